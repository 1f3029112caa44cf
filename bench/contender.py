"""What can be measured: a web application, told by how it is prepared, started and played."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bench.drive import Recipe


@dataclass(frozen=True)
class Launch:
    """A command that serves on 127.0.0.1 until it is ended, and what it adds to the environment."""

    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contender:
    name: str
    prepare: Callable[[str], None]
    """Given the address of an empty database: makes tables, content and the people of bench/recipes.py."""
    grow: Callable[[str, int], None]
    """Given the address of a prepared database: stores decisions of ended attempts until there are so many."""
    launch: Callable[[str, int], Launch]
    """Given the address of a database and a port: how it is started, two workers with one thread each."""
    recipe: Recipe
