"""How difficult an item is, in logits, as long as only its author has said so."""

GUESSES = {"easy": -1.0, "medium": 0.0, "hard": 1.0}
GUESS_VARIANCE = 0.6**2  # authors err by 0.6 logits
UNKNOWN_VARIANCE = 1.0

Difficulty = tuple[float, float]
"""Its mean and its variance."""


def guess(difficulty: str | None) -> Difficulty:
    """The difficulty of which the author said this word, or nothing."""
    return (GUESSES[difficulty], GUESS_VARIANCE) if difficulty else (0.0, UNKNOWN_VARIANCE)
