"""Which names a file may have. What one system takes for a name, another takes for a device, a folder or a second
file; what nobody can see is nobody's name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from eduapp.interop.archive.directory import UTF_8, Entry
from eduapp.interop.archive.limits import Limits, legible
from eduapp.text.said import told
from eduapp.text.told import Told

_DRIVE = re.compile(r"[A-Za-z]:")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
# Letters that take no room although they count as printable.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def name_of(entry: Entry) -> str | None:
    """The name in ASCII or, where the archive says so, in UTF-8; None where it is in neither."""
    try:
        return entry.name.decode("utf-8" if entry.flags & UTF_8 else "ascii")
    except UnicodeDecodeError:
        return None


def unknown_letters(name: bytes) -> Told:
    sentence = told(
        "The letters of “%(name)s” are written in a way that only some systems can read. "
        "Rename it with a to z, digits and hyphens, and pack it again."
    )
    return Told(sentence, {"name": legible(name)})


def wrong_with(name: str, limits: Limits) -> Told | None:
    """Why the name of a file, or of a folder with its / at the end, is refused; None where it is not."""
    if len(name) > limits.path or name.count("/") > limits.depth:
        too_long = told("The name “%(name)s” is too long, or lies in too many folders. Shorten it.")
        return Told(too_long, {"name": legible(name)})
    parts = name.removesuffix("/").split("/")
    sentence = _of_the_path(name, parts) or next(filter(None, map(_of_one_part, parts)), None)
    return Told(sentence, {"name": legible(name)}) if sentence else None


def _of_the_path(name: str, parts: list[str]) -> str | None:
    if not name.strip("/ "):
        return told("There is a file without a name in it.")
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return told("“%(name)s” names a place on a computer. Pack the folder, not the whole way to it.")
    if "\\" in name:
        return told("“%(name)s” has a backslash in its name. Pack it again with another program: folders part with /.")
    if ".." in parts:
        return told("“%(name)s” leads out of the archive. Pack it again, without `..` in any name.")
    return None


def _of_one_part(part: str) -> str | None:
    if part in ("", "."):
        return told("“%(name)s” has a folder without a name. Pack it again.")
    if not part.isprintable() or _INVISIBLE.search(part):
        return told("“%(name)s” has an invisible character in its name. Type the name anew.")
    if unicodedata.normalize("NFC", part) != part:
        sentence = told(
            "“%(name)s” has letters with loose accents in its name, so that it looks like another. "
            "Rename it with a to z, digits and hyphens."
        )
        return sentence
    if _FORBIDDEN.search(part) or part != part.strip() or part.endswith("."):
        return told("“%(name)s” is no name on every system. Take letters, digits and hyphens.")
    if _DEVICE.match(part):
        return told("“%(name)s” is the name of a device on some systems. Give it another one.")
    return None


def same(names: Iterable[str]) -> Iterator[Told]:
    """Names that are one on some system: but for case, width or accents, or a file where a folder is."""
    files: dict[str, str] = {}
    names = list(names)
    for name in names:
        key = _folded(name)
        if key in files:
            sentence = told("“%(one)s” and “%(other)s” are one name on some systems. Rename one of them.")
            yield Told(sentence, {"one": legible(files[key]), "other": legible(name)})
        files.setdefault(key, name)
    for name in names:
        key = _folded(name)
        above = next((files[key[:at]] for at, letter in enumerate(key) if letter == "/" and key[:at] in files), None)
        if above is not None:
            sentence = told("“%(one)s” is a file, and the folder of “%(other)s” at once. Rename one of them.")
            yield Told(sentence, {"one": legible(above), "other": legible(name)})


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
