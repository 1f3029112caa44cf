"""What pydantic finds wrong, one error for each slip."""

from collections.abc import Iterator

from pydantic import ValidationError

from eduapp.text.finding import nearest

Path = tuple[int | str, ...]


def slips(errors: ValidationError) -> Iterator[tuple[str, Path]]:
    """The kind and path of each slip. A misspelt key is unknown, and with it another is missing: one slip."""
    found = [(error["type"], error["loc"]) for error in errors.errors()]
    missing = {path for kind, path in found if kind == "missing"}
    for kind, path in found:
        if kind == "extra_forbidden":
            meant = nearest(str(path[-1]), [str(other[-1]) for other in missing if other[:-1] == path[:-1]])
            missing.discard((*path[:-1], meant or ""))
    yield from (slip for slip in found if slip[0] != "missing" or slip[1] in missing)
