"""Where the files that come along are: in the checkout, which an editable install points to, else in the package."""

from pathlib import Path

import eduapp


def shipped(name: str) -> Path:
    """The file or folder of that name at the top level of the project."""
    package = Path(eduapp.__file__).parent
    checkout = package.parent
    is_there = (checkout / "pyproject.toml").is_file() and (checkout / "cases").is_dir()
    return checkout / name if is_there else package / "shipped" / name
