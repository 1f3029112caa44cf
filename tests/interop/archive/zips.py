"""Archives as programs pack them, and as only somebody hostile does."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from eduapp.interop.archive import Unpacked, read

CASE = b"---\nsummary: A visit.\n---\n\n# A visit\n\n## The clinic\n\n- `end` good\n"
QUIZ = b"---\nkind: quiz\nsummary: Two questions.\n---\n\n# Two questions\n"
MODULE = b"---\nkind: module\nsummary: A walk.\n---\n\n# Early signs\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip as the usual programs write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_entry(info: zipfile.ZipInfo, data: bytes = CASE) -> bytes:
    """A zip with one entry that is described in an unusual way."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, data)
    return out.getvalue()


def raw(
    name: bytes, data: bytes = CASE, *, flags: int = 0, method: int = 8, attributes: int = 0, claims: int | None = None
) -> bytes:
    """A zip with one entry, byte by byte: names, flags and sizes are what they are given as."""
    pump = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = pump.compress(data) + pump.flush() if method == 8 else data
    size = len(data) if claims is None else claims
    facts = (flags, method, 0, 0x21, zlib.crc32(data), len(body), size, len(name), 0)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, *facts) + name + body
    central = struct.pack("<4s6H3L5H2L", b"PK\1\2", 0x0314, 20, *facts, 0, 0, 0, attributes, 0) + name
    return local + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def said(found: Unpacked) -> list[str]:
    return [str(sentence) for sentence in found.refusals]


def refusal(data: bytes) -> str:
    """The one sentence with which it is refused; nothing of it is kept."""
    found = read(data)
    assert found.files == {}
    (sentence,) = said(found)
    return sentence
