"""`eduapp terms`: the competencies and claims that a case may name."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text as Line

from eduapp.cli import screen
from eduapp.library import claims_beside, competencies_beside


@click.command()
@click.argument("word", required=False, default="")
@click.option(
    "--for",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=Path("case.md"),
    help="The case that is meant.",
)
def terms(word: str, file: Path) -> None:
    """List the competencies and claims that a case may name.

    With WORD, only those that hold it: eduapp terms walk. They come from competencies.yaml and evidence.yaml
    beside the case or above it; where there are none, from those that come along. Without --for, the case is one
    in this folder.
    """
    output = screen.console()
    found = 0
    for id_, competency in sorted(competencies_beside(file).items()):
        found += _tell(output, word, id_, f"{competency.name}: {competency.does}")
    for id_, claim in claims_beside(file).items():
        found += _tell(output, word, id_, f"{claim.claim} ({claim.source}; {claim.confidence})")
    if not found:
        click.echo(f"Nothing holds the word “{word}”." if word else "There are no competencies and no claims here.")


def _tell(output: Console, word: str, id_: str, text: str) -> bool:
    if word.lower() not in f"{id_} {text}".lower():
        return False
    output.print(Line.assemble((id_, "bold"), f"  {text}\n"))
    return True
