"""What /proc tells is read right, on examples worked by hand."""

import pytest

from bench.measure import TICKS, Process, cpu_of_tree, parse_busy, parse_private, parse_stat, percentile, tree

KNOWN = {
    1: Process(parent=0, own=100, ended=1000),
    10: Process(parent=1, own=1, ended=0.5),
    11: Process(parent=10, own=2, ended=0),
    12: Process(parent=11, own=4, ended=0.25),
    20: Process(parent=1, own=64, ended=0),
}


def test_a_tree_holds_all_that_descend_from_its_root_and_nothing_else() -> None:
    assert sorted(tree(10, KNOWN)) == [10, 11, 12]
    assert cpu_of_tree(10, KNOWN) == 1 + 0.5 + 2 + 4 + 0.25


def test_a_process_that_is_gone_has_no_tree() -> None:
    assert tree(99, KNOWN) == []


def test_time_of_a_child_is_not_lost_when_it_ends() -> None:
    after = {**KNOWN, 11: Process(parent=10, own=2, ended=4.25)}
    del after[12]
    assert cpu_of_tree(10, after) == cpu_of_tree(10, KNOWN)


def test_a_name_with_brackets_and_spaces_does_not_move_the_fields() -> None:
    ticks = [3 * TICKS, TICKS, 2 * TICKS, TICKS]
    text = f"7 (a) b (c) S 5 7 7 0 -1 4194560 1 2 3 4 {' '.join(map(str, ticks))} 20 0 1 0 99"
    assert parse_stat(text) == Process(parent=5, own=4, ended=3)


def test_waiting_for_the_disk_is_not_busy_and_what_a_host_took_is() -> None:
    user, nice, system, idle, waiting, irq, softirq, stolen = (TICKS * n for n in (1, 2, 4, 800, 1600, 8, 16, 32))
    text = f"cpu  {user} {nice} {system} {idle} {waiting} {irq} {softirq} {stolen} 7 7\ncpu0 1 1 1 1 1 1 1 1 0 0\n"
    assert parse_busy(text) == 1 + 2 + 4 + 8 + 16 + 32


def test_private_memory_leaves_out_what_is_shared() -> None:
    text = "55d0-7ffe ---p 00000000 00:00 0 [rollup]\nRss: 90000 kB\nShared_Clean: 40000 kB\n"
    text += "Private_Clean: 1024 kB\nPrivate_Dirty: 20480 kB\nPrivate_Hugetlb: 5 kB\n"
    assert parse_private(text) == 1 + 20


@pytest.mark.parametrize(
    ("share", "expected"), [(0.05, 15), (0.30, 20), (0.40, 20), (0.50, 35), (0.95, 50), (0.99, 50), (1.00, 50)]
)
def test_percentiles_are_values_that_were_measured(share: float, expected: float) -> None:
    assert percentile([35, 20, 15, 50, 40], share) == expected


def test_percentiles_of_a_hundred_and_of_one() -> None:
    hundred = range(1, 101)
    assert [percentile(hundred, share) for share in (0.5, 0.95, 0.99)] == [50, 95, 99]
    assert percentile([7], 0.5) == 7
