"""Checks that an author's answers earn what they should with the learner's own reader (E82 to W87)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ...checking.examined import Examined
from ...checking.playthroughs import examine_deeds
from ...content.findings import Findings
from ...core.events import Event, Move, Refusal
from ...core.problems import Place, Problem
from ...language.statements import attribution
from .content import Drill, Item
from .engine import Script, State, prepare, respond
from .points import Judged, earned, parts_of, plain_worth
from .positions import NoSuchMoment, with_moments
from .reading import hear
from .several import RUNGS
from .trying import yield_tags


def check(examined: Examined) -> list[Problem]:
    """Check a drill, and run its playthroughs if there are no other problems."""
    examined.tell(f"{examined.folder.name}: reading its answers and playing its moments and playthroughs")
    check_drill(examined.exercise, examined.findings)
    if examined.findings.problems:
        return examined.findings.problems
    return [*examine_deeds(examined)]


def check_drill(drill: Drill, findings: Findings) -> None:
    """Record every answer that our own reader scores differently from its author."""
    try:
        complete = with_moments(drill)
    except NoSuchMoment as error:
        number = next(i for i, item in enumerate(drill.items) if item.id == error.item)
        findings.add("E84", ("items", number, "next_best", error.key), str(error), "Play it: salestrain play.")
        return
    assert isinstance(complete, Drill)
    script = prepare(complete, 0)
    for number, item in enumerate(complete.items):
        _check_options(("items", number), item, findings)
        _check_shown(("items", number), item, findings)
        for place, answers in _models(number, item):
            _check_model(script, item, place, answers, findings)
        for place, answers in _poor(number, item):
            _check_poor(script, item, place, answers, findings)


Answers = list[dict[str, Any]]
"""Successive answers of one try; more than one if a try has several lines."""


def tried(script: Script, item: Item, answers: Sequence[Mapping[str, Any]]) -> Event:
    """Return the event of the try that these answers make.

    Args:
        script: drill to play.
        item: item to answer.
        answers: data of the answers.

    Raises:
        Refusal: one of them is not an answer, or they are too few.
    """
    state = State(phase="asking", behaviour=item.behaviour, drawn=(item.id,))
    for answer in answers:
        session = SimpleNamespace(exercise=script.drill, script=script, state=state)
        state, events = respond(script, state, hear(session, Move("answer", answer)))
        if events[-1].kind == "tried":
            return events[-1]
    raise Refusal("The try is not over after these lines.")


def _models(number: int, item: Item) -> Iterator[tuple[Place, Answers]]:
    """Yield every model answer with its place."""
    place = ("items", number, item.format)
    if item.classify:
        yield place, [{"form": item.classify.form, "focus": item.classify.focus}]
    if item.ladder:
        yield place, [{"text": getattr(item.ladder.rungs, rung).model} for rung in RUNGS]
    if item.incumbent:
        yield (*place, "model"), _filled(item.incumbent.model, item.incumbent.turns)
    for content in (item.rewrite, item.reflect, item.excuse):
        for index, text in enumerate(content.model if content else ()):
            yield (*place, "model", index), [_typed(item, text)]


def _poor(number: int, item: Item) -> Iterator[tuple[Place, Answers]]:
    """Yield every poor answer with its place, surrounded by good ones if it is one of several lines."""
    place = ("items", number, item.format)
    for content in (item.rewrite, item.reflect, item.excuse):
        for index, text in enumerate(content.poor if content else ()):
            yield (*place, "poor", index), [_typed(item, text)]
    if item.incumbent:
        for index, lines in enumerate(item.incumbent.poor):
            yield (*place, "poor", index), _filled(lines, item.incumbent.turns)
    if item.ladder:
        models = [getattr(item.ladder.rungs, rung).model for rung in RUNGS]
        for at, rung in enumerate(RUNGS):
            for index, text in enumerate(getattr(item.ladder.rungs, rung).poor):
                row = [*models[:at], text, *models[at + 1 :]]
                yield (*place, "rungs", rung, "poor", index), _filled(row, item.ladder.turns)


def _filled(lines: Sequence[str], turns: int) -> Answers:
    """Return the lines, followed by words that ask nothing until the turns are used up."""
    idle = [f"I see, {word}." for word in ("well", "good", "thanks", "fine", "right", "yes", "sure", "true")]
    return [{"text": text} for text in [*lines, *idle][:turns]]


def _typed(item: Item, text: str) -> dict[str, Any]:
    if item.excuse is None:
        return {"text": text}
    return {"text": text, "sorted": [clause.control for clause in item.excuse.clauses]}


def _check_model(script: Script, item: Item, place: Place, answers: Answers, findings: Findings) -> None:
    try:
        event = tried(script, item, answers)
    except Refusal as refusal:
        findings.add("E82", place, f"The model answer of {item.id} is turned down: {refusal}", "Reword it.")
        return
    if item.classify:
        _check_reading(item, place, event, findings)
    short = next((part for part in parts_of(event) if part.score < part.best), None)
    if short is not None:
        if item.ladder and short.label in RUNGS:
            place = (*place, "rungs", short.label, "model")
        what = f"The model answer of {item.id} earns {short.score} of {short.best} for its {short.label}: {why(short)}."
        findings.add("E82", place, what, "Reword it.")


def _check_reading(item: Item, place: Place, event: Event, findings: Findings) -> None:
    """Check that our reader finds the form and the focus that the author gives."""
    for part in event.data["parts"]:
        right = f"right:{part['label']}"
        if not part["proof"][right][1]:
            findings.add(
                "E82",
                (*place, part["label"]),
                f"Our reader does not find '{part['text']}' in the question of {item.id}.",
                "Take what it finds, or reword the question.",
            )


def why(part: Judged) -> str:
    """Return in words what is missing from a part, and what counted against it."""
    against = [f"{point.rule} (“{point.quote}”)" for point in part.points if point.points < 0]
    missing = [f"nothing “{rule}”" for rule in part.missing]
    return "; ".join([*missing, *against]) or "not all of it is there"


def _check_poor(script: Script, item: Item, place: Place, answers: Answers, findings: Findings) -> None:
    try:
        got, best = earned(tried(script, item, answers))
    except Refusal:
        return  # A refused answer earns nothing.
    if got == best:
        findings.add(
            "E83",
            place,
            f"This poor answer of {item.id} earns everything.",
            "Make it weaker, or move it to the model answers.",
        )


def _check_options(place: Place, item: Item, findings: Findings) -> None:
    if item.next_best is None or item.next_best.moment.seen is None:
        return
    moves = {move.move: move for move in item.next_best.moment.seen.moves}
    worth = {name: plain_worth(yield_tags(moves[name])) for name in item.next_best.options}
    listing = ", ".join(f"{name} {points}" for name, points in worth.items())
    ranked = sorted(worth.values(), reverse=True)
    options = (*place, "next_best", "options")
    if ranked[0] == ranked[1] or ranked[0] <= 0:
        what = f"No option of {item.id} is the best: {listing}."
        findings.add("E85", options, what, "Change the options or the moment.")
    elif len(set(ranked)) < len(ranked):
        findings.add(
            "W86", options, f"Two options of {item.id} are worth the same: {listing}.", "Take another for one."
        )


def _check_shown(place: Place, item: Item, findings: Findings) -> None:
    for index, clause in enumerate(item.excuse.clauses if item.excuse else ()):
        reading = attribution(clause.text)
        if clause.control == "shown" and not (reading.evidence and reading.size):
            cues = {"evidence": reading.evidence, "size": reading.size}
            lacks = " and ".join(name for name, found in cues.items() if not found)
            what = f"No {lacks} is found in “{clause.text}”."
            findings.add("W87", (*place, "excuse", "clauses", index), what, "Say what shows it and how large it is.")
