"""Rating together, as pages: transcripts with their criteria on the phone, the agreement on board and big screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict

from ...core.events import Refusal
from ...materials.rater_round import round_screen
from ...ui.document import Body, Fold, Form, Items, Line, Node, Row, Slot, Table, Text, Transcript
from ...ui.document import Screen as Page
from ...ui.fields import Button, Choice, Hidden
from ...ui.messages import Message, on
from ...workshop import events
from ...workshop.state import WorkshopState
from .messages import Named
from .phone import PhonePage
from .rating import ENOUGH, Example, Material, complete
from .stage import Stage
from .steps import is_round_shown, rated_now

NOT_READY = "The transcripts are being made ready …"
NOTHING = "This exercise has no transcripts to rate."
ALL_RATED = "All three are rated. You can still change your marks."


class Rated(Message):
    """Marks for a transcript: the criteria of the form are those of the exercise, so they are read by its page."""

    model_config = ConfigDict(extra="allow")

    transcript: Any = None


class RatingPage(PhonePage):
    """Three transcripts on the phone, each with the criteria to mark it by."""

    title = "Rating together"

    def __init__(self, pane: Any, stage: Stage, workshop: str, seat: str) -> None:
        super().__init__(pane, stage, workshop, seat)
        self._at = 0

    def draw(self) -> None:
        """Show the screen."""
        self.screen(Page(self.title, [Slot("head"), Slot("transcript")]), focus="stay")

    def filled(self) -> Mapping[str, Body]:
        """Return what stands in each slot."""
        exercise, material = self._material()
        if material is None or not material.examples:
            return {"head": [Text(NOT_READY if material is None and exercise else NOTHING, "lead")], "transcript": []}
        own = self.look.state.ratings.get(exercise, {}).get(self.seat, {})
        ways = [
            Button(f"{one.title}{' ✓' if one.name in own else ''}", "look", place, "quiet", current=place == self._at)
            for place, one in enumerate(material.examples)
        ]
        example = material.examples[min(self._at, len(material.examples) - 1)]
        done = len(own) == len(material.examples)
        lead = (
            "All three are rated. You can still change your marks." if done else "Rate what you read, not the person."
        )
        return {"head": [Text(lead), Row(ways, label="Transcripts")], "transcript": _to_rate(example, material, own)}

    def _material(self) -> tuple[str, Material | None]:
        exercise = rated_now(self.look.kept.plan, self.look.state)
        return exercise, self.stage.ratings.material(exercise, self.workshop) if exercise else None

    def _examples(self) -> tuple[str, Material]:
        exercise, material = self._material()
        if material is None or not material.examples:
            raise Refusal(NOTHING)
        return exercise, material

    @on("look", takes=Named)
    def _look(self, message: Named) -> str:
        """Turn to another transcript."""
        self._examples()
        self._at = int(message.value) if message.value in ("0", "1", "2") else 0
        return ""

    @on("rate", takes=Rated)
    def _rate(self, message: Rated) -> str:
        exercise, material = self._examples()
        sent = message.fields
        example = next((one for one in material.examples if one.name == message.transcript), None)
        marks = {one.id: sent.get(one.id) for one in material.criteria}
        allowed = {one.id: {str(level.score) for level in one.levels} for one in material.criteria}
        if example is None or any(marks[name] not in scores for name, scores in allowed.items()):
            raise Refusal("Give a mark for each criterion.")
        given = {name: int(str(score)) for name, score in marks.items()}
        self.happen(events.rated(self.seat, exercise, example.name, given))
        self._at = min(self._at + 1, len(material.examples) - 1)
        return f"{example.title} is rated."


def _to_rate(example: Example, material: Material, own: Mapping[str, Mapping[str, int]]) -> Body:
    """Return a transcript with the form to rate it."""
    lines = [
        Line("The seller", one.words, "learner") if one.is_ours else Line(one.name, one.words, "buyer")
        for one in example.spoken
    ]
    given = own.get(example.name, {})
    asked: list[Node] = [
        Choice(
            one.id,
            one.label,
            [(str(level.score), f"{level.score}: {level.text}") for level in one.levels],
            "one",
            [str(given[one.id])] if one.id in given else [],
            required=True,
            id=f"st-{example.name}-{one.id}",
        )
        for one in material.criteria
    ]
    form = Form("rate", [Hidden("transcript", example.name), *asked], f"Rate {example.title.lower()}")
    return [Fold(example.title, [Transcript(lines)], open=True, id=f"rated-{example.name}"), form]


def round_parts(stage: Stage, workshop: str, state: WorkshopState, exercise: str, *, for_room: bool = False) -> Body:
    """Return how far the room is with rating, and how far it agrees.

    Args:
        stage: what the pages are made with.
        workshop: id of the workshop.
        state: how the workshop stands.
        exercise: name of the exercise.
        for_room: whether all see it, so that the agreement waits until the facilitator shows it: it would sway marks.
    """
    material = stage.ratings.material(exercise, workshop)
    if material is None or not material.examples:
        return [Text(NOT_READY if material is None else NOTHING, "lead")]
    done, people = len(complete(state, exercise, material)), len(state.here)
    told = Text(f"{done} of {people} have rated all {len(material.examples)} transcripts.", "lead")
    if for_room and not is_round_shown(state):
        how = "Read the same three talks on your phone, and mark each by the criteria."
        return [Text(how, "lead"), Text("Rate what you read, not the person."), told]
    found = stage.ratings.agreement(workshop, exercise, state)
    if not found:
        few = f"From {ENOUGH} people on, the board shows how far the room agrees."
        return [told, Text(few if done < ENOUGH else "Working it out …", "muted")]
    screen = round_screen(found)
    show = None if for_room or is_round_shown(state) else Row([Button("Show it to the room", "show_round")])
    if for_room:
        return [Text(f"{screen.title}, {done} of {people} who rated everything", "muted"), *_at_a_glance(screen.body)]
    return [told, show, Text(screen.title, "lead"), *screen.body]


def _at_a_glance(body: Body) -> Body:
    """Return what fits on the big screen: what is to be written anew, and how far people agree with each other."""
    tables = [node for node in body if isinstance(node, Table)]
    return [node for node in body if isinstance(node, Text | Items) or node in tables[:1]]
