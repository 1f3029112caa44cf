"""People who play over the network: each with cookies of their own, and a note of what was answered."""

import http.client
import re
from dataclasses import dataclass, field
from html import unescape
from threading import Event, Lock, Thread
from urllib.parse import urlencode

from eduapp.case.play import Decision
from tests.stage import FALLS, FIGURES, HUSBAND, LETTER, MEASURE, PILE, RENEW, ROUND

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_NUMBER = re.compile(r'name="number" value="(\d+)"')
# A long way through the walk, with everything in it that can be decided.
WAY = (FALLS, HUSBAND, MEASURE, FIGURES, PILE, ROUND, MEASURE, FIGURES, PILE, ROUND, MEASURE, FIGURES, LETTER)
OTHER_WAY = (FALLS, MEASURE, FIGURES, PILE, RENEW)
ASKS = (FALLS, HUSBAND)


class Gone(Exception):
    """The server does not answer any more."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    location: str
    page: str


@dataclass
class Client:
    """A browser at 127.0.0.1."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def ask(self, method: str, path: str, fields: dict[str, object] | None = None) -> Answer:
        """Raises Gone where no whole answer comes."""
        body = None if fields is None else urlencode({"csrf_token": self.token, **fields}, doseq=True)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            page = response.read().decode()
        except (OSError, http.client.HTTPException) as slip:
            raise Gone from slip
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if found := _TOKEN.search(page):
            self.token = unescape(found[1])
        return Answer(response.status, response.headers.get("Location", ""), page)


class Goal:
    """Reached after so many answered decisions of all players together."""

    def __init__(self, decisions: int) -> None:
        self.left = decisions
        self.lock = Lock()
        self.reached = Event()

    def one(self) -> None:
        with self.lock:
            self.left -= 1
            if self.left == 0:
                self.reached.set()


class Player(Thread):
    """A guest who plays the walk again and again until the server is gone.

    `answered` are the decisions of each attempt, by its address, that a redirect answered; `sent` is the one
    to which no answer came.
    """

    def __init__(self, port: int, number: int, goal: Goal) -> None:
        super().__init__(daemon=True)
        self.client = Client(port)
        self.goal = goal
        self.way = WAY if number % 2 else OTHER_WAY
        self.answered: dict[str, list[Decision]] = {}
        self.sent: tuple[str, int, Decision] | None = None
        self.slip = ""

    def run(self) -> None:
        try:
            self.client.ask("GET", "/learn/cases/the-walk")
            while not self.slip:
                self._play()
        except Gone:
            pass

    def _play(self) -> None:
        begun = self.client.ask("POST", "/learn/cases/the-walk/begin", {"anew": "yes"})
        page = begun.location
        self.client.ask("GET", page)
        self.answered[page] = []
        for number, decision in enumerate(self.way):
            self.sent = page, number, decision
            if not self.decide(page, number, decision):
                return
            self.sent = None
            self.answered[page].append(decision)
            self.goal.one()

    def decide(self, page: str, number: int, decision: Decision) -> bool:
        """Whether it was answered with a redirect."""
        key = "ask" if decision in ASKS and number < len(ASKS) else "choice"
        fields: dict[str, object] = {"number": number, key: decision.choice, "tick": decision.ticks}
        answer = self.client.ask("POST", page, fields | {"words": decision.words})
        if answer.status != 303:
            self.slip = f"Decision {number} on {page} was answered with {answer.status}."
            self.goal.reached.set()
        return answer.status == 303

    def finish(self) -> None:
        """After the server has come back: send what was not answered once more, as a reload does, and go on with
        every attempt to its end."""
        if self.sent is not None:
            page, number, decision = self.sent
            if self.decide(page, number, decision):
                self.answered[page].append(decision)
        for page, answered in self.answered.items():
            shown = self.client.ask("GET", page).page
            found = _NUMBER.search(shown)
            if (int(found[1]) if found else len(self.way)) != len(answered):
                self.slip = f"{page} stands at {found}, and {len(answered)} decisions were answered."
            for number, decision in enumerate(self.way[len(answered) :], len(answered)):
                if self.decide(page, number, decision):
                    answered.append(decision)
            if self.client.ask("GET", f"{page}debrief").status != 200:
                self.slip = f"{page} has no debrief."
