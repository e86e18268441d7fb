"""The screen of one item: the situation, the question, and the form for the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ....core.session import Session
from ....ui import Body, Choice, Field, Fold, Form, Items, Line, Node, Row, Screen, Slot, Text, Transcript
from ....ui.document import Quotation
from ....ui.phrases import Chip, muted, strong
from ..content import Excuse, Incumbent, Item, Ladder, NextBest, SeenLine
from ..several import INTENTS, RUNGS
from .labels import CONTROL_WORDS, FOCUS_WORDS, FORM_WORDS, INTENT_WORDS, RUNG_WORDS, TITLES

SORTED = "sorted_"
"""The names of the answers for the clauses of a statement: sorted_0, sorted_1 ..."""
PUSHED = {
    "leading": "The answer is in your question. ",
    "pitch": "That speaks for your own offer. ",
}
"""What is said first of a line that pushes, before the next step."""
OWN_WORDS = "own_words"
"""Stands for no move of the list: what was typed is said."""
LATEST = "st-latest"
"""The id of the buyer's latest answer."""
Lines = Sequence[Mapping[str, Any]]
"""The lines of the present try, each with the buyer's answer and what was noticed in it."""


def progress(session: Session) -> Row:
    """Show how far the practice has come."""
    state = session.state
    behaviour = session.script.behaviours[state.behaviour]
    again = " again" if state.repeat else ""
    return Row([Chip(f"Try {state.at + 1} of {len(state.drawn)}{again}", "accent"), muted(behaviour.label)])


def item_screen(session: Session) -> Screen:
    """Show the present item, with what was said about it so far."""
    item: Item = session.script.items[session.state.item]
    asked = _asked(item, session.state.lines)
    body = [situation(session, item), *given(item), *asked, Slot("said", live="status")]
    return Screen(TITLES[item.format], body, above=[progress(session)])


def situation(session: Session, item: Item) -> Text | None:
    """Say where an item plays; a moment of a talk brings its own brief."""
    if item.next_best:
        return None
    return Text(session.script.drill.situations[item.situation].text, "muted")


def given(item: Item) -> list[Node]:
    """Quote the words that an item gives; they are shown before the answer and beside the feedback on it."""
    if item.classify:
        return [Quotation(item.classify.question, "A seller asks")]
    if item.rewrite:
        weak = Quotation(item.rewrite.question, "A seller's weak question")
        return [Quotation(item.rewrite.says, "The buyer says"), weak]
    if item.reflect:
        known = item.reflect.known
        besides = [Text(f"You also know: {' '.join(known)}")] if known else []
        return [Quotation(item.reflect.says, "The buyer says"), *besides]
    return []


def exchange(opening: str, lines: Lines, *, goes_on: bool = True) -> Transcript:
    """Show what was said in turn; while it goes on, the buyer's latest answer can be led to."""
    talk = [Line("The buyer", opening, "buyer")]
    for line in lines:
        talk += [Line("You", line["text"], "learner"), Line("The buyer", line["answer"], "buyer")]
    if lines and goes_on:
        talk[-1] = replace(talk[-1], id=LATEST)
    return Transcript(talk)


def _asked(item: Item, lines: Lines) -> Sequence[Node | None]:
    """Return what an item asks for, by its format."""
    if item.rewrite:
        aim = f"Ask about {FOCUS_WORDS[item.rewrite.focus]}, and pick up on the buyer's words."
        return [_typed("Your better question", aim)]
    if item.next_best:
        return _next_best(item.next_best)
    if item.ladder:
        return _ladder(item.ladder, lines)
    if item.reflect:
        hint = "In your own words, one sentence: every point, nothing that was not said, and no remedy yet."
        return [_typed("Say it back", hint)]
    if item.incumbent:
        return _incumbent(item.incumbent, lines)
    if item.excuse:
        return _excuse(item.excuse)
    return [_classify()]


def _typed(label: str, hint: str, submit: str = "Answer") -> Form:
    return Form("answer", [_box(label, hint)], submit)


def _box(label: str, hint: str) -> Field:
    return Field("text", label, "long", hint=hint, id="st-answer", sends_on_enter=True)


def _classify() -> Form:
    focuses = {name: f"{name}: {words}" for name, words in FOCUS_WORDS.items()}
    return Form("answer", [_list("form", "Its form", FORM_WORDS), _list("focus", "It asks about", focuses)], "Answer")


def _list(name: str, label: str, options: Mapping[str, str]) -> Choice:
    return Choice(name, label, [("", "Choose …"), *options.items()], required=True)


