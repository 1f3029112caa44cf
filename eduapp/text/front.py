"""What the front matter of every kind of document has, and the sentence for each way to get it wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from eduapp.text.finding import Findings, Place, did_you_mean
from eduapp.text.slips import slips
from eduapp.text.yaml import Document, plain

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
LEAST_SHARE = Fraction(7, 10)


class Common(BaseModel):
    """What may stand above a case and above a quiz."""

    model_config = ConfigDict(extra="forbid", strict=True)

    summary: Sentence
    minutes: float = Field(gt=0, le=600)
    authors: list[Sentence] = Field(min_length=1)
    reviewed: date
    valid_months: int = Field(default=24, ge=1, le=120)
    shuffle: bool = False
    share: float = Field(default=0.7, ge=0, le=1, alias="pass")
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"


COMMON_KEYS = {
    "summary": "`summary` is a sentence: what the learner will meet.",
    "minutes": "`minutes` is a number above 0, such as 15.",
    "authors": "`authors` is a list of names: [A. Author, B. Author].",
    "reviewed": "`reviewed` is a date that exists, year first and without quotes: 2026-11-20.",
    "valid_months": "`valid_months` is a whole number from 1 to 120.",
    "shuffle": "`shuffle` is true or false.",
    "pass": "`pass` is a share from 0 to 1, such as 0.7.",
    "lang": "`lang` is a language code such as en or pt-BR.",
}
T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """What front matter is checked against: `keys` says of each key how it is written, `what` names the kind of
    document, `elsewhere` the mend for keys that it is known not to have."""

    schema: type[T]
    keys: Mapping[str, str]
    what: str
    elsewhere: Mapping[str, str]

    def read(self, document: Document, findings: Findings) -> T | None:
        """The checked front matter; None, with a finding for each slip, where it is not whole."""
        if not isinstance(document.data, dict):
            if document.data is not None:
                place = document.place(())
                findings.add("yaml", place, "The front matter is not a list of keys.", "Write `key: value`.")
            return None
        try:
            return self.schema.model_validate(plain(document.data))
        except ValidationError as slip:
            for kind, path in slips(slip):
                if path not in document.unread:
                    self._tell(kind, path, document, findings)
            return None

    def _tell(self, kind: str, path: tuple[int | str, ...], document: Document, findings: Findings) -> None:
        key = str(path[0])
        if kind == "missing":
            findings.add("missing-key", Place(1), f"The front matter has no `{key}`.", self.keys[key])
        elif kind == "extra_forbidden":
            hint = self.elsewhere.get(key) or did_you_mean(key, self.keys, "Remove it.")
            findings.add("unknown-key", document.place(path), f"{self.what} has no key `{key[:60]}`.", hint)
        else:
            place = document.values.get(path, document.place(path))
            findings.add("bad-value", place, f"The value of `{key}` cannot be read.", self.keys[key])


def share_of(document: Document) -> Fraction:
    """The share that passes, exactly as it is written."""
    return Fraction(document.data.get("pass", LEAST_SHARE))
