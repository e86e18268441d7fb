"""A workshop in the room's store, and what its pages are asked in tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from salestrain.serving.workshop.who import lead_key
from salestrain.store import KeptWorkshop, Workshops, open_store
from salestrain.workshop.content import SCHEMA, Rules, Step, Workshop
from tests.serving.running import Answer, Room, ask

RIVERSIDE = "riverside"


@contextmanager
def kept_workshops() -> Iterator[Workshops]:
    """The workshops of the store that the room of these tests uses."""
    with open_store() as store:
        yield store.workshops


def made(**rules: object) -> KeptWorkshop:
    """Return a new workshop with one exercise under these rules."""
    plan = Workshop(
        schema=SCHEMA,
        title="A day by the river",
        exercises=(Rules(exercise=RIVERSIDE, **rules),),  # type: ignore[arg-type]
        agenda=(
            Step(title="Welcome", kind="welcome", minutes=5),
            Step(title="A talk", kind="practice", exercise=RIVERSIDE, minutes=20),
        ),
    )
    with kept_workshops() as workshops:
        return workshops.make(plan)


def key() -> str:
    """Return the key of those who lead."""
    with kept_workshops() as workshops:
        return lead_key(workshops)


@dataclass
class Browser:
    """A browser without a window: it keeps cookies and sends forms as a page of the room would."""

    room: Room
    cookies: Mapping[str, str]

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._keep(ask(self.room, path, headers=self._headers()))

    def send(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        headers = self._headers() | {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": self.room.address.rstrip("/"),
        }
        return self._keep(ask(self.room, path, "POST", headers, urlencode(fields)))

    def join(self, kept: KeptWorkshop, nickname: str) -> Answer:
        """Join a workshop."""
        return self.send("/join", code=kept.code, nickname=nickname)

    def _headers(self) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie} if cookie else {}

    def _keep(self, answer: Answer) -> Answer:
        found = re.match(r"([^=]+)=([^;]*)", answer.headers.get("set-cookie", ""))
        if found:
            self.cookies = {**self.cookies, found[1]: found[2]}
        return answer


def somebody(room: Room) -> Browser:
    """Return a fresh browser."""
    return Browser(room, {})


def leader(room: Room) -> Browser:
    """Return a browser that holds the key."""
    browser = somebody(room)
    browser.get(f"/lead/{key()}")
    return browser


def phrase_in(answer: Answer) -> str:
    """Return the four words on a page that shows them."""
    block = answer.text.partition('class="st-phrase"')[2].partition("</p>")[0]
    return " ".join(re.findall(r"<span>([a-z]+)</span>", block))


def host_of(room: Room) -> str:
    """Return host and port of the room."""
    return urlsplit(room.address).netloc
