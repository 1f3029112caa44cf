"""A file that cannot be played: its findings, each under its line."""

from collections import defaultdict
from dataclasses import dataclass

from flask import render_template

from eduapp.text.finding import Finding
from eduapp.web.preview.draft import Version
from eduapp.web.preview.panel import Panel

AROUND = 2  # lines shown before and after one with a finding


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file with its findings; `is_after_gap` says that lines before it were left out."""

    number: int
    text: str
    findings: list[Finding]
    is_after_gap: bool


def source(version: Version) -> str:
    return render_template("preview/source.html", panel=Panel(version, None), rows=rows(version))


def rows(version: Version) -> list[Row]:
    """The lines with findings, and those around them."""
    lines, found = version.lines, defaultdict(list)
    for finding in version.document.findings:
        found[min(finding.line, max(1, len(lines)))].append(finding)
    wanted = {near for line in found for near in range(line - AROUND, line + AROUND + 1)}
    result: list[Row] = []
    for number in sorted(wanted & set(range(1, len(lines) + 1))):
        last = result[-1].number if result else 0
        result.append(Row(number, lines[number - 1], found.get(number, []), number != last + 1))
    return result
