"""A standing in figures."""

from flask import Flask

from eduapp.mastery.standing import Standing
from eduapp.web.dots import drawn


def test_figures_are_those_of_the_board_and_the_report_which_keep_thousandths(app: Flask) -> None:
    with app.test_request_context():
        assert "28 to 82" in drawn(Standing(0.56, 0.2748, 0.82, 9, None, is_enough=True))
