"""What differs between two states of the lists that documents name: claims and competencies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from eduapp.text.difference import Difference, Kind, Teller
from eduapp.text.leaning import Leaning
from eduapp.text.said import told
from eduapp.text.terms import Claim, Competency

LISTS = {
    "claim-added": Kind("facts", told("The claim %(name)s is new.")),
    "claim-removed": Kind("facts", told("The claim %(name)s is gone.")),
    "claim-changed": Kind("facts", told("The claim %(name)s says something else now."), is_safety=True),
    "claim-dated": Kind(
        "facts", told("The claim %(name)s says the same; when it is to be looked at has changed."), is_list=True
    ),
    "competency-added": Kind("facts", told("The competency %(name)s is new.")),
    "competency-removed": Kind("facts", told("The competency %(name)s is gone.")),
    "competency-changed": Kind("facts", told("The competency %(name)s has changed.")),
}
MOST_NAMED = 5  # more scenes than that nobody reads in a sentence
_TELL = Teller(LISTS)
T = TypeVar("T", bound=BaseModel)


def claim_differences(before: Mapping[str, Claim], after: Mapping[str, Claim]) -> tuple[Difference, ...]:
    """What differs between two lists of claims."""
    return tuple(_listed("claim", before, after))


def competency_differences(before: Mapping[str, Competency], after: Mapping[str, Competency]) -> tuple[Difference, ...]:
    return tuple(_listed("competency", before, after))


def cited_claim_differences(
    before: Mapping[str, Claim], after: Mapping[str, Claim], leanings: Iterable[Leaning], headings: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The claims that say something else, each once, with the scenes or questions that lean on it; `headings` are
    those of the scenes or questions, by id."""
    found: dict[str, dict[str, None]] = {}
    for leaning in leanings:
        for id_ in leaning.cited:
            if before.get(id_) != after.get(id_) and id_ in before and id_ in after:
                found.setdefault(id_, {})[headings.get(leaning.where, "")] = None
    return tuple(one for id_, places in found.items() for one in _cited(id_, list(places), before, after))


def _cited(
    id_: str, places: Sequence[str], before: Mapping[str, Claim], after: Mapping[str, Claim]
) -> Iterator[Difference]:
    named = [f"“{heading}”" for heading in places if heading]
    shown = ", ".join([*named[:MOST_NAMED], *(["…"] if len(named) > MOST_NAMED else [])])
    yield from _claim(f"{id_} ({shown})" if shown else id_, before[id_], after[id_])


def _listed(noun: str, before: Mapping[str, T], after: Mapping[str, T]) -> Iterator[Difference]:
    for id_ in dict.fromkeys((*before, *after)):
        if id_ not in after:
            yield _TELL.tell(f"{noun}-removed", before=_written(before[id_]), name=id_)
        elif id_ not in before:
            yield _TELL.tell(f"{noun}-added", after=_written(after[id_]), name=id_)
        else:
            yield from _entry(noun, id_, before[id_], after[id_])


def _entry(noun: str, id_: str, before: BaseModel, after: BaseModel) -> Iterator[Difference]:
    if isinstance(before, Claim) and isinstance(after, Claim):
        yield from _claim(id_, before, after)
    else:
        yield from _TELL.changed(f"{noun}-changed", _written(before), _written(after), name=id_)


def _claim(name: str, before: Claim, after: Claim) -> Iterator[Difference]:
    """When it is to be looked at again says nothing of what is so."""
    is_same = before.model_copy(update={"review_by": None}) == after.model_copy(update={"review_by": None})
    code = "claim-dated" if is_same else "claim-changed"
    yield from _TELL.changed(code, _written(before), _written(after), name=name)


def _written(entry: BaseModel) -> str:
    """A line for each key that says something, as in the file."""
    data = entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return "\n".join(f"{key}: {value}" for key, value in data.items())
