"""How fast large cases are checked, each in a process of its own.

A time means little on another machine, so each stands beside its ratio to a fixed piece of plain Python
work (the unit) that is timed in the same run.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.large import forward, hub
from bench.table import table
from eduapp.case.check import check
from eduapp.case.parse import parse
from eduapp.library import documents, shipped
from eduapp.text.terms import Terms

TODAY = date(2026, 11, 22)
TERMS = Terms({"recognise"}, {"E026"})
MEASURES: dict[str, tuple[str, Callable[[], str] | None]] = {
    "forward": ("1,000 scenes, five flags, ticks", lambda: forward(1000)),
    "back": ("the same, 2 % of links going back", lambda: forward(1000, back=0.02)),
    "hub": ("20 asks that share a time budget", lambda: hub(20)),
    "shipped": ("the cases that come along", None),
}


def unit() -> float:
    """Seconds for a fixed piece of plain Python work: 300,000 dictionary entries, sorted."""
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        table = {(n * 7919) % 300_007: n for n in range(300_000)}
        sorted(table.items(), key=lambda item: item[1])
        best = min(best, time.perf_counter() - start)
    return best


def measured(name: str) -> dict[str, float | int | bool | str]:
    _, text = MEASURES[name]
    if text is None:
        return shipped_cases()
    data = text().encode()
    start = time.perf_counter()
    parsed = parse(data, name, TERMS)
    read = time.perf_counter() - start
    assert parsed.case is not None, parsed.findings
    checked = check(parsed, name, TERMS, TODAY)
    seconds = time.perf_counter() - start
    found = checked.exploration
    return {
        "scenes": len(parsed.case.scenes),
        "states": found.states,
        "exact": found.complete and found.scores_complete,
        "reading": read,
        "seconds": seconds,
        "unit": unit(),
    }


def shipped_cases() -> dict[str, float | int | bool | str]:
    from eduapp.library import read_document

    start = time.perf_counter()
    read = [read_document(file, TODAY) for file in documents(shipped())]
    seconds = time.perf_counter() - start
    found = [document.checked for document in read if document.checked]
    return {
        "scenes": sum(len(document.case.scenes) for document in read if document.case),
        "states": sum(checked.exploration.states for checked in found),
        "exact": all(checked.exploration.complete for checked in found),
        "reading": 0.0,
        "seconds": seconds,
        "unit": unit(),
    }


def report() -> str:
    """A table, each row measured in a process of its own that loads nothing else."""
    head = ["case", "scenes", "states", "exact", "reading s", "in all s", "× unit", "peak MB"]
    return table(head, [row(name) for name in MEASURES])


def row(name: str) -> list[str]:
    command = [sys.executable, "-m", "bench.checker", name]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
    found = json.loads(done.stdout)
    counts = [f"{found['scenes']:,}", f"{found['states']:,}", "yes" if found["exact"] else "no"]
    times = [f"{found['reading']:.2f}", f"{found['seconds']:.2f}", f"{found['seconds'] / found['unit']:.1f}"]
    return [MEASURES[name][0], *counts, *times, f"{found['megabytes']:.0f}"]


if __name__ == "__main__":
    result = measured(sys.argv[1])
    result["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))
