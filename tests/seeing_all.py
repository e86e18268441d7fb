"""A workshop in which everything happens that somebody might want to see, and all that each of those there can see.

One person is looked at, Quill: her seat, her words, her votes and marks. What each can see is gathered twice: while
nothing was shown to the room yet, and after everything was.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salestrain.attempts.learner import Learner
from salestrain.attempts.own_records import as_json
from salestrain.attempts.practice import practice_of
from salestrain.content.library import library
from salestrain.core.events import Move
from salestrain.core.kind import KINDS, completed, part
from salestrain.looking_back import rows
from salestrain.looking_back.parts import parts_of
from salestrain.serving.board.board import TABS
from salestrain.serving.board.phone import LookBackPage, WallPage
from salestrain.serving.board.rating import material_of
from salestrain.serving.board.rating_parts import RatingPage
from salestrain.serving.board.voting import VotePage
from salestrain.serving.board.watch import now
from salestrain.serving.workshop.own import own_records_of
from salestrain.store import Seat, open_store
from salestrain.ui.unseen_pane import UnseenPane
from salestrain.workshop import events
from salestrain.workshop.joining import hash_of_phrase
from tests.board.staging import TALK, Hall, a_hall
from tests.store.conftest import begin

LEARNER, OTHERS, FACILITATOR, SERVER, AUTHOR = (
    "the learner",
    "others in the room",
    "the facilitator",
    "whoever runs the server",
    "the author",
)
QUILL, WORDS = "Quillfeather", "What brings you here, of all places?"
KEY, OTHER_KEY, NAME = "89abcdef" * 4, "76543210" * 4, "Wrenfield"
PROPOSED, ASKED, NAMED = "How long did it stand still?", "Who else lost sleep over it?", "What would you keep?"
PHRASE = "amber ladder tulip wagon"
OFFERED = "given away by Quill"
TO_A_PERSON = "Whose idea was the torch?"


@dataclass
class Seen:
    """What each can see, before and after everything was shown, and what can be looked for in it."""

    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    total: int = 0
    shared: str = ""
    wanted: str = ""
    judged: str = ""


def everything(pane: Any) -> str:
    """All that a page sends to its browser, as it is read."""
    told = {name: getattr(pane, name) for name in pane.trait_names(sync=True)}
    return html.unescape(json.dumps(told, default=str, ensure_ascii=False))


def page_at(exercise: str, store: Path, key: str, name: str) -> Any:
    """The page of an exercise outside of workshops, with somebody at it."""
    content: Any = completed(library().get(exercise))
    kind = KINDS[content.kind]
    page = part(kind.browser or kind.screens or "")(practice_of(content, open_store(str(store)), {}), UnseenPane())
    page.deliver({"type": "hello", "key": key, "name": name})
    return page


def does(page: Any, *messages: dict[str, Any]) -> Any:
    """Send messages to a page as its browser would."""
    for message in messages:
        page.deliver({"seq": page.pane.seq, **message})
    return page


class Scene:
    """The workshop, and those who look at it."""

    def __init__(self, folder: Path, hall: Hall) -> None:
        self.folder, self.hall, self.seen = folder, hall, Seen()
        self.quill = self._joins(QUILL)
        self.other = self._joins("Ann 5")
        self.others = [self._joins(f"Ann {place}") for place in range(5)]
        self.pages: list[Any] = []

    def _joins(self, nickname: str) -> Seat:
        phrase = PHRASE if nickname == QUILL else f"phrase of {nickname}"
        hashed = hash_of_phrase(phrase, self.hall.workshop)
        return self.hall.store.workshops.take_seat(self.hall.workshop, nickname, hashed, f"token of {nickname}")

    def happens(self) -> None:
        """Let everything happen, and look before and after it is shown."""
        self._at_home()
        self._practised(self.others[:2])
        self._voted()
        self._looked(self.seen.before)
        self._practised([*self.others[2:], self.other])
        self._shown()

    def _at_home(self) -> None:
        """Quill practises outside of the workshop as well, offers a wording, and looks at a call of her own."""
        store = self.folder / "store.db"
        talk = does(page_at(TALK, store, KEY, NAME), {"type": "begin"}, {"type": "say", "text": WORDS})
        call = page_at("your_calls", store, KEY, NAME)
        does(call, {"type": "paste", "text": "\n".join(call.practice.exercise.sample)})
        self.pages = [talk, call]
        offering = begin(self.hall.store, talk.practice.learner, TALK)
        self.hall.store.append(offering.id, 1, Move("offer", {"text": OFFERED, "move": "m.like"}))

    def _practised(self, seats: Iterable[Seat]) -> None:
        for place, seat in enumerate(seats):
            self.hall.practises(seat, place)
        if not self.seen.total:
            self.seen.total = self.hall.practises(self.quill, 40)
            who = Learner(self.quill.learner, QUILL, named_by_setting=True)
            talking = practice_of(library().get(TALK), self.hall.store, {}, who)
            talking.begin(7)
            talking.act("say", {"text": WORDS}, None)

    def _voted(self) -> None:
        """Quill votes, proposes, asks, rates and raises her hand; nothing of it is shown yet."""
        hall, board, seat = self.hall, self.hall.board(), self.quill.id
        does(board, {"type": "step", "value": "2"}, {"type": "talk_afresh"}, {"type": "vote"})
        vote = next(iter(hall.stage.watch.rooms.state(hall.workshop).votes.values()))
        first, second = list(vote.options)[:2]
        self.seen.wanted = f"You want: “{vote.options[second]}”"
        hall.happens(events.vote_cast(vote.id, self.other.id, first))
        hall.happens(events.vote_cast(vote.id, seat, second))
        hall.happens(events.proposal_made(vote.id, self.others[0].id, PROPOSED))
        hall.happens(
            events.question_submitted("plain", seat, ASKED), events.question_submitted("named", seat, NAMED, named=True)
        )
        for one in material_of(library(), TALK).examples:
            hall.happens(events.rated(seat, TALK, one.name, dict(one.marks)))
        hall.happens(events.observed(self.others[0].id, seat, TALK, {"c.opening": 1}), events.hand_raised(seat))

    def _shown(self) -> None:
        """Show everything, one thing after the other, and look each time."""
        hall, board = self.hall, self.hall.board()
        vote = next(iter(hall.stage.watch.rooms.state(hall.workshop).votes.values()))
        does(board, {"type": "vote_close", "value": vote.id})
        self._with_a_person()
        hall.happens(events.question_approved("plain"), events.question_approved("named"))
        self._looked(self.seen.after)
        talks = {one.seat: one.attempt for one in hall.store.workshops.doings(hall.workshop) if one.total is not None}
        for seat in self.others[:2]:
            hall.happens(events.attempt_shared(seat.id, talks[seat.id]))
        hall.knows_doings()
        for page in ("wall", "exercise", "rating"):
            hall.happens(events.everybody_sent(page, f"{TALK}/shown" if page == "rating" else TALK))
            self._looked(self.seen.after)
        look = hall.stage.watch.look(hall.workshop)
        group = hall.stage.looking_back.group(hall.workshop, TALK, look.doings)
        titles = [one.title for one in parts_of(group)] if group is not None else []
        for place in (0, titles.index("Two talks side by side")):
            hall.happens(events.everybody_sent("debrief", f"{TALK}/{place}"))
            self._looked(self.seen.after)
        self._judged()

    def _with_a_person(self) -> None:
        """Quill says yes to a talk in which whoever leads plays the buyer, and says something in it."""
        self.hall.happens(events.talk_offered(self.quill.id, TALK))
        self.hall.stage.by_hand.begin(self.hall.workshop, self.quill, TALK)
        who = Learner(self.quill.learner, QUILL, named_by_setting=True)
        talking = practice_of(library().get(TALK), self.hall.store, {}, who)
        talking.resume()
        talking.act("say", {"text": TO_A_PERSON}, None)

    def _judged(self) -> None:
        """The room's talk is over; Quill judges it."""
        hall, board = self.hall, self.hall.board()
        hall.happens(events.everybody_sent("vote", TALK))
        talk = hall.stage.fishbowl.talk(hall.workshop, TALK)
        while talk is not None and talk.offered:
            talk.say(Move("choose", {"move": talk.offered[0][0]}), talk.moves)
        does(board, {"type": "vote"})
        vote = list(hall.stage.watch.rooms.state(hall.workshop).votes.values())[-1]
        option = next(iter(vote.options))
        self.seen.judged = f"You judge: “{vote.options[option]}”, 95 % sure."
        hall.happens(events.vote_cast(vote.id, self.quill.id, option, 95))
        self._looked(self.seen.after)
        hall.happens(events.vote_closed(vote.id))
        self._looked(self.seen.after)

    def _looked(self, seen: dict[str, str]) -> None:
        """Add what each can see now."""
        views: dict[str, Callable[[], str]] = {
            LEARNER: lambda: self._in_the_hand_of(self.quill, KEY),
            OTHERS: lambda: self._in_the_hand_of(self.other, OTHER_KEY) + everything(self.hall.wide_screen().pane),
            FACILITATOR: self._led,
            SERVER: self._files,
            AUTHOR: lambda: str([self.hall.store.offered_wordings(name) for name in (TALK, "your_calls")]),
        }
        self.hall.knows_doings()
        for who, look in views.items():
            seen[who] = seen.get(who, "") + look()

    def _in_the_hand_of(self, seat: Seat, key: str) -> str:
        pages = (VotePage, WallPage, RatingPage, LookBackPage)
        held = [everything(self.hall.phone(page, seat).pane) for page in pages]
        home = page_at(TALK, self.folder / "store.db", key, NAME if key == KEY else "Robin")
        own = [everything(page.pane) for page in ([home, *self.pages] if key == KEY else [home])]
        records = own_records_of(self.hall.stage.watch.rooms, seat)
        kept = as_json(self.hall.store, home.practice.learner or "", "")
        return "\n".join([*held, *own, records, kept])

    def _led(self) -> str:
        board, told = self.hall.board(), []
        for tab in TABS:
            does(board, {"type": "tab", "value": tab})
            told.append(everything(board.pane))
        table = rows.rows_of(self.hall.store, self.hall.workshop, str, now())
        return "\n".join([*told, everything(self.hall.wide_screen().pane), *(str(row) for row in table)])

    def _files(self) -> str:
        return "\n".join(file.read_bytes().decode("utf-8", "ignore") for file in self.folder.iterdir())


def all_seen(folder: Path) -> Seen:
    """Hold the workshop in a store in this folder, and return what each could see."""
    with a_hall(folder) as hall:
        scene = Scene(folder, hall)
        scene.happens()
        return scene.seen
