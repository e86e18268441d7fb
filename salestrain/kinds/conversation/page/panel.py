"""What stands beside the talk: the buyer, their mood in words, and what was learned."""

from __future__ import annotations

from ....core.session import Session
from ....ui.html_blocks import criteria
from ....ui.markup import Html, tag
from ..debrief import transcript


def band(session: Session, name: str) -> str:
    """The word for a state variable's present value."""
    variable = session.exercise.state[name]
    value = session.state.values[name]
    below = [(low, word) for word, low in variable.bands.items() if low <= value]
    return max(below)[1] if below else str(value)


def panel(session: Session) -> Html:
    """The panel as HTML; moods are words, never a colour alone."""
    buyer, facts = session.exercise.buyer, session.script.facts
    turns = session.state.turn
    learned = [tag("li", facts[name].text) for name in session.state.known]
    return tag(
        "div",
        tag("h2", buyer.name, class_="st-card-title"),
        tag("p", f"{buyer.role}, {buyer.company}", class_="st-muted"),
        *[tag("p", f"Also here: {name}", class_="st-muted") for name in _others(session)],
        *[_meter(session, name) for name, variable in session.exercise.state.items() if variable.show != "hidden"],
        tag("p", f"{turns} {'turn' if turns == 1 else 'turns'} so far", class_="st-muted st-small"),
        tag("h3", f"Learned so far ({len(learned)})"),
        tag("ul", *learned, class_="st-facts") if learned else tag("p", "Nothing yet.", class_="st-muted"),
        tag("details", tag("summary", "Your brief"), tag("p", session.exercise.briefing.learner),
            tag("p", session.exercise.briefing.goal), class_="st-details"),
        criteria(session.exercise),
        class_="st-card",
    )  # fmt: skip


def _others(session: Session) -> list[str]:
    """Who else has spoken so far, with the role."""
    spoken = {line.name for line in transcript(session)}
    return [f"{one.name}, {one.role}" for one in session.exercise.people.values() if one.name in spoken]


def strip(session: Session) -> str:
    """The buyer's moods in one line, for where there is no room for the panel beside the talk."""
    buyers = f"{session.exercise.buyer.name.split()[0]}'s "
    words = ", ".join(
        f"{(variable.label or name).removeprefix(buyers)}: {_word(session, name)}"
        for name, variable in session.exercise.state.items()
        if variable.show != "hidden"
    )
    return words[:1].upper() + words[1:]


def _word(session: Session, name: str) -> str:
    exact = session.exercise.state[name].show == "exact"
    return str(session.state.values[name]) if exact else band(session, name)


def _meter(session: Session, name: str) -> Html:
    variable = session.exercise.state[name]
    value = session.state.values[name]
    share = (value - variable.min) / (variable.max - variable.min)
    return tag(
        "p",
        tag("span", variable.label or name, class_="st-meter-label"),
        tag("span", class_="st-meter-bar", style=f"--st-part: {share:.2f}", aria_hidden="true"),
        tag("span", _word(session, name), class_="st-meter-word"),
        class_="st-meter",
    )
