"""Who is measured. The first is what every other is compared with."""

import sys

from bench.application import APPLICATION, ASSIGNED
from bench.baseline import fill
from bench.contender import Contender, Launch
from bench.learner import HOST
from bench.recipes import play_baseline

GRANIAN = ["granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--no-ws"]
# A worker that is still starting does not hear that it shall stop, and granian would wait for it for ever.
GRANIAN += ["--workers-kill-timeout", "2"]


def granian(target: str, port: int) -> list[str]:
    """The set-up that `eduapp run` starts, for an application that does not bring a command of its own."""
    return [sys.executable, "-m", *GRANIAN, "--host", HOST, "--port", str(port), target]


def _launch_baseline(url: str, port: int) -> Launch:
    return Launch(granian("bench.baseline.app:app", port), {"BASELINE_DATABASE_URL": url})


BASELINE = Contender("baseline", fill.prepare, fill.grow, _launch_baseline, play_baseline)
CONTENDERS = [BASELINE, APPLICATION]
ASSIGNED_CONTENDERS = [BASELINE, ASSIGNED]
