"""Whether a candidate has been reviewed by those who have to, in their order, with nothing left open."""

from collections.abc import Iterator

from eduapp.module.candidate import STAGES, Candidate, Lacking, SignOff, Stage, Where
from eduapp.module.same_name import same_name
from eduapp.text.said import told
from eduapp.text.told import Told

MOST_NAMED = 5
_REVIEW = Where(page="review")
# Of each stage, what is said where nobody has signed, and where an earlier state was signed.
_UNSIGNED: dict[Stage, tuple[str, str]] = {
    "author": (
        told("The author has not signed yet."),
        told("The author signed an earlier state: something has changed since then."),
    ),
    "reviewer": (
        told("No reviewer has signed yet."),
        told("The reviewer signed an earlier state: something has changed since then."),
    ),
    "organiser": (
        told("The organiser has not signed yet."),
        told("The organiser signed an earlier state: something has changed since then."),
    ),
}


def lacking_reviews(candidate: Candidate) -> Iterator[Lacking]:
    for comment in candidate.open_comments:
        sentence = told("The remark on line %(line)s of %(file)s is not resolved.")
        where = Where(comment.file, "", comment.line, "review")
        yield Lacking("open-comment", Told(sentence, {"file": comment.file, "line": comment.line}), where)
    if candidate.unsigned:
        named = ", ".join(candidate.unsigned[:MOST_NAMED]) + (", …" if len(candidate.unsigned) > MOST_NAMED else "")
        sentence = told("Critical facts that the reviewer has not signed: %(count)s (%(named)s).")
        yield Lacking("unsigned-fact", Told(sentence, {"count": len(candidate.unsigned), "named": named}), _REVIEW)
    for stage in STAGES:
        if not candidate.signed(stage):
            never, earlier = _UNSIGNED[stage]
            has_signed = any(one.stage == stage for one in candidate.sign_offs)
            yield Lacking(f"no-{stage}", Told(earlier if has_signed else never), _REVIEW)
    yield from _independent(candidate)


def _independent(candidate: Candidate) -> Iterator[Lacking]:
    """A reviewer who is no author, and each stage after the one before it."""
    reviewers = candidate.signed("reviewer")
    others = [one for one in reviewers if not is_author(candidate, one.person, one.name)]
    if reviewers and not others:
        sentence = told("%(name)s has reviewed the module and is one of its authors. Somebody else has to review it.")
        yield Lacking("reviewer-is-author", Told(sentence, {"name": reviewers[0].name}), _REVIEW)
        return
    if others and not _is_in_order(candidate.signed("author"), others):
        sentence = told("The reviewer signed before the author. Who reviews signs what the author has finished.")
        yield Lacking("sign-order", Told(sentence), _REVIEW)
    elif others and not _is_in_order(others, candidate.signed("organiser")):
        sentence = told("The organiser signed before the reviewer. The organiser signs last.")
        yield Lacking("sign-order", Told(sentence), _REVIEW)


def is_author(candidate: Candidate, person: int, name: str) -> bool:
    """Whether the account changed or signed it as an author, in whichever state, or its name stands among the
    authors of any of its files."""
    has_signed = any(one.stage == "author" and one.person == person for one in candidate.sign_offs)
    names = {same_name(author) for author, _ in candidate.authors()}
    return person in candidate.wrote or has_signed or same_name(name) in names


def _is_in_order(first: tuple[SignOff, ...] | list[SignOff], then: tuple[SignOff, ...] | list[SignOff]) -> bool:
    """Whether somebody of the second stage signed when somebody of the first had; true where a stage is empty."""
    return not first or not then or min(one.at for one in first) <= max(one.at for one in then)
