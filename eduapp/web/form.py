"""What all forms share: the token against forgery, and rules that stand with the actions."""

from collections.abc import Callable

from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import ValidationError

from eduapp.actions.refused import Refused
from eduapp.web.language import gettext


class Form(FlaskForm):  # type: ignore[misc]
    """A form with its token."""


def said(slip: Refused) -> str:
    """The sentence of a refusal in the language of the page."""
    return slip.said(gettext)


def held_to(rule: Callable[[str], object]) -> Callable[[Form, Field], None]:
    """A validator that holds a field to the rule of an action."""

    def validate(form: Form, field: Field) -> None:
        try:
            rule(field.data or "")
        except Refused as slip:
            raise ValidationError(said(slip)) from slip

    return validate
