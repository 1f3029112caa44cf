"""A learner of the bench keeps cookies and follows redirects as a browser does."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bench.learner import HOST, CookieJar, Learner, Unexpected
from bench.response import Response

Answers = list[bytes]


def setting(*cookies: str) -> Response:
    return Response(200, tuple(("set-cookie", cookie) for cookie in cookies), b"")


def answer(status: int, *headers: str, body: bytes = b"") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status} WORD", f"Content-Length: {len(body)}", *headers])
    return head.encode() + b"\r\n\r\n" + body


def asked_of(answers: Answers, act: Callable[[Learner], Awaitable[object]]) -> tuple[list[str], int]:
    """What a server that gives these answers was asked, and on how many connections."""
    asked: list[str] = []
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while head := await reader.readline():
            length = 0
            while (line := await reader.readline()).strip():
                head += line
                length = int(line[16:]) if line.startswith(b"Content-Length: ") else length
            asked.append((head + line + await reader.readexactly(length)).decode())
            writer.write(answers.pop(0))
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(serve, HOST, 0)
        learner = Learner(0, server.sockets[0].getsockname()[1])
        try:
            await act(learner)
        finally:
            await learner.leave()
            server.close()

    asyncio.run(run())
    return asked, connections


def test_cookies_are_kept_by_name_and_sent_together() -> None:
    jar = CookieJar()
    jar.take(setting("session=one; HttpOnly; Path=/", "theme=dark=er"))
    jar.take(setting("session=two; Max-Age=60; SameSite=Lax"))
    assert jar.header() == "session=two; theme=dark=er"


@pytest.mark.parametrize("end", ["Max-Age=0", "max-age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/"])
def test_a_cookie_that_is_over_is_forgotten(end: str) -> None:
    jar = CookieJar()
    jar.take(setting("session=one; Expires=Fri, 01 Jan 2100 00:00:00 GMT", "theme=dark"))
    jar.take(setting(f"session=; {end}"))
    assert jar.header() == "theme=dark"


@pytest.mark.parametrize("location", ["/attempts/7?at=2", "http://127.0.0.1:8000/attempts/7?at=2"])
def test_a_form_is_posted_and_its_redirect_followed_on_one_connection(location: str) -> None:
    moved = answer(303, f"Location: {location}", "Set-Cookie: session=a; Path=/")
    asked, connections = asked_of(
        [moved, answer(200)], lambda learner: learner.post_and_follow("/attempts", {"choice": "1", "words": "a & b"})
    )
    assert [request.partition(" HTTP")[0] for request in asked] == ["POST /attempts", "GET /attempts/7?at=2"]
    assert asked[0].endswith("\r\n\r\nchoice=1&words=a+%26+b")
    assert "Cookie:" not in asked[0]
    assert "\r\nCookie: session=a\r\n" in asked[1]
    assert connections == 1


def test_a_connection_that_the_server_closes_is_opened_anew() -> None:
    async def twice(learner: Learner) -> None:
        await learner.get("/")
        await learner.get("/")

    asked, connections = asked_of([answer(200, "Connection: close"), answer(200)], twice)
    assert (len(asked), connections) == (2, 2)


@pytest.mark.parametrize("status", [200, 400, 403, 500])
def test_a_decision_that_is_not_answered_with_a_redirect_ends_the_measuring(status: int) -> None:
    with pytest.raises(Unexpected, match=f"POST /attempts answered {status}: the body"):
        asked_of([answer(status, body=b"the body")], lambda learner: learner.post_and_follow("/attempts", {}))


def test_a_page_that_is_not_there_ends_the_measuring() -> None:
    with pytest.raises(Unexpected, match="GET /gone answered 404"):
        asked_of([answer(404)], lambda learner: learner.get("/gone"))
