"""What links in mails carry: signed, for a time, for one purpose."""

import hashlib
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from eduapp.actions.refused import Refused
from eduapp.text.said import told

VERIFY = timedelta(days=3)
RESET = timedelta(hours=1)


class Over(Refused):
    """A link that is forged, too old, used already or for something that has changed: all look the same."""

    def __init__(self) -> None:
        super().__init__(told("This link is too old, was used already, or lost a part on its way."))


def write(key: str, purpose: str, person_id: int, values: list[str], *, until: datetime) -> str:
    return str(_signing(key, purpose).dumps([person_id, int(until.timestamp()), *values]))


def read(key: str, purpose: str, token: str, *, now: datetime) -> tuple[int, list[str]]:
    """The person and the values; raises Over."""
    try:
        person_id, until, *values = _signing(key, purpose).loads(token)
    except BadData as slip:
        raise Over() from slip
    if now.timestamp() >= until:
        raise Over()
    return person_id, values


def _signing(key: str, purpose: str) -> URLSafeSerializer:
    signed = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
    return URLSafeSerializer(key, salt=f"eduapp {purpose}", signer_kwargs=signed)
