"""The command line: write a case, check it, play it, draw its map."""

import sys
from io import TextIOWrapper

import click

from eduapp.cli.check import check
from eduapp.cli.map import map_
from eduapp.cli.new import new
from eduapp.cli.play import play
from eduapp.cli.terms import terms


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


main.add_command(check)
main.add_command(play)
main.add_command(map_)
main.add_command(new)
main.add_command(terms)
