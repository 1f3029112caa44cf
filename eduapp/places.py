"""Where the files that come along are: in the checkout, which an editable install points to, else in the package."""

from pathlib import Path

import eduapp

_PACKAGE = Path(eduapp.__file__).parent
_CHECKOUT = _PACKAGE.parent


def shipped(name: str) -> Path:
    """The file or folder of that name at the top level of the project."""
    in_checkout = (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "cases").is_dir()
    return _CHECKOUT / name if in_checkout else _PACKAGE / "shipped" / name
