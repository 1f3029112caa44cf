"""A whole is compared document by document."""

from eduapp.module.compared import Read, compared
from eduapp.text.terms import Claim
from tests.case.texts import MAILBOX, case_of
from tests.module.texts import module_of

CLAIM = Claim(claim="A year shows it.", source="A journal", confidence="verified")
OTHER = CLAIM.model_copy(update={"claim": "Two years show it."})
CASE = Read(
    "case", "The mailbox", case_of(MAILBOX), {"E024": CLAIM}, files={"media/a.webp": "1", "the-mailbox.md": "1"}
)


def kinds(before: Read, after: Read) -> list[str]:
    return [one.kind for document in compared({"a": before}, {"a": after}) for one in document.differences]


def test_a_claim_that_changed_is_told_in_the_scene_that_leans_on_it() -> None:
    after = Read("case", "The mailbox", case_of(MAILBOX), {"E024": OTHER})
    (document,) = compared({"a": CASE}, {"a": after})
    assert [str(one.told) for one in document.differences] == ["The claim E024 (“The clinic”) says something else now."]


def test_a_picture_that_shows_something_else_is_told_and_the_source_is_not() -> None:
    after = Read("case", "The mailbox", case_of(MAILBOX), files={"media/a.webp": "2", "the-mailbox.md": "2"})
    assert kinds(CASE, after) == ["file-changed"]


def test_a_module_and_a_handout_lean_as_wholes() -> None:
    for written in (module_of(), "# A sheet"):
        old, new = (Read("handout", "A", written, {"E1": one}, cited=frozenset({"E1"})) for one in (CLAIM, OTHER))
        assert kinds(old, new) == ["claim-changed"]


def test_documents_come_and_go_by_their_paths() -> None:
    found = compared({"a": CASE, "b": CASE}, {"b": CASE, "c": CASE})
    assert [(document.path, document.state) for document in found] == [("a", "removed"), ("c", "added")]


def test_a_file_that_became_something_else_is_told_as_that() -> None:
    assert kinds(CASE, Read("handout", "A", "# A sheet")) == ["kind-changed"]
