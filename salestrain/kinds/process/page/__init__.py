"""The page of a process: deals on the table, then five places to work at, then the debrief."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import ipywidgets

from ....attempts.practice import Practice
from ....core.events import Refusal
from ....exports.safe_csv import write_csv
from ....statistics import OutOfRange
from ....store import Store
from ....ui.markup import Html
from ....ui.messages import Message
from ....ui.page import PracticePage, view_of
from ..content import Process
from ..own_deals import Own, template
from . import coaching_log as leading
from . import deals, pricing
from . import debrief_view as looking_back
from . import export as keeping
from . import moves as creating
from . import sources as taking
from . import verdicts as trusting
from .forms import FORMS, OPTIONAL
from .import_deals import LOADING, Loading, loading_sheet
from .tabs import PLACES, frame
from .talks import own_talks

DONE = {
    "take": "",
    "find": "What there was stands first, beside what you marked.",
    "trust": "The evidence stands first, beside your answer.",
    "create": "Held against the bank, below.",
}
WRITTEN = {"believe", "lead", "skip", "change"}
"""Moves that are told in the words in which they are kept."""
MOVES = DONE.keys() | WRITTEN
"""Messages that are moves as they stand."""


class ProcessPage(PracticePage):
    """Asks for deals, shows one place at a time, and keeps what is done before it is shown."""

    forms = FORMS
    optional = OPTIONAL

    _loading: Loading | None = None
    """A file that is not taken yet; nothing of it is kept before."""
    _own: Own | None = None
    _place = PLACES[0].name
    _asked = pricing.Asked({})
    """The assumptions as they stand in the form."""

    def act(self, message: Message) -> str | None:
        """Do what the page asks for."""
        fields, kind = message.fields, message.type
        if kind in MOVES:
            return self._do(message)
        if kind in LOADING:
            return self._load(message)
        if kind == "accept":
            return self._accept(message)
        if kind == "cancel":
            self._loading = None
            return "The file was put away; nothing of it was kept."
        if kind == "price":
            self._asked = pricing.Asked.of(fields)
            self.fill(self._priced())
            return None
        if kind == "template":
            self.save("deals.csv", "text/csv", write_csv(template(self._process), []), "The file is yours to fill.")
            return None
        if kind == "keep":
            self._keep(fields["value"])
            return None
        if kind == "bring":
            return self._bring(message)
        if kind == "go":
            self._place = fields["value"] if fields["value"] in {place.name for place in PLACES} else PLACES[0].name
        elif kind == "debrief":
            self.practice.act("open_debrief", {}, message.seq)
        elif kind == "start":
            self.practice.attempt = self.practice.session = None
            self._place, self._asked, self._own = PLACES[0].name, pricing.Asked({}), None
        return ""

    @property
    def _process(self) -> Process:
        process: Process = self.practice.session.exercise if self.practice.session else self.practice.exercise
        return process

    def _do(self, message: Message) -> str:
        verb, data = message.type, dict(message.fields)
        if verb == "believe":
            data["odds_left"] = self._asked.odds_left(self._process)
        self.practice.act(verb, data, message.seq)
        return self._running().events[-1].data["why"] if verb in WRITTEN else DONE[verb]

    def _load(self, message: Message) -> str:
        """Read a file, or go on reading it with one more answer; nothing is stored before the learner takes it."""
        if message.type == "load":
            self._loading = None
            self._loading = Loading(self._process, message.fields["file"] or message.fields["text"], _today())
        elif self._loading is None:
            raise Refusal("Load the file again.")
        else:
            self._loading.answer(message)
        return ""

    def _accept(self, message: Message) -> str:
        if self._loading is None or self._loading.own.reading is None:
            raise Refusal("Load the file again.")
        self._own = self._loading.own
        self.practice.act("load", {"reading": self._own.reading}, message.seq)
        self._loading = None
        return self._own.notes[0]

    def _keep(self, what: str) -> None:
        """Give the learner a file of what stands here; no cell of it is a live formula."""
        session = self._running()
        head, rows = keeping.evidence(session) if what == "evidence" else keeping.log(session)
        self.save(f"{what}.csv", "text/csv", write_csv(head, rows), "The file is yours to keep.")

    def _running(self) -> Any:
        if self.practice.session is None:
            raise Refusal("Begin first.")
        return self.practice.session

    def _bring(self, message: Message) -> str:
        found = own_talks(self.practice, self._process)
        if not found:
            raise Refusal("There is no finished talk of yours here yet.")
        self.practice.act("bring", {"reading": {"deals": found, "today": _today().isoformat()}}, message.seq)
        return f"Your talks brought in: {len(found)}."

    def _priced(self) -> dict[str, str]:
        try:
            return pricing.answer(self._process, self._asked)
        except (OutOfRange, Refusal) as wrong:
            return {"says": pricing.wrong(str(wrong)), "price": ""}

    def show(self, status: str = "", draft: str = "") -> None:
        """The start, the choice of deals, a place to work at, or the debrief."""
        practice, session = self.practice, self.practice.session
        if session is None:
            self.sheet(taking.start_sheet(practice), status)
        elif session.state.phase == "choosing":
            loading = self._loading
            html = loading_sheet(self._process, loading.own) if loading else taking.choose_sheet(session)
            self.sheet(html, status, len(session.moves))
        elif session.state.phase == "debriefed":
            self.sheet(looking_back.debrief_sheet(session), status, len(session.moves))
        else:
            html = frame(session, self._place, *self._drawn(session))
            parts = self._priced() if self._place == "price" else {}
            self.sheet(html, status, len(session.moves), parts, focus="" if not status else "st-place")

    def _drawn(self, session: Any) -> list[Html]:
        match self._place:
            case "deals":
                return deals.parts(session, self._own)
            case "price":
                return pricing.parts(session, self._asked)
            case "trust":
                return trusting.parts(session)
            case "moves":
                return creating.parts(session)
        return leading.parts(session, _today().isoformat())


def _today() -> date:
    return datetime.now(UTC).date()


def view(exercise: Process, store: Store) -> ipywidgets.Widget:
    """The page of a process."""
    return view_of(ProcessPage, Practice(exercise, store))
