"""The card for a person who plays the buyer: who they are, what they know, and when they say it.

It has the same facts and the same conditions as the simulated buyer, so that a table with a person plays the same case.
"""

from __future__ import annotations

from collections.abc import Iterable

from ....core.conditions import Names
from ....core.needs import Open
from ....ui import (
    Body,
    Box,
    Boxes,
    Chip,
    Column,
    Content,
    Inline,
    Items,
    Node,
    Screen,
    Section,
    Table,
    Text,
    quote,
    strong,
)
from ....ui.handout import Handout
from ....ui.phrases import signed
from ..content import Fact, Steps
from ..marks import still_open
from ..scale import band
from ..script import Script
from ..tempting import FAULTS
from .wording import for_the_buyer, when

LONGEST_TRACK = 8
"""Steps of a scale that has a box for each; a longer one is counted on the back."""


def role_card(script: Script, letter: str) -> Handout:
    """Return the card of one truth.

    Args:
        script: the talk in this truth.
        letter: what the truth is called on paper; empty where there is only one.
    """
    scenario, buyer = script.scenario, script.scenario.buyer
    names, left = for_the_buyer(scenario), still_open(script)
    which = f", truth {letter}" if letter else ""
    body: Body = [
        Text("For whoever plays the buyer. The seller does not see this card.", "notice"),
        Section(
            "Who you are",
            [
                Text(f"{buyer.name}, {buyer.role}, {buyer.company}.", "lead"),
                Text(scenario.briefing.buyer_card),
                Text(f"How you speak: {buyer.voice.tone}."),
                Text([strong("You begin: "), quote(buyer.opens)]),
            ],
        ),
        Section("What the seller has read", [Text(scenario.briefing.learner)]),
        Section("What moves you", _moods(script)),
        Section("What you know, and when you say it", _facts(script, names, left)),
        _brought_up(script, names, left),
        _reactions(script, names, left),
        Section("What you do not know", [Text("Say so."), Items(list(buyer.knows_not))]) if buyer.knows_not else None,
        Section("How it ends", _endings(script, names, left)),
        Section("Afterwards", _judgement(script, left)),
        Text(scenario.illustrative, "fine"),
    ]
    name = f"role-card-{letter.lower()}" if letter else "role-card"
    says = "For a person who plays the buyer: the same facts and the same rules as the simulated one."
    return Handout(name, says, Screen(f"Role card: {buyer.name}{which}", body), gives_away=True)


def _moods(script: Script) -> list[Node]:
    """Return the scales to keep, and what moves them."""
    nodes: list[Node] = []
    for name, variable in script.scenario.state.items():
        costs = script.scenario.per_turn.get(name, 0)
        if variable.max - variable.min <= LONGEST_TRACK:
            nodes.append(_track(script, name))
        else:
            label = variable.label or _short(name)
            nodes.append(Text([strong(f"{label}: "), f"begin at {script.start_values[name]} and count on the back."]))
        if costs:
            nodes.append(Text(f"Every line of the seller moves this by {signed(costs)}."))
    columns = [Column("When the seller …"), *(Column(_short(name), "number") for name in script.scenario.state)]
    table = Table("What moves you", columns, _by_effect(script), caption_shown=False)
    traits = [Text(script.scenario.buyer.traits[name].why) for name in script.traits]
    return [*nodes, table, *traits, Text("In doubt, be fair: take what was meant, and move only once for one thing.")]


def _track(script: Script, name: str) -> Boxes:
    """Return a scale with a box for each step; a word stands where it begins to apply."""
    variable, start = script.scenario.state[name], script.start_values[name]
    steps, before = [], ""
    for value in range(variable.min, variable.max + 1):
        word = band(variable, value)
        parts = [str(value), word if word != before else "", "(begin here)" if value == start else ""]
        steps.append(" ".join(part for part in parts if part))
        before = word
    return Boxes(variable.label or _short(name), steps)


