"""What stands beside the talk: the buyer, their mood in words, and what was learned."""

from __future__ import annotations

from ....core.session import Session
from ....ui import Box, Button, Fold, Heading, Items, Meter, Node, Row, Text
from ....ui.blocks import names_of_criteria
from ..debrief import transcript
from ..scale import level_words

PERSON_READS = (
    "Whoever leads the workshop plays {}, and reads what you say in this talk until it ends. "
    "Your prediction, your judgement and your marks stay yours."
)


def panel(session: Session) -> Box:
    """Show who the buyer is, how they feel and what was learned; moods are words, never a colour alone."""
    buyer, briefing = session.exercise.buyer, session.exercise.briefing
    learned = [session.script.facts[name].text for name in session.state.known]
    body: list[Node] = [
        *_person(session),
        Heading(buyer.name, 2),
        Text(f"{buyer.role}, {buyer.company}", "muted"),
        *[Text(f"Also here: {name}", "muted") for name in _others(session)],
        *[_meter(session, name) for name in _moods(session)],
        Text(_lines_so_far(session), "fine"),
        Heading(f"Learned so far ({len(learned)})"),
        Items(learned, "facts") if learned else Text("Nothing yet.", "muted"),
        Fold("Your brief", [Text(briefing.learner), Text(briefing.goal)]),
        names_of_criteria(session.exercise),
    ]
    return Box(body)


def _person(session: Session) -> list[Node]:
    """Say that a person plays the buyer, what they read, and how to go on without them."""
    if not session.state.by_person:
        return []
    back = Button("Go on with the simulated buyer", "by_rule", small=True)
    return [Box([Text(PERSON_READS.format(session.exercise.buyer.name)), Row([back])], "notice")]


def _lines_so_far(session: Session) -> str:
    """Say how many lines the learner said, and how many of them moved the talk on; ordinary questions are free."""
    turns = session.state.turn
    lines = sum(line.who == "learner" for line in transcript(session))
    said = "1 line so far" if lines == 1 else f"{lines} lines so far"
    return said if lines == turns else f"{said}; {turns} counted as {'a turn' if turns == 1 else 'turns'}"


def _others(session: Session) -> list[str]:
    """Return who else has spoken so far, with the role."""
    names = {line.name for line in transcript(session)}
    return [f"{person.name}, {person.role}" for person in session.exercise.people.values() if person.name in names]


def _moods(session: Session) -> list[str]:
    """Return the state variables that a learner sees."""
    return [name for name, variable in session.exercise.state.items() if variable.show != "hidden"]


def strip(session: Session) -> str:
    """Return the buyer's moods in one line of text, for where there is no room for the panel beside the talk."""
    first = session.exercise.buyer.name.split()[0]
    buyers = f"{first}'s "
    moods = [f"a person plays {first}, and reads this talk"] if session.state.by_person else []
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
