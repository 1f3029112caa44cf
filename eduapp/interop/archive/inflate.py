"""Unpacks one entry, and counts the bytes that really come out: what the archive says of them may be a lie."""

import zlib

from eduapp.interop.archive.directory import ENCRYPTED, Entry
from eduapp.interop.archive.limits import Limits, Refused, legible, size
from eduapp.text.said import told

_STORED, _DEFLATED = 0, 8
_NEWEST = 63  # version of the format
_PATCH = 1 << 5  # only what differs from another file
STEP = 256 * 1024


def find_unreadable(entry: Entry) -> str | None:
    """Why it cannot be unpacked at all, before a byte of it is looked at."""
    if entry.flags & ENCRYPTED:
        return told("“%(name)s” is locked with a password. Pack it again without one.")
    if entry.method not in (_STORED, _DEFLATED) or entry.version > _NEWEST or entry.flags & _PATCH:
        return told("“%(name)s” is packed in a way that is not read here. Pack it as an ordinary .zip.")
    return None


def inflated(data: bytes, entry: Entry, limits: Limits, left: int) -> bytes:
    """The bytes of the entry, of which there may be `left` more before the whole archive is too large."""
    packed = data[entry.start : entry.stop]
    found = packed if entry.method == _STORED else _pumped(packed, entry, limits, left)
    _measure(len(found), entry, limits, left)
    if len(found) != entry.size or zlib.crc32(found) != entry.crc:
        raise _damaged(entry)
    return found


def _pumped(packed: bytes, entry: Entry, limits: Limits, left: int) -> bytes:
    pump, parts, count = zlib.decompressobj(-zlib.MAX_WBITS), [], 0
    while not pump.eof:
        before = len(packed)
        try:
            part = pump.decompress(packed, STEP)
        except zlib.error as slip:
            raise _damaged(entry) from slip
        packed = pump.unconsumed_tail
        count += len(part)
        _measure(count, entry, limits, left)
        if not part and len(packed) == before and not pump.eof:
            raise _damaged(entry)
        parts.append(part)
    if pump.unused_data or packed:
        raise _damaged(entry)
    return b"".join(parts)


def _measure(count: int, entry: Entry, limits: Limits, left: int) -> None:
    name = legible(entry.name)
    if count > limits.small and count > limits.ratio * entry.packed:
        sentence = told("“%(name)s” unpacks to more than %(ratio)s times its size, as no text or picture does.")
        raise Refused(sentence, name=name, ratio=limits.ratio)
    if count > entry.size:
        raise Refused(told("“%(name)s” unpacks to more than the archive says of it. Pack it again."), name=name)
    if count > limits.file:
        raise Refused(TOO_LARGE, name=name, most=size(limits.file))
    if count > left:
        raise Refused(TOO_MUCH, most=size(limits.total))


TOO_LARGE = told("“%(name)s” is larger than %(most)s, which no file of a module needs to be.")
TOO_MUCH = told("All files together are larger than %(most)s. Make the pictures smaller, or leave some out.")


def _damaged(entry: Entry) -> Refused:
    sentence = told("“%(name)s” is damaged in the archive. Send it again, or pack it again.")
    return Refused(sentence, name=legible(entry.name))
