"""What a document may name: the competencies of competencies.yaml, the claims of evidence.yaml, its own references."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from eduapp.text.finding import NOWHERE, Finding, Findings, Place, did_you_mean
from eduapp.text.slips import slips
from eduapp.text.source import read_lines
from eduapp.text.yaml import Document, plain, read_yaml

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
T = TypeVar("T", bound=BaseModel)
Confidence = Literal["verified", "likely", "principle"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A footnote of the file's own: `[^id]: text`."""

    id: str
    text: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Terms:
    """`exists` says whether a file stands beside the document; `due` when claims are to be looked at again."""

    competencies: Collection[str] = ()
    claims: Collection[str] = ()
    exists: Callable[[str], bool] = lambda path: False
    due: Mapping[str, date] = field(default_factory=dict)


class Framework(BaseModel):
    """A framework of others that a competency bears on, as data."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Sentence
    label: Sentence
    source: Sentence
    code: Sentence | None = None
    verified: bool = False


class Competency(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Sentence
    does: Sentence
    frameworks: list[Framework] = []


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | date) and not isinstance(value, bool) else value


class Claim(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    claim: Sentence
    source: Sentence
    doi: Sentence | None = None
    confidence: Confidence
    as_of: Annotated[Sentence, BeforeValidator(_as_text)] | None = None
    region: Sentence | None = None
    review_by: date | None = None


COMPETENCY_KEYS = {
    "name": "`name` is what the competency is called.",
    "does": "`does` is one sentence: what a competent doctor does.",
    "frameworks": "`frameworks` is a list with name, code, label, source and verified (true or false).",
}
CLAIM_KEYS = {
    "claim": "`claim` is the fact, in a sentence or a few.",
    "source": "`source` is the reference it rests on.",
    "doi": "`doi` is text such as 10.1000/x.",
    "confidence": "`confidence` is verified, likely or principle.",
    "as_of": "`as_of` is a year or a date.",
    "region": "`region` is where it holds.",
    "review_by": "`review_by` is a date such as 2027-11-22.",
}


def read_competencies(data: bytes, file: str) -> tuple[dict[str, Competency], tuple[Finding, ...]]:
    """The competencies by id, those left out that have a slip, and a finding for each slip."""
    findings = Findings(file)
    return _entries(data, Competency, COMPETENCY_KEYS, findings), tuple(findings)


def read_claims(data: bytes, file: str) -> tuple[dict[str, Claim], tuple[Finding, ...]]:
    """The claims by id, those left out that have a slip, and a finding for each slip."""
    findings = Findings(file)
    return _entries(data, Claim, CLAIM_KEYS, findings), tuple(findings)


def _entries(data: bytes, schema: type[T], keys: Mapping[str, str], findings: Findings) -> dict[str, T]:
    document = read_yaml(read_lines(data, findings), findings)
    if document.data is None and not findings.has_errors:
        findings.add("yaml", Place(1), "The file is empty.", "List ids, each with its keys below it.")
    result: dict[str, T] = {}
    for at, id_, entry in _with_ids(document.data, document, findings):
        if id_ in result:
            findings.add(
                "duplicate-key", document.place((at,)), f"There is already a `{id_[:60]}`.", "Keep one of them."
            )
            continue
        try:
            result[id_] = schema.model_validate(plain(entry))
        except ValidationError as slip:
            for kind, path in slips(slip):
                if (at, *path) not in document.unread:
                    _tell(kind, id_, (at, *path), document, keys, findings)
    return result


def _with_ids(data: Any, document: Document, findings: Findings) -> Iterator[tuple[str | int, str, Any]]:
    """Each entry with its key or number in the file, and its id: of a mapping, or of a list of entries with `id`."""
    if isinstance(data, list) and all(isinstance(entry, dict) and isinstance(entry.get("id"), str) for entry in data):
        for at, entry in enumerate(data):
            yield at, entry["id"], {key: value for key, value in entry.items() if key != "id"}
    elif isinstance(data, dict):
        yield from ((id_, id_, entry) for id_, entry in data.items())
    elif data is not None:
        findings.add("yaml", document.place(()), "This is not a list of ids.", "Write each id with its keys below it.")


def _tell(
    kind: str, id_: str, path: tuple[int | str, ...], document: Document, keys: Mapping[str, str], findings: Findings
) -> None:
    """Tell one slip of an entry, by the path that leads to it; its second part is the key of the entry."""
    place = document.place(path)
    if len(path) == 1:
        findings.add("bad-value", place, f"`{id_}` has no keys.", " ".join(keys.values()))
        return
    key, last = str(path[1]), str(path[-1])
    if kind == "missing":
        findings.add("missing-key", document.place(path[:-1]), f"`{id_}` has no `{last}`.", keys[key])
    elif kind == "extra_forbidden":
        findings.add("unknown-key", place, f"There is no key `{last}`.", did_you_mean(last, keys, "Remove it."))
    else:
        place = document.values.get(path, place)
        findings.add("bad-value", place, f"The value of `{key}` cannot be read.", keys[key])
