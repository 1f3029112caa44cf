"""A change that only one of several can make: what it asks for stands in its WHERE."""

from typing import Any, Literal, cast

from sqlalchemy import CursorResult, Update
from sqlalchemy.orm import Session


def changed_one(session: Session, change: Update, synchronize: Literal["auto", "fetch", False] = False) -> bool:
    """Whether it found its row as it asks for. What the session holds of the row is brought in line only on request."""
    done = session.execute(change, execution_options={"synchronize_session": synchronize})
    return cast("CursorResult[Any]", done).rowcount == 1
