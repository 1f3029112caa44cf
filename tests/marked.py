"""Source text in which a mark says where something is: ▸ stands before the character that a finding is about."""

from eduapp.text.finding import Finding, Place

MARK = "▸"


def unmarked(source: str) -> tuple[str, list[Place]]:
    """The text without its marks, and where they stood."""
    places = []
    lines = source.split("\n")
    for at, line in enumerate(lines):
        while MARK in line:
            places.append(Place(at + 1, line.index(MARK) + 1))
            line = line.replace(MARK, "", 1)
        lines[at] = line
    return "\n".join(lines), places


def told(findings: list[Finding] | tuple[Finding, ...]) -> list[tuple[str, Place]]:
    """Code and place of each finding; each has a sentence and a mend."""
    for finding in findings:
        for sentence in (finding.message, finding.hint):
            assert " " in sentence, finding
            assert sentence[-1] in ".?!…", finding
    return [(finding.code, Place(finding.line, finding.column)) for finding in findings]
