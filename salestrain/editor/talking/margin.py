"""What stands in an author's margin beside a line: heard as what and how surely, what it moved, what was held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...core.events import Event
from ...kinds.conversation.content import Scenario
from ...kinds.conversation.tempting import FAULTS
from ...language import Reading
from .rehearsal import Other, Turn

VERDICTS: Mapping[str, str] = {
    "early": "too early",
    "told": "more than there is to tell",
    "asks_back": "doubtful, and it would cost something: the buyer asks back",
    "unsure": "not understood",
    "nothing": "not understood",
    "not_said": "plays back a figure that was never said",
    "said_back": "only repeats what was said",
    "unknowable": "something that this buyer does not know",
    "off_topic": "beside the subject",
    "meta": "meant for a machine",
    "abuse": "abuse",
}
"""What a line is said to be that counts as no move."""


def names_of(scenario: Scenario) -> dict[str, str]:
    """Return the words by which an author knows moves, answers and facts, by their ids."""
    names = {move.id: move.label for move in scenario.moves}
    names |= {line.id: f"{FAULTS[line.fault]} (a tempting line)" for line in scenario.tempting}
    names |= {answer.id: f"answer “{_short(answer.say)}”" for answer in (*scenario.world, *scenario.follow_ups)}
    names |= {fact.id: fact.label for fact in scenario.facts}
    return names


def heard_in_words(reading: Reading | None, others: Sequence[Other], names: Mapping[str, str]) -> str:
    """Say what a line was taken for, how surely, and what was second.

    Args:
        reading: what was understood of it; None for a guided line.
        others: what else it may have been, likeliest first.
        names: the words for ids.
    """
    if reading is None:
        return "A guided line: nothing had to be understood."
    return f"Heard as: {'; '.join(_taken(reading, names))}.{_second(others, names)}"


def margin_of(turn: Turn, scenario: Scenario) -> list[str]:
    """Return the remarks beside a line, one sentence each."""
    names = names_of(scenario)
    heard = heard_in_words(turn.reading, turn.others, names)
    return [heard, *_values(turn, scenario), *_told(turn.events, names), *_held_back(turn.events, names)]


def is_missed(turn: Turn) -> bool:
    """Return whether a line was not understood, so that the author should look at it."""
    return turn.reading is not None and turn.reading.verdict in ("unsure", "nothing")


def _second(others: Sequence[Other], names: Mapping[str, str]) -> str:
    if not others:
        return ""
    first = others[0]
    not_now = "" if first.possible else ", which is not possible at this point"
    return f" Second: {_surely(first.target, first.chance, names)}{not_now}."


def _taken(reading: Reading, names: Mapping[str, str]) -> list[str]:
    taken = [_surely(part.move, part.confidence, names) for part in reading.heard]
    taken += [_answered(answer.id, answer.label, answer.confidence, names) for answer in reading.answers]
    if reading.verdict == "early" and reading.early:
        return [f"{_surely(reading.early[0].move, reading.early[0].confidence, names)}, {VERDICTS['early']}"]
    if reading.verdict in VERDICTS:
        return [*taken, VERDICTS[reading.verdict]]
    return taken or [VERDICTS["nothing"]]


def _answered(name: str, label: str, confidence: float, names: Mapping[str, str]) -> str:
    if name:
        return _surely(name, confidence, names)
    return f"{label}, {_percent(confidence)}; any buyer answers this"


def _surely(name: str, confidence: float, names: Mapping[str, str]) -> str:
    return f"{names.get(name, name)}, {_percent(confidence)}"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _values(turn: Turn, scenario: Scenario) -> Iterator[str]:
    """Say where trust and patience stand, and why they moved."""
    for name, variable in scenario.state.items():
        before, after = turn.before.values.get(name, 0), turn.after.values.get(name, 0)
        label = (variable.label or name.replace("_", " ")).capitalize()
        if before == after:
            yield f"{label} {after}, as before."
            continue
        changes = (event.data for event in turn.events if event.kind == "changed" and event.data["name"] == name)
        reasons = "; ".join(f"{change['by']:+d} {str(change['why']).rstrip('.')}" for change in changes)
        yield f"{label} {before} → {after} ({reasons})."


def _told(events: Sequence[Event], names: Mapping[str, str]) -> Iterator[str]:
    for event in events:
        if event.kind == "fact_revealed":
            yield f"Told: {names.get(event.data['fact'], event.data['fact'])}, because of: {event.data['because']}."


def _held_back(events: Sequence[Event], names: Mapping[str, str]) -> Iterator[str]:
    for event in events:
        if event.kind in ("fact_withheld", "fact_covered"):
            fact = names.get(event.data["fact"], event.data["fact"])
            yield f"Held back: {fact}. Still missing: {event.data['unmet']} (now: {event.data['actual']})."
        elif event.kind == "fact_waits":
            fact = names.get(event.data["fact"], event.data["fact"])
            yield f"Waits for the next turn: {fact}; two facts are enough for one."


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 6 else f"{' '.join(words[:6])} …"
