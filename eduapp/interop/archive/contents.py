"""The paths that a module lists, written anew where its files went elsewhere; all else stays as its author wrote it."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

_FRONT_ENDS = re.compile(rb"\n---[ \t]*\r?\n")
# What stands before a listed path, the path, and the rest of its line.
_LISTED = re.compile(
    r"^((?:[ \t]+(?:-[ \t]+)?|-[ \t]+)(?:quiz|case):[ \t]+([\"']?))"
    r"([^\"'#\s](?:[^\"'#\r\n]*[^\"'#\s])?)(\2[ \t]*(?:#[^\r\n]*)?\r?)$",
    re.MULTILINE,
)


def with_paths(module: bytes, own: str, went: Mapping[str, str]) -> bytes:
    """The module with each path that leads to one of the files, as they were sent, leading to where it went. `own`
    is the folder in which the module was sent."""
    ends = _FRONT_ENDS.search(module)
    if ends is None:
        return module
    try:
        front = module[: ends.start()].decode()
    except UnicodeDecodeError:
        return module  # its checker says so

    def anew(listed: re.Match[str]) -> str:
        return f"{listed[1]}{_meant(listed[3], own, went)}{listed[4]}"

    return _LISTED.sub(anew, front).encode() + module[ends.start() :]


def _meant(path: str, own: str, went: Mapping[str, str]) -> str:
    """Where the file is now that a listed path leads to: from the content root, from the module, or from anywhere
    above it where only one file can be meant."""
    if path in went.values():
        return path
    beside = (PurePosixPath(own) / path).as_posix()
    if beside in went:
        return went[beside]
    ends = [target for source, target in went.items() if source == path or source.endswith(f"/{path}")]
    return ends[0] if len(ends) == 1 else path
