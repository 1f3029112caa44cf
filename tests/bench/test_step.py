"""The bench plays its own baseline. How fast is not asserted: that depends on the machine and on its mood."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from bench.__main__ import main
from bench.baseline.fill import grow, prepare
from bench.baseline.tables import attempts, decisions
from bench.contenders import BASELINE
from bench.measure import processes
from bench.servers import serving
from bench.step import GLIMPSE, compare
from bench.stores import STORES, Store, settle

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has /proc")


@pytest.fixture(params=list(STORES))
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with STORES[request.param]() as made:
        yield made


def rows_of(url: str, table: sa.Table) -> int:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        count = connection.scalar(sa.select(sa.func.count()).select_from(table))
    engine.dispose()
    return count or 0


def test_a_glimpse_prints_the_baseline_beside_learners_of_a_cohort_and_their_growth() -> None:
    done = CliRunner().invoke(main, ["step", "--quick", "--database", "sqlite", "--assigned"])
    assert done.exit_code == 0, done.output
    assert "| SQLite: medians | steps/s |" in done.stdout
    assert "\n| baseline | " in done.stdout
    assert "\n| application, assigned | " in done.stdout
    assert "| 10 stored | 1,000 stored | ratio |" in done.stdout


def test_every_step_that_is_counted_is_in_the_database_once(store: Store) -> None:
    plan = replace(GLIMPSE, warm_up=0)
    runs = compare(store, [BASELINE], plan)["baseline"]
    stored, begun = rows_of(store.address("baseline-0"), decisions), rows_of(store.address("baseline-0"), attempts)
    # A step is a decision or, after the last one, a new attempt; each learner's first came before the steps.
    assert sum(len(run.steps) for run in runs) == stored + begun - plan.learners > 0


def test_a_grown_database_holds_as_many_decisions_as_it_says(store: Store) -> None:
    store.create("grown")
    url = store.address("grown")
    prepare(url)
    grow(url, 1_000)
    settle(url)
    assert (rows_of(url, attempts), rows_of(url, decisions)) == (100, 1_000)


def test_a_server_ends_with_its_use(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'one'}.db"
    prepare(url)
    with serving(BASELINE, url, tmp_path) as server:
        assert server.pid in processes()
    assert server.pid not in processes()
