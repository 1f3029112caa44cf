"""The command line: write a case, check it, play it, draw its map."""

import sys
from io import TextIOWrapper

import click

from eduapp.cli.lazy import LazyGroup

COMMANDS = {
    "award": "eduapp.cli.award:award",
    "calibrate": "eduapp.cli.calibrate:calibrate",
    "check": "eduapp.cli.check:check",
    "db": "eduapp.cli.db:db",
    "demo": "eduapp.cli.demo:demo",
    "diff": "eduapp.cli.diff:diff",
    "evidence": "eduapp.cli.evidence:evidence",
    "load": "eduapp.cli.load:load",
    "map": "eduapp.cli.map:map_",
    "new": "eduapp.cli.new:new",
    "play": "eduapp.cli.play:play",
    "preview": "eduapp.cli.preview:preview",
    "run": "eduapp.cli.run:run",
    "seed": "eduapp.cli.seed:seed",
    "tally": "eduapp.cli.tally:tally",
    "terms": "eduapp.cli.terms:terms",
    "user": "eduapp.cli.user:user",
}


@click.group(
    cls=LazyGroup, places=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="eduapp")
def main() -> None:
    """Practise decisions about progressive multiple sclerosis.

    A case is a plain Markdown file: headings are scenes, links to headings are choices.

    \b
    New here?
      eduapp play the-mailbox    plays a case that comes along
      eduapp new case my-case    writes a small case for you to change
      eduapp check my-case       says what is wrong with it, and how to mend it
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that the terminal does not have must not end the program
