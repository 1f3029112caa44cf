"""Each row about the checker is measured in a process of its own."""

from bench.checker import row


def test_a_case_is_measured_and_its_row_made() -> None:
    title, scenes, states, exact, *figures = row("hub")
    assert title == "20 asks that share a time budget"
    assert (scenes, states, exact) == ("2", "12", "yes")
    assert len([float(figure) for figure in figures]) == 4
