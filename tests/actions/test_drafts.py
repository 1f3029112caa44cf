"""Drafts: files are saved one by one, and nobody writes over what somebody else saved."""

import tempfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from eduapp.actions import drafts, roles
from eduapp.actions.audit import Hand
from eduapp.actions.drafts import Overtaken
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.unfolding import Unfolding
from eduapp.store import Draft, ModuleChange
from eduapp.web import ids
from eduapp.web.db import db
from tests.conftest import NOON
from tests.lives import learner

MODULE, WALK, MAP = "cases/walking/module.md", "cases/walking/the-walk.md", "cases/walking/media/gait.png"


def hand(name: str, role: str | None = "author", scope: str = "*") -> Hand:
    person = learner(db.session, name, NOON)
    if role:
        roles.grant(db.session, person, role, scope, now=NOON)
    return Hand(person.id, name, NOON, ids.maker(NOON))


@pytest.fixture
def dan(in_app: Flask) -> Hand:
    return hand("Dan")


@pytest.fixture
def draft(dan: Hand) -> Draft:
    return drafts.begin(db.session, "walking", {MODULE: b"# Walking\n", WALK: b"# The walk\n"}, dan)


def texts(draft: Draft) -> dict[str, tuple[bytes, int]]:
    return {file.path: (file.data, file.number) for file in drafts.files_of(db.session, draft)}


def test_a_draft_holds_the_files_that_it_was_begun_with(draft: Draft) -> None:
    assert texts(draft) == {MODULE: (b"# Walking\n", 1), WALK: (b"# The walk\n", 1)}
    assert [change.what for change in db.session.scalars(select(ModuleChange))] == ["begun"]


def test_a_save_counts_up_and_the_same_once_more_does_not(draft: Draft, dan: Hand) -> None:
    before = draft.digest
    assert drafts.save(db.session, draft, WALK, b"# The long walk\n", 1, dan).number == 2
    changed, edition = draft.digest, draft.edition
    assert changed != before
    assert drafts.save(db.session, draft, WALK, b"# The long walk\n", 1, dan).number == 2
    assert (draft.digest, draft.edition) == (changed, edition)


def test_nobody_writes_over_what_somebody_else_saved(draft: Draft, dan: Hand) -> None:
    carol = hand("Carol", "organiser")
    drafts.save(db.session, draft, WALK, b"hers\n", 1, carol)
    with pytest.raises(Overtaken) as slip:
        drafts.save(db.session, draft, WALK, b"his\n", 1, dan)
    assert slip.value.theirs.data == b"hers\n"
    assert "Carol has saved this file meanwhile" in str(slip.value)
    assert texts(draft)[WALK] == (b"hers\n", 2)
    assert drafts.save(db.session, draft, WALK, b"both\n", 2, dan).number == 3


def test_a_file_that_was_removed_meanwhile_does_not_come_back_unasked(draft: Draft, dan: Hand) -> None:
    drafts.remove(db.session, draft, WALK, dan)
    with pytest.raises(Refused, match="removed this file meanwhile"):
        drafts.save(db.session, draft, WALK, b"mine\n", 1, dan)
    assert drafts.save(db.session, draft, WALK, b"mine\n", 0, dan).number == 1


def test_files_that_are_sent_together_tell_what_became_of_each(draft: Draft, dan: Hand) -> None:
    put = drafts.put(db.session, draft, {MODULE: b"# Walking\n", WALK: b"# Anew\n", MAP: b"png"}, dan)
    assert (put.new, put.changed, put.same) == ((MAP,), (WALK,), (MODULE,))


@pytest.mark.parametrize(
    "path",
    [
        "cases/other/a.md",
        "cases/walking/../other/a.md",
        "/cases/walking/a.md",
        "cases/walking/a.exe",
        "cases/walking/.hidden.md",
        "cases/walking/a\x00.md",
        "cases/walking/a/b/c.md",
        "templates/walking/a.md",
        "module.md",
        "cases//walking/a.md",
        f"cases/walking/{'a' * 250}.md",
        "cases/walking/the-walk.md/a.md",
    ],
)
def test_a_file_cannot_stand_outside_its_module(draft: Draft, dan: Hand, path: str) -> None:
    before = draft.digest
    with pytest.raises(Refused):
        drafts.save(db.session, draft, path, b"x", 0, dan)
    with pytest.raises(Refused):
        drafts.put(db.session, draft, {"cases/walking/good.md": b"# Good\n", path: b"x"}, dan)
    assert draft.digest == before


def test_a_draft_is_not_there_for_whoever_has_no_part_in_it(draft: Draft) -> None:
    alice, rita = hand("Alice", None), hand("Rita", "reviewer", "module:walking")
    other = hand("Eve", "author", "module:stairs")
    for one in (alice, other):
        with pytest.raises(NotThere):
            drafts.draft_or_404(db.session, draft.id, one.id, now=NOON)
        assert drafts.drafts_of(db.session, one.id, now=NOON) == []
    assert drafts.draft_or_404(db.session, draft.id, rita.id, now=NOON) is draft
    assert drafts.drafts_of(db.session, rita.id, now=NOON) == [draft]
    with pytest.raises(NotThere):
        drafts.save(db.session, draft, WALK, b"hers", 1, rita)


def test_a_module_has_one_draft_at_a_time(draft: Draft, dan: Hand) -> None:
    with pytest.raises(Refused, match="a draft of “walking” already"):
        drafts.begin(db.session, "walking", {}, dan)
    drafts.put_away(db.session, draft, dan)
    assert drafts.begin(db.session, "walking", {}, dan).id != draft.id
    with pytest.raises(Refused, match="not worked on any more"):
        drafts.save(db.session, draft, WALK, b"late", 1, dan)


def test_who_wrote_in_it_is_known_and_who_began_it_owns_it(draft: Draft, dan: Hand) -> None:
    carol = hand("Carol", "organiser")
    drafts.save(db.session, draft, WALK, b"hers\n", 1, carol)
    assert [(one.name, one.is_owner) for one in drafts.writers(db.session, draft)] == [("Dan", True), ("Carol", False)]


def test_a_draft_unfolds_into_a_folder_that_follows_it(draft: Draft, dan: Hand) -> None:
    unfolding = Unfolding()

    def found() -> dict[str, bytes]:
        folder = unfolding.folder(db.session.connection(), draft.id)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}

    assert found() == {MODULE: b"# Walking\n", WALK: b"# The walk\n"}
    drafts.save(db.session, draft, WALK, b"# Anew\n", 1, dan)
    drafts.remove(db.session, draft, MODULE, dan)
    assert found() == {WALK: b"# Anew\n"}


def test_what_a_killed_process_left_unfolded_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "eduapp-drafts-left").mkdir()
    (tmp_path / "eduapp-drafts-left/.held").touch()
    at_work = Unfolding()
    beside = Unfolding()
    assert len(list(tmp_path.iterdir())) == 2
    del at_work, beside


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
