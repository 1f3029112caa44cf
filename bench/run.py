"""One run of one contender, and what several say together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.measure import Sample, cpu_of_tree, percentile, private_megabytes, tree

FOREIGN_CORES = 0.15
"""More than this, used by anything else on the machine, spoils a run."""
WORKERS = 2


@dataclass(frozen=True)
class Run:
    steps: list[float]
    seconds: float
    server_cpu: float
    database_cpu: float
    foreign_cores: float
    private_megabytes: float
    """Of the worker that holds more."""

    @property
    def is_quiet(self) -> bool:
        return self.foreign_cores <= FOREIGN_CORES

    @property
    def steps_per_second(self) -> float:
        return len(self.steps) / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        """Processor time of the server and the database for one step."""
        return 1000 * (self.server_cpu + self.database_cpu) / len(self.steps)

    def milliseconds(self, share: float) -> float:
        return 1000 * percentile(self.steps, share)


def run_between(before: Sample, after: Sample, steps: list[float], server: int, database: int | None) -> Run:
    def used(root: int) -> float:
        return cpu_of_tree(root, after.known) - cpu_of_tree(root, before.known)

    seconds = after.at - before.at
    server_cpu = used(server)
    database_cpu = used(database) if database else 0.0
    ours = server_cpu + database_cpu + after.client - before.client
    return Run(
        steps,
        seconds,
        server_cpu,
        database_cpu,
        (after.busy - before.busy - ours) / seconds,
        max(private_megabytes(pid) for pid in _workers(before, after, server)),
    )


def _workers(before: Sample, after: Sample, server: int) -> list[int]:
    """The processes of a server that did the work, whatever else it started."""

    def used(pid: int) -> float:
        return after.known[pid].own - (before.known[pid].own if pid in before.known else 0.0)

    return sorted(tree(server, after.known), key=used)[-WORKERS:]


def counted(runs: Sequence[Run]) -> Sequence[Run]:
    """The quiet runs; all of them where none was quiet, which the report says."""
    return [run for run in runs if run.is_quiet] or runs


def middle(runs: Sequence[Run], figure: Callable[[Run], float]) -> float:
    return median(figure(run) for run in counted(runs))
