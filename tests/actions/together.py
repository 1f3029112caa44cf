"""Deeds at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

from flask import Flask

Deed = Callable[[], object]


def together(app: Flask, *deeds: Deed) -> list[object]:
    """What comes of deeds that are done in threads of their own; an exception is what comes of one that raises."""
    came: list[object] = [None] * len(deeds)

    def run(number: int) -> None:
        with app.app_context():
            try:
                came[number] = deeds[number]()
            except Exception as slip:
                came[number] = slip

    threads = [Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def at_once(app: Flask, *deeds: Callable[[Deed], object]) -> list[object]:
    """The same, where each deed gets something to call when it is ready: it then waits for the others."""
    barrier = Barrier(len(deeds))

    def ready() -> int:
        return barrier.wait(timeout=20)

    return together(app, *[lambda deed=deed: deed(ready) for deed in deeds])
