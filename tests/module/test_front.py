"""The front matter of a module: each key, what may be left out, and each way to get it wrong."""

from datetime import date
from fractions import Fraction

import pytest

from eduapp.case.model import Objective
from eduapp.module.evaluation import DEFAULT
from eduapp.module.front import KEYS
from eduapp.module.model import Content, Credit, Disclosure, Mitigated, Question, Relationship
from tests.module.texts import MODULE, found, having, module_of, without

REQUIRED = (
    "summary",
    "audience",
    "minutes",
    "authors",
    "reviewed",
    "objectives",
    "contents",
    "released",
    "expires",
    "support",
    "bias",
    "disclosures",
)
PERSON = "name: A. Author, role: author, attested: 2026-10-01"
TIED = "company: Pharma Ltd, nature: speaker"


def test_every_key_is_read() -> None:
    module = module_of()
    facts = module.facts
    assert all(f"\n{key}:" in MODULE for key in KEYS)
    assert module.contents == (
        Content("quiz", "quizzes/spms/before.md"),
        Content("case", "cases/spms/the-mailbox.md"),
        Content("case", "cases/spms/the-stairs.md", True),
        Content("quiz", "quizzes/spms/after.md"),
    )
    assert facts.objectives == (
        Objective("recognise", "Tell progression from incomplete recovery"),
        Objective("listen", "Ask about a year, not about a week"),
    )
    assert facts.credits == (Credit("AMA PRA Category 1 Credit", Fraction(5, 4)),)
    assert facts.credits[0].quarters == 5
    assert (facts.minutes, facts.share, facts.attempts, facts.valid_months) == (Fraction(75), Fraction(3, 4), 2, 12)
    assert (facts.released, facts.expires) == (date(2026, 12, 1), date(2028, 11, 30))
    assert facts.handouts == ("handouts/walk.md",)
    assert facts.rights == "© 2026 The authors, CC BY 4.0"


def test_who_has_a_relationship_says_with_whom_and_how_it_was_mitigated() -> None:
    none, speaker = module_of().facts.disclosures
    assert none == Disclosure("A. Author", "author", date(2026, 10, 1))
    how = "C. Reviewer, who has no relationship, read all that B. Author wrote"
    tie = Relationship("Pharma Ltd", "speaker", Mitigated(how, date(2026, 10, 20)), date(2026, 1, 31))
    assert speaker.relationships == (tie,)
    assert (none.since, speaker.since) == (None, date(2026, 10, 20))


def test_questions_of_the_evaluation_are_read_or_else_the_usual_ones_hold() -> None:
    assert module_of().facts.evaluation == (
        Question("objectives", "Can you do it now?", "objectives"),
        Question("why", "What kept you so far?", "choice", ("Time", "Money"), several=True, optional=True),
    )
    usual = module_of(without("evaluation")).facts.evaluation
    assert usual == DEFAULT
    assert [question.kind for question in usual] == ["objectives", "yes-no", "intentions", "scale", "choice"]


def test_what_is_left_out_has_a_value_that_most_modules_want() -> None:
    text = MODULE
    for key in KEYS.keys() - set(REQUIRED):
        text = without(key, text)
    facts = module_of(text).facts
    assert (facts.attempts, facts.share, facts.lang, facts.valid_months) == (None, Fraction(7, 10), "en", 24)
    assert (facts.provider, facts.credits, facts.accreditation, facts.act, facts.handouts) == ("", (), "", "", ())
    assert facts.rights == ""


@pytest.mark.parametrize(
    ("said", "read"), [("none", ""), ("None", ""), ("A grant of Pharma Ltd", "A grant of Pharma Ltd")]
)
def test_support_is_named_or_said_outright_to_be_none(said: str, read: str) -> None:
    assert module_of(having("support", said)).facts.support == read


