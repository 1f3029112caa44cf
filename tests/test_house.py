"""Rules of the house: what is installed, what it pulls in, and what the files may say."""

import importlib.metadata
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PINS = ["requirements/run.txt", "requirements/test.txt"]
WEB_AND_DATABASE = ["flask", "sqlalchemy", "werkzeug", "wtforms"]

# Written in two halves, so that this file does not hold what it forbids.
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "deb." + "debian.org"]
MACHINE_FOLDERS = {ROOT, ROOT.parent, Path.home()} - {Path("/")}


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints, without the settings of whoever runs the tests."""
    strangers = ("EDUAPP_", "GIT_", "MAKE", "PYTHON")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(strangers)}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def pip(*arguments: str | Path) -> str:
    return run(sys.executable, "-m", "pip", *arguments)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


def pinned(name: str) -> list[Requirement]:
    lines = read(name).splitlines()
    return [Requirement(line.rstrip("\\ ")) for line in lines if line and line[0] not in " #"]


def build_wheel(source: Path, folder: Path) -> Path:
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source)
    (wheel,) = folder.glob("eduapp-*.whl")
    return wheel


def names_in(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """The interpreter of an environment that holds the pins of requirements/run.txt and nothing else.

    They are links to what the tests' own environment holds: quick, and it works without a network. The
    checkout does not come along, as the file that makes an editable install belongs to no pin.
    """
    home = tmp_path / "environment"
    venv.create(home, with_pip=False, symlinks=True)
    (packages,) = home.glob("lib/python*/site-packages")
    for requirement in pinned("requirements/run.txt"):
        if requirement.marker and not requirement.marker.evaluate():
            continue
        distribution = importlib.metadata.distribution(requirement.name)
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            if not (packages / top).exists():
                (packages / top).symlink_to(Path(str(distribution.locate_file(top))))
    return home / "bin/python"


def test_the_checkout_cannot_be_imported_from_an_environment_of_pins(python: Path, tmp_path: Path) -> None:
    seen = "import importlib.util as u; print(u.find_spec('click') is None, u.find_spec('eduapp') is None)"
    assert run(python, "-c", seen, cwd=tmp_path).split() == ["False", "True"]


def test_an_installed_wheel_plays_a_shipped_case_away_from_the_checkout(
    python: Path, wheel: Path, tmp_path: Path
) -> None:
    pip("--python", python, "install", "--no-index", "--no-deps", wheel)
    pip("--python", python, "check")

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    position = json.loads(run(python.parent / "eduapp", "play", "the-mailbox", "--json", cwd=elsewhere))
    assert position["scene"]
    assert position["choices"]
    assert position["decisions"] == 0
    assert position["passed"] is None


def test_every_file_of_the_cases_is_in_the_wheel(wheel: Path) -> None:
    files = [path for path in (ROOT / "cases").rglob("*") if path.is_file()]
    shipped = {f"eduapp/shipped/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert "eduapp/shipped/cases/recognising-spms/the-mailbox.md" in shipped
    assert shipped <= names_in(wheel)


def test_a_wheel_made_from_the_source_archive_holds_the_same_files(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path)
    (archive,) = tmp_path.glob("eduapp-*.tar.gz")
    assert names_in(build_wheel(archive, tmp_path)) == names_in(wheel)


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after a statement."""
    return set(run(sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules)").split())


def test_importing_the_case_rooms_loads_no_web_and_no_database() -> None:
    # Were they not installed, this test could not fail.
    assert loaded_by("import " + ", ".join(WEB_AND_DATABASE)) >= set(WEB_AND_DATABASE)
    loaded = loaded_by("import eduapp.case")
    assert "eduapp.case" in loaded
    assert loaded.isdisjoint(WEB_AND_DATABASE)


@pytest.mark.parametrize("command", ["check", "diff", "evidence", "map", "new", "play", "terms"])
def test_a_command_for_authors_loads_no_web_and_no_database(command: str) -> None:
    loaded = loaded_by(f"from eduapp.cli import main\nmain.commands[{command!r}]")
    assert f"eduapp.cli.{command}" in loaded
    assert loaded.isdisjoint(WEB_AND_DATABASE)


def test_the_preview_loads_no_database() -> None:
    loaded = loaded_by("from eduapp.cli import main\nmain.commands['preview']")
    assert "eduapp.web.preview.app" in loaded
    assert "sqlalchemy" not in loaded


def test_the_package_itself_imports_nothing() -> None:
    assert loaded_by("import eduapp") - loaded_by("pass") == {"eduapp"}


@pytest.mark.parametrize("name", PINS)
def test_every_pin_is_exact_and_has_a_hash_and_no_address(name: str) -> None:
    text = read(name)
    entries = re.split(r"\n(?=[^\s#])", text)[1:]
    assert len(entries) == len(pinned(name)) > 0
    assert [entry for entry in entries if not re.match(r"[\w.-]+==[^ ]+ .*\\\n +--hash=sha256:", entry)] == []
    assert not re.search(r"://|^--|--(extra-)?index-url|--find-links|--trusted-host", text, re.MULTILINE)


def test_the_tests_run_with_the_versions_that_are_installed_for_users() -> None:
    users, tests = ({pin.name: pin.specifier for pin in pinned(name)} for name in PINS)
    assert users.items() <= tests.items()


def test_every_target_of_the_makefile_is_documented() -> None:
    targets = set(re.findall(r"^([a-z][\w-]*):", read("Makefile"), re.MULTILINE))
    helped = dict(re.findall(r"^make (\S+) +(\S.+)$", run("make", "--no-print-directory"), re.MULTILINE))
    assert {"test", "check", "bench", "pins", "clean", "help"} <= targets
    assert set(helped) == targets
    assert all(len(sentence.split()) > 2 for sentence in helped.values())


def tracked_files() -> list[str]:
    """All that git holds or would hold, were it added now."""
    git = ("git", "-c", "safe.directory=*")
    listed = run(*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return [name for name in listed.split("\0") if (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_folder_of_this_machine() -> None:
    folders = [rf"(?<![\w.~-]){re.escape(folder.as_posix())}(?=/)" for folder in MACHINE_FOLDERS]
    forbidden = re.compile("|".join([*map(re.escape, REGISTRIES), *folders]))
    files = tracked_files()
    assert "tests/test_house.py" in files
    assert {name: found[0] for name in files if (found := forbidden.search(read(name)))} == {}


def test_no_lock_file_is_kept() -> None:
    """They hold the addresses of registries."""
    lock_files = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"}
    assert {Path(name).name for name in tracked_files()}.isdisjoint(lock_files)


def test_the_licences_are_told_with_the_package() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["license"] == "MIT AND CC-BY-4.0"
    for file, words in zip(
        project["license-files"], ["MIT License", "licenses/by/4.0/", "licenses/by/4.0/"], strict=True
    ):
        assert words in read(file)
