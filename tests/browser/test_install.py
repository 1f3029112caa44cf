"""How a browser is found, and what happens where there is none."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser import install
from tests.browser.chromium import NAMES, VARIABLE, NoBrowser, find

ROOT = Path(__file__).parent.parent.parent
A_BROWSER_TEST = "tests/browser/test_browser.py::test_two_devices_share_no_cookies"


class Machine:
    """A machine that has or lacks a browser; commands are written down, and one of them may bring it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.ran: list[str] = []
        self.has_browser = False
        self.brings = "nothing"
        self.is_offline = False
        self.font = tmp_path / "serif.ttf"
        monkeypatch.setattr(install, "find", self.find)
        monkeypatch.setattr(install, "succeeds", self.succeeds)
        monkeypatch.setattr(install, "FONT", self.font)
        monkeypatch.setattr(install, "LIBRARY", None)  # the program itself, which always loads
        monkeypatch.delenv(VARIABLE, raising=False)
        monkeypatch.delenv("CI", raising=False)

    def find(self) -> Path:
        if not self.has_browser:
            raise NoBrowser("There is none.")
        return Path("chromium")

    def succeeds(self, command: Sequence[str]) -> bool:
        self.ran.append(" ".join(command))
        self.has_browser = self.has_browser or self.brings in self.ran[-1]
        return not self.is_offline


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return Machine(monkeypatch, tmp_path)


@pytest.fixture
def debian(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The machine as root, with apt-get."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return machine


@pytest.fixture
def laptop(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The machine as somebody who may install no packages."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return machine


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the only folder where programs are searched."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(VARIABLE, raising=False)
    return touch(folder / "own-browser")


def touch(path: Path) -> Path:
    path.touch(mode=0o755)
    return path


def test_the_browser_that_is_named_comes_first_and_then_those_on_the_path(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in reversed(NAMES):
        path = touch(program.with_name(name))
        assert find() == path
    for named in (str(program), program.name):
        monkeypatch.setenv(VARIABLE, named)
        assert find() == program


def test_a_browser_that_is_named_and_not_there_is_not_replaced(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(program.with_name("chromium"))
    monkeypatch.setenv(VARIABLE, "/nowhere")
    with pytest.raises(NoBrowser, match=f"{VARIABLE} names /nowhere"):
        find()


def test_what_is_there_is_not_installed_again(debian: Machine, capfd: pytest.CaptureFixture[str]) -> None:
    debian.has_browser = True
    debian.font.touch()
    assert install.main() == 0
    assert debian.ran == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("has_browser", [True, False])
def test_as_root_on_debian_the_packages_of_browser_and_fonts_are_installed(debian: Machine, has_browser: bool) -> None:
    debian.has_browser, debian.brings = has_browser, "chromium"
    assert install.main() == 0
    update, packages = debian.ran
    assert update.endswith("update")
    assert packages.endswith(" ".join(install.PACKAGES))


def test_a_library_that_lacks_is_installed(debian: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    debian.has_browser = True
    debian.font.touch()
    monkeypatch.setattr(install, "LIBRARY", "libnowhere.so.1")
    assert install.main() == 0
    assert len(debian.ran) == 2


def test_elsewhere_the_browser_is_that_of_playwright(laptop: Machine) -> None:
    laptop.brings = "playwright install chromium"
    assert install.main() == 0
    assert len(laptop.ran) == 1


def test_where_the_packages_bring_no_browser_that_of_playwright_is_tried(debian: Machine) -> None:
    debian.brings = "playwright install chromium --with-deps"
    assert install.main() == 0
    assert len(debian.ran) == 3


def test_fonts_and_libraries_that_cannot_be_installed_are_told(
    debian: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    debian.has_browser = debian.is_offline = True
    assert install.main() == 0
    assert "fonts, libraries) could not be installed" in capsys.readouterr().err


def test_nothing_is_installed_for_those_who_name_their_browser(
    debian: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere")
    assert install.main() == 0
    assert debian.ran == []


@pytest.mark.parametrize(("ci", "code", "words"), [("", 0, "TESTS WILL BE SKIPPED"), ("true", 1, "that is a failure")])
def test_that_no_browser_can_be_had_is_told_and_a_failure_only_in_ci(
    laptop: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int, words: str
) -> None:
    monkeypatch.setenv("CI", ci)
    assert install.main() == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(("ci", "code", "words"), [("", 0, "BROWSER TESTS WERE SKIPPED (1)"), ("true", 1, "1 error")])
def test_without_a_browser_its_tests_are_skipped_aloud_and_fail_in_ci(ci: str, code: int, words: str) -> None:
    environment = os.environ | {"CI": ci, VARIABLE: "/nowhere"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", A_BROWSER_TEST]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == code
    assert words in done.stdout
    assert f"{VARIABLE} names /nowhere" in done.stdout
