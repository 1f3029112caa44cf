"""The tables say medians and how each contender stands to the first."""

from bench.report import compared, grown, told
from tests.bench.runs import run


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_contenders_are_compared_with_the_first() -> None:
    runs = {"baseline": [run(100), run(90), run(200)], "application": [run(80, cpu=0.4)] * 3}
    _, _, baseline, application, ratio = compared("SQLite", runs).splitlines()
    assert cells(baseline) == ["baseline", "50", "50.0", "95.0", "99.0", "4.00", "40", "45–100", "3 of 3"]
    assert cells(application)[:3] == ["application", "40", "40.0"]
    assert cells(ratio) == ["application ÷ baseline", "0.80", "0.80", "0.80", "0.81", "1.56", "1.00", "", ""]


def test_what_was_disturbed_is_said() -> None:
    runs = {"baseline": [run(), run(foreign=0.4), run()], "application": [run(foreign=0.4)] * 3}
    _, _, baseline, application, _ = compared("SQLite", runs).splitlines()
    assert cells(baseline)[-1] == "2 of 3"
    assert cells(application)[-1] == "none of 3, all counted"
    assert "something else used 0.40 cores" in told("SQLite", "baseline", run(foreign=0.4))
    assert "!" not in told("SQLite", "baseline", run())


def test_growth_is_the_ratio_of_processor_time() -> None:
    runs = {"10": [run(cpu=0.3)] * 5, "1,000,000": [run(cpu=0.32)] * 5}
    *_, medians = grown("SQLite", "baseline", runs).splitlines()
    assert cells(medians) == ["medians", "4.00", "4.20", "1.050", "5 of 5; 5 of 5"]
