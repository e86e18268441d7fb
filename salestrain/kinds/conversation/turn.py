"""One turn of a talk: apply the moves, disclose facts, react, raise the agenda, end, reply.

Every consequence of the learner's line is recorded as an event, in the order in which it happens and with its reason.
`Telling` folds each event into the state immediately, so that the state is always the fold of the events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...core.events import Json
from .content import AgendaItem, Ending, Fact, MoveContent
from .disclosing import acknowledge, disclose, guard, hold_back, is_named, reveal
from .telling import Telling, spoken_line

TRUST_A_TURN = (-3, 2)
"""Lowest and highest change of trust in one turn; trust falls faster than it rises, and no line wins or loses all."""
LAST_TURN = 40
IMPATIENT = 2
TOLD_BY_PERSON = "told by whoever played the buyer"


def take_turn(
    telling: Telling, moves: Sequence[MoveContent], also: Callable[[], list[Json]] | None = None, proposed: str = ""
) -> None:
    """Record everything that follows from the learner's line, once it has been said and understood.

    Args:
        telling: recorder of this move.
        moves: moves that the line was understood as.
        also: returns the buyer's answers to the ordinary parts of the line.
        proposed: the day and hour named in the line.
    """
    lines: list[Json] = []
    trust = _Allowance(telling)
    _answer_agenda(telling, moves)
    _apply(telling, moves, trust)
    revealed = disclose(telling)
    lines += acknowledge(telling, moves) if revealed else []
    lines += revealed
    lines += guard(telling, is_named) if revealed else hold_back(telling, moves)
    if also is not None:
        lines = _with_answers(lines, also())
    lines += _react(telling, trust)
    ending, by = _matching_ending(telling, proposed)
    if ending is None and not revealed:
        lines += _raise_agenda(telling)
    if ending is None:
        lines += _warn(telling)
    else:
        lines = [line for line in lines if not line["id"].startswith("neutral.")]
        lines.append(spoken_line(telling, f"{ending['ending']}.say", ending["say"], by))
    telling.happened("replied", lines=lines)
    if ending is not None:
        telling.happened("ended", (f"ending:{ending['ending']}", f"verdict:{ending['verdict']}"), **ending)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person who plays the buyer says: the words, the facts in them, what is brought up, and how it ends."""

    text: str
    facts: Sequence[Fact] = ()
    raises: Sequence[AgendaItem] = ()
    ending: Ending | None = None


def told_turn(telling: Telling, moves: Sequence[MoveContent], told: Told) -> None:
    """Record everything that follows from a line that a person answered; trust and patience move by the same rules.

    Args:
        telling: recorder of this move.
        moves: moves that the line was understood as; none for a line that cost no turn, whose answer is kept with it.
        told: the answer.
    """
    trust = _Allowance(telling)
    if moves:
        _answer_agenda(telling, moves)
        _apply(telling, moves, trust)
    for fact in told.facts:
        reveal(telling, fact, TOLD_BY_PERSON)
    if moves:
        _react(telling, trust)
    for item in told.raises:
        _raised(telling, item)
    if moves:
        telling.happened("replied", lines=[{"id": "by_person", "text": told.text}])
    if told.ending is not None:
        one = told.ending
        tags = (f"ending:{one.id}", f"verdict:{one.verdict}")
        telling.happened("ended", tags, ending=one.id, verdict=one.verdict, say=told.text, label=one.label)


def _with_answers(lines: list[Json], answers: list[Json]) -> list[Json]:
    """Append the answers to ordinary questions, and drop the neutral filler line, which is then no longer needed."""
    if answers:
        lines = [line for line in lines if not line["id"].startswith("neutral.")]
    return [*lines, *answers]


