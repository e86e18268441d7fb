"""What the beamer shows: what is on, the time, and what the room looks at together. Large, and nothing private."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ...looking_back.parts import parts_of, too_few
from ...ui.document import Body, Box, Heading, Items, Row, Screen, Slot, Text
from ...ui.figures import Countdown, Score
from ...ui.phrases import Phrase, muted, strong
from ...workshop.ballot import is_shown, kind_of_judgement, kind_of_line, lines_of, newest
from ...workshop.joining import shown_code
from ...workshop.progress import progress
from ...workshop.state import Vote
from ..workshop.threes import threes_of
from .ballot_parts import (
    at_a_glance,
    distribution,
    letters,
    news_of,
    side_by_side,
    talk_so_far,
    the_end,
    voted,
)
from .fishbowl import Talk
from .judgement_parts import answers, asked, outcome
from .live import LivePage
from .rating_parts import round_parts
from .stage import Stage
from .steps import current, looked_back_on, rated_now, talk_of, tried
from .wall_parts import on_the_wall
from .watch import now

SHOWN_LINES = 3
"""Lines of a talk that fit above a ballot and are still read from the back."""


class WideScreen(LivePage):
    """The page for the beamer."""

    with_doings = True

    def __init__(self, pane: Any, stage: Stage, workshop: str) -> None:
        super().__init__(pane, stage.watch, workshop)
        self.stage = stage

    def draw(self) -> None:
        """Show the screen."""
        body: Body = [Slot("head"), Slot("main", live="polite")]
        self.screen(Screen(self.look.kept.plan.title, body, width="wide", title_where="paper"), focus="stay")

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot."""
        return {"head": self._head(), "main": self._main()}

    def _head(self) -> Body:
        plan, state = self.look.kept.plan, self.look.state
        step = current(plan, state)
        clock = state.timer or state.step
        join = Text(["Join with the code ", strong(shown_code(self.look.kept.code))], "muted")
        running = [Countdown("", clock.ends, large=True)] if clock is not None and not state.is_closed else []
        head = [Heading(step.title if step is not None else plan.title, 2), *running, None if state.is_closed else join]
        return [Row(head)]

    def _main(self) -> Body:
        state = self.look.state
        if state.is_closed:
            return [Text("That was it. Thank you.", "lead"), *self._looking_back()]
        if state.frozen is not None:
            return [Box([Heading(state.frozen or "Eyes to the front for a moment.", 2)], "notice", label="A moment")]
        step, page = current(self.look.kept.plan, state), state.sent.page if state.sent is not None else "room"
        if page == "room" and (step is None or step.kind == "welcome"):
            return self._welcome()
        if page == "room" and step is not None and step.kind == "break":
            return self._rest()
        shown = {"vote": self._talk, "wall": self._wall, "debrief": self._looking_back, "exercise": self._practice}
        shown |= {"rating": self._rating, "roles": self._in_threes}
        return shown[page]() if page in shown else []

    def _welcome(self) -> Body:
        people = len(self.look.state.here)
        here = (
            "Nobody is here yet."
            if not people
            else "1 person is here."
            if people == 1
            else f"{people} people are here."
        )
        return [Score(shown_code(self.look.kept.code), "is the code to join with your phone."), Text(here, "lead")]

    def _practice(self) -> Body:
        name = self.look.state.sent.name if self.look.state.sent is not None else ""
        if not name:
            return []
        stands = progress(self.look.state, name, self.look.doings, now())
        return [
            Text(self.stage.title(name), "lead"),
            Text(muted(f"{stands.counts['done']} of {stands.people} are done").words),
        ]

    def _talk(self) -> Body:
        exercise = talk_of(self.look.kept.plan, self.look.state)
        talk = self.stage.fishbowl.talk(self.workshop, exercise) if exercise else None
        if talk is None:
            return [Text("The talk begins in a moment.", "lead")]
        if not talk.offered and talk.session is not None:
            return self._over(talk, newest(self.look.state, kind_of_judgement(exercise, talk.moves)))
        vote = newest(self.look.state, kind_of_line(exercise, talk.moves)) if talk.session is not None else None
        if vote is None:
            return [*talk_so_far(talk, SHOWN_LINES), news_of(talk)]
        head = talk_so_far(talk, SHOWN_LINES) if vote.is_open else []
        return [*head, *self._vote(talk, vote)]

    def _over(self, talk: Talk, vote: Vote | None) -> Body:
        """Return a talk that is over: first what everybody makes of it, then what it earned."""
        question = talk.question
        if question is None:
            return [*talk_so_far(talk, 2), *the_end(talk)]
        if vote is None:
            return [
                *talk_so_far(talk, 2),
                Text("The talk is over.", "lead"),
                Text(strong(question.words).words, "lead"),
            ]
        people = len(self.look.state.here)
        if not is_shown(vote, self.look.kept.plan.reveal):
            closed = Text("The vote is closed. What came of it is shown in a moment.", "lead")
            return asked(vote, people) if vote.is_open else [closed]
        if vote.is_open:
            return [Text(f"{vote.question} {voted(vote, people)}.", "lead"), answers(vote, large=True)]
        return outcome(vote, question, talk, large=True)

    def _vote(self, talk: Talk, vote: Vote) -> Body:
        people = len(self.look.state.here)
        if not is_shown(vote, self.look.kept.plan.reveal):
            named = letters(lines_of(vote))
            offered = [f"{named[key]} · {words}" for key, words in vote.options.items()]
            asked = f"{vote.question} Vote on your phone, or say it in your own words. {voted(vote, people)}."
            closed = "The vote is closed. What came of it is shown in a moment."
            return [Text([strong(asked if vote.is_open else closed)], "lead"), Items(offered, "spaced")]
        if vote.is_open:
            return [Text(f"{vote.question} {voted(vote, people)}.", "lead"), distribution(vote, large=True)]
        found, ways = self.stage.fishbowl.weighed(self.workshop, vote), tried(self.look.state)
        if found is None:
            return [distribution(vote, large=True), Text("Working out what each line would cost …", "muted")]
        both = side_by_side(self.stage.fishbowl.side_by_side(self.workshop, vote, ways), large=True) if ways else []
        return both or at_a_glance(found)

    def _wall(self) -> Body:
        return on_the_wall(self.look.state, {})

    def _rating(self) -> Body:
        exercise = rated_now(self.look.kept.plan, self.look.state)
        return round_parts(self.stage, self.workshop, self.look.state, exercise, for_room=True) if exercise else []

    def _in_threes(self) -> Body:
        """Return when the parts change; who sits with whom stands on the phones."""
        threes, running = threes_of(self.look.kept, self.look.state), self.look.state.step
        if threes is None:
            return []
        rounds = max((len(group.rounds) for group in threes.made), default=0)
        begun = running.begun if running is not None else now()
        starts = [begun + timedelta(minutes=threes.minutes * number) for number in range(rounds)]
        when = [f"Round {number}: from {_clock(start)}" for number, start in enumerate(starts, 1)]
        return [
            Text(self.stage.title(threes.exercise), "muted"),
            Text("Your phone says whom you sit with, and which part you have in each round.", "lead"),
            Items(when, "spaced") if when else None,
        ]

    def _rest(self) -> Body:
        """Return when the room goes on, while it rests."""
        running = self.look.state.step
        return [Text(f"We go on at {_clock(running.ends)}.", "lead")] if running is not None else []

    def _looking_back(self) -> Body:
        exercise, place = looked_back_on(self.look.kept.plan, self.look.state)
        if not exercise:
            return []
        group = self.stage.looking_back.group(self.workshop, exercise, self.look.doings)
        found = parts_of(group, large=True) if group is not None else ()
        missing = too_few(group)
        title = Text([Phrase(self.stage.title(exercise), "muted")])
        return [
            title,
            Text(missing, "lead") if missing else None,
            found[min(place, len(found) - 1)].shown(at_a_glance=True) if found else None,
        ]


def _clock(moment: datetime) -> str:
    """Return a time as the clock on the wall shows it."""
    return f"{moment.astimezone():%H:%M}"
