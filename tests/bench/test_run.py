"""What runs say, on examples worked by hand."""

import os

import pytest

from bench.measure import Process, Sample
from bench.run import counted, middle, run_between
from tests.bench.runs import run


def sampled(at: float, busy: float, client: float, server: float, database: float) -> Sample:
    """Process 1 is this one's own, so that its memory can be read; 2 is the database."""
    pid = os.getpid()
    return Sample(at, busy, client, {pid: Process(0, server, 0), 2: Process(0, database, 0)})


def test_a_run_is_what_lies_between_two_samples() -> None:
    before, after = sampled(10, 100, 1, 5, 7), sampled(12, 103, 1.5, 6, 7.5)
    made = run_between(before, after, [0.01] * 300, os.getpid(), 2)
    assert made.steps_per_second == 150
    assert made.cpu_milliseconds == pytest.approx(5)
    assert made.milliseconds(0.5) == pytest.approx(10)
    # Three seconds were busy, of which two were ours, in two seconds.
    assert made.foreign_cores == pytest.approx(0.5)
    assert not made.is_quiet
    assert made.private_megabytes > 0


def test_a_run_without_a_server_of_the_database_counts_the_server_alone() -> None:
    before, after = sampled(10, 100, 1, 5, 7), sampled(12, 102, 2, 6, 9)
    made = run_between(before, after, [0.01] * 100, os.getpid(), None)
    assert made.cpu_milliseconds == pytest.approx(10)
    assert made.foreign_cores == 0
    assert made.is_quiet


def test_medians_are_of_the_quiet_runs() -> None:
    runs = [run(100), run(400, foreign=0.5), run(120), run(110)]
    assert len(counted(runs)) == 3
    assert middle(runs, lambda one: one.steps_per_second) == 55


def test_where_no_run_was_quiet_all_of_them_count() -> None:
    runs = [run(100, foreign=0.16), run(200, foreign=1), run(300, foreign=2)]
    assert middle(runs, lambda one: one.steps_per_second) == 100