def _short(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _by_effect(script: Script) -> list[list[Content]]:
    """Return what moves the buyer, what moves them alike in one row, most welcome things first."""
    names = list(script.scenario.state)
    alike: dict[tuple[int, ...], list[str]] = {}
    for words, steps in (*_moves(script), *_traps(script)):
        effect = tuple(steps.get(name, 0) for name in names)
        if any(effect) and words not in alike.setdefault(effect, []):
            alike[effect].append(words)
    return [
        ["; ".join(alike[effect]), *(signed(step) if step else "" for step in effect)]
        for effect in sorted(alike, reverse=True)
    ]


def _moves(script: Script) -> Iterable[tuple[str, Steps]]:
    for move in script.moves.values():
        first, repeat = move.effects.first, move.effects.repeat
        yield (move.label if first == repeat else f"{move.label}, the first time"), first
        if first != repeat:
            yield f"{move.label}, again", repeat


def _traps(script: Script) -> Iterable[tuple[str, Steps]]:
    for line in script.scenario.tempting:
        yield FAULTS[line.fault], script.tempting[line.id].effects.first


def _facts(script: Script, names: Names, left: Open) -> list[Node]:
    lead = "Tick what you have told. Use these words or your own, and never say one before its time."
    return [Text(lead), *(_fact(script, fact, names, left) for fact in script.facts.values())]


def _fact(script: Script, fact: Fact, names: Names, left: Open) -> Node:
    people = script.scenario.people
    by = f" {people[fact.by].name} says it." if fact.by else ""
    body: list[Node] = [
        Boxes("", [f"{fact.label[0].upper()}{fact.label[1:]}"]),
        Text([Chip(f"{fact.value} fact"), " ", quote(fact.text), by]),
    ]
    if fact.public:
        body.append(Text("The seller knows it from the brief."))
    else:
        body += when(left(fact.reveal.condition) if fact.reveal else True, names)
    until = fact.withhold or (fact.cover.text if fact.cover else None)
    if until and not fact.public:
        again: list[Inline] = [" Asked again: ", quote(fact.withhold_again)] if fact.withhold_again else []
        body.append(Text([strong("Until then: "), quote(until), *again]))
    return Box(body)


def _brought_up(script: Script, names: Names, left: Open) -> Section | None:
    boxes: list[Node] = []
    for item in script.agenda.values():
        told = left(item.when.condition)
        if told is not False:
            boxes.append(Box([Text([quote(item.say)]), *when(told, names)]))
    return Section("What you bring up yourself", boxes) if boxes else None


def _reactions(script: Script, names: Names, left: Open) -> Section | None:
    boxes: list[Node] = []
    for reaction in script.reactions:
        told = left(reaction.when.condition)
        if told is False:
            continue
        moves = ", ".join(f"{_short(name).lower()} {signed(step)}" for name, step in reaction.effects.items())
        says: list[Node] = [Text([quote(reaction.say)])] if reaction.say else []
        boxes.append(Box([*says, *when(told, names), Text(moves) if moves else Text(reaction.why)]))
    return Section("What you react to", boxes) if boxes else None


def _endings(script: Script, names: Names, left: Open) -> list[Node]:
    nodes: list[Node] = [Text("The first of these that is so ends the talk.")]
    for ending in script.endings:
        told = left(ending.when.condition)
        if told is not False:
            head = Text([strong(f"It {ending.label}. "), quote(ending.say)])
            nodes.append(Box([head, *when(told, names)]))
    return nodes


def _judgement(script: Script, left: Open) -> list[Node]:
    """Return what is right in this truth, and the facts that decide it."""
    judgement = script.scenario.judgement
    truth = next(one for one in judgement.model if one.when is None or left(one.when.condition) is True)
    labels = [script.facts[name].label for name in truth.because if name in script.facts]
    return [
        Text([strong(f"{judgement.question} "), judgement.options[truth.answer]]),
        Text(truth.why),
        Text("What decides it:"),
        Items(labels),
        Text("Then say how it felt: what made you tell more, and what made you tell less?"),
    ]
