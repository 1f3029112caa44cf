"""A draft of the walking module, as its author sends it, and what a browser does with it."""

import io
import zipfile
from pathlib import Path

from sqlalchemy import select
from werkzeug.test import TestResponse

from eduapp.store import Draft, DraftFile
from eduapp.web import ids
from eduapp.web.db import db
from tests import content, schooling
from tests.browse import Browser
from tests.stage import Stage

WALK, PICTURE, MODULE = "cases/walking/the-walk.md", "cases/walking/media/gait.png", "cases/walking/module.md"
FOLDER = {
    "cases/walking/module.md": b"# Walking\n",
    "cases/walking/the-walk.md": content.WALK.encode(),
    "cases/walking/media/gait.png": content.PICTURE,
    "cases/competencies.yaml": content.COMPETENCIES.encode(),
    "cases/evidence.yaml": content.EVIDENCE.encode(),
}


def archive(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in files.items():
            packed.writestr(path, data)
    return whole.getvalue()


def send(browser: Browser, address: str, *files: tuple[str, bytes]) -> TestResponse:
    """Send files as the form does, and follow where it leads."""
    sent = {"csrf_token": browser.token, "files": [(io.BytesIO(data), name) for name, data in files]}
    answer = browser.client.post(address, data=sent, content_type="multipart/form-data", follow_redirects=True)
    browser._seen(answer)
    return answer


def begin(browser: Browser) -> str:
    """Begin the draft; the address of its page."""
    send(browser, "/publish/drafts/new", ("walking.zip", archive(FOLDER)))
    return browser.last


def saved(stage: Stage, path: str) -> tuple[str, int]:
    """The text of a file, and how often it was saved."""
    with stage.app.app_context():
        row = db.session.execute(select(DraftFile.data, DraftFile.number).where(DraftFile.path == path)).one()
        return row.data.decode(), row.number


def drafts(stage: Stage) -> list[str]:
    with stage.app.app_context():
        return [ids.written(id_) for id_ in db.session.scalars(select(Draft.id).order_by(Draft.id))]


def school_files(folder: Path) -> dict[str, bytes]:
    """The module of the school as its organiser has it in a folder: without the cases that it does not list, with
    credit that fits its minutes, and with everybody disclosed who is to sign it."""
    schooling.write(folder)
    paths = (path for path in folder.rglob("*") if path.is_file() and path.stem not in ("the-torn-page", "the-walk"))
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files[MODULE] = overview().encode()
    return files


def overview() -> str:
    text = schooling.OVERVIEW.replace(
        "    amount: 1.25\n  - kind: Nursing hours\n    amount: 0.5\n", "    amount: 0.25\n"
    )
    people = "".join(
        f"  - name: {name}\n    role: reviewed or released it\n    attested: 2026-11-01\n    relationships: none\n"
        for name in ("Dan", "Rita", "Carol")
    )
    return text.replace("1.25 *CME", "0.25 *CME").replace("act: I ask", f"{people}act: I ask")
