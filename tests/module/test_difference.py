"""What an organiser did to a module is told in his own terms."""

import pytest

from eduapp.module.difference import differences
from eduapp.module.difference_kinds import KINDS
from tests.module.texts import MODULE, module_of

CHANGES = [
    ("  - quiz: quizzes/spms/after.md\n", "", "content-removed", "path"),
    ("the-stairs.md\n    optional: true", "the-stairs.md", "content-required", "path"),
    ("the-mailbox.md\n", "the-mailbox.md\n    optional: true\n", "content-optional", "path"),
    ("attempts: 2", "attempts: 3", "attempts-changed", "scores"),
    ("attempts: 2\n", "", "attempts-changed", "scores"),
    ("pass: 0.75", "pass: 0.8", "pass-changed", "scores"),
    ("amount: 1.25", "amount: 1.5", "credit-changed", "facts"),
    ("kind: AMA PRA", "kind: EU", "credit-added", "facts"),
    ("provider: University", "provider: Academy", "provider-changed", "facts"),
    ("designates this", "designates our", "accreditation-changed", "facts"),
    ("released: 2026-12-01", "released: 2026-12-02", "released-changed", "facts"),
    ("expires: 2028-11-30", "expires: 2028-10-30", "expires-changed", "facts"),
    ("support: none", "support: Pharma Ltd", "support-changed", "facts"),
    ("bias: Nobody who", "bias: No one who", "bias-changed", "facts"),
    ("attested: 2026-10-01", "attested: 2026-10-03", "disclosure-changed", "facts"),
    ("nature: speaker", "nature: adviser", "disclosure-changed", "facts"),
    ("audience: Neurologists and", "audience: Doctors and", "audience-changed", "facts"),
    ("minutes: 75", "minutes: 80", "minutes-changed", "facts"),
    ("valid_months: 12", "valid_months: 6", "valid-changed", "facts"),
    ("listen: Ask about", "listen: Talk about", "objective-changed", "facts"),
    ("order: 3", "order: 4", "place-changed", "text"),
    ("act: I ask each", "act: I ask every", "act-changed", "text"),
    ("handouts: [handouts/walk.md]\n", "", "handout-removed", "text"),
    ("choices: [Time, Money]", "choices: [Time, Courage]", "evaluation-changed", "text"),
    ("Because it can be seen.", "Because it shows.", "prose-changed", "text"),
    ("found late.[^E021]", "found late.", "citation-removed", "facts"),
    ("A walk. 2026.", "A walk. 2025.", "reference-changed", "facts"),
]


@pytest.mark.parametrize(("old", "new", "kind", "weight"), CHANGES)
def test_one_change_is_told_for_what_it_is(old: str, new: str, kind: str, weight: str) -> None:
    assert old in MODULE
    found = differences(module_of(), module_of(MODULE.replace(old, new, 1)))
    assert (kind, weight) in [(one.kind, one.weight) for one in found]


def test_a_module_does_not_differ_from_itself() -> None:
    assert differences(module_of(), module_of()) == ()


def test_what_is_done_in_another_order_is_told_once() -> None:
    first, second = "  - quiz: quizzes/spms/before.md\n", "  - case: cases/spms/the-mailbox.md\n"
    (one,) = differences(module_of(), module_of(MODULE.replace(first + second, second + first)))
    assert (one.kind, one.weight) == ("contents-moved", "path")


def test_each_credit_is_told_by_its_kind() -> None:
    (one,) = differences(module_of(), module_of(MODULE.replace("amount: 1.25", "amount: 1")))
    assert str(one.told) == "How much credit of the kind “AMA PRA Category 1 Credit” can be claimed has changed."
    assert (one.before, one.after) == ("1.25", "1")


def test_every_kind_says_something() -> None:
    assert all(kind.sentence.endswith(".") for kind in KINDS.values())
