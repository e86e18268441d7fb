"""The page of a process: deals on the table, then five places to work at, then the debrief."""

from __future__ import annotations

from typing import Any

from ....core.events import Refusal
from ....core.session import Session
from ....exports.safe_csv import write_csv
from ....ui.confirming import CONFIRM
from ....ui.document import Body
from ....ui.messages import Message, Value, on
from ....ui.places import HEADING
from ....ui.places_page import PlacesPage
from ..content import Process
from ..own_deals import Own, template
from . import coaching_log, deals, export, moves, one_page, pricing, verdicts
from .assumptions import TypedFigures
from .debrief_view import debrief_screen
from .import_deals import Loading, loading_screen
from .messages import (
    Assumptions,
    Believe,
    Change,
    Create,
    Find,
    Lead,
    Load,
    MapStage,
    Price,
    ReadColumn,
    ReadWay,
    Skip,
    Trust,
)
from .sources import source_screen, start_screen
from .tabs import FIRST_PLACE, PLACES, place_screen
from .talks import finished_talks

DONE = {
    "take": "",
    "find": "The findings come first, next to what you marked.",
    "trust": "The evidence comes first, next to your answer.",
    "create": "What became of each move stands below.",
}
"""Messages that are moves as they stand, and what is said when one is done."""


class ProcessPage(PlacesPage):
    """Asks for deals, shows one place at a time, and keeps what is done before it is shown."""

    places = PLACES

    _loading: Loading | None = None
    """A file that is not taken yet; nothing of it is kept before."""
    _own: Own | None = None
    _typed = TypedFigures({})
    """The assumptions as they stand in the form."""

    @property
    def _process(self) -> Process:
        process: Process = self.practice.session.exercise if self.practice.session else self.practice.exercise
        return process

    @on("take")
    @on("find", takes=Find)
    @on("trust", takes=Trust)
    @on("create", takes=Create)
    def _move(self, message: Message) -> str:
        self.practice.act(message.type, message.fields, message.seq)
        return DONE[message.type]

    @on("lead", takes=Lead)
    @on("skip", takes=Skip)
    @on("change", takes=Change)
    def _write(self, message: Message) -> str:
        return self._written(message)

    @on("believe", takes=Believe)
    def _believe(self, message: Believe) -> str:
        odds, measure = self._typed.odds_left(self._process), self._typed.measure()
        return self._written(message, odds_left=odds, measure=measure)

    def _written(self, message: Message, **more: Any) -> str:
        """Make a move, and say the words in which it is kept."""
        self.practice.act(message.type, message.fields | more, message.seq)
        return str(self.begun().events[-1].data["why"])

    @on("load", takes=Load)
    def _load(self, message: Load) -> str:
        """Read a file; nothing is stored before the learner takes it."""
        self._loading = None
        self._loading = Loading(self._process, message.file or message.text, self.clock.today())
        return ""

    @on("map", takes=MapStage)
    def _map(self, message: MapStage) -> str:
        self._asked().map_stage(message.stage, message.to)
        return ""

    @on("way", takes=ReadWay)
    def _read_way(self, message: ReadWay) -> str:
        self._asked().read_way(message.column, message.way)
        return ""

    @on("column", takes=ReadColumn)
    def _read_column(self, message: ReadColumn) -> str:
        self._asked().read_column(message.column, message.to)
        return ""

    def _asked(self) -> Loading:
        if self._loading is None:
            raise Refusal("Load the file again.")
        return self._loading

    @on("accept")
    def _accept(self, message: Message) -> str:
        if self._loading is None or self._loading.own.reading is None:
            raise Refusal("Load the file again.")
        self._own = self._loading.own
        self.practice.act("load", {"reading": self._own.reading}, message.seq)
        self._loading = None
        return self._own.notes[0]

    @on("cancel")
    def _cancel(self, message: Message) -> str:
        self._loading = None
        return "Import cancelled. Nothing was added."

    @on("bring")
    def _bring(self, message: Message) -> str:
        talks = finished_talks(self.practice, self._process)
        if not talks:
            raise Refusal("You have no finished talks here yet.")
        today = self.clock.today().isoformat()
        self.practice.act("bring", {"reading": {"deals": talks, "today": today}}, message.seq)
        return f"Talks imported: {len(talks)}."

    @on("price", takes=Price)
    def _price(self, message: Assumptions) -> None:
        self._typed = TypedFigures.of(message.fields)
        self.fill_slots(pricing.answer(self._process, self._typed))

    @on("template")
    def _template(self, message: Message) -> None:
        self.save("deals.csv", "text/csv", write_csv(template(self._process), []), "Template saved.")

    @on("keep", takes=Value)
    def _keep(self, message: Value) -> None:
        """Give the learner a file of what stands here; no cell of it is a live formula."""
        what, session = message.value, self.begun()
        if what == "result":
            page = one_page.as_file(session, self.practice.name or "", self.clock.today().isoformat())
            self.save("result.html", "text/html", page, "Saved. Open it and print it.")
            return
        head, rows = export.evidence(session) if what == "evidence" else export.log(session)
        self.save(f"{what}.csv", "text/csv", write_csv(head, rows), "File saved.")

    def look_afresh(self) -> None:
        """Begin at the first place; other deals have other figures."""
        self._place, self._typed, self._own, self._loading = FIRST_PLACE, TypedFigures({}), None, None
        self._asks_to_finish = False

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw the start, the choice of deals, a place to work at, or the debrief."""
        session = self.practice.session
        if session is None:
            self.screen(start_screen(self.practice), status)
            return
        phase, seq = session.state.phase, len(session.moves)
        if phase == "debriefed":
            self.screen(debrief_screen(session), status, seq)
        elif phase == "working":
            asks = self._asks_to_finish
            screen = place_screen(session, self._place, self._body(session), asks_to_finish=asks)
            slots = pricing.answer(self._process, self._typed) if self._place == "price" else {}
            focus = HEADING if status else ""
            self.screen(screen, status, seq, slots, focus=CONFIRM if asks else focus)
        elif self._loading is not None:
            self.screen(loading_screen(self._process, self._loading.own), status, seq)
        else:
            self.screen(source_screen(session), status, seq)

    def _body(self, session: Session) -> Body:
        match self._place:
            case "deals":
                return deals.body(session, self._own)
            case "price":
                return pricing.body(session, self._typed)
            case "trust":
                return verdicts.body(session)
            case "moves":
                return moves.body(session)
            case _:
                return coaching_log.body(session, self.clock.today().isoformat())
