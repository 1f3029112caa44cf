"""Signs by which what is right could be guessed."""

from eduapp.text.flaws import is_too_often


def test_how_often_is_too_often() -> None:
    assert not is_too_often(4, [0.5] * 4)
    assert is_too_often(5, [0.5] * 5)
    assert not is_too_often(3, [0.01] * 3)
    assert not is_too_often(0, [0.5] * 20)
    assert is_too_often(900, [0.5] * 1_000)
