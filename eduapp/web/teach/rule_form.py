"""The form of the rule that says who needs a hand: each part is switched on or off, and most have a number."""

from typing import Any

from wtforms import BooleanField, Field, StringField
from wtforms.validators import ValidationError

from eduapp.actions.cohorts import RULE
from eduapp.actions.needs_hand import Rule, number
from eduapp.actions.refused import Refused
from eduapp.web.form import Form, said

LONGEST_NUMBER = 4
NUMBERS = ("days", "failed", "fell")


def _known(form: Form, field: Field) -> None:
    """Holds the number to what can be meant, as long as its part is switched on."""
    if form[f"{field.name}_on"].data:
        try:
            number(field.name, _whole(field.data))
        except Refused as slip:
            raise ValidationError(said(slip)) from slip


class RuleForm(Form):
    unsafe_on = BooleanField()
    failed_on = BooleanField()
    failed = StringField(validators=[_known])
    days_on = BooleanField()
    days = StringField(validators=[_known])
    fell_on = BooleanField()
    fell = StringField(validators=[_known])

    @classmethod
    def of(cls, rule: Rule) -> "RuleForm":
        """Filled in with the rule as it is; what is switched off has the number that it would have."""
        now = rule.data()
        filled: dict[str, Any] = {"unsafe_on": rule.unsafe}
        for name in NUMBERS:
            filled |= {f"{name}_on": now[name] is not None, name: now[name] if now[name] is not None else RULE[name]}
        return cls(data=filled)

    def rule(self) -> Rule:
        days, failed, fell = (_whole(self[name].data) if self[f"{name}_on"].data else None for name in NUMBERS)
        return Rule(days, bool(self.unsafe_on.data), failed, fell)


def _whole(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None
