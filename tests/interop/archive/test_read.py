"""An archive is taken as it is, but for what systems leave behind; what is hostile is refused as a whole."""

import io
import random
import struct
import tracemalloc
import zipfile
from typing import Any

import pytest

from eduapp.interop.archive import Limits, gather, read
from tests.interop.archive.zips import CASE, MODULE, PNG, QUIZ, packed, raw, refusal, said, with_entry


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_was_packed_comes_out(method: int) -> None:
    files = {"walk/module.md": MODULE, "walk/visit.md": CASE, "walk/media/then.png": PNG, "walk/Ünlü.md": QUIZ}
    found = read(packed(files, method))
    assert (found.files, found.refusals, found.left_out) == (files, (), ())


def test_an_archive_written_in_one_go_tells_sizes_behind_the_data() -> None:
    class Pipe(io.RawIOBase):
        written = b""

        def write(self, data: Any) -> int:
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", CASE)
        archive.writestr("b.md", QUIZ)
    assert read(pipe.written).files == {"a.md": CASE, "b.md": QUIZ}


def test_an_archive_that_is_ready_for_large_files_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.md", "w", force_zip64=True) as file:
        file.write(CASE)
    assert read(out.getvalue()).files == {"a.md": CASE}


def test_what_systems_leave_behind_is_left_out_and_other_kinds_are_named() -> None:
    clutter = ["__MACOSX/._visit.md", ".DS_Store", "walk/Thumbs.db", ".git/config", "~$visit.docx"]
    aside = ["README.md", "walk/LICENSE", "visit.docx", "notes.MD", "map.svg", "other.yaml", "run.exe"]
    found = read(packed({"walk/": b"", "visit.md": CASE, **dict.fromkeys([*clutter, *aside], b"x")}))
    assert found.files == {"visit.md": CASE}
    sentences = [str(sentence) for sentence in found.left_out]
    assert [sentence.split("”")[0].removeprefix("“") for sentence in sentences] == aside
    assert sentences[2] == "“visit.docx” is left out. Save its text as .md, which is plain text."
    assert sentences[3] == "“notes.MD” is left out. Name it .md if it belongs to the module."


LINK, PIPE_ = 0o120777 << 16, 0o010644 << 16
REFUSED_NAMES = {
    "../visit.md": "leads out",
    "walk/../../visit.md": "leads out",
    "/etc/visit.md": "a place on a computer",
    "C:visit.md": "a place on a computer",
    "c:/visit.md": "a place on a computer",
    "\\\\host\\visit.md": "a place on a computer",
    "walk\\visit.md": "backslash",
    "walk//visit.md": "without a name",
    "./visit.md": "without a name",
    "": "without a name",
    "visit\x07.md": "invisible",
    "visit\u202edm.exe.md": "invisible",
    "vi\u200bsit.md": "invisible",
    "vi\u3164sit.md": "invisible",
    "vi\ufe0fsit.md": "invisible",
    "visit\xa0two.md": "invisible",
    "u\u0308ber.md": "loose accents",
    "con.md": "device",
    "walk/Lpt1": "device",
    "COM¹.md": "device",
    "walk./visit.md": "every system",
    "visit.md ": "every system",
    "who?.md": "every system",
    "x" * 180 + ".md": "too long",
    "a/" * 9 + "visit.md": "too long",
}


@pytest.mark.parametrize(("name", "why"), REFUSED_NAMES.items())
def test_a_name_that_misleads_some_system_is_refused(name: str, why: str) -> None:
    assert why in refusal(raw(name.encode(), flags=1 << 11))
    assert [why in str(sentence) for sentence in gather([(name, CASE)]).refusals] == [True]


@pytest.mark.parametrize(("name", "flags"), [(b"\xfcber.md", 0), ("über.md".encode(), 0), (b"\xfcber.md", 1 << 11)])
def test_letters_in_an_unknown_encoding_are_refused_with_a_legible_name(name: bytes, flags: int) -> None:
    sentence = refusal(raw(name, flags=flags))
    assert sentence.startswith("The letters of “")
    assert "ber.md” are written in a way that only some systems can read." in sentence


@pytest.mark.parametrize(
    ("attributes", "why"),
    [(LINK, "a link"), (0x400, "a link"), (PIPE_, "neither a file"), (0x08, "neither"), (0o040755 << 16, "neither")],
)
def test_only_files_and_folders_are_taken(attributes: int, why: str) -> None:
    assert why in refusal(raw(b"visit.md", attributes=attributes))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (raw(b"visit.md", flags=1), "a password"),
        (raw(b"visit.md", method=12), "in a way that is not read here"),
        (raw(b"walk/"), "a folder that holds bytes"),
        (raw(b"visit.md", claims=5), "more than the archive says"),
        (raw(b"visit.md", claims=500), "damaged"),
        (raw(b"visit.md").replace(b"visit.md", b"other.md", 1), "two different things"),
        (raw(b"visit.md")[:-30], "cut off"),
        (raw(b"visit.md") + b"more", "behind the end"),
        (b"#!/bin/sh\n" + raw(b"visit.md"), "before or within"),
        (b"Rar!", "not a zip archive"),
        (b"", "not a zip archive"),
        (b"PK\5\6" + bytes(18), "no file of a module"),
        (packed({"README.md": b"Read me."}), "no file of a module"),
        (packed({"inner.zip": packed({"visit.md": CASE})}), "an archive itself"),
        (packed({"visit.md": packed({"other.md": CASE})}), "an archive itself"),
        (packed({"then.png": b"<script>"}), "not the kind of picture"),
    ],
)
def test_what_is_not_an_ordinary_archive_is_refused_with_the_reason(data: bytes, why: str) -> None:
    assert why in refusal(data)


