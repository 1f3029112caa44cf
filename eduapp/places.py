"""Where files are: those that come along (in the checkout, else in the package), and what a module lists."""

from pathlib import Path

import eduapp


def shipped(name: str) -> Path:
    """The file or folder of that name at the top level of the project."""
    package = Path(eduapp.__file__).parent
    checkout = package.parent
    is_there = (checkout / "pyproject.toml").is_file() and (checkout / "cases").is_dir()
    return checkout / name if is_there else package / "shipped" / name


def content_root(module: Path, first: str) -> Path:
    """The folder from which a module names its contents: the one that holds `cases/`, in which the module has a
    folder of its own; else the nearest above in which what it names first is there; else its own."""
    folder = module.resolve().parent
    if folder.parent.name == "cases":
        return folder.parent.parent
    return next((above for above in (folder, *folder.parents) if (above / first).is_file()), folder)
