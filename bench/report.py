"""The tables about a step of play."""

from collections.abc import Callable, Sequence

from bench.rounds import Runs
from bench.run import Run, counted, middle
from bench.table import table

Figure = tuple[str, str, Callable[[Run], float]]
FIGURES: list[Figure] = [
    ("steps/s", ".0f", lambda run: run.steps_per_second),
    ("p50 ms", ".1f", lambda run: run.milliseconds(0.50)),
    ("p95 ms", ".1f", lambda run: run.milliseconds(0.95)),
    ("p99 ms", ".1f", lambda run: run.milliseconds(0.99)),
    ("CPU ms a step", ".2f", lambda run: run.cpu_milliseconds),
    ("private MB a worker", ".0f", lambda run: run.private_megabytes),
]


def compared(store: str, runs: Runs) -> str:
    """Every contender's medians, and how each stands to the first."""
    head = [f"{store}: medians", *(title for title, _, _ in FIGURES), "steps/s from–to", "quiet runs"]
    first, *others = runs
    rows = [_medians(name, of_one) for name, of_one in runs.items()]
    rows += [_ratios(f"{other} ÷ {first}", runs[other], runs[first]) for other in others]
    return table(head, rows)


def _medians(name: str, runs: Sequence[Run]) -> list[str]:
    figures = [format(middle(runs, figure), form) for _, form, figure in FIGURES]
    speeds = [run.steps_per_second for run in counted(runs)]
    return [name, *figures, f"{min(speeds):.0f}–{max(speeds):.0f}", _quiet(runs)]


def _ratios(title: str, runs: Sequence[Run], first: Sequence[Run]) -> list[str]:
    figures = [f"{middle(runs, figure) / middle(first, figure):.2f}" for _, _, figure in FIGURES]
    return [title, *figures, "", ""]


def _quiet(runs: Sequence[Run]) -> str:
    quiet = sum(run.is_quiet for run in runs)
    return f"{quiet} of {len(runs)}" if quiet else f"none of {len(runs)}, all counted"


def grown(store: str, contender: str, runs: Runs) -> str:
    """Processor time for a step with few decisions stored and with many."""
    few, many = runs

    def cpu(name: str) -> float:
        return middle(runs[name], lambda run: run.cpu_milliseconds)

    head = [f"{store}: CPU ms a step of the {contender}", f"{few} stored", f"{many} stored", "ratio", "quiet runs"]
    quiet = f"{_quiet(runs[few])}; {_quiet(runs[many])}"
    return table(head, [["medians", f"{cpu(few):.2f}", f"{cpu(many):.2f}", f"{cpu(many) / cpu(few):.3f}", quiet]])


def told(store: str, name: str, run: Run) -> str:
    """One run, as it ends."""
    mark = "" if run.is_quiet else f"  ! something else used {run.foreign_cores:.2f} cores"
    return (
        f"{store}, {name}: {run.steps_per_second:.0f} steps/s, p95 {run.milliseconds(0.95):.1f} ms,"
        f" {run.cpu_milliseconds:.2f} CPU ms a step{mark}"
    )
