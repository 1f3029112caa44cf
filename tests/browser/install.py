"""Finds a browser for the tests, and installs one where there is none: `python -m tests.browser.install`."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.browser.chromium import VARIABLE, NoBrowser, find

# The pictures in the README are made by the tests. Noto Serif is the one face of our story type that every
# Debian offers; DejaVu has the signs that Noto's core lacks.
FONT = Path("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf")
LIBRARY = "libatomic.so.1"  # the program that Playwright brings along needs it
PACKAGES = ("chromium", "fonts-noto-core", "fonts-dejavu-core", "libatomic1")
APT = ("apt-get", "-q", "-o", "DPkg::Lock::Timeout=120")
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")


def main() -> int:
    if (not has_packages() or (FONT.exists() and loads(LIBRARY))) and is_found():
        return 0
    for commands in ways():
        if all(succeeds(command) for command in commands) and is_found():
            return 0
    return report()


def is_found() -> bool:
    try:
        find()
    except NoBrowser:
        return False
    return True


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_packages() -> bool:
    """Whether we may install packages; who names a browser of their own has seen to it themselves."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None and not os.environ.get(VARIABLE)


def ways() -> Iterator[Sequence[Sequence[str]]]:
    """The commands of each way to install what lacks, the best first."""
    if has_packages():
        yield (*APT, "update"), (*APT, "install", "-y", "--no-install-recommends", *PACKAGES)
    if not is_found() and not os.environ.get(VARIABLE):
        yield ((*PLAYWRIGHT, "--with-deps") if has_packages() else PLAYWRIGHT,)


def succeeds(command: Sequence[str]) -> bool:
    print("+", *command, flush=True)
    return subprocess.run(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}).returncode == 0


def report() -> int:
    try:
        find()
    except NoBrowser as reason:
        in_ci = bool(os.environ.get("CI"))
        then = "In CI that is a failure." if in_ci else "THE BROWSER TESTS WILL BE SKIPPED."
        print(f"\n*** {reason} None could be installed. {then}\n", file=sys.stderr)
        return int(in_ci)
    print("A browser is there, but what it needs besides (fonts, libraries) could not be installed.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
