"""One learner's browser, as far as a step needs it: a connection that stays open, and a cookie jar."""

import asyncio
import socket
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode, urlsplit

from bench.response import Response, ResponseReader

HOST = "127.0.0.1"
REDIRECTS = (302, 303)


class Unexpected(Exception):
    """The server answered something else than a step of play."""


class CookieJar:
    """Keeps what the one server sets. Paths, domains and `Secure` are ignored: there is nobody else to tell."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def take(self, response: Response) -> None:
        for line in response.every("set-cookie"):
            pair, *attributes = line.split(";")
            name, _, value = pair.strip().partition("=")
            if _is_over(attributes):
                self._kept.pop(name, None)
            else:
                self._kept[name] = value

    def header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._kept.items())


def _is_over(attributes: list[str]) -> bool:
    told = {name.strip().lower(): value for name, _, value in (one.partition("=") for one in attributes)}
    if "max-age" in told:
        return int(told["max-age"]) <= 0
    return "expires" in told and parsedate_to_datetime(told["expires"]).year <= 1970


class Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self.is_open = False
        self.lost = asyncio.Event()
        self._reader = ResponseReader()
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Response] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._transport, self.is_open = transport, True

    def data_received(self, data: bytes) -> None:
        self._take(self._reader.feed(data))

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        self._take(self._reader.end())
        if self._answer and not self._answer.done():
            self._answer.set_exception(Unexpected("the server closed the connection before it answered"))
        self.lost.set()

    def _take(self, response: Response | None) -> None:
        if response and self._answer and not self._answer.done():
            self._answer.set_result(response)

    async def ask(self, request: bytes) -> Response:
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        response = await self._answer
        if (response.header("connection") or "").lower() == "close":
            self.close()
        return response

    def close(self) -> None:
        self.is_open = False
        if self._transport:
            self._transport.close()


class Learner:
    def __init__(self, number: int, port: int) -> None:
        self.number = number
        self._port = port
        self._jar = CookieJar()
        self._connection: Connection | None = None

    async def get(self, path: str, *also: int) -> Response:
        """What stands there; other statuses than 200 have to be expected."""
        return _expect((200, *also), "GET", path, await self._ask("GET", path))

    async def post(self, path: str, fields: Mapping[str, str | list[str]]) -> Response:
        """Posts a form that a redirect answers, and stays where it is."""
        return _expect(REDIRECTS, "POST", path, await self._ask("POST", path, urlencode(fields, doseq=True).encode()))

    async def post_and_follow(self, path: str, fields: Mapping[str, str | list[str]]) -> Response:
        """Posts a form and gets the page that the answer leads to."""
        answer = await self.post(path, fields)
        return await self.get(_path(answer.header("location") or "/"))

    async def leave(self) -> None:
        if self._connection:
            self._connection.close()
            await self._connection.lost.wait()

    async def _ask(self, method: str, path: str, body: bytes | None = None) -> Response:
        connection = await self._connected()
        response = await connection.ask(self._request(method, path, body))
        self._jar.take(response)
        return response

    async def _connected(self) -> Connection:
        if self._connection is None or not self._connection.is_open:
            loop = asyncio.get_running_loop()
            _, self._connection = await loop.create_connection(Connection, HOST, self._port)
        return self._connection

    def _request(self, method: str, path: str, body: bytes | None) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{self._port}", "Accept: text/html", "User-Agent: bench"]
        if cookies := self._jar.header():
            lines.append(f"Cookie: {cookies}")
        if body is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + (body or b"")


def _expect(wanted: tuple[int, ...], method: str, path: str, response: Response) -> Response:
    if response.status not in wanted:
        shown = response.body[:300].decode("utf-8", "replace")
        raise Unexpected(f"{method} {path} answered {response.status}: {shown}")
    return response


def _path(location: str) -> str:
    """The path and query of an address, which may name the host or not."""
    parts = urlsplit(location)
    return parts.path + (f"?{parts.query}" if parts.query else "")
