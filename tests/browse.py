"""A browser without a screen: it keeps cookies, fills in forms with their token, and follows where they lead."""

import re
from html import unescape
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


class Browser:
    """`page` is the last answer. `get` and `post` follow redirects; `last` is the address that they ended at."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.page: TestResponse
        self.token = ""
        self.last = ""

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._seen(self.client.get(path, follow_redirects=True, **more))

    def post(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form as it stands on the last page."""
        return self._seen(self.client.post(path, data=self._form(fields), follow_redirects=True, **more))

    def send(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form and stay at the bare answer."""
        return self.client.post(path, data=self._form(fields), **more)

    @property
    def text(self) -> str:
        """What the page says, without its markup."""
        return " ".join(unescape(_TAGS.sub(" ", self.page.text)).split())

    def _form(self, fields: dict[str, Any] | None) -> dict[str, Any]:
        return {"csrf_token": self.token, **(fields or {})}

    def _seen(self, answer: TestResponse) -> TestResponse:
        self.page = answer
        self.last = answer.request.path
        found = _TOKEN.search(answer.text) if answer.mimetype == "text/html" else None
        self.token = unescape(found.group(1)) if found else self.token
        return answer
