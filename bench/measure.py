"""What the system knows of processes: processor time and private memory, read from /proc."""

import math
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Process:
    parent: int
    own: float
    """Seconds of processor time of its own."""
    ended: float
    """Seconds of its children that have ended; what a child used is never lost by its end."""


def processes() -> dict[int, Process]:
    found = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (process := _read(folder / "stat")):
            found[int(folder.name)] = process
    return found


def _read(stat: Path) -> Process | None:
    try:
        text = stat.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return parse_stat(text)


def parse_stat(text: str) -> Process:
    """The name in the brackets may hold spaces and brackets of its own, so everything counts from the last one."""
    fields = text[text.rindex(")") + 2 :].split()
    user, system, ended_user, ended_system = (int(ticks) / TICKS for ticks in fields[11:15])
    return Process(int(fields[1]), user + system, ended_user + ended_system)


def tree(root: int, known: dict[int, Process]) -> list[int]:
    """A process and all that descend from it."""
    found = [root] if root in known else []
    for pid in found:
        found += [child for child, process in known.items() if process.parent == pid]
    return found


def cpu_of_tree(root: int, known: dict[int, Process]) -> float:
    return sum(known[pid].own + known[pid].ended for pid in tree(root, known))


def busy() -> float:
    """Seconds of all processors that were not idle since the machine was started, what a host took included."""
    return parse_busy((PROC / "stat").read_text())


def parse_busy(text: str) -> float:
    ticks = [int(field) for field in text.splitlines()[0].split()[1:9]]
    idle, waiting_for_disk = ticks[3:5]
    return (sum(ticks) - idle - waiting_for_disk) / TICKS


def private_megabytes(pid: int) -> float:
    """Memory that only this process holds, so that ending it would free it."""
    return parse_private((PROC / str(pid) / "smaps_rollup").read_text())


def parse_private(text: str) -> float:
    sizes = (line.split() for line in text.splitlines())
    return sum(int(words[1]) for words in sizes if words[0] in ("Private_Clean:", "Private_Dirty:")) / 1024


@dataclass(frozen=True)
class Sample:
    at: float
    busy: float
    client: float
    known: dict[int, Process]


def sample() -> Sample:
    return Sample(time.perf_counter(), busy(), time.process_time(), processes())


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
