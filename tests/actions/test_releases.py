"""Releases: loading a folder makes one where something of a module has changed, and each is for ever."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from eduapp.actions import enrolments, releases, shelf, studying
from eduapp.actions.refused import NotThere
from eduapp.actions.shelf import Loaded
from eduapp.store import Competency, Enrolment, Module, Person, Quiz, Release
from eduapp.web import clock
from eduapp.web.db import db
from tests import content, schooling
from tests.content import change
from tests.schooling import MODULE, OVERVIEW

QUIZZES = [f"{MODULE}/{name}" for name in sorted(schooling.TESTS)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return schooling.write(tmp_path)


def load(folder: Path) -> Loaded:
    loaded = shelf.load(db.session, folder, now=clock.now())
    db.session.commit()
    return loaded


def release() -> Release:
    db.session.expire_all()
    return releases.offered_or_404(db.session, MODULE)


def pinned(of: Release) -> list[tuple[str, str, bool]]:
    return [(part.revision.key, part.revision.hash, part.is_optional) for part in of.parts]


def findings() -> list[tuple[str, str]]:
    """The errors of the module on the shelf: code and file."""
    db.session.expire_all()
    told = db.session.get_one(Module, MODULE).findings
    return [(finding["code"], finding["file"]) for finding in told if finding["severity"] == "error"]


def enrolled(number: int) -> Enrolment:
    """A new learner in the release in force."""
    learner = Person(is_guest=False, name="Alice", created_at=clock.now(), seen_at=clock.now())
    db.session.add(learner)
    db.session.flush()
    made = enrolments.enrol(db.session, number, learner.id, MODULE, now=clock.now())
    db.session.commit()
    return made


def test_the_first_load_makes_release_1_with_all_that_the_module_lists(in_app: Flask, folder: Path) -> None:
    assert load(folder).released == ((MODULE, 1),)
    made = release()
    assert (made.number, made.revision.title) == (1, "Legs over a year")
    assert [(key, is_optional) for key, _, is_optional in pinned(made)] == [
        ("walking/before", False),
        ("the-stairs", False),
        ("walking/practice", True),
        ("walking/after", False),
        ("walking/at-once", True),
        ("walking/in-the-end", True),
    ]


def test_a_quiz_is_known_by_its_folder_and_its_name(in_app: Flask, folder: Path) -> None:
    (folder.parent / "quizzes/other").mkdir()
    (folder.parent / "quizzes/other/before.md").write_text(schooling.quiz("Elsewhere", "use: formative"))
    load(folder)
    assert list(db.session.scalars(select(Quiz.key).order_by(Quiz.key))) == ["other/before", *QUIZZES]


def test_loading_again_makes_no_release(in_app: Flask, folder: Path) -> None:
    load(folder)
    before = release().id
    assert load(folder).released == ()
    assert release().id == before


CHANGES = {
    "a quiz": ("quizzes/walking/before.md", "than in spring", "than in summer"),
    "a quiz that is optional": ("quizzes/walking/practice.md", "than in spring", "than in summer"),
    "a case": ("cases/walking/the-stairs.md", "Bruno lives", "Bruno dwells"),
    "a claim that only a case cites": ("cases/evidence.yaml", "A made-up journal 1", "A made-up journal 4"),
    "a claim that only a handout cites": ("cases/evidence.yaml", "No case cites this", "A sheet cites this"),
    "a competency": ("cases/competencies.yaml", "asks what has changed", "asks who has changed"),
    "a handout": ("cases/walking/handouts/a-sheet.md", "Count the stairs", "Count the steps"),
    "the module itself": ("cases/walking/module.md", "can be asked", "must be asked"),
    "what is optional": ("cases/walking/module.md", "practice.md\n    optional: true\n", "practice.md\n"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_anything_in_it_makes_release_2(in_app: Flask, folder: Path, what: str) -> None:
    load(folder)
    first = pinned(release())
    file, old, new = CHANGES[what]
    change(folder.parent / file, old, new)
    assert load(folder).released == ((MODULE, 2),)
    assert release().number == 2
    assert pinned(db.session.scalars(select(Release).where(Release.number == 1)).one()) == first


def test_a_picture_of_a_case_that_changes_makes_release_2(in_app: Flask, folder: Path) -> None:
    change(folder / "walking/the-stairs.md", "Bruno lives", "![A door](media/gait.png)\n\nBruno lives")
    load(folder)
    (folder / "walking/media/gait.png").write_bytes(content.PICTURE + b"\n")
    assert load(folder).released == ((MODULE, 2),)


def test_what_no_part_of_it_names_makes_no_release(in_app: Flask, folder: Path) -> None:
    load(folder)
    change(folder / "walking/the-walk.md", "Rosa is 51", "Rosa is 52")  # a case of no module
    change(folder / "competencies.yaml", "Something else", "Something else again")
    assert load(folder).released == ()


def test_what_was_once_in_force_is_released_anew_when_it_comes_back(in_app: Flask, folder: Path) -> None:
    load(folder)
    first = pinned(release())
    for old, new, number in (("Bruno lives", "Bruno dwells", 2), ("Bruno dwells", "Bruno lives", 3)):
        change(folder / "walking/the-stairs.md", old, new)
        assert load(folder).released == ((MODULE, number),)
    assert pinned(release()) == first


def break_case(folder: Path) -> None:
    """Make an error that only playing finds: the module itself reads well."""
    change(folder / "walking/the-stairs.md", "- [Ask when that began](#the-top)", "- [Go in circles](#the-cellar)")
    with (folder / "walking/the-stairs.md").open("a") as file:
        file.write("\n## The cellar\n\nDark.\n\n- [Up](#the-attic)\n\n## The attic\n\nDust.\n\n- [Down](#the-cellar)\n")


def test_a_module_whose_case_breaks_keeps_its_release_and_says_why(in_app: Flask, folder: Path) -> None:
    load(folder)
    break_case(folder)
    change(folder / "walking/module.md", "can be asked", "must be asked")
    loaded = load(folder)
    assert (MODULE in loaded.withheld, loaded.released) == (True, ())
    assert (release().number, findings()) == (1, [("missing-part", "cases/walking/module.md")])


def test_a_module_that_lists_what_was_never_offered_has_no_release_and_says_so(in_app: Flask, folder: Path) -> None:
    """Nothing was in force before the error came, so there is nothing to pin."""
    break_case(folder)
    for _ in range(2):
        loaded = load(folder)
        assert (MODULE in loaded.withheld, loaded.released) == (True, ())
        assert findings() == [("missing-part", "cases/walking/module.md")]
        with pytest.raises(NotThere):
            release()
    (folder / "walking/the-stairs.md").write_text(content.STAIRS)
    assert load(folder).released == ((MODULE, 1),)
    assert findings() == []


def test_a_module_with_an_error_keeps_its_release(in_app: Flask, folder: Path) -> None:
    load(folder)
    change(folder / "walking/module.md", "quizzes/walking/after.md", "quizzes/walking/afterwards.md")
    assert load(folder).released == ()
    assert (release().number, findings()) == (1, [("content", "cases/walking/module.md")])


def test_a_learner_keeps_the_revisions_of_her_release(in_app: Flask, folder: Path) -> None:
    load(folder)
    hers = enrolled(1)
    first = pinned(hers.release)
    change(folder / "walking/the-stairs.md", "Bruno lives", "Bruno dwells")
    load(folder)
    db.session.expire_all()
    assert pinned(hers.release) == first
    assert pinned(enrolled(2).release) != first


def test_a_module_that_is_gone_is_not_offered_and_goes_on_for_whoever_is_in_it(in_app: Flask, folder: Path) -> None:
    load(folder)
    hers = enrolled(1)
    (folder / "walking/module.md").unlink()
    assert MODULE in load(folder).gone
    assert releases.offered(db.session) == []
    with pytest.raises(NotThere):
        enrolled(2)
    db.session.rollback()
    own = enrolments.current_or_404(db.session, hers.person_id, MODULE)
    studied = studying.study(db.session, studying.teachings(), own)
    assert studied.next_step is not None
    assert studied.next_step.key == "walking/before"


def test_a_case_belongs_to_the_module_in_force_that_has_it(in_app: Flask, folder: Path) -> None:
    load(folder)
    assert releases.module_of_case(db.session, "the-stairs") == MODULE
    assert releases.module_of_case(db.session, "the-walk") is None
    (folder / "walking/module.md").write_text(OVERVIEW.replace("the-stairs", "the-walk"))
    load(folder)
    assert releases.module_of_case(db.session, "the-stairs") is None


def test_modules_are_offered_in_the_order_of_their_folders(in_app: Flask, folder: Path) -> None:
    (folder / "arms").mkdir()
    (folder / "arms/module.md").write_text(OVERVIEW.replace("handouts: [handouts/a-sheet.md]\n", ""))
    load(folder)
    assert [one.module_key for one in releases.offered(db.session)] == ["arms", MODULE]


def test_competencies_are_kept_in_the_order_of_their_list(in_app: Flask, folder: Path) -> None:
    load(folder)
    change(folder / "competencies.yaml", "Saying it", "Telling it")
    load(folder)
    rows = db.session.scalars(select(Competency).order_by(Competency.position))
    assert [(row.key, row.name) for row in rows] == [
        ("recognise", "Recognising change"),
        ("communicate", "Telling it"),
        ("unused", "Something else"),
    ]


@pytest.mark.parametrize("key", ["nothing", "", "wal\0king", "x" * 3000])
def test_a_key_of_no_module_finds_none(in_app: Flask, folder: Path, key: str) -> None:
    load(folder)
    with pytest.raises(NotThere):
        releases.offered_or_404(db.session, key)


@pytest.mark.parametrize("text", [None, "", "No heading.\n", "\0", OVERVIEW])
def test_a_module_whose_handout_is_not_there_or_has_errors_is_withheld(
    in_app: Flask, folder: Path, text: str | None
) -> None:
    """Else its pages would break for whoever opens it."""
    page = folder / MODULE / "handouts/a-sheet.md"
    if text is None:
        page.unlink()
    else:
        page.write_text(text)
    loaded = load(folder)
    assert (MODULE in loaded.withheld, loaded.released) == (True, ())
