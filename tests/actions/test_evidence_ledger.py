"""The ledger holds every reference of the releases in use, and what leans on each."""

from pathlib import Path

import pytest

from eduapp.actions import evidence_ledger, leant, releasing, shelf
from eduapp.actions.evidence_ledger import Entry
from eduapp.actions.powers import Powers, scope_of
from eduapp.web import clock
from eduapp.web.db import db
from tests import content, schooling
from tests.cohorting import hand
from tests.schooling import MODULE, School
from tests.stage import statements

ALL = Powers(frozenset({("organiser", "*")}))


def entries() -> dict[str, Entry]:
    return {one.key: one for one in evidence_ledger.seen_by(db.session, ALL)}


def load_again(folder: Path, claim: str = "A measured walk has to be compared.") -> None:
    """The next release, in which a claim reads differently."""
    cases = schooling.write(folder, schooling.OVERVIEW)
    cases.joinpath("evidence.yaml").write_text(content.EVIDENCE.replace("A measured walk can be compared.", claim))
    shelf.load(db.session, cases, now=clock.now())
    db.session.commit()


def test_each_reference_has_its_claim_and_what_leans_on_it(in_school: School) -> None:
    found = entries()
    assert set(found) >= {"E101", "E102", "E103"}
    walk = found["E102"]
    assert walk.text == "A measured walk can be compared."
    assert walk.counts["scored"] >= 3, "each quiz asks for it"
    assert {place.document.key for place in walk.places} >= {"walking/before", "walking/after"}
    sheet = found["E103"]
    assert dict(sheet.counts) == {"unsafe": 0, "scored": 0, "cited": 1}
    assert [use.sentence for place in sheet.places for use in place.uses] == ["Count the stairs of a week.[^E103]"]
    assert sheet.critical == ()


def test_an_earlier_release_stays_as_long_as_somebody_is_in_it_or_has_finished_it(
    in_school: School, tmp_path: Path
) -> None:
    in_school.enrol("Alice")
    before = entries()["E102"].counts
    load_again(tmp_path)
    entry = entries()["E102"]
    assert entry.counts == before, "what is in two releases counts once"
    assert [(one.release.number, one.is_in_force, one.in_the_middle) for one in entry.releases] == [
        (2, True, 0),
        (1, False, 1),
    ]
    assert [version.text for version in entry.versions] == [
        "A measured walk has to be compared.",
        "A measured walk can be compared.",
    ]
    in_school.finish("Alice")
    assert evidence_ledger.learners(db.session, [one.release.id for one in entry.releases]) == (0, 1)


def test_a_release_that_nobody_was_in_is_gone_with_the_next_one(in_school: School, tmp_path: Path) -> None:
    load_again(tmp_path)
    assert [one.release.number for one in entries()["E102"].releases] == [2]


def test_a_retired_module_is_in_use_only_for_those_who_began_it(in_school: School) -> None:
    releasing.retire(db.session, MODULE, "It is old.", hand(in_school, "Carol"))
    assert entries() == {}


def test_whoever_works_on_one_module_sees_its_references_alone(in_school: School) -> None:
    def seen(scope: str) -> list[Entry]:
        return evidence_ledger.seen_by(db.session, Powers(frozenset({("author", scope)})))

    assert len(seen(scope_of(MODULE))) == len(entries())
    assert seen(scope_of("swimming")) == []


@pytest.mark.parametrize("enrolled", [("Alice",), ("Alice", "Bob", "Mallory", "Dan")])
def test_it_takes_as_many_statements_whatever_it_holds(
    in_school: School, tmp_path: Path, enrolled: tuple[str, ...]
) -> None:
    """In a process that has read nothing yet; then two, since revisions never change."""
    for name in enrolled:
        in_school.enrol(name)
    if len(enrolled) > 1:
        load_again(tmp_path)
    leant._AT_HAND.clear()
    with statements(in_school.app) as sent:
        entries()
    assert len(sent) <= 7
    with statements(in_school.app) as sent:
        entries()
    assert len(sent) == 2
