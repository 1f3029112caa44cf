"""Pictures by Graphviz, the extra `maps`."""

from importlib.util import find_spec
from threading import Lock

DRAWING = Lock()  # Graphviz draws one picture at a time


def can_draw() -> bool:
    """Whether Graphviz is installed."""
    return find_spec("pygraphviz") is not None
