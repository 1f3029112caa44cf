"""Which names a certificate can show: those in Latin, Greek or Cyrillic letters, which its typeface has."""

import unicodedata

from eduapp.text.said import told
from eduapp.text.told import Told

LONGEST = 200
_SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ")
_COMBINING = range(0x300, 0x345)
_MARKS = frozenset(" '’ʼ‘.,-‐‑–()·/&")


def printable(name: str, transliteration: str = "") -> str | Told:
    """The name as it is printed: as it is given, else as its owner writes it in Latin letters; or what is missing."""
    for given in (name, transliteration):
        written = _written(given)
        if written and not _odd(written):
            if len(written) <= LONGEST:
                return written
            return Told(told("A name on a certificate has at most %(most)s characters."), {"most": LONGEST})
    if not _written(name):
        return Told(told("Give the name that the certificate is for."))
    if not _written(transliteration):
        values = {"characters": _odd(_written(name))}
        return Told(
            told("The certificate cannot show %(characters)s. Give your name in Latin letters as well."), values
        )
    values = {"characters": _odd(_written(transliteration))}
    return Told(told("In Latin letters your name has no %(characters)s. Write it as in your passport."), values)


def _written(name: str) -> str:
    """The name composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _odd(name: str) -> str:
    """The characters that cannot be shown, each once, in their order; of a name without letters all of them."""
    odd = dict.fromkeys(character for character in name if not _is_shown(character))
    if not odd and not any(character.isalpha() for character in name):
        return name[:20]
    return " ".join(odd)[:40]


def _is_shown(character: str) -> bool:
    """Whether the typeface is sure to have it, as a test proves for each."""
    code = ord(character)
    if character in _MARKS or code in _COMBINING:
        return True
    is_common = code < 0x500 or 0x1E00 <= code < 0x2000
    return is_common and character.isalpha() and unicodedata.name(character, "").startswith(_SCRIPTS)
