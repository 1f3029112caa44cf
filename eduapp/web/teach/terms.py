"""The dates and rules of an assignment as a form holds them, typed in the time zone of the cohort."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import flash
from wtforms import Field, RadioField, SelectField, StringField

from eduapp.actions import local_time
from eduapp.actions.giving import ATTEMPTS_MOST, Offer, Slip, Terms
from eduapp.actions.refused import Refused
from eduapp.store import Assignment
from eduapp.text.said import told
from eduapp.web.form import Form, said
from eduapp.web.language import gettext
from eduapp.web.local_time import local

MOMENTS = {"type": "datetime-local"}


class TermsForm(Form):
    opens_at = StringField(render_kw=MOMENTS)
    due_at = StringField(render_kw=MOMENTS)
    closes_at = StringField(render_kw=MOMENTS)
    attempts = StringField(render_kw={"inputmode": "numeric"})
    counts = RadioField(validate_choice=False, default="best")

    def speak(self) -> None:
        """Say what each field is, in the language of the page."""
        self.opens_at.label.text, self.due_at.label.text = gettext("Opens"), gettext("Due")
        self.closes_at.label.text, self.attempts.label.text = gettext("Closes"), gettext("Attempts at a case")
        self.counts.label.text = gettext("Which attempt counts")
        self.counts.choices = [
            ("first", gettext("the first one that is finished")),
            ("best", gettext("the best one")),
            ("last", gettext("the last one that is finished")),
        ]

    def hold(self, given: Assignment, zone: str) -> None:
        for field in (self.opens_at, self.due_at, self.closes_at):
            field.data = local_time.typed(getattr(given, field.name), zone)
        self.attempts.data = "" if given.attempts is None else str(given.attempts)
        self.counts.data = given.counts

    def terms(self, zone: str) -> Terms | None:
        """What was typed; None where something of it cannot be read, which is then said at its field."""
        opens = moment(self.opens_at, zone, is_opening=True)
        due, closes = moment(self.due_at, zone), moment(self.closes_at, zone)
        attempts = whole(self.attempts, told("Give a number from 1 to %(most)s, or nothing."), ATTEMPTS_MOST)
        found = Terms(opens, due, closes, attempts, self.counts.data or "")
        return None if any(field.errors for field in self) else found


class NewForm(TermsForm):
    what = SelectField(validate_choice=False)

    def offer(self, offers: Sequence[Offer]) -> None:
        self.what.label.text = gettext("What")
        groups = {"module": gettext("Modules"), "case": gettext("Cases")}
        self.what.choices = {
            words: [(f"{one.kind}:{one.key}", one.title) for one in offers if one.kind == kind]
            for kind, words in groups.items()
        }


def moment(field: Field, zone: str, *, is_opening: bool = False) -> datetime | None:
    """The moment that is typed; what is wrong with it is said at the field."""
    try:
        return local_time.read(field.data or "", zone, is_opening=is_opening)
    except Refused as slip:
        field.errors = [said(slip)]
        return None


def whole(field: Field, sentence: str, most: int) -> int | None:
    """The number that is typed, None where nothing is; what is none is told at the field."""
    text = (field.data or "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= len(str(most)):
        return int(text)
    field.errors = [gettext(sentence, most=most)]
    return None


def at_its_field(form: Form, slip: Slip) -> None:
    """Say what is wrong beside what it is about."""
    field: Any = getattr(form, slip.field, None)
    if field is None:
        form.form_errors.append(said(slip))
    else:
        field.errors = [said(slip)]


def tell_of_clocks(zone: str, *moments: datetime | None) -> None:
    """Say of a time that the clocks show twice which of the two is meant."""
    for one in moments:
        if local_time.comes_twice(one, zone):
            flash(gettext("The clocks go back in that night: %(when)s is meant.", when=local(one, zone)))
