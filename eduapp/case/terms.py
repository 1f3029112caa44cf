"""What a case may name: the competencies of competencies.yaml and the claims of evidence.yaml."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from eduapp.text.finding import Finding, Findings, Place, did_you_mean
from eduapp.text.source import read_lines
from eduapp.text.yaml import Document, plain, read_yaml

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
T = TypeVar("T", bound=BaseModel)
Confidence = Literal["verified", "likely", "principle"]


@dataclass(frozen=True, slots=True)
class Terms:
    """`exists` says whether a file stands beside the case; `due` when claims are to be looked at again."""

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
    model_config = ConfigDict(extra="forbid", strict=True)

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
    result = {}
    for id_, entry in _by_id(document.data, document, findings).items():
        try:
            result[id_] = schema.model_validate(plain(entry))
        except ValidationError as slip:
            for error in slip.errors():
                _tell(error["type"], (id_, *error["loc"]), document, keys, findings)
    return result


def _by_id(data: Any, document: Document, findings: Findings) -> dict[str, Any]:
    """The entries as a mapping; a list of mappings that each have an `id` is read alike."""
    if isinstance(data, list) and all(isinstance(entry, dict) and isinstance(entry.get("id"), str) for entry in data):
        return {entry["id"]: {key: value for key, value in entry.items() if key != "id"} for entry in data}
    if isinstance(data, dict):
        return data
    if data is not None:
        findings.add("yaml", document.place(()), "This is not a list of ids.", "Write each id with its keys below it.")
    return {}


def _tell(
    kind: str, path: tuple[int | str, ...], document: Document, keys: Mapping[str, str], findings: Findings
) -> None:
    id_, *rest = path
    place = document.place(path)
    key = str(rest[0]) if rest else ""
    if kind == "missing":
        findings.add("missing-key", document.place((id_,)), f"`{id_}` has no `{rest[-1]}`.", keys.get(key, ""))
    elif kind == "extra_forbidden":
        findings.add(
            "unknown-key", place, f"There is no key `{rest[-1]}`.", did_you_mean(str(rest[-1]), keys, "Remove it.")
        )
    elif key:
        findings.add(
            "bad-value", document.values.get(tuple(path), place), f"The value of `{key}` cannot be read.", keys[key]
        )
    else:
        findings.add("bad-value", place, f"`{id_}` has no keys.", " ".join(keys.values()))
