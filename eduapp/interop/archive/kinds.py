"""What a file is by its name, and whether its first bytes agree."""

import re
from typing import Literal

from eduapp.text.said import told

Kind = Literal["page", "list", "picture", "clutter", "aside", "archive", "unknown"]
LISTS = ("competencies.yaml", "evidence.yaml")
_CLUTTER = ("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "__macosx", "@eadir")
_ASIDE = re.compile(r"(readme|licen[cs]e|changelog|authors|contributing)(\.(md|txt))?", re.IGNORECASE)
_ARCHIVES = re.compile(r"\.(zip|zipx|jar|7z|rar|tar|gz|tgz|bz2|xz|zst|lz4|lzma|cab|iso|dmg)$", re.IGNORECASE)
# How each begins; for WebP and AVIF the name of the format stands further on.
_BEGINNINGS = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpg": rb"\xff\xd8\xff",
    "jpeg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"RIFF.{4}WEBP",
    "avif": rb".{4}ftyp.{0,32}avi[fs]",
    "pdf": rb"%PDF-",
}
_PACKED = re.compile(
    rb"PK[\x01\x03\x05\x07][\x02\x04\x06\x08]|\x1f\x8b|BZh|\xfd7zXZ\0|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd|.{257}ustar",
    re.DOTALL,
)
_LEFT_OUT = (
    (r"\.(md|markdown|mdown|txt)$", told("“%(name)s” is left out. Name it .md if it belongs to the module.")),
    (r"\.(docx?|odt|rtf|pages)$", told("“%(name)s” is left out. Save its text as .md, which is plain text.")),
    (r"\.ya?ml$", told("“%(name)s” is left out: the lists are competencies.yaml and evidence.yaml.")),
    (r"\.(svg|tiff?|bmp|heic|psd)$", told("“%(name)s” is left out. Save the picture as WebP, PNG or JPEG.")),
    (
        "",
        told(
            "“%(name)s” is left out. Taken are .md, competencies.yaml, evidence.yaml, PDF and pictures: "
            "WebP, PNG, JPEG, GIF, AVIF."
        ),
    ),
)


def kind_of(name: str) -> Kind:
    """What a file is by its path. Clutter is what systems leave behind, aside what is written for other authors."""
    *folders, file = name.split("/")
    lower = file.lower()
    if any(part.lower() in _CLUTTER or part.startswith((".", "~$")) for part in (*folders, file)):
        return "clutter"
    if _ASIDE.fullmatch(file):
        return "aside"
    if file in LISTS:
        return "list"
    if file.endswith(".md"):
        return "page"
    if lower.rpartition(".")[2] in _BEGINNINGS and "." in lower:
        return "picture"
    return "archive" if _ARCHIVES.search(lower) else "unknown"


def left_out(name: str) -> str:
    """What is said of a file of an unknown kind, and what could be done so that it is taken."""
    return next(sentence for pattern, sentence in _LEFT_OUT if re.search(pattern, name, re.IGNORECASE))


def is_packed(data: bytes) -> bool:
    """Whether it is itself an archive, whatever its name."""
    return bool(_PACKED.match(data))


def begins_as_named(name: str, data: bytes) -> bool:
    """Whether a picture begins as pictures of its kind do."""
    pattern = _BEGINNINGS[name.lower().rpartition(".")[2]]
    return bool(re.match(pattern, data, re.DOTALL))
