"""From a reviewed draft to a release, put on the shelf all at once; and out of use again."""

from pathlib import Path

import pytest

from eduapp.actions import drafts, enrolments, releases, releasing, shelf, signing
from eduapp.actions.refused import NotThere, Refused
from eduapp.jobs.release import release_draft
from eduapp.store import Case, EvidenceChange, Module, Release
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.lives import learner
from tests.reviewed import KEY, SAY, STAIRS, Desk, write


def test_a_draft_that_was_reviewed_becomes_a_release_that_learners_take(desk: Desk) -> None:
    desk.review()
    assert desk.codes() == set()
    made = desk.release()
    assert made is not None
    assert (made.number, made.changes, made.released_by) == (1, "The first one.", "Carol")
    assert [part.revision.key for part in made.parts][:2] == ["walking/before", "the-stairs"]
    assert desk.draft.state == "released"
    assert desk.draft.release_id == made.id
    alice = learner(db.session, "Alice", clock.now())
    enrolments.enrol(db.session, ids.new(clock.now()), alice.id, KEY, now=clock.now())
    with pytest.raises(Refused, match="not worked on any more"):
        drafts.save(db.session, desk.draft, STAIRS, b"x", 1, desk.dan)


def test_what_was_looked_through_before_it_was_changed_is_not_released(desk: Desk) -> None:
    desk.review()
    looked = desk.look()
    write(desk, STAIRS, "Bruno", "Bruno B.", desk.dan)
    with pytest.raises(Refused, match="changed meanwhile"):
        releasing.ask(db.session, desk.draft, looked, desk.draft.digest, SAY, "New.", desk.carol)
    assert desk.draft.state == "open"


def test_an_open_remark_keeps_it_from_being_released(desk: Desk) -> None:
    desk.review()
    said = signing.remark(db.session, desk.draft, STAIRS, 3, "summary: …", "Is this true?", desk.rita)
    signing.remark(db.session, desk.draft, "", 0, "", "Yes, by E101.", desk.dan, of=said.id)
    assert desk.codes() == {"open-comment"}
    signing.resolve(db.session, desk.draft, said.id, desk.rita)
    assert desk.codes() == set()
    ((first, answers),) = signing.remarks(db.session, desk.draft, STAIRS)
    assert (first.line, first.resolved_by, [one.text for one in answers]) == (3, "Rita", ["Yes, by E101."])


def test_a_name_of_another_module_is_not_taken_from_it(desk: Desk, tmp_path: Path) -> None:
    desk.review()
    db.session.add(
        Case(key="the-stairs", module="other", position=0, is_withheld=False, findings=[], loaded_at=clock.now())
    )
    db.session.commit()
    assert desk.release() is None
    assert desk.draft.state == "open"
    assert desk.draft.slip == "The name “the-stairs” is taken by the module “other”. Give your file another one."
    assert "no-author" not in desk.codes(), "the author need not sign again"


def test_two_processes_that_release_one_draft_make_one_release(desk: Desk) -> None:
    desk.review()
    releasing.ask(db.session, desk.draft, desk.look(), desk.draft.digest, SAY, "The first one.", desk.carol)
    with pytest.raises(Refused, match="not worked on any more"):
        write(desk, STAIRS, "Bruno", "Bruno B.", desk.dan)
    db.session.commit()
    assert release_draft(db.engine, desk.unfolding, desk.draft.id, clock=clock.now)
    assert not release_draft(db.engine, desk.unfolding, desk.draft.id, clock=clock.now)
    db.session.expire_all()
    assert desk.draft.state == "released"
    assert [row.taken_back_at for row in signing.signatures(db.session, desk.draft)] == [None] * 3
    assert [one.number for one in db.session.query(Release).all()] == [1]


