"""`eduapp preview`: play a draft in the browser while it is written."""

import logging
import socket
from pathlib import Path

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from eduapp.cli import clock
from eduapp.cli.play import not_there
from eduapp.cli.screen import harmless
from eduapp.library import find_case, is_well_named, read_document
from eduapp.web.preview import create_preview

HOST = "127.0.0.1"  # nobody but the author


class Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """An author wants to read findings, not requests."""


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Where to serve it; 0 takes any port that is free.",
)
def preview(file: str, port: int) -> None:
    """Play a case in the browser while you write it.

    FILE is a case, or the name of one that comes along, such as the-mailbox. The page shows what a learner
    sees, from any scene and with any values, and beside it what is wrong with the file. It follows the file:
    save it, and the page shows it anew. Nothing is stored.
    """
    path = find_case(file)
    if path is None:
        raise click.UsageError(harmless(not_there(file)))
    if path.suffix != ".md" or read_document(path, clock.today(), play=False).kind != "case":
        raise click.UsageError(f"{harmless(file)} is not a case.")
    if not is_well_named(path):
        raise click.UsageError(f"{harmless(file)} cannot be played under this name. Give it another one.")
    serve(path, listening(port))


def listening(port: int) -> socket.socket:
    """A socket of this port. Ends the program if it is taken."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
    except OSError as slip:
        taken.close()
        reason = f"Port {port} cannot be used: {slip.strerror}."
        raise click.ClickException(
            f"{reason} Choose another, such as --port {port + 1 if port < 65535 else 8001}."
        ) from slip
    taken.listen(128)
    return taken


def serve(path: Path, taken: socket.socket) -> None:
    """Serve the preview until Ctrl-C."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with taken:
        port = taken.getsockname()[1]
        server = make_server(HOST, port, create_preview(path), threaded=True, request_handler=Silent, fd=taken.fileno())
        click.echo(harmless(f"{path.name} is played at http://{HOST}:{port}/"))
        click.echo("Save the file, and the page follows. Nothing is stored. Stop with Ctrl-C.")
        server.serve_forever()