class _Allowance:
    """Budget for changes of trust within this turn."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.moved = 0

    def change(self, name: str, by: int, source: str, why: str) -> None:
        """Change a state variable within its range, and record the change if there is one.

        Args:
            name: state variable.
            by: change that is wanted.
            source: id of the move, reaction or rule that causes it.
            why: reason to show.
        """
        telling, wanted = self.telling, by
        if name == "trust":
            low, high = TRUST_A_TURN
            by = max(low, min(high, self.moved + by)) - self.moved
        variable = telling.script.scenario.state[name]
        now = telling.state.values[name]
        to = max(variable.min, min(variable.max, now + by))
        if to == now:
            return
        self.moved += to - now if name == "trust" else 0
        telling.happened(
            "changed", (f"changed:{name}",), name=name, by=to - now, to=to, wanted=wanted, source=source, why=why
        )


def _answer_agenda(telling: Telling, moves: Sequence[MoveContent]) -> None:
    item = telling.state.expecting
    if item is None:
        return
    if {move.id for move in moves} & set(telling.script.agenda[item].expects):
        telling.happened("agenda_answered", (f"answered:{item}",), item=item)
    elif telling.state.addressed:
        # A typed line may well have been an answer: without proof, neither credit nor penalise it.
        telling.happened("agenda_passed", item=item)
    else:
        telling.happened("agenda_dodged", (f"dodged:{item}",), item=item)


def _apply(telling: Telling, moves: Sequence[MoveContent], trust: _Allowance) -> None:
    before = telling.state.before
    assert before is not None, "a turn begins with a line, and a line keeps the state before it"
    for name, by in telling.script.scenario.per_turn.items():
        trust.change(name, by, "per_turn", "Every turn takes a little of the buyer's time.")
    for move in moves:
        used_before = bool(before.moments(f"move:{move.id}"))
        steps = move.effects.repeat if used_before else move.effects.first
        again = ", again" if used_before else ""
        for name, by in steps.items():
            times, why = _temper(telling, name)
            trust.change(name, int(by * times), move.id, f"{move.label}{again}.{why}")


def _temper(telling: Telling, name: str) -> tuple[float, str]:
    """Return how the buyer's temperament scales a change of this variable: the factor, and the reason to show."""
    times, why = 1.0, ""
    for trait_name in telling.script.traits:
        trait = telling.script.scenario.buyer.traits[trait_name]
        if name in trait.times and trait.when.condition.holds(telling.state):
            times *= trait.times[name]
            why += f" {trait.why}"
    return times, why


def _react(telling: Telling, trust: _Allowance) -> list[Json]:
    lines: list[Json] = []
    for reaction in telling.script.reactions:
        if reaction.once and telling.state.moments(f"reaction:{reaction.id}"):
            continue
        if not reaction.when.condition.holds(telling.state):
            continue
        telling.happened(
            "reacted", (f"reaction:{reaction.id}",), reaction=reaction.id, say=reaction.say, why=reaction.why
        )
        for name, by in reaction.effects.items():
            trust.change(name, by, reaction.id, reaction.why)
        if reaction.say:
            lines.append(spoken_line(telling, f"{reaction.id}.say", reaction.say, reaction.by))
    return lines


def _raise_agenda(telling: Telling) -> list[Json]:
    for item in telling.script.agenda.values():
        raised = telling.state.moments(f"raised:{item.id}")
        if (item.once and raised) or not item.when.condition.holds(telling.state):
            continue
        _raised(telling, item)
        return [spoken_line(telling, f"{item.id}.say", item.say, item.by)]
    return []


def _raised(telling: Telling, item: AgendaItem) -> None:
    tags = (f"raised:{item.id}", *(f"said:{tag}" for tag in item.tags))
    telling.happened("agenda_raised", tags, item=item.id, say=item.say, label=item.label, expects=list(item.expects))


def _matching_ending(telling: Telling, proposed: str) -> tuple[dict[str, Json] | None, str | None]:
    """Return the data of the first ending that applies and who speaks its last line; None for both if none does."""
    for ending in telling.script.endings:
        if ending.when.condition.holds(telling.state):
            say = ending.say_at.replace("{when}", proposed) if ending.say_at and proposed else ending.say
            data = {"ending": ending.id, "verdict": ending.verdict, "say": say, "label": ending.label}
            return data, ending.by
    if telling.state.turn >= LAST_TURN:
        say = "We have been at this for long enough. I have to go."
        return {"ending": "e.time_limit", "verdict": "miss", "say": say, "label": "the time was up"}, None
    return None, None


def _warn(telling: Telling) -> list[Json]:
    if telling.state.values["patience"] > IMPATIENT or telling.state.moments("warned"):
        return []
    line_id, text = telling.pick(telling.script.scenario.fallback.warning, "warning")
    telling.happened("warned", ("warned",), say=text)
    return [{"id": line_id, "text": text}]
