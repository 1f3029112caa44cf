"""An order for each learner that is reproducible."""

from eduapp.text.mixed import mixed


def test_an_order_once_given_is_never_another() -> None:
    """Plays go on for months and over versions: what a seed stands for is for ever."""
    assert mixed(range(6), 1, 0) == [5, 1, 2, 4, 0, 3]
    assert mixed(range(6), 1, "question-1") == [4, 0, 3, 2, 5, 1]
