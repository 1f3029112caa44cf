"""The day, read in one place."""

from datetime import UTC, date, datetime


def today() -> date:
    return datetime.now(UTC).date()
