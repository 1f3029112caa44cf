"""`eduapp publish`: from a folder to a draft and a release, without a browser."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import Result

from eduapp.actions import candidates, drafts, roles, signing
from eduapp.actions.unfolding import Unfolding
from eduapp.store import Draft, Person, Release
from eduapp.web import clock
from eduapp.web.db import db
from eduapp.web.hand import hand_of
from tests.cli.desk import run
from tests.content import change
from tests.drafted import school_files
from tests.schooling import School

RELEASE = ("--release", "--changes", "Stairs are asked after.", "--statement", "I answer for it.")


@pytest.fixture
def folder(school: School, schooled_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the module that is on the shelf, in a folder, and a site that the command finds by its settings."""
    monkeypatch.setenv("EDUAPP_DATABASE_URL", schooled_url)
    monkeypatch.setenv("EDUAPP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("EDUAPP_SECRET_KEY", "long and not to be guessed")
    monkeypatch.setenv("EDUAPP_PUBLIC_URL", "https://learn.example.org")
    files = school_files(tmp_path / "source")
    for path, data in files.items():
        (tmp_path / "sent" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "sent" / path).write_bytes(data)
    return tmp_path / "sent/cases/walking"


def publish(path: Path, name: str = "dan", *more: str) -> Result:
    return run("publish", path, "--as", f"{name}@example.org", *more)


def draft() -> Draft:
    return db.session.query(Draft).one()


def test_a_folder_becomes_a_draft_that_lacks_only_signatures(school: School, folder: Path) -> None:
    done = publish(folder)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("walking: ")
    assert "Only signatures are missing:\n  Critical facts that the reviewer has not signed" in done.output
    assert "Since release 1: " in done.output
    assert "still being played through" not in done.output, "it does not wait for the job process"
    with school.app.app_context():
        assert "The draft: https://learn.example.org/publish/drafts/" in done.output
        assert draft().title == "Legs over a year"
    again = json.loads(publish(folder, "dan", "--json").output)
    assert (again["files"]["new"], again["files"]["changed"]) == ([], [])
    assert (again["is_ready"], again["since"], again["released"]) == (True, 1, None)


def test_findings_are_told_at_the_line_of_the_file_that_was_sent(school: School, folder: Path) -> None:
    change(folder / "the-stairs.md", "(#the-top)", "(#the-roof)")
    done = publish(folder)
    assert done.exit_code == 1
    line = next(line for line in done.output.splitlines() if "the-roof" in line)
    assert line.startswith(f"{folder}/the-stairs.md:")
    assert line.endswith("[broken-link]")
    assert "What a release lacks:" in done.output
    assert "  cases/walking/the-stairs.md has errors: 1, the first in line " in done.output


def sign(school: School) -> None:
    """Dan and Rita sign what is there."""
    with school.app.app_context():
        mine, unfolding, today = draft(), Unfolding(), clock.now().date()
        dan, rita = (hand_of(school.ids[name], name) for name in ("Dan", "Rita"))
        root = unfolding.folder(db.session.connection(), mine.id)

        def look() -> candidates.Looked:
            return candidates.look(db.session, mine, root, today)

        signing.sign(db.session, mine, look(), "author", mine.digest, "Mine.", dan)
        looked = look()
        signing.sign_facts(db.session, mine, looked, {one.fact.key: one.digest for one in looked.facts}, rita)
        signing.sign(db.session, mine, look(), "reviewer", mine.digest, "Right.", rita)
        db.session.commit()


def test_it_is_released_when_the_others_have_signed(school: School, folder: Path) -> None:
    done = publish(folder, "dan", *RELEASE)
    assert done.exit_code == 1
    assert "Only signatures are missing" in done.output
    sign(school)
    refused = publish(folder, "dan", *RELEASE)
    assert (refused.exit_code, "Dan is no organiser of walking." in refused.output) == (1, True)
    done = publish(folder, "carol", *RELEASE)
    assert done.exit_code == 0, done.output
    assert "Released: walking, release 2." in done.output
    with school.app.app_context():
        made = db.session.query(Release).filter_by(number=2).one()
        assert (made.released_by, made.changes) == ("Carol", "Stairs are asked after.")


def test_who_has_no_part_in_the_module_changes_nothing(school: School, folder: Path) -> None:
    for name, told in (("rita", "Rita is neither an author nor an organiser"), ("nobody", "There is no account")):
        done = publish(folder, name)
        assert done.exit_code == 1
        assert told in done.output
    with school.app.app_context():
        rita = db.session.get_one(Person, school.ids["Rita"])
        roles.grant(db.session, rita, "author", "module:another", now=clock.now())
        db.session.commit()
    assert publish(folder, "rita").exit_code == 1
    with school.app.app_context():
        assert db.session.query(Draft).count() == 0


@pytest.mark.parametrize("wrong", ["link", "archive", "two", "none"])
def test_of_what_is_refused_nothing_stays(school: School, folder: Path, tmp_path: Path, wrong: str) -> None:
    path, told = folder, ""
    if wrong == "link":
        (folder / "secret.md").symlink_to("/etc/passwd")
        told = "is a link to another file"
    elif wrong == "archive":
        path, packed = tmp_path / "module.zip", io.BytesIO()
        with zipfile.ZipFile(packed, "w") as whole:
            whole.writestr("walking/module.md", b"# Walking\n")
            whole.writestr("../../walking.md", b"x")
        path.write_bytes(packed.getvalue())
        told = "leads out of the archive"
    elif wrong == "two":
        (folder.parent / "running").mkdir()
        (folder.parent / "running/module.md").write_text("# Running\n")
        path, told = folder.parent.parent, "There are two modules in it"
    else:
        path, told = folder / "handouts", "There is no module.md in it"
    done = publish(path)
    assert done.exit_code == 1
    assert "Nothing was taken, and nothing has changed:" in done.output
    assert told in done.output
    assert told in json.loads(publish(path, "dan", "--json").output)["refused"][0]
    with school.app.app_context():
        assert db.session.query(Draft).count() == 0


def test_files_by_themselves_go_into_the_draft_that_is_open(school: School, folder: Path) -> None:
    publish(folder)
    change(folder / "the-stairs.md", "Bruno", "Bruno B.")
    done = publish(folder / "the-stairs.md")
    assert "walking: 0 new, 1 changed, 0 as they were." in done.output
    assert "In the draft, and not sent now: " in done.output
    with school.app.app_context():
        assert b"Bruno B." in drafts.file_or_404(db.session, draft(), "cases/walking/the-stairs.md").data


def test_a_release_needs_its_words(folder: Path) -> None:
    done = publish(folder, "carol", "--release")
    assert done.exit_code == 2
    assert "go together" in done.output
