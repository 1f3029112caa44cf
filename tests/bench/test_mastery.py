"""What `python -m bench mastery` prints."""

from bench.mastery import WORLDS, accuracy, speed, timed


def test_each_world_has_a_row_with_errors_intervals_and_losses() -> None:
    head, _, *rows, _, said = accuracy(1, 1).splitlines()
    assert "after 60: error · held" in head
    assert "log-loss of best elo" in head
    assert said.startswith("Calibrated after 20, 60, 200 learners")
    assert len(rows) == len(WORLDS)
    assert all(len(row.split(" | ")) == 8 for row in rows)


def test_folding_and_calibrating_are_timed() -> None:
    _, _, *rows = speed(1).splitlines()
    assert len(rows) == 2
    for row in rows:
        _, seconds, units = row.strip("| ").split(" | ")
        assert float(seconds) > 0
        assert float(units) > 0


def test_the_best_of_three_times_counts() -> None:
    calls: list[int] = []
    assert 0 <= timed(lambda: calls.append(1)) < 1
    assert len(calls) == 3
