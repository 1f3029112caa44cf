"""What authors and organisers wait for is measured on the application itself."""

import re

from bench.publish import report


def test_a_pause_and_a_release_are_measured_beside_their_goals() -> None:
    title, pause, released = report("sqlite", quick=True).split("\n")
    assert title.startswith("SQLite")
    assert re.fullmatch(
        r"a pause in typing, 60 scenes +p50 +\d+ ms +p95 +\d+ ms +under 300 ms: (yes|NO) +\(\d+ ms of it work\)", pause
    )
    assert re.fullmatch(r"a release of 6 files +\d+\.\d\d s +under 3 s: (yes|NO) +\(\d+\.\d\d s of it work\)", released)