def _next_best(content: NextBest) -> list[Node | None]:
    seen = content.moment.seen
    assert seen is not None, "a drill is shown with its moments played"
    words = {move.move: move.text for move in seen.moves}
    options = [*((name, words[name]) for name in content.options), (OWN_WORDS, "None of these: my own words, below.")]
    question = Choice("move", f"Which line opens up the most with {seen.buyer} now?", options, "one")
    own_line = _box("Your own words", "Only if you tick none of the lines above.")
    start = len(seen.lines) - _recent(seen.lines)
    return [
        Text(seen.brief),
        Fold("What was said earlier", [_talk(seen.lines[:start])]) if start > 0 else None,
        _talk(seen.lines[max(0, start) :]),
        Form("answer", [question, own_line], "Say it"),
    ]


def _recent(lines: Sequence[SeenLine]) -> int:
    """Return how many lines are shown at once: those since the seller's last one, and at least two."""
    for count, line in enumerate(reversed(lines), 1):
        if line.who == "learner":
            return max(2, count)
    return 2


def _talk(lines: Sequence[SeenLine]) -> Transcript:
    return Transcript([Line(line.name, line.text, line.who) for line in lines])


def _ladder(ladder: Ladder, lines: Lines) -> list[Node | None]:
    climbed = [line["rung"] for line in lines if line["rung"]]
    steps = []
    for place, rung in enumerate(RUNGS):
        status = "to come"
        if rung in climbed:
            status = "asked"
        elif place == len(climbed):
            status = "next"
        steps.append((RUNG_WORDS[rung], status))
    hint = f"One question that picks up on anything the buyer has told you. {_turns_left(ladder.turns, lines)}"
    note = Text(off_the_ladder_words(lines[-1]["part"]), "caution") if lines and not lines[-1]["rung"] else None
    return [_steps(steps), exchange(ladder.fact, lines), note, _typed("Your next question", hint, "Ask")]


def off_the_ladder_words(part: Mapping[str, Any]) -> str:
    """Say why a question was not the next step, and which one is; empty if it was."""
    tag = next((tag for tag in part["tags"] if tag.startswith("instead:")), "")
    sort, _, later = tag.removeprefix("instead:").partition(":")
    following = FOCUS_WORDS[part["label"]]
    about = [FOCUS_WORDS[tag.removeprefix("focus:")] for tag in part["tags"] if tag.startswith("focus:")]
    words = {
        "nothing_asked": f"That asks nothing. The next step asks: {following}.",
        "early": f"Right question, too early: {FOCUS_WORDS.get(later, '')}. Ask this first: {following}.",
        "again": f"That asks: {', '.join(about)}, a step you have taken already. The next step asks: {following}.",
        "aside": f"That asks: {', '.join(about) or 'something else'}. The next step asks: {following}.",
    }
    pushed = "".join(words for tag, words in PUSHED.items() if tag in part["tags"])
    return pushed + words.get(sort, f"The next step asks: {following}.")


def _incumbent(incumbent: Incumbent, lines: Lines) -> list[Node]:
    asked = {line["asked"] for line in lines}
    used = {name for line in lines for name in line["used"]}
    steps = []
    for name in INTENTS:
        status = "to ask"
        if name in used:
            status = "asked and used"
        elif name in asked:
            status = "asked, not used yet"
        steps.append((INTENT_WORDS[name], status))
    hint = f"Ask, or build on an answer. {_turns_left(incumbent.turns, lines)}"
    return [_steps(steps), exchange(incumbent.opens, lines), _typed("What you say", hint, "Say it")]


def _steps(steps: Sequence[tuple[str, str]]) -> Items:
    lines: list[Body] = [[f"{words}: ", strong(status)] for words, status in steps]
    return Items(lines, label="Progress so far")


def _turns_left(turns: int, lines: Lines) -> str:
    left = turns - len(lines)
    return "1 turn left." if left == 1 else f"{left} turns left."


def _excuse(excuse: Excuse) -> list[Node]:
    controls = list(CONTROL_WORDS.items())
    questions = []
    for number, clause in enumerate(excuse.clauses):
        label = f"“{clause.text.strip(' ,.')}”"
        questions.append(Choice(f"{SORTED}{number}", label, controls, "one", required=True))
    hint = "What will you do yourself, with whom or how much, and by when?"
    action = _box("The action you would write instead", hint)
    statement = " ".join(clause.text for clause in excuse.clauses)
    return [Quotation(statement, "A seller says"), Form("answer", [*questions, action], "Answer")]
