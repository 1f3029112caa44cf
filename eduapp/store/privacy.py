"""What a table that names a person says of itself: why it is held, how long, and what erasure does.

The privacy page, the download of one's data and the erasure of an account are all made from this, so
that none of them can forget a table.
"""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Table

from eduapp.store.base import Base


class Erasure(Enum):
    """DELETE: the rows go. UNNAME: they stay without the person. CASCADE: they go with the row they belong to.
    EXPIRE: the rows name nobody whom erasure could find, and go by themselves when their time is over."""

    DELETE = "delete"
    UNNAME = "unname"
    CASCADE = "cascade"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class Privacy:
    """`purpose` and `retention` are sentences for the privacy page. `person` is the column that names the
    person; `through` the column of a CASCADE that leads to a row with a person. `secret` columns are left
    out of the download."""

    purpose: str
    retention: str
    erasure: Erasure
    person: str | None = None
    through: str | None = None
    secret: tuple[str, ...] = ()


def told(sentence: str) -> str:
    """Marks a sentence for the translators; the page that shows it translates it."""
    return sentence


def declared() -> dict[Table, Privacy]:
    """The declaration of each table that has one: the attribute `privacy` of its model."""
    models = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    return {table: models[table].privacy for table in Base.metadata.sorted_tables if hasattr(models[table], "privacy")}
