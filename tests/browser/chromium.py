"""Where the tests find a browser, and how they start it."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "EDUAPP_TEST_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # root cannot have one; it sees our own pages only
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this machine
)


class NoBrowser(Exception):
    """Says what lacks."""


def find() -> Path:
    if chosen := os.environ.get(VARIABLE):
        if found := shutil.which(chosen):
            return Path(found)
        raise NoBrowser(f"{VARIABLE} names {chosen}, which is no program.")
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    try:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
    except Exception as error:  # it raises no narrower one
        raise NoBrowser(f"Playwright itself does not start: {error}.") from error
    if own.exists():
        return own
    raise NoBrowser(f"No Chromium was found. Install one with `make browser`, or name one in {VARIABLE}.")
