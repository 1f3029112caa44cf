"""Who signs what, in which order, and what makes a signature void."""

from pathlib import Path

import pytest
from flask import Flask

from eduapp.actions import drafts, releases, roles, signing
from eduapp.actions.refused import NotThere, Refused
from eduapp.store import Person, SignedFact
from eduapp.web.db import db
from tests.drafted import school_files
from tests.reviewed import KEY, OVERVIEW, SAY, STAIRS, Desk, grant, write


def test_what_a_new_draft_lacks_is_said_at_once(desk: Desk) -> None:
    assert desk.codes() == {"not-explored", "no-author", "no-reviewer", "unsigned-fact"}


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
