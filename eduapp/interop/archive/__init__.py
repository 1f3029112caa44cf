"""Archives and loose files that somebody sends: what is in them, or why they are refused. Nothing touches a disk."""

from eduapp.interop.archive.limits import LIMITS, Limits
from eduapp.interop.archive.place import Placed, place
from eduapp.interop.archive.read import Unpacked, gather, read

__all__ = ["LIMITS", "Limits", "Placed", "Unpacked", "gather", "place", "read"]
