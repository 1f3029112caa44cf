"""The documents of a draft. A process keeps what it has read of one state: the pages of a draft ask for it again and
again, and reading a module of four cases takes a quarter of a second."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from eduapp.actions import drafts
from eduapp.actions.draft_paths import is_text
from eduapp.library import Document, read_document
from eduapp.store import Draft

MODULE = "module.md"
MOST_KEPT = 8
_State = tuple[Path, str, date]
_kept: OrderedDict[_State, Mapping[str, Document]] = OrderedDict()
_lock = threading.Lock()


def read(session: Session, draft: Draft, root: Path, today: date) -> Mapping[str, Document]:
    """Every text of the draft, whose files are below `root`, read and checked but for what only playing can find."""
    state = (root, draft.digest, today)
    with _lock:
        if state in _kept:
            _kept.move_to_end(state)
            return _kept[state]
    found = _read(session, draft, root, today)
    with _lock:
        _kept[state] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _read(session: Session, draft: Draft, root: Path, today: date) -> dict[str, Document]:
    """Those that a module lists are read once."""
    paths = [file.path for file in drafts.files_of(session, draft) if is_text(file.path)]
    at_hand: dict[Path, Document] = {}
    for path in sorted(paths, key=lambda path: path.endswith(f"/{MODULE}")):
        full = (root / path).resolve()
        at_hand[full] = read_document(full, today, play=False, at_hand=at_hand)
    return {path: at_hand[(root / path).resolve()] for path in paths}
