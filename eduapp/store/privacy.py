"""What a table that names a person says of itself: why it is held, how long, and what erasure does.

The privacy page, the download of one's data and the erasure of an account are all made from this, so
that none of them can forget a table.
"""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import ColumnElement, Table, select

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
    """`title`, `purpose` and `retention` are for the privacy page and the download. `person` is the column that
    names the person; `through` the column of a CASCADE that leads to a row with a person. `secret` columns are
    left out of the download, `names` are emptied along with an UNNAME."""

    title: str
    purpose: str
    retention: str
    erasure: Erasure
    person: str | None = None
    through: str | None = None
    secret: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def declared() -> dict[Table, Privacy]:
    """The declaration of each table that has one: the attribute `privacy` of its model."""
    models = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    return {table: models[table].privacy for table in Base.metadata.sorted_tables if hasattr(models[table], "privacy")}


def rows_of(table: Table, person_id: int) -> ColumnElement[bool] | None:
    """The condition for the rows of a table that are about the person; None where none can be told apart."""
    told_of = declared()[table]
    if told_of.person is not None:
        return table.c[told_of.person] == person_id
    if told_of.through is None:
        return None
    column = table.c[told_of.through]
    (key,) = column.foreign_keys
    above = rows_of(key.column.table, person_id)
    return None if above is None else column.in_(select(key.column).where(above))
