"""Where the files of a draft stand: by their paths from the folder that holds `cases/` and `quizzes/`."""

import re
from pathlib import PurePosixPath

from eduapp.actions.refused import Refused
from eduapp.interop.archive.limits import legible
from eduapp.library import CASES, COMPETENCIES, EVIDENCE, LONGEST_KEY, QUIZZES
from eduapp.text.said import told

LARGEST = 5_000_000  # bytes of one file
MOST_FILES = 300
LONGEST_NAME = 120
"""Of a file or a folder: longer ones cannot be written on every disk."""
PICTURES = (".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif", ".pdf")
LISTS = (f"{CASES}/{COMPETENCIES}", f"{CASES}/{EVIDENCE}")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def module_key(name: str) -> str:
    """What a module is known by: the name of its folder."""
    if not _KEY.fullmatch(name) or len(name) > LONGEST_KEY:
        sentence = told("“%(name)s” cannot be the folder of a module. Take small letters, digits and hyphens.")
        raise Refused(sentence, name=name[:60])
    return name


def fit(path: str, key: str) -> str:
    """The path, if such a file belongs to the module; refused otherwise, so that it can lead nowhere else."""
    if path in LISTS:
        return path
    parts = PurePosixPath(path).parts
    is_plain = path == "/".join(parts) and len(path) <= 300
    if not is_plain or len(parts) not in (3, 4) or parts[0] not in (CASES, QUIZZES) or parts[1] != key:
        raise Refused(
            told("“%(path)s” is no place in this module. Its files are in cases/%(key)s and quizzes/%(key)s."),
            path=legible(path),
            key=key,
        )
    if odd := next((part for part in parts if not _NAME.fullmatch(part)), None):
        sentence = told("“%(name)s” can stand in no address. Rename it with a to z, digits, hyphens and dots.")
        raise Refused(sentence, name=legible(odd))
    if not _is_file(path):
        raise Refused(told("“%(path)s” is neither Markdown nor a picture."), path=legible(path))
    if max(map(len, parts)) > LONGEST_NAME:
        sentence = told("“%(name)s …” is too long. A name has at most %(most)s characters.")
        raise Refused(sentence, name=max(parts, key=len)[:40], most=LONGEST_NAME)
    if _is_file(parts[-2]):
        raise Refused(told("“%(name)s” is called like a file, and cannot be a folder."), name=parts[-2])
    return path


def _is_file(name: str) -> bool:
    """Whether it is called like a file of a module."""
    return is_text(name) or PurePosixPath(name).suffix.lower() in PICTURES


def is_text(path: str) -> bool:
    """Whether it is written by hand, and not a picture."""
    return PurePosixPath(path).suffix in (".md", ".yaml")
