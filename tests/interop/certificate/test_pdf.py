"""A certificate as PDF: what it says, that everybody can read it, and that no text breaks it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from eduapp.interop.certificate import Certificate, Granted, Unprintable, printable, to_pdf
from eduapp.interop.certificate.pdf import as_data, in_english

CREDIT = Certificate(
    name="Dr Ana-María Håkansson",
    module="Seeing progression early",
    release=3,
    begun=date(2026, 11, 1),
    finished=date(2026, 11, 20),
    issued=date(2026, 11, 22),
    address="https://learn.example.org/verify/7QX4-K2M9-TR3B",
    provider="University of Somewhere",
    accreditation="The University designates this for a maximum of 1.25 *AMA PRA Category 1 Credits™*.",
    granted=(Granted("AMA PRA Category 1 Credits™", 5),),
    disclosures="All relevant financial relationships have been mitigated.",
)
COMPLETION = replace(CREDIT, provider="", accreditation="", granted=())


def read(certificate: Certificate) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(certificate)))


def words(certificate: Certificate) -> str:
    """All its text on one line."""
    text = " ".join(page.extract_text() for page in read(certificate).pages)
    return " ".join(text.replace("\u200b", "").split())


def root(reader: PdfReader) -> DictionaryObject:
    found = reader.trailer["/Root"].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def tags(element: Any) -> Iterator[str]:
    """The tags of the structure, in the order in which they are read aloud."""
    element = element.get_object() if isinstance(element, IndirectObject) else element
    if isinstance(element, ArrayObject):
        for child in element:
            yield from tags(child)
    elif isinstance(element, DictionaryObject):
        if "/S" in element:
            yield str(element["/S"])
        yield from tags(element.get("/K"))


def test_it_says_who_did_what_when_and_what_it_is_worth() -> None:
    text = words(CREDIT)
    for part in (
        "Certificate of credit This certifies that Dr Ana-María Håkansson",
        "has completed the module Seeing progression early Release 3",
        "and is awarded 1.25 AMA PRA Category 1 Credits™",
        "Begun 1 November 2026 Finished 20 November 2026 Issued 22 November 2026",
        "Provider University of Somewhere",
        "Accreditation The University designates this for a maximum of 1.25 AMA PRA Category 1 Credits™.",
        "Disclosure All relevant financial relationships have been mitigated.",
        "Verify this certificate at https://learn.example.org/verify/7QX4-K2M9-TR3B",
    ):
        assert part in text


def test_without_a_provider_it_claims_no_credit_and_says_so() -> None:
    text = words(COMPLETION)
    assert "Certificate of completion" in text
    assert "No accredited provider stands behind it, so this carries no credit." in text
    assert "awarded" not in text
    with pytest.raises(ValueError, match="no credit"):
        replace(CREDIT, provider="")


def test_who_claimed_nothing_gets_a_certificate_of_completion() -> None:
    text = words(replace(CREDIT, granted=()))
    assert "Certificate of completion" in text
    assert "No credit was claimed." in text


def test_each_kind_of_credit_is_listed() -> None:
    both = replace(CREDIT, granted=(*CREDIT.granted, Granted("ECMEC", 4)))
    assert "1.25 AMA PRA Category 1 Credits™ 1 ECMEC" in words(both)


@pytest.mark.parametrize("certificate", [CREDIT, COMPLETION], ids=["credit", "completion"])
def test_a_screen_reader_can_read_it(certificate: Certificate) -> None:
    reader = read(certificate)
    found = root(reader)
    structure = list(tags(found["/StructTreeRoot"]))
    assert found.raw_get("/MarkInfo")["/Marked"]
    assert (structure[0], structure[1]) == ("/Document", "/H1")
    assert {"/P", "/Link"} <= set(structure)
    assert structure.count("/H1") == 1
    assert "/Span" not in structure  # that would be text outside of a paragraph
    assert found.raw_get("/ViewerPreferences")["/DisplayDocTitle"]


def test_it_says_that_it_is_pdf_ua() -> None:
    metadata = root(read(CREDIT))["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.get_data()


@pytest.mark.parametrize("lang", ["en", "de", "pt-BR"])
def test_language_and_title_are_set(lang: str) -> None:
    reader = read(replace(CREDIT, lang=lang))
    assert str(root(reader)["/Lang"]) == lang
    assert reader.metadata is not None
    assert reader.metadata.title == "Certificate of credit: Dr Ana-María Håkansson"


def test_its_words_and_dates_can_be_said_in_another_language() -> None:
    german = {"This certifies that": "Hiermit wird bescheinigt:", "Release %(number)s": "Ausgabe %(number)s"}
    data = to_pdf(CREDIT, lambda sentence: german.get(sentence, sentence), lambda day: f"{day:%d.%m.%Y}")
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    for part in ("Hiermit wird bescheinigt:", "Ausgabe 3", "22.11.2026"):
        assert part in text


def test_the_same_certificate_gives_the_same_bytes() -> None:
    assert to_pdf(CREDIT) == to_pdf(CREDIT)


@pytest.mark.parametrize(
    "odd",
    [
        '"quoted" #title $x$ *b* _i_ <tag> @ref `code` // no /* no */ = no',
        "back\\slash \\u{41} #panic() ${x} {{y}} %(z)s 100 %",
        '"; #import "x"; //',
        "≥ 70 % → β ½ µ · ✓ ≠ ‰ H₂O² 5–10 … “q” ‘x’",
        "Ιωάννης Παπαδόπουλος",
        "Анна Ковальчук",
        "Nguyễn Thị Hồng",
    ],
)
def test_text_stays_text(odd: str) -> None:
    everywhere = replace(CREDIT, name=odd, module=odd, provider=odd, disclosures=odd, accreditation=odd)
    assert words(everywhere).count(odd) == 5 - ("*b*" in odd)


@pytest.mark.parametrize("long", ["wordy " * 300, "W" * 300], ids=["words", "a word"])
def test_what_is_long_is_set_whole(long: str) -> None:
    everywhere = replace(CREDIT, name=long, module=long, provider=long, accreditation=long)
    letters = long.replace(" ", "")
    assert words(everywhere).replace(" ", "").count(letters) == 4


def test_the_statement_of_a_provider_has_its_credit_in_italics() -> None:
    data = as_data(replace(CREDIT, accreditation="No * more * than *one Credit™*."), str, in_english)
    parts = [(part["text"], part["italic"]) for note in data["notes"] for part in note["parts"]]
    assert parts[1:4] == [("No * more * than ", False), ("one Credit™", True), (".", False)]


def test_what_is_usual_fits_on_one_page() -> None:
    usual = replace(CREDIT, name="Maria Magdalena Theodora von und zu Hohenstein-Schwarzenberg", module="A title " * 12)
    assert len(read(usual).pages) == 1


def test_what_nobody_sees_is_left_out() -> None:
    assert "O’Brien has completed" in words(replace(CREDIT, name="O’Brien\u202e\u200b\x00"))


@pytest.mark.parametrize("character", ["😀", "田", "ก"])
def test_a_character_that_the_typeface_lacks_is_named(character: str) -> None:
    with pytest.raises(Unprintable, match=character) as refused:
        to_pdf(replace(CREDIT, module=f"Ana {character}"))
    assert refused.value.characters == character


def test_every_character_that_a_name_may_have_is_in_the_typeface() -> None:
    names = (f"A{chr(code)}b" for code in range(0x3000))
    shown = [name for name in names if isinstance(printable(name), str)]
    assert len(shown) > 1_400
    to_pdf(replace(CREDIT, disclosures=" ".join(shown)))
