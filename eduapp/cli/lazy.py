"""Commands that are imported when they are asked for: `eduapp play` needs no web, and a short wait is a short wait."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

import click


class Commands(MutableMapping[str, click.Command]):
    """Commands by their name. `places` says where each is to be found, as `module:attribute`."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)
        self._known: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._known:
            module, attribute = self._places[name].split(":")
            self._known[name] = getattr(import_module(module), attribute)
        return self._known[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        known = self._known.pop(name, None)
        if self._places.pop(name, None) is None and known is None:
            raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._places, **self._known})

    def __len__(self) -> int:
        return len({**self._places, **self._known})

    def __contains__(self, name: object) -> bool:
        return name in self._places or name in self._known


class LazyGroup(click.Group):
    """A group whose commands are imported when they run, or when the help lists them all."""

    def __init__(self, *arguments: Any, places: Mapping[str, str], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.commands = Commands(places)
