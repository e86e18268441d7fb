"""What stands beside the talk: the buyer, their mood in words, and what was learned."""

from __future__ import annotations

from ....core.session import Session
from ....ui import Box, Fold, Heading, Items, Meter, Node, Text
from ....ui.blocks import criteria
from ..debrief import transcript
from ..scale import level_words


def panel(session: Session) -> Box:
    """Show who the buyer is, how they feel and what was learned; moods are words, never a colour alone."""
    buyer, briefing = session.exercise.buyer, session.exercise.briefing
    turns = session.state.turn
    learned = [session.script.facts[name].text for name in session.state.known]
    body: list[Node] = [
        Heading(buyer.name, 2),
        Text(f"{buyer.role}, {buyer.company}", "muted"),
        *[Text(f"Also here: {name}", "muted") for name in _others(session)],
        *[_meter(session, name) for name in _moods(session)],
        Text(f"{turns} {'turn' if turns == 1 else 'turns'} so far", "fine"),
        Heading(f"Learned so far ({len(learned)})"),
        Items(learned, "facts") if learned else Text("Nothing yet.", "muted"),
        Fold("Your brief", [Text(briefing.learner), Text(briefing.goal)]),
        criteria(session.exercise),
    ]
    return Box(body)


def _others(session: Session) -> list[str]:
    """Return who else has spoken so far, with the role."""
    names = {line.name for line in transcript(session)}
    return [f"{person.name}, {person.role}" for person in session.exercise.people.values() if person.name in names]


def _moods(session: Session) -> list[str]:
    """Return the state variables that a learner sees."""
    return [name for name, variable in session.exercise.state.items() if variable.show != "hidden"]


def strip(session: Session) -> str:
    """Return the buyer's moods in one line of text, for where there is no room for the panel beside the talk."""
    buyers = f"{session.exercise.buyer.name.split()[0]}'s "
    moods = []
    for name in _moods(session):
        label = session.exercise.state[name].label or name
        moods.append(f"{label.removeprefix(buyers)}: {_level(session, name)}")
    words = "; ".join(moods)
    return words[:1].upper() + words[1:]


def _level(session: Session, name: str) -> str:
    return level_words(session.exercise.state[name], session.state.values[name])


def _meter(session: Session, name: str) -> Meter:
    variable = session.exercise.state[name]
    share = (session.state.values[name] - variable.min) / (variable.max - variable.min)
    return Meter(variable.label or name, share, _level(session, name), "mood")
