"""Responses are read whole, however their bytes are cut."""

import pytest

from bench.response import Response, ResponseReader

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-One: a\r\nx-one: b\r\n\r\nhello"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"4\r\nWiki\r\n6;note=x\r\npedia \r\nB\r\nin \r\nchunks\r\n0\r\n\r\n"
)
MOVED = b"HTTP/1.1 303 SEE OTHER\r\nlocation: /attempts/7\r\ncontent-length: 0\r\n\r\n"
NOTHING = b"HTTP/1.1 204 NO CONTENT\r\n\r\n"
UNTIL_CLOSED = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it"


def read(reader: ResponseReader, data: bytes, cut: int) -> list[Response]:
    parts = [data[at : at + cut] for at in range(0, len(data), cut)]
    return [response for part in parts if (response := reader.feed(part))]


@pytest.mark.parametrize("cut", [1, 2, 7, 1000])
@pytest.mark.parametrize(
    ("data", "status", "body"),
    [
        (PLAIN, 200, b"hello"),
        (CHUNKED, 200, b"Wikipedia in \r\nchunks"),
        (MOVED, 303, b""),
        (NOTHING, 204, b""),
    ],
    ids=["plain", "chunked", "moved", "nothing"],
)
def test_a_response_is_whole_at_its_last_byte_and_not_before(cut: int, data: bytes, status: int, body: bytes) -> None:
    reader = ResponseReader()
    assert read(reader, data[:-1], cut) == []
    response = reader.feed(data[-1:])
    assert response is not None
    assert (response.status, response.body) == (status, body)


def test_responses_follow_each_other_on_one_connection() -> None:
    reader = ResponseReader()
    bodies = [response.body for data in (PLAIN, CHUNKED, MOVED, PLAIN) for response in read(reader, data, 10)]
    assert bodies == [b"hello", b"Wikipedia in \r\nchunks", b"", b"hello"]


def test_header_names_count_in_any_case_and_may_come_twice() -> None:
    response = ResponseReader().feed(PLAIN)
    assert response is not None
    assert response.every("x-one") == ["a", "b"]
    assert response.header("x-one") == "a"
    assert response.header("location") is None


def test_a_body_of_untold_length_ends_with_the_connection() -> None:
    reader = ResponseReader()
    assert reader.feed(UNTIL_CLOSED) is None
    response = reader.end()
    assert response is not None
    assert response.body == b"all of it"


def test_a_connection_that_closes_within_a_told_length_gives_no_response() -> None:
    for data in (PLAIN, CHUNKED):
        reader = ResponseReader()
        assert reader.feed(data[:-3]) is None
        assert reader.end() is None