@pytest.mark.parametrize(
    ("one", "other"),
    [("visit.md", "Visit.md"), ("straße.md", "STRASSE.md"), ("ﬁn.md", "fin.md"), ("a.md/visit.md", "a.md")],
)
def test_two_names_that_are_one_on_some_system_are_refused(one: str, other: str) -> None:
    (sentence,) = said(read(packed({one: CASE, other: CASE})))
    assert f"“{one}”" in sentence
    assert f"“{other}”" in sentence


def test_the_same_name_twice_is_refused() -> None:
    data = packed({"visit.md": CASE, "visit.mb": QUIZ}).replace(b"visit.mb", b"visit.md")
    assert "one name on some systems" in refusal(data)


def test_ten_thousand_entries_are_refused_before_they_are_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 10_000, 10_000, 0, 0, 0)
    assert refusal(end) == "The archive holds more than 1000 entries. Pack only the module."


def test_a_count_that_is_a_lie_is_refused() -> None:
    data = bytearray(packed({f"{number}.md": CASE for number in range(3)}))
    data[-14:-10] = struct.pack("<2H", 2, 2)
    assert "damaged" in refusal(bytes(data))


@pytest.mark.parametrize(
    ("claims", "why"), [(None, "more than 100 times its size"), (300, "more than the archive says")]
)
def test_a_bomb_is_refused_after_little_memory_whatever_it_says_of_its_size(claims: int | None, why: str) -> None:
    bomb = raw(b"visit.md", bytes(10_000_000), claims=claims)
    tracemalloc.start()
    sentence = refusal(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert why in sentence
    assert peak < 3_000_000


def test_what_a_file_and_all_together_may_hold_is_said() -> None:
    noise = random.Random(1).randbytes(60)
    limits = Limits(file=50, total=100)
    assert said(read(packed({"a.md": noise}), limits)) == [
        "“a.md” is larger than 0.05 kB, which no file of a module needs to be."
    ]
    many = packed({f"{number}.md": noise[:40] for number in range(3)})
    assert said(read(many, limits)) == [
        "All files together are larger than 0.1 kB. Make the pictures smaller, or leave some out."
    ]
    assert said(gather([("a.md", noise)], limits)) == said(read(packed({"a.md": noise}), limits))


def test_entries_that_share_their_bytes_and_bytes_that_belong_to_none_are_refused() -> None:
    data = packed({"a.md": CASE, "b.md": CASE}, zipfile.ZIP_STORED)
    second = data.index(b"PK\3\4", 1)
    shared = data.replace(b"a.md", b"b.md", 1)
    at = shared.rindex(b"PK\1\2")
    assert "overlap" in refusal(data[: at + 42] + struct.pack("<L", 0) + b"a.md" + data[at + 50 :])
    hidden = bytearray(data[:second] + b"hidden" + data[second:])
    central = hidden.rindex(b"PK\1\2")
    hidden[central + 42 : central + 46] = struct.pack("<L", second + 6)
    hidden[-6:-2] = struct.pack("<L", hidden.index(b"PK\1\2"))
    assert "hidden behind “a.md”" in refusal(bytes(hidden))


def test_names_of_thousands_of_folders_cost_no_time() -> None:
    found = read(packed({f"{number}" + "a/" * 30_000 + ".md": b"" for number in range(20)}))
    assert len(found.refusals) == 20
    assert all("too many folders" in sentence for sentence in said(found))


def test_a_thousand_reasons_are_not_read_by_anybody() -> None:
    found = read(packed({f"../{number}.md": CASE for number in range(100)}))
    assert len(found.refusals) == 21
    assert str(found.refusals[-1]) == "And so on, 80 more."


def test_whatever_bytes_are_changed_it_is_refused_or_read_as_others_read_it() -> None:
    """Beside the usual reader: what this one takes the other one takes too, byte for byte."""
    chance = random.Random(7)
    info = zipfile.ZipInfo("walk/visit.md")
    whole = [packed({"a.md": CASE, "b/c.md": QUIZ, "d.png": PNG}), with_entry(info)]
    for _ in range(1_000):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 0x50, 0x80, 0xFF, chance.randrange(256)))
        cut = chance.choice((0, 0, 0, chance.randrange(30)))
        data = data[: len(data) - cut]
        found = read(bytes(data))
        assert bool(found.files) != bool(found.refusals)
        if found.files:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name, content in found.files.items():
                    assert archive.read(name) == content