@pytest.mark.parametrize("key", REQUIRED)
def test_a_key_that_is_required_and_missing_is_told(key: str) -> None:
    (finding,) = found(without(key))
    assert (finding.code, finding.line, finding.hint) == ("missing-key", 1, KEYS[key])
    assert f"`{key}`" in finding.message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("summary", "[]"),
        ("audience", "' '"),
        ("minutes", "0"),
        ("minutes", "an hour"),
        ("authors", "[]"),
        ("reviewed", "2026"),
        ("valid_months", "0"),
        ("objectives", "[]"),
        ("contents", "[]"),
        ("contents", "cases/spms/the-mailbox.md"),
        ("contents", "[{}]"),
        ("contents", "[{case: a.md, quiz: b.md}]"),
        ("attempts", "0"),
        ("attempts", "many"),
        ("pass", "75"),
        ("provider", "[]"),
        ("credits", "1.25"),
        ("accreditation", "[]"),
        ("released", "soon"),
        ("expires", "2028-02-30"),
        ("support", "''"),
        ("support", "false"),
        ("bias", "''"),
        ("disclosures", "none"),
        ("disclosures", "[]"),
        ("evaluation", "[]"),
        ("evaluation", "[{id: Why, prompt: Why?, kind: choice}]"),
        ("act", "[]"),
        ("rights", "[]"),
        ("handouts", "handouts/walk.md"),
        ("handouts", "[../walk.md]"),
        ("handouts", "[walk.pdf]"),
        ("lang", "english"),
        ("kind", "case"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_what_is_right(key: str, value: str) -> None:
    findings = found(having(key, value))
    assert {finding.code for finding in findings} == {"bad-value"}
    assert all((finding.line, finding.hint) == (2, KEYS[key]) for finding in findings)


@pytest.mark.parametrize(
    ("key", "value", "code", "message", "hint"),
    [
        (
            "contents",
            "[{case: a.md, option: true}]",
            "unknown-key",
            "An entry of `contents` has no key `option`.",
            "opt",
        ),
        ("contents", "[{case: a}]", "bad-value", "The value of `case` cannot be read.", "the-walk.md"),
        ("contents", "[{case: /a.md}]", "bad-value", "The value of `case` cannot be read.", "the-walk.md"),
        ("credits", "[{kind: X, amount: 1.1}]", "bad-value", "The value of `amount` cannot be read.", "0.25"),
        ("credits", "[{amount: 1}]", "missing-key", "An entry of `credits` has no `kind`.", "`kind`"),
        (
            "disclosures",
            f"[{{{PERSON}}}]",
            "missing-key",
            "An entry of `disclosures` has no `relationships`.",
            "`none`",
        ),
        ("disclosures", f"[{{{PERSON}, relationships: []}}]", "bad-value", "The value of `relationships`", "`none`"),
        ("disclosures", f"[{{{PERSON}, relationships: no}}]", "bad-value", "The value of `relationships`", "`none`"),
        (
            "disclosures",
            f"[{{{PERSON}, relationships: [{{{TIED}}}]}}]",
            "missing-key",
            "An entry of `relationships` has no `mitigated`.",
            "`how`",
        ),
        (
            "disclosures",
            f"[{{{PERSON}, relationships: [{{{TIED}, mitigated: {{how: read by others}}}}]}}]",
            "missing-key",
            "An entry of `mitigated` has no `when`.",
            "`when`",
        ),
        ("disclosures", f"[{{{PERSON}, since: May, relationships: none}}]", "bad-value", "of `since`", "role began"),
        ("evaluation", "[{id: why, prompt: Why?, kind: mood}]", "bad-value", "The value of `kind`", "`choices`"),
        ("shuffle", "true", "unknown-key", "A module has no key `shuffle`.", "case or a quiz"),
        ("expire", "2028-11-30", "unknown-key", "A module has no key `expire`.", "`expires`"),
    ],
)
def test_a_slip_within_an_entry_is_told_at_its_place(key: str, value: str, code: str, message: str, hint: str) -> None:
    (finding,) = found(having(key, value))
    assert (finding.code, finding.line) == (code, 2)
    assert message in finding.message
    assert hint in finding.hint