def test_the_next_release_says_what_is_new_and_nobody_in_the_middle_is_touched(desk: Desk) -> None:
    desk.review()
    first = desk.release()
    assert first is not None
    alice = learner(db.session, "Alice", clock.now())
    own = enrolments.enrol(db.session, ids.new(clock.now()), alice.id, KEY, now=clock.now())
    files = {
        file.path: drafts.file_or_404(db.session, desk.draft, file.path).data
        for file in drafts.files_of(db.session, desk.draft)
    }
    desk.draft = drafts.begin(db.session, KEY, files, desk.dan, first)
    desk.review()
    assert desk.release() is not None
    assert desk.draft.slip == "Nothing has changed since the last release, so there is no new one."
    write(desk, STAIRS, "Bruno", "Bruno B.", desk.dan)
    desk.review()
    second = desk.release("Bruno has a surname.")
    assert second is not None
    assert (second.number, second.changes) == (2, "Bruno has a surname.")
    assert own.release_id == first.id


def test_a_folder_that_is_loaded_leaves_a_module_that_was_released_here(desk: Desk, tmp_path: Path) -> None:
    desk.review()
    made = desk.release()
    loaded = shelf.load(db.session, tmp_path / "cases", now=clock.now())
    assert loaded.left == (KEY,)
    assert releases.in_force(db.session, KEY) is made
    assert db.session.get_one(Case, "the-stairs").module == KEY


def test_a_retired_module_is_begun_by_nobody_and_can_be_brought_back(desk: Desk, tmp_path: Path) -> None:
    desk.review()
    desk.release()
    alice = learner(db.session, "Alice", clock.now())
    enrolments.enrol(db.session, ids.new(clock.now()), alice.id, KEY, now=clock.now())
    releasing.retire(db.session, KEY, "A drug was withdrawn.", desk.carol)
    assert releases.newest(db.session, KEY) is None
    assert db.session.get(Case, "the-stairs") is None
    assert enrolments.current(db.session, alice.id, KEY) is not None
    shelf.load(db.session, tmp_path / "cases", now=clock.now())
    assert db.session.get_one(Module, KEY).retired_because == "A drug was withdrawn."
    releasing.bring_back(db.session, KEY, desk.carol)
    assert releases.newest(db.session, KEY) is not None
    assert db.session.get_one(Case, "the-stairs").module == KEY


def test_only_an_organiser_releases_and_retires(desk: Desk) -> None:
    desk.review()
    for one in (desk.dan, desk.rita):
        with pytest.raises(NotThere):
            releasing.ask(db.session, desk.draft, desk.look(), desk.draft.digest, SAY, "New.", one)
        with pytest.raises(NotThere):
            releasing.retire(db.session, KEY, "No.", one)


def test_evidence_that_has_changed_is_told_and_keeps_nothing_back(desk: Desk) -> None:
    for claim in ("E102", "E999"):
        made = EvidenceChange(
            id=desk.rita.new_id(), claim=claim, what="It was withdrawn.", at=clock.now(), by_name="Rita"
        )
        made.done = ""
        db.session.add(made)
    db.session.flush()
    before = desk.codes()
    assert [one.claim for one in desk.look().candidate.changed] == ["E102"]
    assert "changed-evidence" not in before


def test_a_module_comes_back_only_where_its_names_are_free(desk: Desk) -> None:
    desk.review()
    desk.release()
    releasing.retire(db.session, KEY, "No.", desk.carol)
    taken = Case(key="the-stairs", module="other", position=0, is_withheld=False, findings=[], loaded_at=clock.now())
    bare = Module(key="bare", module="bare", position=9, is_withheld=True, findings=[], loaded_at=clock.now())
    db.session.add_all((taken, bare))
    db.session.flush()
    with pytest.raises(Refused, match="is taken by the module “other”"):
        releasing.bring_back(db.session, KEY, desk.carol)
    assert db.session.get_one(Module, KEY).retired_at is not None
    with pytest.raises(Refused, match="no such module on offer"):
        releasing.retire(db.session, "bare", "It was never released.", desk.carol)
