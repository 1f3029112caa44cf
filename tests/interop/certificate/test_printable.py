"""The name on a certificate: as it is given, or else as its owner writes it in Latin letters."""

import pytest

from eduapp.interop.certificate import printable
from eduapp.text.told import Told


@pytest.mark.parametrize(
    "name",
    [
        "Dr Ana-María Håkansson",
        "O’Brien, Seán (Jr.)",
        "Nguyễn Thị Hồng",
        "Ιωάννης Παπαδόπουλος",
        "Анна Ковальчук",
        "Ḥasan ibn Ṯābit",
    ],
)
def test_a_name_in_latin_greek_or_cyrillic_is_printed_as_it_is(name: str) -> None:
    assert printable(name, "Somebody Else") == name


def test_spaces_are_made_single_and_accents_are_composed() -> None:
    assert printable("  Ana\u00a0 Mari\u0301a\n") == "Ana María"


@pytest.mark.parametrize("name", ["田中 花子", "مريم", "Анна 田", "Zoë 😀", "..."])
def test_another_name_is_printed_as_its_owner_transliterates_it(name: str) -> None:
    assert printable(name, "Tanaka Hanako") == "Tanaka Hanako"


@pytest.mark.parametrize(
    ("name", "transliteration", "sentence"),
    [
        ("", "", "Give the name that the certificate is for."),
        ("田中", "", "The certificate cannot show 田 中. Give your name in Latin letters as well."),
        ("田中", "Tanaka 😀", "In Latin letters your name has no 😀. Write it as in your passport."),
        ("Zoë 😀", " ", "The certificate cannot show 😀. Give your name in Latin letters as well."),
        ("A" * 201, "", "A name on a certificate has at most 200 characters."),
    ],
)
def test_what_is_missing_is_said(name: str, transliteration: str, sentence: str) -> None:
    missing = printable(name, transliteration)
    assert isinstance(missing, Told)
    assert str(missing) == sentence
