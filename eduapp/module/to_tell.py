"""Who is told when a claim has changed: a rule of the installation, which its page states. The organiser decides."""

from datetime import UTC, datetime, time

from eduapp.text.stale import due

MONTHS = 24
"""So long after finishing: what was learned before that is due to be learned anew in any case."""


def earliest(now: datetime) -> datetime:
    """Whoever finished before this is not told."""
    return datetime.combine(due(now.date(), -MONTHS), time(), UTC)
