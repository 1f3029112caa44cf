"""Reads what a zip says that it holds, and believes only what agrees with itself.

The usual readers are made to open whatever they can; this one refuses what two of them could read in two ways. So
nothing can hide before, between or behind the entries, and no two entries share their bytes.
"""

import struct
from dataclasses import dataclass, replace
from itertools import pairwise

from eduapp.interop.archive.limits import Limits, Refused, legible
from eduapp.text.said import told

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END_MARK, _CENTRAL_MARK, _LOCAL_MARK = b"PK\5\6", b"PK\1\2", b"PK\3\4"
_DESCRIPTION_MARK = b"PK\7\x08"
_LONGEST_COMMENT = 0xFFFF
_IN_64_BITS = (0xFFFF, 0xFFFFFFFF)  # the real number stands elsewhere
ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13
DESCRIBED_BEHIND = 1 << 3  # checksum and sizes follow the data
UTF_8 = 1 << 11
_MEANT = ENCRYPTED | DESCRIBED_BEHIND | UTF_8


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder as the archive describes it. `start` and `stop` are where its packed bytes lie."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    attributes: int
    header: int
    version: int  # of the format, in tenths, that is needed to unpack it
    start: int = 0

    @property
    def stop(self) -> int:
        return self.start + self.packed


def entries(data: bytes, limits: Limits) -> tuple[Entry, ...]:
    """What the archive holds. More entries than the limit are refused before the first of them is read."""
    end = _find_end(data)
    _, disk, first_disk, here, count, size, offset, _ = _END.unpack_from(data, end)
    if count > limits.entries:
        raise Refused(told("The archive holds more than %(most)s entries. Pack only the module."), most=limits.entries)
    if disk or first_disk or here != count:
        raise Refused(told("The archive is one part of several. Pack the module as one file."))
    if size in _IN_64_BITS or offset in _IN_64_BITS:
        raise Refused(told("The archive is in the format for more than 4 GB. Pack it again with another program."))
    if offset + size != end:
        raise Refused(told("Something stands before or within the archive that belongs to none of its entries."))
    found = _central(data, offset, count, end)
    placed = tuple(_placed(data, entry, offset) for entry in found)
    _find_hidden(data, placed, offset)
    return placed


def _find_end(data: bytes) -> int:
    """Where the record stands with which an archive ends: exactly one, and nothing behind it."""
    marks, at = [], max(0, len(data) - _END.size - _LONGEST_COMMENT)
    while (at := data.find(_END_MARK, at)) >= 0:
        marks.append(at)
        at += 1
    whole = [at for at in marks if at + _END.size <= len(data)]
    ends = [at for at in whole if at + _END.size + _END.unpack_from(data, at)[-1] == len(data)]
    if len(ends) == 1:
        return ends[0]
    if ends or whole:
        raise Refused(told("Something stands behind the end of the archive. Pack it again."))
    if data.startswith((_LOCAL_MARK, _CENTRAL_MARK, _END_MARK)):
        raise Refused(told("The archive is cut off: its end is missing. Send it again, or pack it again."))
    raise Refused(told("This is not a zip archive. Pack the folder as .zip, or choose the .md files themselves."))


def _central(data: bytes, at: int, count: int, end: int) -> list[Entry]:
    found = []
    for _ in range(count):
        if at + _CENTRAL.size > end or data[at : at + 4] != _CENTRAL_MARK:
            raise _damaged()
        fields = _CENTRAL.unpack_from(data, at)
        flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
        name_length, extra, comment, disk, _, attributes, header = fields[10:]
        at += _CENTRAL.size
        name = data[at : at + name_length]
        at += name_length + extra + comment
        if at > end or disk or any(number in _IN_64_BITS[1:] for number in (packed, size, header)):
            raise _damaged()
        found.append(Entry(name, flags, method, crc, packed, size, attributes, header, fields[2]))
    if at != end:
        raise _damaged()
    return found


def _placed(data: bytes, entry: Entry, end: int) -> Entry:
    """The entry with the place of its bytes; what stands before them has to say the same of it."""
    at = entry.header
    if at + _LOCAL.size > end or data[at : at + 4] != _LOCAL_MARK:
        raise _damaged()
    _, _, flags, method, _, _, crc, packed, size, name_length, extra = _LOCAL.unpack_from(data, at)
    at += _LOCAL.size
    sizes = crc == entry.crc and packed in (entry.packed, _IN_64_BITS[1]) and size in (entry.size, _IN_64_BITS[1])
    agrees = sizes or entry.flags & DESCRIBED_BEHIND
    same = (method, data[at : at + name_length]) == (entry.method, entry.name)
    if not (same and agrees) or (flags ^ entry.flags) & _MEANT:
        sentence = told("The archive says two different things of “%(name)s”. Pack it again with another program.")
        raise Refused(sentence, name=legible(entry.name))
    start = at + name_length + extra
    if start + entry.packed > end:
        raise _damaged()
    return replace(entry, start=start)


def _find_hidden(data: bytes, placed: tuple[Entry, ...], end: int) -> None:
    """Refuse entries that share bytes, and bytes that belong to none."""
    in_order = sorted(placed, key=lambda entry: (entry.header, entry.stop))
    if in_order and in_order[0].header:
        raise Refused(told("Something stands before the first entry of the archive. Pack it again."))
    for one, other in pairwise(in_order):
        if one.stop > other.header:
            sentence = told("“%(one)s” and “%(other)s” overlap in the archive, which no program for packing does.")
            raise Refused(sentence, one=legible(one.name), other=legible(other.name))
    stops = [*(entry.header for entry in in_order[1:]), end]
    for entry, stop in zip(in_order, stops, strict=False):
        if data[entry.stop : stop] not in _behind(entry):
            sentence = told("Something is hidden behind “%(name)s” in the archive. Pack it again.")
            raise Refused(sentence, name=legible(entry.name))


def _behind(entry: Entry) -> tuple[bytes, ...]:
    """What may follow the bytes of an entry: nothing, or once more its checksum and sizes."""
    if not entry.flags & DESCRIBED_BEHIND:
        return (b"",)
    numbers = (entry.crc, entry.packed, entry.size)
    told_again = (struct.pack("<3L", *numbers), struct.pack("<L2Q", *numbers))
    return (*told_again, *(_DESCRIPTION_MARK + numbers for numbers in told_again))


def _damaged() -> Refused:
    return Refused(told("The archive is damaged: its list of entries cannot be read. Send it again, or pack it again."))
