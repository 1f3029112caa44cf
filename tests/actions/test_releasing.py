"""From a draft to a release: reviewed in order, signed at one state, put on the shelf all at once."""

from pathlib import Path

import pytest
from flask import Flask

from eduapp.actions import candidates, drafts, enrolments, exploring, releases, releasing, roles, shelf, signing
from eduapp.actions.audit import Hand
from eduapp.actions.candidates import Looked
from eduapp.actions.refused import NotThere, Refused
from eduapp.actions.unfolding import Unfolding
from eduapp.jobs.explore import explore
from eduapp.jobs.release import release, release_draft
from eduapp.store import Case, EvidenceChange, Module, Person, Release, SignedFact
from eduapp.web import clock, ids
from eduapp.web.db import db
from tests.drafted import school_files
from tests.lives import learner

KEY = "walking"
OVERVIEW, STAIRS = "cases/walking/module.md", "cases/walking/the-stairs.md"
SAY = "I stand by it."


class Desk:
    """A draft with its author Dan, its reviewer Rita and its organiser Carol."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.unfolding = Unfolding()
        self.dan, self.rita, self.carol = (
            self._hand("Dan", "author"),
            self._hand("Rita", "reviewer"),
            self._hand("Carol", "organiser"),
        )
        self.draft = drafts.begin(db.session, KEY, files, self.dan)
        db.session.commit()

    def _hand(self, name: str, role: str) -> Hand:
        now = clock.now()
        person = learner(db.session, name, now)
        roles.grant(db.session, person, role, now=now)
        return Hand(person.id, name, now, ids.maker(now))

    @property
    def root(self) -> Path:
        return self.unfolding.folder(db.session.connection(), self.draft.id)

    def look(self) -> Looked:
        return candidates.look(db.session, self.draft, self.root, clock.now().date())

    def codes(self) -> set[str]:
        return {one.code for one in releasing.missing(self.look(), clock.now().date())}

    def explore(self) -> None:
        for path, document in self.look().documents.items():
            digest = exploring.digest_of(document, clock.now().date())
            if digest:
                exploring.ask(db.session, self.draft.id, path, digest, now=clock.now())
        db.session.commit()
        while explore(db.engine, self.unfolding, clock=clock.now):
            pass

    def sign(self, stage: str, hand: Hand) -> None:
        signing.sign(db.session, self.draft, self.look(), stage, self.draft.digest, SAY, hand)

    def sign_facts(self) -> None:
        looked = self.look()
        read = {one.fact.key: one.digest for one in looked.facts}
        assert signing.sign_facts(db.session, self.draft, looked, read, self.rita) == 0

    def review(self) -> None:
        self.explore()
        self.sign("author", self.dan)
        self.sign_facts()
        self.sign("reviewer", self.rita)

    def release(self, changes: str = "The first one.") -> Release | None:
        releasing.ask(db.session, self.draft, self.look(), self.draft.digest, SAY, changes, self.carol)
        db.session.commit()
        release(db.engine, self.unfolding, clock=clock.now)
        db.session.expire_all()
        return releases.in_force(db.session, KEY)


@pytest.fixture
def desk(in_app: Flask, tmp_path: Path) -> Desk:
    return Desk(school_files(tmp_path))


def test_what_a_new_draft_lacks_is_said_at_once(desk: Desk) -> None:
    assert desk.codes() == {"not-explored", "no-author", "no-reviewer", "unsigned-fact"}


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


def test_that_nobody_who_may_sign_has_disclosed_is_said_before_anybody_signs(desk: Desk) -> None:
    roles.revoke(db.session, db.session.get_one(Person, desk.rita.id), "reviewer")
    other = desk._hand("Otto", "reviewer")
    assert "undisclosed-reviewer" in desk.codes()
    desk.explore()
    desk.sign("author", desk.dan)
    with pytest.raises(Refused, match="not among the disclosures"):
        desk.sign("reviewer", other)


def test_a_reference_of_the_files_own_is_signed_by_its_text(in_app: Flask, tmp_path: Path) -> None:
    files = school_files(tmp_path)
    cited = files[STAIRS].decode().replace("[^E101]", "[^own]")
    files[STAIRS] = f"{cited}\n\n[^own]: A letter.\n".encode()
    desk = Desk(files)
    (before,) = [one for one in desk.look().facts if one.fact.id == "own"]
    assert before.own == "A letter."
    changed = files[STAIRS].replace(b"A letter.", b"Another letter.")
    drafts.save(db.session, desk.draft, STAIRS, changed, 1, desk.dan)
    (after,) = [one for one in desk.look().facts if one.fact.id == "own"]
    assert after.digest != before.digest


def grant(hand: Hand, role: str) -> None:
    roles.grant(db.session, db.session.get_one(Person, hand.id), role, now=clock.now())


def write(desk: Desk, path: str, before: str, after: str, hand: Hand) -> None:
    file = drafts.file_or_404(db.session, desk.draft, path)
    text = file.data.decode()
    assert before in text
    drafts.save(db.session, desk.draft, path, text.replace(before, after).encode(), file.number, hand)


def test_nobody_reviews_what_she_wrote_herself(desk: Desk) -> None:
    desk.explore()
    desk.sign("author", desk.dan)
    desk.sign_facts()
    grant(desk.dan, "reviewer")
    with pytest.raises(Refused, match="somebody else has to review it"):
        desk.sign("reviewer", desk.dan)
    grant(desk.carol, "reviewer")
    write(desk, STAIRS, "Bruno", "Bruno B.", desk.carol)
    with pytest.raises(Refused, match="somebody else has to review it"):
        desk.sign("reviewer", desk.carol)


def test_two_tabs_that_saw_the_same_sign_once(desk: Desk) -> None:
    desk.explore()
    looked = desk.look()
    read = {one.fact.key: one.digest for one in looked.facts}
    for _ in range(2):
        signing.sign(db.session, desk.draft, looked, "author", desk.draft.digest, SAY, desk.dan)
        assert signing.sign_facts(db.session, desk.draft, looked, read, desk.rita) == 0
    assert len(signing.signatures(db.session, desk.draft)) == 1
    assert db.session.query(SignedFact).count() == len(read)


def test_a_draft_begun_anew_makes_nobody_a_stranger_to_what_she_wrote(desk: Desk) -> None:
    files = {file.path: bytes(file.data) for file in drafts.files_of(db.session, desk.draft)}
    drafts.put_away(db.session, desk.draft, desk.carol)
    desk.draft = drafts.begin(db.session, KEY, files, desk.carol)
    desk.explore()
    desk.sign("author", desk.carol)
    grant(desk.dan, "reviewer")
    with pytest.raises(Refused, match="somebody else has to review it"):
        desk.sign("reviewer", desk.dan)


def test_what_was_looked_through_before_it_was_changed_is_not_released(desk: Desk) -> None:
    desk.review()
    looked = desk.look()
    write(desk, STAIRS, "Bruno", "Bruno B.", desk.dan)
    with pytest.raises(Refused, match="changed meanwhile"):
        releasing.ask(db.session, desk.draft, looked, desk.draft.digest, SAY, "New.", desk.carol)
    assert desk.draft.state == "open"


def test_each_signs_in_her_turn(desk: Desk) -> None:
    desk.explore()
    with pytest.raises(Refused, match="not your turn"):
        desk.sign("reviewer", desk.rita)
    desk.sign("author", desk.dan)
    with pytest.raises(Refused, match="each critical fact"):
        desk.sign("reviewer", desk.rita)
    with pytest.raises(Refused, match="not your turn"):
        desk.sign("organiser", desk.carol)
    with pytest.raises(NotThere):
        desk.sign("organiser", desk.rita)


def test_what_is_changed_after_it_was_signed_has_to_be_signed_anew(desk: Desk) -> None:
    desk.review()
    write(desk, STAIRS, "Bruno", "Bruno B.", desk.dan)
    assert {"no-author", "no-reviewer"} <= desk.codes()
    with pytest.raises(Refused, match="see what it still lacks"):
        desk.release()
    assert releases.in_force(db.session, KEY) is None


def test_a_fact_stays_signed_as_long_as_it_and_what_leans_on_it_stay(desk: Desk) -> None:
    desk.review()
    write(desk, OVERVIEW, "What a year does to legs can be asked", "What a year does to legs may be asked", desk.dan)
    assert "unsigned-fact" not in desk.codes()
    write(desk, "cases/evidence.yaml", "A measured walk can", "A measured walk may", desk.dan)
    assert desk.look().candidate.unsigned == ("E102",)


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
