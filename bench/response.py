"""Reads HTTP/1.1 responses from the bytes of a connection, however they are cut."""

from dataclasses import dataclass

BODILESS = (204, 304)


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in small letters, in the order they came; a name may come more than once."""
    body: bytes

    def header(self, name: str) -> str | None:
        return next(iter(self.every(name)), None)

    def every(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


class ResponseReader:
    """Fed with what arrives; gives a response as soon as all of it is there."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._head: Response | None = None
        self._body = bytearray()

    def feed(self, data: bytes) -> Response | None:
        self._held += data
        if self._head is None:
            self._head = self._cut_head()
        if self._head is None or not self._body_is_there(self._head):
            return None
        return self._whole(self._head)

    def end(self) -> Response | None:
        """What a closed connection makes whole: a body whose length nothing told."""
        if self._head is None or _told_length(self._head) is not None or _is_chunked(self._head):
            return None
        self._body += self._held
        self._held.clear()
        return self._whole(self._head)

    def _cut_head(self) -> Response | None:
        end = self._held.find(b"\r\n\r\n")
        if end < 0:
            return None
        first, *lines = self._held[:end].decode("latin-1").split("\r\n")
        del self._held[: end + 4]
        pairs = (line.partition(":") for line in lines)
        headers = tuple((name.lower(), value.strip()) for name, _, value in pairs)
        return Response(int(first.split(" ", 2)[1]), headers, b"")

    def _body_is_there(self, head: Response) -> bool:
        if _is_chunked(head):
            return self._cut_chunks()
        length = _told_length(head)
        if length is None or len(self._held) < length:
            return False
        self._body += self._held[:length]
        del self._held[:length]
        return True

    def _cut_chunks(self) -> bool:
        """Moves every chunk that is there into the body; true after the last one."""
        while (end := self._held.find(b"\r\n")) >= 0:
            size = int(self._held[:end].split(b";")[0], 16)
            following = end + 2 + size + 2
            if len(self._held) < following:
                return False
            self._body += self._held[end + 2 : end + 2 + size]
            del self._held[:following]
            if size == 0:
                return True
        return False

    def _whole(self, head: Response) -> Response:
        response = Response(head.status, head.headers, bytes(self._body))
        self._head = None
        self._body.clear()
        return response


def _is_chunked(head: Response) -> bool:
    return (head.header("transfer-encoding") or "").lower().endswith("chunked")


def _told_length(head: Response) -> int | None:
    if head.status in BODILESS:
        return 0
    length = head.header("content-length")
    return None if length is None else int(length)
