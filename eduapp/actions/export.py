"""All that is held about a person, for the person, in words that can be read."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from eduapp.store.privacy import Privacy, declared, rows_of

Translate = Callable[[str], str]


def held_about(session: Session, person_id: int, translate: Translate = str) -> dict[str, dict[str, Any]]:
    """By the title of each table that may hold something: why, how long, and the rows, without secrets."""
    session.flush()
    return {
        translate(privacy.title): {
            "why": translate(privacy.purpose),
            "how long": translate(privacy.retention),
            "held": list(_rows(session, table, privacy, person_id)),
        }
        for table, privacy in declared().items()
    }


def _rows(session: Session, table: Table, privacy: Privacy, person_id: int) -> Iterable[dict[str, Any]]:
    rows = rows_of(table, person_id)
    if rows is None:
        return
    columns = [column for column in table.columns if column.name not in privacy.secret]
    for row in session.execute(select(*columns).where(rows).order_by(*table.primary_key)):
        yield {column.name.replace("_", " "): _value(value) for column, value in zip(columns, row, strict=True)}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
