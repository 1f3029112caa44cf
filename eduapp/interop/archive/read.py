"""What somebody sent: its files by their paths, or the sentences that say why nothing of it is taken."""

import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eduapp.interop.archive.directory import Entry, entries
from eduapp.interop.archive.inflate import TOO_LARGE, TOO_MUCH, find_unreadable, inflated
from eduapp.interop.archive.kinds import begins_as_named, is_packed, kind_of, left_out
from eduapp.interop.archive.limits import LIMITS, Limits, Refused, legible, size
from eduapp.interop.archive.names import name_of, same, unknown_letters, wrong_with
from eduapp.text.said import told
from eduapp.text.told import Told

_FOLDER, _VOLUME, _LINK = 0x10, 0x08, 0x400  # attributes of a file on Windows


@dataclass(frozen=True, slots=True)
class Unpacked:
    """`files` by path; empty where there are `refusals`. `left_out` says what was not taken although nothing is
    wrong with it."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    refusals: tuple[Told, ...] = ()
    left_out: tuple[Told, ...] = ()


def read(data: bytes, limits: Limits = LIMITS) -> Unpacked:
    """What is in a zip. It is refused as a whole, or taken as a whole but for what is no part of a module."""
    if len(data) > limits.archive:
        sentence = told("The archive is larger than %(most)s. Make the pictures smaller, or leave some out.")
        return Unpacked(refusals=(Told(sentence, {"most": size(limits.archive)}),))
    try:
        found = entries(data, limits)
        named = {name: entry for entry in found if (name := name_of(entry)) is not None}
        if refusals := _listed(_wrong_entries(found, limits), limits):
            return Unpacked(refusals=refusals)
        files = {name: entry for name, entry in named.items() if not name.endswith("/")}
        return _taken(files, lambda entry, left: inflated(data, entry, limits, left), limits)
    except Refused as slip:
        return Unpacked(refusals=(Told(slip.sentence, slip.values),))


def gather(files: Sequence[tuple[str, bytes]], limits: Limits = LIMITS) -> Unpacked:
    """The same of files that were sent by themselves, each with its name or its path in a folder."""
    if len(files) > limits.entries:
        sentence = told("These are more than %(most)s files. Choose only those of the module.")
        return Unpacked(refusals=(Told(sentence, {"most": limits.entries}),))
    names = [name for name, _ in files]
    wrong = [slip for name in names if (slip := wrong_with(name, limits))]
    if refusals := _listed([*wrong, *same(names)], limits):
        return Unpacked(refusals=refusals)
    try:
        return _taken(dict(files), lambda data, left: data, limits)
    except Refused as slip:
        return Unpacked(refusals=(Told(slip.sentence, slip.values),))


def _wrong_entries(found: Sequence[Entry], limits: Limits) -> Iterator[Told]:
    names = []
    for entry in found:
        name = name_of(entry)
        if name is None:
            yield unknown_letters(entry.name)
            continue
        slip = wrong_with(name, limits)
        if slip is None and (sentence := _special(entry, name) or find_unreadable(entry)):
            slip = Told(sentence, {"name": legible(name)})
        if slip is not None:
            yield slip
        else:
            names.append(name)
    files = [name for name in names if not name.endswith("/")]
    folders = {name.rstrip("/") + "/" for name in names if name.endswith("/")}
    yield from same((*files, *folders))


def _special(entry: Entry, name: str) -> str | None:
    """Why an entry is neither a file nor a folder, by what Unix and Windows note of it."""
    kind = stat.S_IFMT(entry.attributes >> 16)
    if kind == stat.S_IFLNK or entry.attributes & _LINK:
        return told("“%(name)s” is a link to another file. Put the file itself in its place.")
    is_folder = kind == stat.S_IFDIR or bool(entry.attributes & _FOLDER)
    is_named_so = name.endswith("/")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.attributes & _VOLUME or (is_folder and not is_named_so):
        return told("“%(name)s” is neither a file nor a folder. Leave it out.")
    if is_named_so and (entry.size or entry.packed > 2):
        return told("“%(name)s” is a folder that holds bytes of its own. Pack it again.")
    return None


def _taken(files: Mapping[str, object], open_: Callable[..., bytes], limits: Limits) -> Unpacked:
    """The files that belong to a module, opened one by one; what is left out is never opened."""
    taken: dict[str, bytes] = {}
    left = limits.total
    kinds = {name: kind_of(name) for name in files}
    for name, file in files.items():
        kind = kinds[name]
        if kind == "archive":
            raise _nested(name)
        if kind not in ("page", "list", "picture"):
            continue
        data = open_(file, left)
        if len(data) > limits.file:
            raise Refused(TOO_LARGE, name=legible(name), most=size(limits.file))
        left -= len(data)
        if left < 0:
            raise Refused(TOO_MUCH, most=size(limits.total))
        if is_packed(data):
            raise _nested(name)
        if kind == "picture" and not begins_as_named(name, data):
            sentence = told("“%(name)s” is not the kind of picture that its name says. Save it anew.")
            raise Refused(sentence, name=legible(name))
        taken[name] = data
    if not taken:
        raise Refused(told("There is no file of a module in it: no .md, no list, no picture."))
    return Unpacked(taken, (), _listed(_left_out(kinds), limits))


def _left_out(kinds: Mapping[str, str]) -> Iterator[Told]:
    for name, kind in kinds.items():
        if kind == "aside":
            yield Told(told("“%(name)s” is left out: it is written for authors."), {"name": legible(name)})
        if kind == "unknown":
            yield Told(left_out(name), {"name": legible(name)})


def _nested(name: str) -> Refused:
    sentence = told("“%(name)s” is an archive itself. Unpack it, and send what is in it.")
    return Refused(sentence, name=legible(name))


def _listed(sentences: Iterable[Told], limits: Limits) -> tuple[Told, ...]:
    """As many sentences as anybody reads, and how many there are beyond."""
    found = list(dict.fromkeys(_hashable(sentences)))
    rest = len(found) - limits.sentences
    shown = [Told(sentence, dict(values)) for sentence, values in found[: limits.sentences]]
    return (*shown, Told(told("And so on, %(rest)s more."), {"rest": rest})) if rest > 0 else tuple(shown)


def _hashable(sentences: Iterable[Told]) -> Iterator[tuple[str, tuple[tuple[str, object], ...]]]:
    for one in sentences:
        yield one.sentence, tuple(one.values.items())
