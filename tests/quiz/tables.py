"""Tables of marks, in as little text as a test needs."""

from collections.abc import Sequence

from eduapp.quiz.sheets import Asked, Sheet, Sheets

Row = Sequence[float | None]


def table(*rows: Row, most: Sequence[float] = ()) -> Sheets:
    """Learners by questions; nothing is chosen from. Each question earns 1 mark unless `most` says otherwise."""
    width = len(rows[0]) if rows else len(most)
    asked = tuple(Asked(at, most[at] if most else 1.0) for at in range(width))
    return Sheets(asked, tuple(Sheet(tuple(row), (frozenset(),) * width) for row in rows))


def chosen(learners: str, *, keys: str = "A", of: int = 4, guessed: float = 0.25) -> Sheets:
    """One question with options and another that is worth 100 marks. `learners` are words such as `AC70`: took A and
    C, earned 70 in the other question; `-70` took nothing."""
    is_right = tuple(chr(ord("A") + at) in keys for at in range(of))
    asked = (Asked(0, guessed=guessed, keys=is_right), Asked(1, 100.0))
    return Sheets(asked, tuple(_learner(word, keys) for word in learners.split()))


def _learner(word: str, keys: str) -> Sheet:
    taken = [letter for letter in word if letter.isalpha()]
    right = sum(letter in keys for letter in taken)
    mark = max(0, 2 * right - len(taken)) / len(keys)
    other = float(word.strip("ABCDEFGH-"))
    return Sheet((mark, other), (frozenset(ord(letter) - ord("A") for letter in taken), frozenset()))
