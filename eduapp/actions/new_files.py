"""A file of a draft is begun from what comes along, or gets another name."""

import re
from pathlib import PurePosixPath

from sqlalchemy import update
from sqlalchemy.orm import Session, undefer

from eduapp.actions import drafts
from eduapp.actions.audit import Hand
from eduapp.actions.draft_paths import LISTS, fit, is_text
from eduapp.actions.refused import Refused
from eduapp.interop.archive.contents import with_paths
from eduapp.library.beginning import PICTURES, beginning, picture
from eduapp.store import Draft, DraftFile, Remark
from eduapp.text.heading import slug
from eduapp.text.said import told

KINDS = {
    "case": ("case.md", "cases/{key}/{name}.md"),
    "quiz": ("quiz.md", "quizzes/{key}/{name}.md"),
    "handout": ("module-handout.md", "cases/{key}/handouts/{name}.md"),
}
"""By what they are: the document that comes along, and where such a file stands."""
TAKEN = ("module", "readme")  # these names mean something else


def begin(session: Session, draft: Draft, kind: str, name: str, hand: Hand) -> DraftFile:
    """A new file with a small document to change; a case brings the pictures that it shows."""
    if kind not in KINDS:
        raise Refused(told("Say whether it is a case, a quiz or a handout."))
    source, place = KINDS[kind]
    path = fit(place.format(key=draft.module_key, name=_key(name)), draft.module_key)
    drafts.hold(session, draft, hand)
    _must_be_new(session, draft, path)
    if kind == "case":
        there = {file.path for file in drafts.files_of(session, draft)}
        shown = {f"cases/{draft.module_key}/{one}": picture(one) for one in PICTURES}
        drafts.put(session, draft, {at: data for at, data in shown.items() if at not in there}, hand)
    text = beginning(source, hand.now.date())
    return drafts.save(session, draft, path, text.encode(), 0, hand)


def move(session: Session, draft: Draft, path: str, name: str, hand: Hand) -> DraftFile:
    """Give a file another name in its folder. What is remarked on it goes along, and the module lists it as it is
    called now."""
    drafts.hold(session, draft, hand)
    file = drafts.file_or_404(session, draft, path)
    to = fit(f"{path.rpartition('/')[0]}/{_named(path, name)}", draft.module_key)
    if to == path:
        return file
    _must_be_new(session, draft, to)
    drafts.put(session, draft, {to: file.data}, hand)
    drafts.remove(session, draft, path, hand)
    session.execute(update(Remark).where(Remark.draft_id == draft.id, Remark.path == path).values(path=to))
    _list_anew(session, draft, path, to, hand)
    return drafts.file_or_404(session, draft, to)


def is_movable(path: str) -> bool:
    """Whether it may be called something else: what a module and its lists are called says what they are."""
    return path not in LISTS and not path.endswith("/module.md")


def _key(name: str) -> str:
    key = slug(name.strip().removesuffix(".md"))
    if not re.search(r"[a-z0-9]", key):
        raise Refused(told("The name needs a letter or a digit, as early-signs."))
    if key in TAKEN:
        raise Refused(told("“%(name)s” means something else: choose another name."), name=key)
    return key


def _named(path: str, name: str) -> str:
    """The name as a file, with the ending that the file has: a picture stays one, a translation too."""
    if not is_movable(path):
        raise Refused(told("This file has to be called so."))
    ending = PurePosixPath(path).suffix
    stem = name.strip().removesuffix(ending)
    return f"{_key(stem) if is_text(path) and '.' not in stem else stem}{ending}"


def _must_be_new(session: Session, draft: Draft, path: str) -> None:
    if session.get(DraftFile, (draft.id, path)) is not None:
        raise Refused(told("There is a file %(path)s already. Choose another name."), path=path)


def _list_anew(session: Session, draft: Draft, path: str, to: str, hand: Hand) -> None:
    """In the contents and handouts of the module."""
    own = f"cases/{draft.module_key}"
    overview = session.get(DraftFile, (draft.id, f"{own}/module.md"), options=[undefer(DraftFile.data)])
    if overview is None:
        return
    data = with_paths(overview.data, own, {path: to})
    old, new = (re.escape(path.removeprefix(f"{own}/")), to.removeprefix(f"{own}/"))
    data = re.sub(rf"(?m)^([ \t]*-[ \t]+){old}([ \t]*\r?)$".encode(), rf"\g<1>{new}\g<2>".encode(), data)
    drafts.put(session, draft, {overview.path: data}, hand)
