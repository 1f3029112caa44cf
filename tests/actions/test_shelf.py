"""Cases on the shelf: a revision is the hash of a source and of all that it resolves to, and never changes."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from eduapp.actions import attempts, shelf, studying, ways
from eduapp.actions.play import Desk, decide, stand
from eduapp.actions.refused import NotThere
from eduapp.actions.shelf import Loaded
from eduapp.case.play import Decision
from eduapp.store import Case, Content, Person, Revision
from eduapp.web import clock
from eduapp.web.db import db, reading, writing
from tests import content
from tests.content import change
from tests.stage import GOOD_WAY, STAIRS, TORN, WALK


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.write(tmp_path / "cases")


def load(folder: Path) -> Loaded:
    loaded = shelf.load(db.session, folder, now=clock.now())
    db.session.commit()
    return loaded


def revision(key: str = WALK) -> Revision:
    db.session.expire_all()
    case = db.session.get_one(Case, key)
    assert case.revision is not None
    return case.revision


def rows(table: type[Revision] | type[Content]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def codes(key: str) -> list[tuple[str, int, str]]:
    """The errors of a case on the shelf: code, line and file."""
    db.session.expire_all()
    findings = db.session.get_one(Case, key).findings
    return [(f["code"], f["line"], f["file"]) for f in findings if f["severity"] == "error"]


def test_cases_without_errors_are_offered_with_what_is_proved_of_them(in_app: Flask, folder: Path) -> None:
    assert load(folder) == Loaded((STAIRS, WALK), (), (TORN,), ())
    kept = revision()
    assert (kept.key, kept.kind, kept.module, kept.title) == (WALK, "case", "walking", "The walk to the shop")
    assert set(kept.files) == {"the-walk.md", "media/gait.png"}
    assert set(kept.terms["claims"]) == {"E101", "E102"}
    assert set(kept.terms["competencies"]) == {"recognise", "communicate"}
    assert kept.facts["shortest"] == 2
    assert kept.facts["longest"] is None
    picture = db.session.get_one(Content, kept.files["media/gait.png"])
    assert picture.data == content.PICTURE


def test_loading_twice_changes_nothing(in_app: Flask, folder: Path) -> None:
    load(folder)
    before = (revision().id, revision().hash, rows(Revision), rows(Content))
    assert load(folder) == Loaded((), (STAIRS, WALK), (TORN,), ())
    assert (revision().id, revision().hash, rows(Revision), rows(Content)) == before


CHANGES = {
    "the case": ("walking/the-walk.md", "Rosa is 51", "Rosa is 52"),
    "a claim that is cited": ("evidence.yaml", "A measured walk can", "A measured walk may"),
    "the source of a claim that is cited": ("evidence.yaml", "A made-up journal 1", "A made-up journal 4"),
    "a competency that is scored": ("competencies.yaml", "Saying it", "Telling it"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_a_case_resolves_to_makes_a_new_revision(in_app: Flask, folder: Path, what: str) -> None:
    load(folder)
    before = (revision().id, revision().hash)
    file, old, new = CHANGES[what]
    change(folder / file, old, new)
    assert WALK in load(folder).new
    assert (revision().id, revision().hash) != before
    change(folder / file, new, old)
    load(folder)
    assert (revision().id, revision().hash) == before, "back to a revision that is known already"


def test_a_picture_that_is_changed_makes_a_new_revision_and_the_old_one_stays(in_app: Flask, folder: Path) -> None:
    load(folder)
    before, other = dict(revision().files), content.PICTURE + b"\n"
    (folder / "walking/media/gait.png").write_bytes(other)
    assert load(folder).new == (WALK,)
    assert db.session.get_one(Content, before["media/gait.png"]).data == content.PICTURE
    assert db.session.get_one(Content, revision().files["media/gait.png"]).data == other


def test_a_translation_that_is_added_or_changed_makes_a_new_revision(in_app: Flask, folder: Path) -> None:
    load(folder)
    translation = folder / "walking/the-stairs.it.md"
    translation.write_text(content.ITALIAN)
    assert load(folder) == Loaded((STAIRS,), (WALK,), (TORN,), ())
    assert "the-stairs.it.md" in revision(STAIRS).files
    change(translation, "Bruno lives", "Bruno abita")
    assert load(folder).new == (STAIRS,)


def test_what_a_case_does_not_name_makes_no_new_revision(in_app: Flask, folder: Path) -> None:
    load(folder)
    change(folder / "evidence.yaml", "No case cites this", "Still no case cites this")
    change(folder / "competencies.yaml", "Something else", "Something else again")
    (folder / "walking/media/other.png").write_bytes(content.PICTURE)
    assert load(folder) == Loaded((), (STAIRS, WALK), (TORN,), ())
    assert rows(Revision) == 2


def test_the_same_bytes_are_kept_once(in_app: Flask, folder: Path) -> None:
    change(folder / "walking/the-stairs.md", "Bruno lives", "![A door](media/door.png)\n\nBruno lives")
    (folder / "walking/media/door.png").write_bytes(content.PICTURE)
    load(folder)
    assert revision(STAIRS).files["media/door.png"] == revision().files["media/gait.png"]
    assert rows(Content) == 3


def test_a_file_that_breaks_is_withheld_and_the_revision_before_stays_in_force(in_app: Flask, folder: Path) -> None:
    load(folder)
    before = revision().id
    change(folder / "walking/the-walk.md", "(#the-corridor)", "(#the-corridoor)")
    assert WALK in load(folder).withheld
    assert revision().id == before
    assert db.session.get_one(Case, WALK).is_withheld
    assert codes(WALK) == [("broken-link", 37, "cases/walking/the-walk.md")]
    change(folder / "walking/the-walk.md", "(#the-corridoor)", "(#the-corridor)")
    assert WALK in load(folder).new
    assert not db.session.get_one(Case, WALK).is_withheld
    assert (revision().id, codes(WALK)) == (before, [])


def test_a_file_that_was_broken_from_the_first_day_is_not_offered(in_app: Flask, folder: Path) -> None:
    load(folder)
    case = db.session.get_one(Case, TORN)
    assert (case.revision_id, case.is_withheld) == (None, True)
    assert [code for code, *_ in codes(TORN)] == ["broken-link"]
    with pytest.raises(NotThere):
        ways.way_to(db.session.connection(), db.session, studying.teachings(), TORN, ways.Player(None, True), "")


def test_an_error_that_only_playing_finds_withholds_the_file(in_app: Flask, folder: Path) -> None:
    change(folder / "walking/the-stairs.md", "- [Ask when that began](#the-top)", "- [Go in circles](#the-cellar)")
    with (folder / "walking/the-stairs.md").open("a") as file:
        file.write(
            "\n## The cellar\n\nIt is dark.\n\n- [Stay](#the-attic)\n\n## The attic\n\nDust.\n\n- [Down](#the-cellar)\n"
        )
    assert STAIRS in load(folder).withheld
    assert "trap" in [code for code, *_ in codes(STAIRS)]


BROKEN = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00\x01\xd8",
    "no end of the front matter": b"---\nsummary: [",
    "a bomb": b"---\n" + b"a: &a [x]\n" * 50 + b"b: *a\n---\n# x\n",
    "NULs": b"\0" * 2000,
    "deep lists": b"---\nminutes: 1\n---\n# x\n\n## y\n\n" + b"".join(b" " * n + b"- z\n" for n in range(300)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_no_file_takes_the_others_down(in_app: Flask, folder: Path, what: str) -> None:
    (folder / "walking/odd.md").write_bytes(BROKEN[what])
    loaded = load(folder)
    assert (loaded.new, loaded.withheld) == ((STAIRS, WALK), ("odd", TORN))
    assert codes("odd") != []


def test_competencies_that_cannot_be_read_are_told_and_the_cases_stay_in_force(in_app: Flask, folder: Path) -> None:
    load(folder)
    before = revision().id
    (folder / "competencies.yaml").write_text("recognise: {name: [")
    assert load(folder).withheld == (STAIRS, TORN, WALK)
    assert revision().id == before
    assert "cases/competencies.yaml" in {file for *_, file in codes(WALK)}


def test_competencies_that_lose_one_that_is_scored_withhold_the_cases_that_score_it(
    in_app: Flask, folder: Path
) -> None:
    change(folder / "competencies.yaml", "communicate:", "speak:")
    assert load(folder).new == ()
    assert "competency" in " ".join(code for code, *_ in codes(WALK))


def test_a_case_that_is_gone_is_no_longer_offered_and_its_attempts_go_on(in_app: Flask, folder: Path) -> None:
    load(folder)
    alice = Person(is_guest=False, name="Alice", created_at=clock.now(), seen_at=clock.now())
    db.session.add(alice)
    db.session.flush()
    desk = Desk()
    attempts.begin(
        db.session.connection(),
        1,
        alice.id,
        desk.playables.get(db.session.connection(), revision().id),
        1,
        now=clock.now(),
    )
    db.session.commit()
    (folder / "walking/the-walk.md").unlink()
    assert load(folder) == Loaded((), (STAIRS,), (TORN,), (WALK,))
    with pytest.raises(NotThere):
        ways.way_to(db.session.connection(), db.session, studying.teachings(), WALK, ways.Player(None, True), "")
    for number, decision in enumerate(GOOD_WAY):
        decide(writing, stand(reading(), Desk(), 1, alice.id), number, decision, None, now=clock.now())
    assert stand(reading(), desk, 1, alice.id).is_over


def test_an_attempt_stays_with_the_revision_that_it_began_with(in_app: Flask, folder: Path) -> None:
    load(folder)
    alice = Person(is_guest=False, name="Alice", created_at=clock.now(), seen_at=clock.now())
    db.session.add(alice)
    db.session.flush()
    pinned = revision().id
    playable = Desk().playables.get(db.session.connection(), pinned)
    attempts.begin(db.session.connection(), 1, alice.id, playable, 1, now=clock.now())
    db.session.commit()
    change(folder / "walking/the-walk.md", "- [Measure how she walks]", "- [Weigh her]")
    change(folder / "walking/the-walk.md", "    - `score` recognise +37\n", "")
    load(folder)
    assert revision().id != pinned
    decide(writing, stand(reading(), Desk(), 1, alice.id), 0, Decision(0), None, now=clock.now())
    standing = stand(reading(), Desk(), 1, alice.id)
    assert standing.playable.id == pinned
    assert standing.play.earned == {"recognise": 37}
    assert standing.play.here.choices[2].label == "Measure how she walks"


def test_cases_stand_in_the_order_of_their_folders_and_names(in_app: Flask, folder: Path) -> None:
    (folder / "arrival").mkdir()
    (folder / "arrival/zebra.md").write_text(content.STAIRS)
    load(folder)
    ordered = db.session.scalars(select(Case).order_by(Case.position))
    assert [(case.module, case.key) for case in ordered] == [
        ("arrival", "zebra"),
        ("walking", STAIRS),
        ("walking", TORN),
        ("walking", WALK),
    ]


def test_two_files_of_one_name_are_told_and_neither_takes_the_place_of_the_other(in_app: Flask, folder: Path) -> None:
    load(folder)
    before = revision().id
    (folder / "zoo").mkdir()
    (folder / "zoo/the-walk.md").write_text(content.STAIRS)
    for _ in range(2):
        assert WALK in load(folder).withheld
        assert revision().id == before
        assert codes(WALK) == [("same-key", 1, "cases/zoo/the-walk.md")]
    (folder / "zoo/the-walk.md").unlink()
    assert WALK in load(folder).same
    assert codes(WALK) == []


@pytest.mark.parametrize("name", ["a\nb", "a\u202eb", "a\udcffb", "x" * 240], ids=ascii)
@pytest.mark.parametrize("is_folder", [False, True])
def test_what_has_a_name_that_no_address_can_have_is_withheld_and_told(
    in_app: Flask, folder: Path, name: str, is_folder: bool
) -> None:
    text = (folder / "walking/the-stairs.md").read_text()
    place = folder / name / "a-case.md" if is_folder else folder / "walking" / f"{name}.md"
    place.parent.mkdir(exist_ok=True)
    place.write_text(text)
    loaded = load(folder)
    assert len(loaded.withheld) == 2  # the torn page is always
    (told,) = [finding for one in db.session.scalars(select(Case)) for finding in one.findings if finding["line"] == 1]
    assert told["code"] == "name"
