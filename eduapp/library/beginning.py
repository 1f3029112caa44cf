"""The documents that come along to begin from: small ones that have each construct once, with a comment on it."""

from datetime import date
from pathlib import Path

TEMPLATE = Path(__file__).parent / "template"
REVIEWED, REVIEW_BY, EXPIRES, FOLDER = "2026-01-01", "2031-01-01", "2027-12-31", "FOLDER/"  # as they stand in it
PICTURES = ("media/then.png", "media/now.png")
"""Those that the case shows."""


def beginning(name: str, today: date, folder: str = "") -> str:
    """The document of that name, as if written today; `folder` stands before the paths that a module lists."""
    text = (TEMPLATE / name).read_text(encoding="utf-8")
    values = {
        REVIEWED: today.isoformat(),
        REVIEW_BY: f"{today.year + 5}-01-01",
        EXPIRES: f"{today.year + 1}-12-31",
        FOLDER: folder,
    }
    for written, value in values.items():
        text = text.replace(written, value)
    return text


def picture(name: str) -> bytes:
    return (TEMPLATE / name).read_bytes()
