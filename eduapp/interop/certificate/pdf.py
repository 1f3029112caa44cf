"""Sets a certificate: A4, PDF/UA-1, tagged, with its language and title."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import typst

from eduapp.interop.certificate.model import Certificate
from eduapp.module.credit import amount
from eduapp.text.said import Say, told

STANDARD = "ua-1"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")
_ITALIC = re.compile(r"\*(?=\S)([^*]+)(?<=\S)\*")
_LONG = re.compile(r"\S{20}(?=\S{20})")
_NOT_SET = frozenset(("lang", "region", "heading", "author", "address"))  # what is no running text
SayDate = Callable[[date], str]


class Unprintable(Exception):
    """The typeface lacks characters that the certificate should show; the message names them."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"The certificate cannot show: {characters}")
        self.characters = characters


def in_english(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def to_pdf(certificate: Certificate, say: Say = str, say_date: SayDate = in_english) -> bytes:
    """The certificate as PDF; `say` translates its words, `say_date` writes its dates.

    Raises Unprintable where a character is missing from the typeface. The same certificate gives the same bytes.
    """
    issued = datetime(certificate.issued.year, certificate.issued.month, certificate.issued.day, tzinfo=UTC)
    return _set(as_data(certificate, say, say_date), format="pdf", pdf_standards=[STANDARD], timestamp=issued)


def _set(data: dict[str, Any], **options: Any) -> bytes:
    template = (files(__package__) / "certificate.typ").read_bytes()
    inputs = {"certificate": json.dumps(data, ensure_ascii=False)}
    try:
        return bytes(typst.compile(template, ignore_system_fonts=True, sys_inputs=inputs, **options))
    except typst.TypstError as slip:
        if missing := _MISSING.search(str(slip)):
            raise Unprintable(missing.group(1)) from slip
        raise


def as_data(certificate: Certificate, say: Say, say_date: SayDate) -> dict[str, Any]:
    """What the template reads. Everything in it is text: nothing of it is ever read as markup."""
    title = told("Certificate of credit") if certificate.is_credit else told("Certificate of completion")
    lang, _, region = certificate.lang.partition("-")
    data = {
        "lang": lang,
        "region": region if len(region) == 2 else "",
        "title": say(title),
        "heading": f"{say(title)}: {certificate.name}",
        "author": certificate.name,
        "date": [certificate.issued.year, certificate.issued.month, certificate.issued.day],
        "certifies": say(told("This certifies that")),
        "name": certificate.name,
        "completed": say(told("has completed the module")),
        "module": certificate.module,
        "release": say(told("Release %(number)s")) % {"number": certificate.release},
        "awarded": say(told("and is awarded")) if certificate.is_credit else "",
        "credits": [{"amount": amount(one.quarters), "kind": one.kind} for one in certificate.granted],
        "none": "" if certificate.is_credit else say(_no_credit(certificate)),
        "dates": _dates(certificate, say, say_date),
        "notes": _notes(certificate, say),
        "verify": say(told("Verify this certificate at")),
        "address": certificate.address,
    }
    return {key: _clean(value, key not in _NOT_SET) for key, value in data.items()}


def _no_credit(certificate: Certificate) -> str:
    if certificate.provider:
        return told("The module was completed. No credit was claimed.")
    return told("The module was completed. No accredited provider stands behind it, so this carries no credit.")


def _dates(certificate: Certificate, say: Say, say_date: SayDate) -> list[dict[str, str]]:
    dated = (
        (told("Begun"), certificate.begun),
        (told("Finished"), certificate.finished),
        (told("Issued"), certificate.issued),
    )
    return [{"label": say(label), "text": say_date(day)} for label, day in dated]


def _notes(certificate: Certificate, say: Say) -> list[dict[str, Any]]:
    noted = (
        (told("Provider"), _plain(certificate.provider)),
        (told("Accreditation"), _parts(certificate.accreditation) if certificate.provider else []),
        (told("Disclosure"), _plain(certificate.disclosures)),
    )
    return [{"label": say(label), "parts": parts} for label, parts in noted if parts]


def _plain(text: str) -> list[dict[str, Any]]:
    return [{"text": text, "italic": False}] if text.strip() else []


def _parts(text: str) -> list[dict[str, Any]]:
    """The text, and what stands in it between asterisks: names of credit are to be set in italics."""
    parts = enumerate(_ITALIC.split(text.strip()))
    return [{"text": part, "italic": at % 2 == 1} for at, part in parts if part]


def _clean(value: Any, is_broken: bool) -> Any:
    """The text without characters that nobody sees; words too long for a line may be broken where `is_broken`."""
    if isinstance(value, str):
        text = _SPACES.sub(" ", _UNSEEN.sub(" ", value))
        return _LONG.sub("\\g<0>\u200b", text) if is_broken else text
    if isinstance(value, list):
        return [_clean(one, is_broken) for one in value]
    return {key: _clean(one, is_broken) for key, one in value.items()} if isinstance(value, dict) else value
