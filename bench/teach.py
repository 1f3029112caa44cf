"""Measures every page that an educator has of one cohort, in a database full of other cohorts."""

from collections.abc import Iterator
from pathlib import Path

from bench.asked import Asked, ask, site
from bench.cohort import Taught, taught
from bench.lasting import Lasting, filled, given
from bench.table import table
from eduapp.actions import sessions
from eduapp.jobs.weigh import weigh
from eduapp.web.db import db

LEARNERS, FULL = 400, 20_000
ROUNDS, FEW = 25, 3
MEDIAN, COLD = 60, 150  # milliseconds that a page may take
AT_ONCE, SQL = 10, 60  # milliseconds that its statements may take: of what is looked at first, and of all else
FIRST_LOOK = ("board", "map")
HEAD = ("statements", "SQL ms", "median ms", "CPU ms", "cold ms", "first ms", "KB", "holds")


def report(kind: str, learners: int, folder: Path | None, quick: bool) -> str:
    """Of a database of that kind with so many learners, which is kept in the folder if one is given."""
    with filled(kind, folder, learners) as lasting:
        return measured(lasting, FEW if quick else ROUNDS)


def report_of(url: str, quick: bool) -> str:
    """Of a database that is there already."""
    return measured(given(url), FEW if quick else ROUNDS)


def measured(lasting: Lasting, rounds: int) -> str:
    known = _begin(lasting.url)
    asked = {name: ask(lasting.url, path, known.token, rounds, lasting.forget) for name, path in known.pages.items()}
    _end(lasting.url, known)
    size = f"{known.learners:,} learners in {known.cohorts:,} cohorts, {known.decisions:,} decisions"
    rows = [[name, *_row(name, one)] for name, one in asked.items()]
    return "\n".join([table([f"{lasting.name}: {size}", *HEAD], rows), *_said(asked)])


def _begin(url: str) -> Taught:
    with site(url) as app, app.app_context():
        weigh(db.engine, set(), ended=lambda: False)  # as the job process does, once for each case
        known = taught(db.session)
        db.session.commit()
    return known


def _end(url: str, known: Taught) -> None:
    with site(url) as app, app.app_context():
        sessions.end(db.session, known.token)
        db.session.commit()


def _row(name: str, one: Asked) -> list[str]:
    times = [f"{time:.1f}" for time in (one.sql, one.median, one.cpu, one.cold, one.first)]
    missed = [goal for goal, holds in _goals(name, one).items() if not holds]
    return [str(one.statements), *times, f"{one.size / 1000:.0f}", ", ".join(missed) and f"not {', '.join(missed)}"]


def _goals(name: str, one: Asked) -> dict[str, bool]:
    sql = AT_ONCE if name in FIRST_LOOK else SQL
    return {"SQL": one.sql < sql, "median": one.median < MEDIAN, "cold": one.cold < COLD}


def _said(asked: dict[str, Asked]) -> Iterator[str]:
    """Which goals hold for all pages, and where they do not."""
    told = {
        "SQL": f"the statements of board and map take under {AT_ONCE} ms, those of any other page under {SQL} ms",
        "median": f"every page answers in under {MEDIAN} ms at the median",
        "cold": f"every page answers in under {COLD} ms with cold caches of the database",
    }
    yield ""
    for goal, words in told.items():
        missed = [name for name, one in asked.items() if not _goals(name, one)[goal]]
        yield f"- {words}: " + (f"not {', '.join(missed)}" if missed else "yes")
