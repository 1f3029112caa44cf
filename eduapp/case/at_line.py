"""What stands at a line of a case."""

from bisect import bisect_right

from eduapp.case.model import Case


def scene_at(case: Case, line: int) -> int | None:
    """The number of the scene that the line belongs to; None for what stands before the scenes, and for footnotes."""
    if any(reference.place.line == line for reference in case.references):
        return None
    number = bisect_right([scene.place.line for scene in case.scenes], line) - 1
    return number if number >= 0 else None
