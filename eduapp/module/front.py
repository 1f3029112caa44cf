"""The front matter of a module: its schema, and the sentence for each way to get it wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from eduapp.module.model import LAST, QuestionKind
from eduapp.text.finding import Findings, did_you_mean
from eduapp.text.front import Form, Sentence
from eduapp.text.yaml import Document, Path

Statement = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
# One way to write each path: no part of it is empty or begins with a dot.
FilePath = Annotated[str, StringConstraints(pattern=r"^[^\s/\\.][^/\\]*(/[^/\\.][^/\\]*)*\.md$", max_length=300)]


def _none_said(value: Any) -> Any:
    """`none` for an empty list: that there is nothing to disclose has to be said."""
    if isinstance(value, str) and value.strip().lower() == "none":
        return []
    return value or None


def _unsupported(value: Any) -> Any:
    return "" if isinstance(value, str) and value.strip().lower() == "none" else value or None


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ContentKeys(_Keys):
    quiz: FilePath | None = None
    case: FilePath | None = None
    optional: bool = False

    @model_validator(mode="after")
    def is_one(self) -> "ContentKeys":
        if (self.quiz is None) == (self.case is None):
            raise ValueError
        return self


class CreditKeys(_Keys):
    kind: Sentence
    amount: float = Field(gt=0, le=100, multiple_of=0.25)


class MitigatedKeys(_Keys):
    how: Sentence
    when: date


class RelationshipKeys(_Keys):
    company: Sentence
    nature: Sentence
    ended: date | None = None
    mitigated: MitigatedKeys


class DisclosureKeys(_Keys):
    name: Sentence
    role: Sentence
    attested: date
    since: date | None = None
    relationships: Annotated[list[RelationshipKeys], BeforeValidator(_none_said)]


class QuestionKeys(_Keys):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    prompt: Sentence
    kind: QuestionKind
    choices: list[Sentence] = Field(default=[], max_length=20)
    several: bool = False
    optional: bool = False

    @model_validator(mode="after")
    def has_choices(self) -> "QuestionKeys":
        if (len(self.choices) < 2) == (self.kind == "choice") or (self.several and self.kind != "choice"):
            raise ValueError
        return self


class FrontMatter(_Keys):
    """What may stand above a module."""

    kind: Literal["module"] = "module"
    summary: Sentence
    audience: Sentence
    minutes: float = Field(gt=0, le=6000)
    authors: list[Sentence] = Field(min_length=1)
    reviewed: date
    valid_months: int = Field(default=24, ge=1, le=120)
    objectives: list[Annotated[dict[str, Sentence], Field(min_length=1)]] = Field(min_length=1)
    contents: list[ContentKeys] = Field(min_length=1, max_length=100)
    order: int = Field(default=LAST, ge=1, le=LAST)
    attempts: int | None = Field(default=None, ge=1, le=20)
    share: float = Field(default=0.7, ge=0, le=1, alias="pass")
    provider: Sentence | None = None
    credits: list[CreditKeys] = Field(default=[], max_length=10)
    accreditation: Statement | None = None
    released: date
    expires: date
    support: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), BeforeValidator(_unsupported)]
    bias: Statement
    rights: Sentence | None = None
    disclosures: list[DisclosureKeys] = Field(min_length=1, max_length=100)
    evaluation: list[QuestionKeys] | None = Field(default=None, min_length=1, max_length=40)
    act: Sentence | None = None
    handouts: list[FilePath] = Field(default=[], max_length=40)
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"


KEYS = {
    "kind": "`kind` is `module`; leave it out.",
    "summary": "`summary` is a sentence: what the module is for.",
    "audience": "`audience` says for whom it is: specialty and seniority.",
    "minutes": "`minutes` is a number above 0, such as 75: all that is required, together.",
    "authors": "`authors` is a list of names: [A. Author, B. Author].",
    "reviewed": "`reviewed` is a date that exists, year first and without quotes: 2026-11-20.",
    "valid_months": "`valid_months` is a whole number from 1 to 120.",
    "objectives": "`objectives` is a list; each line is `- competency: what the learner will do`.",
    "contents": "`contents` is a list; each entry is `quiz: quizzes/…/before.md` or `case: cases/…/the-walk.md`.",
    "order": "`order` is a whole number from 1 to 1000: the place of the module among the others.",
    "attempts": "`attempts` is a whole number from 1 to 20; leave it out where there is no limit.",
    "pass": "`pass` is a share from 0 to 1, such as 0.7.",
    "provider": "`provider` names the accredited provider; leave it out where there is none.",
    "credits": "`credits` is a list; each entry has `kind` and `amount`, a multiple of 0.25.",
    "accreditation": "`accreditation` is the statement of the provider, word for word.",
    "released": "`released` is a date, year first: 2026-12-01.",
    "expires": "`expires` is a date, year first: the last day on which credit can be claimed.",
    "support": "`support` names who paid for it; where nobody did, write `none`.",
    "bias": "`bias` is the statement on how bias was kept out.",
    "rights": "`rights` says who holds the rights, and who may use it how: © 2026 The authors, CC BY 4.0.",
    "disclosures": "`disclosures` lists each person with `name`, `role`, `attested` (a date) and `relationships`.",
    "evaluation": "`evaluation` lists questions, each with `id`, `prompt` and `kind`; `choice` also has `choices`.",
    "act": "`act` is a sentence: the one thing that the learner commits to.",
    "handouts": "`handouts` is a list of Markdown files beside the module: [handouts/walk.md].",
    "lang": "`lang` is a language code such as en or pt-BR.",
}
# What the entries of a key hold, and the mend for each.
WITHIN: dict[str, tuple[type[_Keys], str]] = {
    "contents": (ContentKeys, KEYS["contents"]),
    "credits": (CreditKeys, KEYS["credits"]),
    "disclosures": (DisclosureKeys, KEYS["disclosures"]),
    "relationships": (
        RelationshipKeys,
        "Write `none`, or for each `company`, `nature`, `ended` if it has, and `mitigated`.",
    ),
    "mitigated": (MitigatedKeys, "`mitigated` has `how`, a sentence, and `when`, a date."),
    "evaluation": (QuestionKeys, KEYS["evaluation"]),
}
_OF_OTHERS = ("variables", "show", "shuffle", "use", "feedback", "parallel", "review")
_MENDS = {
    "relationships": WITHIN["relationships"][1],
    "attested": "`attested` is the date on which the person declared it: 2026-10-01.",
    "since": "`since` is the date on which the role began: 2026-09-01.",
    "ended": "`ended` is a date; leave it out while the relationship lasts.",
    "when": WITHIN["mitigated"][1],
    "how": WITHIN["mitigated"][1],
    "mitigated": WITHIN["mitigated"][1],
    "amount": "`amount` is a number of hours, a multiple of 0.25: 1.25.",
}


@dataclass(frozen=True, slots=True)
class _Form(Form[FrontMatter]):
    """It tells of what lies within a list where in the list it lies."""

    def _tell(self, kind: str, path: Path, document: Document, findings: Findings) -> None:
        within = next((str(part) for part in reversed(path[:-1]) if part in WITHIN), "")
        if not within:
            Form._tell(self, kind, path, document, findings)
            return
        model, mend = WITHIN[within]
        last = str(path[-1])
        hint = _MENDS.get(last, mend)
        if kind == "missing":
            findings.add("missing-key", document.place(path[:-1]), f"An entry of `{within}` has no `{last}`.", hint)
        elif kind == "extra_forbidden":
            what = f"An entry of `{within}` has no key `{last[:60]}`."
            findings.add(
                "unknown-key", document.place(path), what, did_you_mean(last, model.model_fields, "Remove it.")
            )
        else:
            of = path[0] if isinstance(path[-1], int) else last
            place = document.values.get(path, document.place(path))
            findings.add("bad-value", place, f"The value of `{of}` cannot be read.", hint)


FORM = _Form(FrontMatter, KEYS, "A module", dict.fromkeys(_OF_OTHERS, "This key belongs to a case or a quiz."))
