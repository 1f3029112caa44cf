"""Moments on the clocks of a cohort, in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask

from eduapp.actions.local_time import comes_twice
from eduapp.web.language import day_format, moment_format


def setup(app: Flask) -> None:
    app.add_template_filter(local, "local")
    app.add_template_filter(local_day, "local_day")


def local(moment: datetime | None, zone: str) -> str:
    """Day and time there; of a time that the clocks show twice, which of the two. Nothing for no moment."""
    if moment is None:
        return ""
    there = moment.astimezone(ZoneInfo(zone))
    shown = moment_format(there, "EEE d MMM yyyy, HH:mm")
    return f"{shown} ({there:UTC%z})" if comes_twice(moment, zone) else shown


def local_day(moment: datetime | None, zone: str, form: str = "d MMM yyyy") -> str:
    """The day there: near midnight it is another one than in UTC."""
    return "" if moment is None else day_format(moment.astimezone(ZoneInfo(zone)).date(), form)
