"""The pictures of the docs: taken by the tests, and still true. They are written anew with EDUAPP_WRITE_PICTURES=1."""

import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent.parent / "docs" / "pictures"
LARGEST = 150_000


def keep(page: Page, name: str) -> None:
    """What the page shows now is the picture of that name; the one that is kept must have its measures."""
    taken = page.screenshot()
    path = FOLDER / f"{name}.png"
    if os.environ.get("EDUAPP_WRITE_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(taken)
    kept = path.read_bytes()
    assert measured(kept) == measured(taken)
    assert len(kept) < LARGEST


def measured(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert picture.startswith(b"\x89PNG")
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
