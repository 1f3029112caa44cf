"""Numbers that forms send: small, and written as our pages write them."""

from eduapp.actions.refused import Refused
from eduapp.text.said import told

LARGEST = 10_000


def read_number(text: str) -> int:
    """Raises Refused for what no page of ours sends."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= LARGEST):
        raise Refused(told("The form was not one of ours. Nothing has changed."))
    return int(text)
