"""The page on which a buyer is written by talking: parts on the left, the live talk with its margin on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ...kinds.conversation.content import Scenario
from ...ui.document import (
    Body,
    Box,
    Columns,
    Fold,
    Form,
    Heading,
    Items,
    Line,
    Nav,
    Node,
    Row,
    Screen,
    Stack,
    Text,
    Transcript,
)
from ...ui.fields import Button, Choice, Field, Hidden, Option, OptionGroup
from ...ui.phrases import muted, strong
from ..screens import draft_state
from ..shapes import parts_of, title_of_part
from ..snapshot import Snapshot
from .leave_out import Share
from .line_places import called_by, place_of_line
from .margin import heard_in_words, is_missed, margin_of, names_of
from .rehearsal import Glance, Other, Rehearsal, Turn

BOX = "st-talk-say"
"""The box in which the next line is typed."""
MOST_MISSED = 40
"""So many wordings that were missed are listed."""
NOTHING_CHOSEN = ("", "choose")


@dataclass(frozen=True, slots=True)
class Showing:
    """What stands around the talk.

    `glances` are lines that were tried at once; `behind` says why the talk is held with an older version of the buyer;
    `total`, `waiting` and `missed` are the leave-out figure, how many wordings are still to try, and which were missed.
    """

    glances: Sequence[Glance] = ()
    behind: str = ""
    total: Share = field(default_factory=lambda: Share(0, 0))
    waiting: int = 0
    missed: Sequence[str] = ()


def talk_screen(snapshot: Snapshot, talk: Rehearsal, showing: Showing) -> Screen:
    """Show the talk with everything that can be corrected in it.

    Args:
        snapshot: the draft.
        talk: the talk so far.
        showing: what stands around it.
    """
    held = Text(showing.behind, "caution", live="status") if showing.behind else None
    room: Body = [
        _truth(talk),
        _transcript(snapshot, talk),
        _over(talk),
        _saying(talk),
        _at_once(talk, showing.glances),
    ]
    ways = Nav("Parts of the buyer", [leave_out_words(showing), _parts(snapshot)])
    title = f"Talk to {talk.scenario.buyer.name}"
    columns = Columns([ways, Stack([*room, _keeping(talk)])], beside=True)
    return Screen(title, [draft_state(snapshot), held, columns], width="wide")


def leave_out_words(showing: Showing) -> Stack:
    """Say how much of what nobody wrote down would be heard, what is missed, and offer to measure it."""
    total = showing.total
    words = "Not measured yet." if not total.tried else f"Heard when left out: {total} wordings."
    more = f" {showing.waiting} still to try." if showing.waiting else ""
    missed = Fold(f"Missed ({len(showing.missed)})", [Items(showing.missed[:MOST_MISSED], "fine")], id="st-missed")
    measure = Row([Button("Measure what is heard", "leave_out", small=True)])
    return Stack([Text(words + more, "hint"), measure, missed if showing.missed else None], close=True)


def _parts(snapshot: Snapshot) -> Items:
    """List the parts by name, each with how many there are in it."""
    ways = [_part(snapshot, part) for part in parts_of(snapshot.data)]
    return Items([Row([Button("All parts", "edit_home", weight="quiet", small=True)]), *ways], "rows")


def _part(snapshot: Snapshot, part: str) -> Row:
    content = snapshot.data.get(part)
    count = muted(str(len(content))) if isinstance(content, list) else None
    return Row([Button(title_of_part(part), "edit_part", part, "quiet", small=True), count])


def _truth(talk: Rehearsal) -> Row:
    """Offer to step back, to begin again, and to begin with another truth."""
    back = Button("Step back one line", "talk_back", small=True) if talk.turns else None
    again: Node = Button("Begin again", "talk_again", talk.variant, small=True)
    variants = [variant.id for variant in talk.scenario.variants]
    others = [
        Button(f"Begin with {_spoken(name)}", "talk_again", name, "quiet", small=True, pressed=name == talk.variant)
        for name in variants
        if len(variants) > 1
    ]
    return Row([back, again, *others])


def _spoken(name: str) -> str:
    """Return an id as words."""
    return name.partition(".")[2].replace("_", " ") or name


def _transcript(snapshot: Snapshot, talk: Rehearsal) -> Transcript:
    buyer = talk.scenario.buyer
    lines = [Line(buyer.name, buyer.opens, "buyer", _changes("opens", buyer.opens, 0, snapshot, talk))]
    for number, turn in enumerate(talk.turns, 1):
        lines.append(_own_line(number, turn, talk.scenario))
        for place, line in enumerate(turn.lines):
            said_by = str(line.get("by") or buyer.name)
            body = _changes(str(line.get("id", "")), str(line["text"]), number * 10 + place, snapshot, talk)
            lines.append(Line(said_by, str(line["text"]), "buyer", body))
    return Transcript(lines)


def _own_line(number: int, turn: Turn, scenario: Scenario) -> Line:
    """Show a line of the author with the margin and the ways to correct how it was taken."""
    remarks = Items(margin_of(turn, scenario), "fine", label=f"Margin of line {number}")
    body: list[Node] = [remarks]
    if turn.reading is not None:
        body.append(
            Fold("This was …", [_this_was(number, turn, scenario)], open=is_missed(turn), id=_fold("was", number, turn))
        )
        body.append(Fold("Answer this from now on", [_answer(number, turn)], id=_fold("answer", number, turn)))
    return Line("You", turn.words, "learner", body, id=f"st-line-{number}")


def _fold(name: str, number: int, turn: Turn) -> str:
    """Return an id under which a fold stays open until its line is taken as something else."""
    return f"st-{name}-{number}-{'-'.join(turn.taken_as).replace('.', '_')}"


def _this_was(number: int, turn: Turn, scenario: Scenario) -> Form:
    target = Choice(
        "target", "It was a line that", targets(scenario, turn.others), id=f"st-target-{number}", required=True
    )
    words = Field("words", "In these words", "text", turn.words, id=f"st-words-{number}", required=True)
    return Form("talk_was", [target, words], "Take it as this from now on", "plain", about=f"line {number}")


def _answer(number: int, turn: Turn) -> Form:
    asked = Field("asked", "When somebody says", "text", turn.words, id=f"st-asked-{number}", required=True)
    say = Field("say", "the buyer answers", "long", id=f"st-says-{number}", required=True)
    return Form("talk_answer", [asked, say], "Answer this from now on", "plain", about=f"line {number}")


def targets(scenario: Scenario, others: Sequence[Other]) -> list[Option | OptionGroup]:
    """Return what a line can be, the likeliest first.

    Args:
        scenario: the buyer.
        others: what the line may have been, likeliest first.
    """
    names = names_of(scenario)
    likely = [(other.target, names.get(other.target, other.target)) for other in others]
    moves = sorted(((move.id, move.label) for move in scenario.moves), key=lambda option: option[1].lower())
    answers = [(answer.id, names[answer.id]) for answer in (*scenario.world, *scenario.follow_ups)]
    groups = [OptionGroup("Most likely", likely), OptionGroup("Moves", moves), OptionGroup("Ordinary answers", answers)]
    return [NOTHING_CHOSEN, *(group for group in groups if group.options)]


def _changes(line: str, text: str, number: int, snapshot: Snapshot, talk: Rehearsal) -> list[Node]:
    """Offer to word a line of the buyer otherwise, and to let people take it up."""
    ways: list[Node] = []
    if line and place_of_line(line, snapshot.data, talk.variant) is not None:
        words = Field("words", "The buyer says", "long", text, id=f"st-say-{number}", required=True)
        form = Form("talk_reword", [Hidden("line", line), words], "Say this here", "plain")
        ways.append(Fold("Say something else here", [form], id=f"st-reword-{number}"))
    if line and called_by(line):
        asked = Field("asked", "People ask, one wording a line", "long", id=f"st-ask-{number}", required=True)
        say = Field("say", "The buyer answers", "long", id=f"st-reply-{number}", required=True)
        form = Form("talk_follow", [Hidden("line", line), asked, say], "Add this follow-up", "plain")
        ways.append(Fold("This needs a follow-up", [form], id=f"st-follow-{number}"))
    return ways


def _over(talk: Rehearsal) -> Text | None:
    if not talk.is_over:
        return None
    labels = {ending.id: ending.label for ending in talk.scenario.endings}
    ended = labels.get(talk.session.state.ending or "", "the talk is over")
    return Text(f"The talk is over: {ended}. {talk.session.score().total} of 100 without the judgement.", "notice")


def _saying(talk: Rehearsal) -> Stack | None:
    """Let the author say the next line, typed or chosen."""
    if talk.is_over:
        return None
    say = Field("text", "Say as a seller would", "long", id=BOX, required=True, sends_on_enter=True)
    guided = [Row([Button(choice.text, "talk_choose", choice.move, "quiet", small=True)]) for choice in talk.choices()]
    form = Form("talk_say", [say], "Say it")
    return Stack([form, Fold("Choose a guided line", guided, id="st-guided")])


def _at_once(talk: Rehearsal, glances: Sequence[Glance]) -> Fold:
    """Let many lines be tried at once, each with what it would be heard as at this point of the talk."""
    names = names_of(talk.scenario)
    lines = Field(
        "lines", "Lines, one under the other (at most thirty)", "long", id="st-talk-lines", rows=6, required=True
    )
    form = Form("talk_many", [lines], "What is each heard as?", "plain")
    rows = [_glance(number, glance, talk.scenario, names) for number, glance in enumerate(glances, 1)]
    found: list[Node] = [Items(rows, "spaced", ordered=True)] if rows else []
    return Fold("Try thirty lines at once", [form, *found], open=bool(rows), id="st-at-once")


def _glance(number: int, glance: Glance, scenario: Scenario, names: dict[str, str]) -> Stack:
    heard = heard_in_words(glance.reading, glance.others, names)
    target = Choice("target", "It is a line that", targets(scenario, glance.others), id=f"st-one-{number}", aside=True)
    form = Form("talk_was", [Hidden("words", glance.text), target], "Add", "plain", small=True, layout="line")
    return Stack([Text([strong(glance.text)]), Text(heard, "hint"), form], close=True)


def _keeping(talk: Rehearsal) -> Box | None:
    """Let the talk be kept; everything but its title is known."""
    if not talk.turns:
        return None
    title = Field("title", "Title", id="st-talk-title", required=True, longest=80)
    form = Form("talk_keep", [title], "Keep this talk as a playthrough", "plain", layout="line")
    says = Text(
        "Lines, marks, ending and what was learned are written down as they are now, and tested from then on.", "hint"
    )
    return Box([Heading("Keep this talk", 3), says, form], label="Keep this talk")


def shown(talk: Rehearsal) -> Any:
    """Return what the reader is taken to after a line was said: the line, so that its margin is in sight."""
    return f"st-line-{len(talk.turns)}" if talk.turns else BOX
