"""Dates and times as an educator types them, in the time zone of the cohort."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from eduapp.actions.refused import Refused
from eduapp.text.said import told

TYPED = "%Y-%m-%dT%H:%M"
EARLIEST, LATEST = 2000, 2199


def read(text: str, zone: str, *, is_opening: bool = False) -> datetime | None:
    """The moment that is meant; None where nothing is typed. A time that comes twice when the clocks go back is the
    earlier one for an opening and the later one for anything else, so that nobody loses an hour."""
    if not text.strip():
        return None
    typed = _typed(text.strip())
    local = typed.replace(tzinfo=ZoneInfo(zone), fold=0 if is_opening else 1)
    moment = local.astimezone(UTC)
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) != typed:
        before, after = (moment + timedelta(days=by) for by in (-1, 1))
        change = after.astimezone(local.tzinfo).utcoffset() or timedelta()
        change -= before.astimezone(local.tzinfo).utcoffset() or timedelta()
        raise Refused(
            told("%(time)s does not exist on that day in %(zone)s: the clocks go forward. Give %(other)s."),
            time=typed.strftime("%H:%M"),
            zone=zone,
            other=(typed + change).strftime("%H:%M"),
        )
    return moment


def _typed(text: str) -> datetime:
    for form in (TYPED, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"):
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
        if EARLIEST <= found.year <= LATEST:
            return found.replace(second=0)
    raise Refused(told("Give a day and a time, for example 2027-01-31 18:00."))


def comes_twice(moment: datetime | None, zone: str) -> bool:
    """Whether the clocks show its time twice, an hour apart or so."""
    if moment is None:
        return False
    local = moment.astimezone(ZoneInfo(zone))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def typed(moment: datetime | None, zone: str) -> str:
    """As the field of a form holds it."""
    return "" if moment is None else moment.astimezone(ZoneInfo(zone)).strftime(TYPED)
