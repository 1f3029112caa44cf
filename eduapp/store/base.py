"""What all tables share: names of constraints, times in UTC, integers of 64 bits, JSON."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

# SQLite makes only a column of type INTEGER an alias of its row number.
Id = BigInteger().with_variant(Integer, "sqlite")
Json = JSON(none_as_null=True)
# What was answered: None, a question that was left blank, is kept as JSON's null.
Given = JSON(none_as_null=False)
# The primary key is the table: SQLite would otherwise keep, and write, a second tree of row numbers beside it.
ONE_TREE = {"sqlite_with_rowid": False}


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite drops zones, so that they are taken off and put on here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """What SQLite keeps is text, of which a page reads hundreds: it is read at once as UTC."""
        return _read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: Instant(), dict[str, Any]: Json, list[Any]: Json}
