"""Human-readable labels for tags."""

from __future__ import annotations

from collections.abc import Callable

from ...core.conditions import Names
from .content import Scenario
from .scale import level_words
from .tempting import FAULTS

KIND_WORDS = {
    "open_question": "open question",
    "closed_question": "closed question",
    "probe": "follow-up question",
    "reflect": "reflection",
    "summarise": "summary",
    "acknowledge": "acknowledgement",
    "give_info": "piece of information",
    "pitch": "pitch",
    "price": "answer on price",
    "attack": "attack on the present vendor",
    "commitment": "request for a commitment",
    "disqualify": "polite exit",
    "small_talk": "bit of small talk",
    "meta": "talk about the talk",
}


SAID_WORDS = {"stacked": "line with several questions at once"}
"""Ways of typing a line that conditions may ask about, in words."""


def naming(scenario: Scenario) -> Names:
    """Return a function that maps a tag of this scenario to the words a reader knows it by."""
    facts = {fact.id: fact.label for fact in scenario.facts}
    moves = {move.id: move.label for move in scenario.moves}
    moves |= {line.id: FAULTS[line.fault] for line in scenario.tempting}
    agenda = {item.id: item.label for item in scenario.agenda}
    state = {name: variable.label or name.replace("_", " ") for name, variable in scenario.state.items()}
    reactions = {reaction.id: reaction.why for reaction in scenario.reactions}
    endings = {ending.id: ending.label for ending in scenario.endings}
    said = {tag: item.label for item in scenario.agenda for tag in item.tags}
    words: dict[str, Callable[[str], str]] = {
        "fact": lambda name: f"learning {facts.get(name, name)}",
        "truth": lambda name: f"the buyer having {facts.get(name, name)}",
        "learned": lambda name: f"fact learned on {scenario.topics.get(name, name)}",
        "move": lambda name: f"line that {moves.get(name, name)}",
        "kind": lambda name: KIND_WORDS.get(name, name),
        "topic": lambda name: f"talking about {scenario.topics.get(name, name)}",
        "state": lambda name: state.get(name, name),
        "level": lambda name: _level(scenario, *name.split(":")),
        "ending": lambda name: f"talk that {endings.get(name, name)}",
        "reaction": lambda name: f"the buyer's reaction “{reactions.get(name, name)}”",
        "answered": lambda name: f"an answer when the buyer {agenda.get(name, name)}",
        "dodged": lambda name: f"a dodge when the buyer {agenda.get(name, name)}",
        "said": lambda name: f"the moment when the buyer {said[name]}" if name in said else SAID_WORDS.get(name, name),
        "judged": lambda name: "the right judgement" if name == "right" else f"the judgement “{name}”",
        "cited": lambda name: "learned fact cited in support of the right judgement",
    }

    def name_of(tag: str) -> str:
        sort, _, name = tag.partition(":")
        return words[sort](name) if sort in words else name

    return name_of


def _level(scenario: Scenario, name: str, value: str) -> str:
    """Return a value of a state variable on its scale; the turn has none."""
    return level_words(scenario.state[name], int(value)) if name in scenario.state else f"{name} {value}"
