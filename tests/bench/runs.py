"""Runs with figures that are easy to work out by hand."""

from bench.run import Run


def run(steps: int = 100, foreign: float = 0.0, cpu: float = 0.3) -> Run:
    """So many steps in two seconds, which took 1, 2, 3, … ms."""
    return Run([number / 1000 for number in range(1, steps + 1)], 2.0, cpu, 0.1, foreign, 40.0)
