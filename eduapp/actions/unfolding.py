"""Drafts as folders on the disk, where the library reads them as it reads any other folder.

Each process has its own, below a folder that goes with it; of one that was killed the next removes it. A draft is
unfolded when somebody needs it, and brought up to date by the files that were saved since.
"""

import fcntl
import os
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, select

from eduapp.store import Draft, DraftFile

MOST_KEPT = 16
BEGINS, HELD = "eduapp-drafts-", ".held"


@dataclass
class _Unfolded:
    """A folder, the state of the draft that is in it, and the digest of each file that was written."""

    folder: Path
    state: tuple[int, str] = (0, "")
    written: dict[str, str] = field(default_factory=dict)


class Unfolding:
    """The drafts that this process has unfolded; those not used for longest are folded up again."""

    def __init__(self) -> None:
        self._root = Path(tempfile.mkdtemp(prefix=BEGINS))
        held = _hold(self._root)
        _remove_left(self._root.parent)
        weakref.finalize(self, _fold_up, self._root, held)
        self._kept: OrderedDict[int, _Unfolded] = OrderedDict()
        self._lock = threading.Lock()

    def folder(self, connection: Connection, draft_id: int) -> Path:
        """The folder of the draft as it is saved now: it holds `cases/` and `quizzes/`."""
        with self._lock:
            kept = self._kept.get(draft_id)
            if kept is None:
                kept = self._kept[draft_id] = _Unfolded(self._root / str(draft_id))
            self._kept.move_to_end(draft_id)
            # By its digest, too: of an edition that was never committed, another one may have got the number.
            own = select(Draft.edition, Draft.digest).where(Draft.id == draft_id)
            edition, digest = connection.execute(own).one()
            if kept.state != (edition, digest):
                _bring(connection, draft_id, kept)
                kept.state = edition, digest
            while len(self._kept) > MOST_KEPT:
                _, old = self._kept.popitem(last=False)
                shutil.rmtree(old.folder, ignore_errors=True)
            return kept.folder


def _hold(root: Path) -> IO[bytes]:
    """A lock that ends with the process, however that ends. It gets its name when it is held."""
    held = (root / ".new").open("wb")
    fcntl.flock(held, fcntl.LOCK_EX)
    os.rename(root / ".new", root / HELD)
    return held


def _fold_up(root: Path, held: IO[bytes]) -> None:
    shutil.rmtree(root, ignore_errors=True)
    held.close()


def _remove_left(above: Path) -> None:
    """Nobody holds what a killed process has left."""
    for lock in above.glob(f"{BEGINS}*/{HELD}"):
        try:
            with lock.open("rb") as left:
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.parent, ignore_errors=True)
        except OSError:  # it is at work, is gone meanwhile, or is another user's
            continue


def _bring(connection: Connection, draft_id: int, kept: _Unfolded) -> None:
    """Write what is new, and remove what is gone."""
    own = select(DraftFile.path, DraftFile.digest).where(DraftFile.draft_id == draft_id)
    now = {path: digest for path, digest in connection.execute(own)}
    changed = [path for path, digest in now.items() if kept.written.get(path) != digest]
    if changed:
        data = select(DraftFile.path, DraftFile.data, DraftFile.digest)
        for path, content, digest in connection.execute(
            data.where(DraftFile.draft_id == draft_id, DraftFile.path.in_(changed))
        ):
            _write(kept.folder / path, content)
            kept.written[path] = digest
    for path in kept.written.keys() - now.keys():
        (kept.folder / path).unlink(missing_ok=True)
        del kept.written[path]


def _write(path: Path, data: bytes) -> None:
    """In one stroke: whoever reads it meanwhile reads the one or the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
