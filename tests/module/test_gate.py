"""What keeps a module from being released, each with the place where it is mended."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.module.candidate import Candidate, Changed, OpenComment, Part, SignOff, Slips, Stage, Where
from eduapp.module.critical import Used
from eduapp.module.gate import lacking, no_credit, to_look_at
from eduapp.module.model import Credit, Disclosure, Facts
from eduapp.module.same_name import same_name
from eduapp.text.leaning import Leaning
from tests.module.texts import MODULE, module_of

TODAY = date(2026, 12, 1)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
PATH, CASE, QUIZ = "cases/spms/module.md", "cases/spms/the-mailbox.md", "quizzes/spms/after.md"
REVIEWED = date(2026, 11, 20)
TEXT = MODULE.replace(
    "evaluation:\n",
    "  - {name: C. Reviewer, role: reviewer, attested: 2026-10-01, relationships: none}\n"
    "  - {name: D. Organiser, role: planner, attested: 2026-10-01, relationships: none}\nevaluation:\n",
)
FACTS = module_of(TEXT).facts


def signed(stage: Stage, person: int, name: str, hours: int = 0, hash_: str = "now") -> SignOff:
    return SignOff(stage, person, name, NOON + timedelta(hours=hours), hash_)


AUTHOR = signed("author", 1, "A. Author")
REVIEWER = signed("reviewer", 2, "C. Reviewer", 1)
ORGANISER = signed("organiser", 3, "D. Organiser", 2)
READY = Candidate(
    hash="now",
    path=PATH,
    facts=FACTS,
    parts=(
        Part(CASE, "case", ("A. Author",), REVIEWED),
        Part(QUIZ, "quiz", ("b.  author",), REVIEWED, use="post"),
    ),
    sign_offs=(AUTHOR, REVIEWER, ORGANISER),
    wrote=frozenset({1}),
    planners=("D. Organiser",),
)


def with_facts(**changes: object) -> Candidate:
    return replace(READY, facts=replace(FACTS, **changes))  # type: ignore[arg-type]


def with_person(at: int, **changes: object) -> Candidate:
    people = list(FACTS.disclosures)
    people[at] = replace(people[at], **changes)  # type: ignore[arg-type]
    return with_facts(disclosures=tuple(people))


def with_part(at: int, **changes: object) -> Candidate:
    parts = list(READY.parts)
    parts[at] = replace(parts[at], **changes)  # type: ignore[arg-type]
    return replace(READY, parts=tuple(parts))


def line_of(text: str) -> int:
    return TEXT[: TEXT.index(text)].count("\n") + 1


def in_module(key: str, text: str = "") -> Where:
    return Where(PATH, key, line_of(text or f"{key}:"))


def test_nothing_is_lacking_where_all_is_there() -> None:
    assert lacking(READY, TODAY) == ()
    assert no_credit(READY) is None


LACKING: list[tuple[str, Candidate, Where, str]] = [
    ("objectives", with_facts(objectives=()), in_module("objectives"), "its objectives"),
    ("audience", with_facts(audience=""), in_module("audience"), "for whom it is"),
    ("bias", with_facts(bias=""), in_module("bias"), "bias was kept out"),
    ("not-yet", with_facts(released=date(2026, 12, 2)), in_module("released"), "released on 2026-12-02"),
    ("expired", with_facts(expires=TODAY), in_module("expires"), "expires on 2026-12-01"),
    ("too-long", with_facts(expires=date(2029, 12, 2)), in_module("expires"), "This installation asks"),
    ("stale", with_facts(reviewed=date(2025, 11, 30)), in_module("reviewed"), "more than 12 months old"),
    ("reviewed-later", with_facts(reviewed=date(2026, 12, 2)), in_module("reviewed"), "reviewed on 2026-12-02"),
    ("stale", with_part(1, reviewed=date(2024, 11, 30)), Where(QUIZ, "reviewed"), f"The review of {QUIZ}"),
    ("rights", with_facts(rights=""), in_module("rights"), "who holds the rights"),
    ("undisclosed", with_part(0, authors=("MD; B. Author",)), Where(CASE, "authors"), "is no name"),
    ("provider", with_facts(provider=""), in_module("provider"), "no accredited provider"),
    ("credits", with_facts(credits=()), in_module("credits"), "its kind and amount"),
    ("accreditation", with_facts(accreditation=""), in_module("accreditation"), "word for word"),
    ("designation", with_facts(minutes=Fraction(90)), in_module("credits"), "to the quarter hour: 1.5."),
    ("designation", with_facts(accreditation="For 1.5 credits."), in_module("accreditation"), "name the 1.25"),
    ("performance", with_facts(share=Fraction(0)), in_module("pass"), "everybody passes"),
    (
        "performance",
        replace(READY, parts=(replace(READY.parts[0], is_optional=True), replace(READY.parts[1], use="pre"))),
        in_module("contents"),
        "shows what the learner can do",
    ),
    ("undisclosed", with_part(0, authors=("E. Else",)), in_module("disclosures"), f"E. Else is an author of {CASE}"),
    ("undisclosed", replace(READY, planners=("E. Else",)), in_module("disclosures"), "E. Else has planned"),
    (
        "undisclosed",
        replace(READY, sign_offs=(AUTHOR, replace(REVIEWER, name="E. Else"), ORGANISER)),
        in_module("disclosures"),
        "E. Else has signed as the reviewer",
    ),
    (
        "disclosure-old",
        with_person(0, attested=date(2024, 11, 30)),
        in_module("disclosures", "- name: A. Author"),
        "more than two years old",
    ),
    (
        "attested-later",
        with_person(0, attested=date(2026, 12, 2)),
        in_module("disclosures", "- name: A. Author"),
        "today is 2026-12-01",
    ),
    ("no-since", with_person(1, since=None), in_module("disclosures", "- name: B. Author"), "when the role began"),
    (
        "mitigated-late",
        with_person(1, since=date(2026, 10, 19)),
        in_module("disclosures", "- name: B. Author"),
        "with Pharma Ltd was mitigated on 2026-10-20, after the role began on 2026-10-19",
    ),
    ("errors", replace(READY, slips=(Slips(CASE, 7, 2),)), Where(CASE, "", 7), "errors: 2, the first in line 7"),
    ("not-explored", with_part(0, is_explored=False), Where(CASE, page="draft"), "still being played through"),
    (
        "no-reference",
        replace(READY, uncarried=(Used(CASE, Leaning("the-clinic", "Measure", is_scored=True)),)),
        Where(CASE, "the-clinic"),
        f"“Measure” in {CASE} counts",
    ),
    (
        "open-comment",
        replace(READY, open_comments=(OpenComment(QUIZ, 12),)),
        Where(QUIZ, "", 12, "review"),
        f"on line 12 of {QUIZ}",
    ),
    (
        "unsigned-fact",
        replace(READY, unsigned=tuple(f"E{number}" for number in range(7))),
        Where(page="review"),
        "has not signed: 7 (E0, E1, E2, E3, E4, …)",
    ),
    ("no-author", replace(READY, sign_offs=(REVIEWER, ORGANISER)), Where(page="review"), "has not signed yet"),
    ("no-organiser", replace(READY, sign_offs=(AUTHOR, REVIEWER)), Where(page="review"), "has not signed yet"),
    (
        "no-reviewer",
        replace(READY, sign_offs=(AUTHOR, replace(REVIEWER, hash="before"), ORGANISER)),
        Where(page="review"),
        "signed an earlier state",
    ),
    (
        "sign-order",
        replace(READY, sign_offs=(replace(AUTHOR, at=NOON + timedelta(hours=3)), REVIEWER, ORGANISER)),
        Where(page="review"),
        "reviewer signed before the author",
    ),
    (
        "sign-order",
        replace(READY, sign_offs=(AUTHOR, REVIEWER, replace(ORGANISER, at=NOON))),
        Where(page="review"),
        "The organiser signs last",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "candidate", "where", "says"), LACKING)
def test_what_is_missing_is_one_sentence_with_its_place(
    code: str, candidate: Candidate, where: Where, says: str
) -> None:
    (found,) = lacking(candidate, TODAY)
    assert (found.code, found.where) == (code, where)
    assert says in str(found.told)
    assert str(found.told)[-1] in ".?"


@pytest.mark.parametrize(("stage", "signed_by"), [("reviewer", (AUTHOR, ORGANISER)), ("organiser", (AUTHOR, REVIEWER))])
def test_that_nobody_who_may_sign_has_disclosed_is_said_before_anybody_does(
    stage: Stage, signed_by: tuple[SignOff, ...]
) -> None:
    unsigned = replace(READY, sign_offs=signed_by)
    code = f"undisclosed-{stage}"
    (said,) = [
        one for one in lacking(replace(unsigned, may_sign={stage: ("R. One", "R. Two")}), TODAY) if one.code == code
    ]
    assert said.where == in_module("disclosures")
    assert "(R. One, R. Two) is among the disclosures." in str(said.told)
    for names in ((), ("R. One", "Dr. C. Reviewer")):
        assert code not in {one.code for one in lacking(replace(unsigned, may_sign={stage: names}), TODAY)}


@pytest.mark.parametrize(
    "candidate",
    [
        replace(READY, wrote=frozenset({1, 2})),
        replace(READY, sign_offs=(signed("author", 2, "A. Author", -9, "before"), *READY.sign_offs)),
        replace(READY, sign_offs=(AUTHOR, replace(REVIEWER, name="B. Author"), ORGANISER)),
        with_part(0, authors=("A. Author", "c. reviewer")),
    ],
)
def test_nobody_reviews_what_she_has_written(candidate: Candidate) -> None:
    (found,) = lacking(candidate, TODAY)
    assert found.code == "reviewer-is-author"


def test_a_second_reviewer_who_wrote_nothing_is_enough() -> None:
    second = signed("reviewer", 1, "A. Author", 1)
    assert lacking(replace(READY, sign_offs=(*READY.sign_offs, second)), TODAY) == ()


def test_where_nobody_accredits_nothing_of_it_is_asked_for_and_that_is_said() -> None:
    candidate = with_facts(provider="", credits=(), accreditation="", minutes=Fraction(90), share=Fraction(0))
    assert lacking(candidate, TODAY) == ()
    assert str(no_credit(candidate)).startswith("This module gives no credit")


def test_a_module_that_cannot_be_read_lacks_that_and_what_its_files_and_people_lack() -> None:
    found = lacking(replace(READY, facts=None, slips=(Slips(PATH, 3),), sign_offs=()), TODAY)
    assert [one.code for one in found] == ["errors", "unread", "no-author", "no-reviewer", "no-organiser"]


@pytest.mark.parametrize(
    ("attested", "is_old"), [(date(2024, 12, 1), False), (date(2024, 11, 30), True), (TODAY, False)]
)
def test_a_disclosure_holds_for_two_years_to_the_day(attested: date, is_old: bool) -> None:
    assert bool(lacking(with_person(0, attested=attested), TODAY)) == is_old


@pytest.mark.parametrize(("minutes", "fits"), [(67, False), (68, True), (75, True), (82, True), (83, False)])
def test_credit_fits_the_minutes_to_the_quarter_hour(minutes: int, fits: bool) -> None:
    assert (lacking(with_facts(minutes=Fraction(minutes)), TODAY) == ()) == fits


def test_an_amount_may_be_written_with_a_comma() -> None:
    assert lacking(with_facts(accreditation="Für 1,25 Punkte."), TODAY) == ()
    assert lacking(with_facts(credits=(Credit("CME", Fraction(1)),), minutes=Fraction(60)), TODAY) != ()


NAMES = ["A. Author", "B. Author", "C. Reviewer", "D. Organiser", "E. Else"]
WRITTEN = st.sampled_from([str.upper, str.lower, lambda name: f"  {name.replace(' ', '   ')} "])
ANY = st.builds(lambda name, write: write(name), st.sampled_from(NAMES), WRITTEN)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Prof. Ann  Lee, MD, Ph.D.", "ann lee", True),
        ("Ann Lee", "Ann Leeds", False),
        ("Lee, Ann", "Lee, Anna", False),
        ("Dr Lee, Ann", "Lee, Ann, MA", True),
        ("Lee, Ma", "Lee, Do", False),
        ("Ann Ma", "Ann Do", False),
    ],
)
def test_a_degree_makes_nobody_another_person(one: str, other: str, is_same: bool) -> None:
    assert (same_name(one) == same_name(other)) == is_same


def said(name: str, text: str) -> bool:
    return name.lower() in " ".join(text.lower().split())


@given(st.lists(ANY, max_size=3), st.lists(ANY, max_size=2), st.lists(st.tuples(st.sampled_from(NAMES), st.booleans())))
def test_beside_a_look_at_every_name_nobody_in_control_is_overlooked(
    authors: list[str], planners: list[str], signers: list[tuple[str, bool]]
) -> None:
    disclosed = NAMES[:2]
    facts: Facts = replace(
        FACTS, authors=(), disclosures=tuple(Disclosure(name, "author", REVIEWED) for name in disclosed)
    )
    offs = tuple(signed("reviewer", 9, name, hash_="now" if is_now else "before") for name, is_now in signers)
    candidate = replace(
        READY,
        facts=facts,
        parts=(Part(CASE, "case", tuple(authors), REVIEWED),),
        planners=tuple(planners),
        sign_offs=offs,
    )
    found = [str(one.told) for one in lacking(candidate, TODAY) if one.code == "undisclosed"]
    for name in NAMES:
        is_in_control = any(said(name, one) for one in (*authors, *planners)) or (name, True) in signers
        told = [sentence for sentence in found if said(name, sentence)]
        assert len(told) == (1 if is_in_control and name not in disclosed else 0)


def test_evidence_that_has_changed_is_to_be_looked_at_and_keeps_nothing_back() -> None:
    candidate = replace(READY, changed=(Changed("E101", "It was withdrawn.", CASE),))
    assert lacking(candidate, TODAY) == ()
    (found,) = to_look_at(candidate)
    assert (found.code, found.where) == ("changed-evidence", Where(CASE, "E101"))
    assert found.told.values == {"claim": "E101", "what": "It was withdrawn.", "file": CASE}
