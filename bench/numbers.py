"""Numbers that the database makes by itself."""

import sqlalchemy as sa


def numbers(count: int, name: str) -> sa.CTE:
    """The numbers from 0, made by the database itself: a million rows take seconds."""
    first = sa.select(sa.literal(0).label("n")).cte(name, recursive=True)
    return first.union_all(sa.select(first.c.n + 1).where(first.c.n < count - 1))
