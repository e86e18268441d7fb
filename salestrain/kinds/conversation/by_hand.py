"""A talk in which a person plays the buyer: each line waits for an answer, which says what was told in it.

What the lines are worth goes by the same rules as ever: they move the buyer's trust and patience as written, and the
marks ask what was said, told and ended. What is told, and how it ends, the person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...core.events import Json, Move, Refusal
from .saying import recorded
from .state import PERSON, RULE, State
from .telling import Telling
from .turn import Told, told_turn

BY_PERSON = "by_person"
"""Tag of the moment at which a person began to play the buyer."""
MOST_MOVES = 2
"""Things that one line can be understood as, as in a typed line."""
LONGEST_ANSWER = 2000


def by_rule(state: State) -> State:
    """Return the state as it would be if the rule played the buyer, to see what a line would lead to."""
    return replace(state, by_person=False, waiting=None) if state.by_person else state


def is_with_a_person(state: State) -> bool:
    """Return whether a person plays the buyer, or did for a while."""
    return bool(state.moments(BY_PERSON))


def handed_over(telling: Telling, move: Move) -> None:
    """Let a person play the buyer, or the rule again."""
    to = move.data["to"]
    if to not in (PERSON, RULE) or telling.state.phase != "talking":
        raise Refusal("Nobody can take the buyer's part now.")
    if telling.state.by_person == (to == PERSON):
        raise Refusal("The buyer is played so already.")
    telling.happened("handed_over", (BY_PERSON,) if to == PERSON else (), to=to)


def line_waits(telling: Telling, move: Move) -> None:
    """Keep a line until the person who plays the buyer answers it."""
    state = telling.state
    if state.waiting is not None:
        raise Refusal("Your last line is still being answered. What you typed is kept until then.")
    text = telling.script.line(move.data["move"]).choice if move.verb == "choose" else move.data["reading"]["text"]
    telling.happened("line_waits", text=text, verb=move.verb, data=dict(move.data))


def heard_by_a_person(telling: Telling, move: Move) -> None:
    """Refuse to take a line back that a person has heard."""
    raise Refusal("A person has heard that. Say it again in other words.")


def answered_by_person(telling: Telling, move: Move, legal: Sequence[str]) -> None:
    """Answer the line that waits.

    A line that was nothing of what moves this buyer costs no turn, as in a talk with the simulated one.

    Args:
        telling: recorder of this move.
        move: the answer: its words, what the line was understood as, the facts told, what the buyer brings up, and the
            ending, empty while the talk goes on.
        legal: the moves that were possible.

    Raises:
        Refusal: nothing waits, or the answer does not fit the talk.
    """
    state = telling.state
    if state.waiting is None:
        raise Refusal("There is no line to answer.")
    told, heard = _told(telling, move), _heard(state.waiting, move.data["moves"], legal)
    if told.ending is not None and not heard and not state.turn:
        raise Refusal("Tick what the line was before the talk ends.")
    verb, data = state.waiting["verb"], state.waiting["data"]
    text = telling.script.line(data["move"]).choice if verb == "choose" else data["reading"]["text"]
    telling.happened("line_answered")
    if heard:
        reading = data["reading"] if verb == "say" else {}
        also = {"addresses": True} if reading.get("addresses") else {}
        told_turn(telling, recorded(telling, text, verb, heard, reading.get("acts", ()), **also), told)
    else:
        telling.happened("set_aside", ("set_aside:answered",), text=text, verdict="answered", say=told.text)
        told_turn(telling, (), told)


def _heard(waiting: Json, names: Sequence[str], legal: Sequence[str]) -> list[dict[str, Json]]:
    """Return what the line was understood as, with how: as it was read, or as the person understood it."""
    if len(names) > MOST_MOVES or len(set(names)) < len(names):
        raise Refusal(f"A line is {MOST_MOVES} things at most.")
    if waiting["verb"] == "choose":
        chosen = waiting["data"]["move"]
        return [{"move": chosen, "how": "chosen"}]
    if any(name not in legal for name in names):
        raise Refusal("That was not possible at this point of the talk.")
    read = {part["move"]: part for part in waiting["data"]["reading"]["heard"]}
    return [{**read[name], "how": "heard"} if name in read else {"move": name, "how": "by a person"} for name in names]


def _told(telling: Telling, move: Move) -> Told:
    script, state, data = telling.script, telling.state, move.data
    text = " ".join(str(data["text"]).split())[:LONGEST_ANSWER]
    facts = [script.facts.get(name) for name in dict.fromkeys(data["facts"])]
    raises = [script.agenda.get(name) for name in dict.fromkeys(data["raises"])]
    ending = next((one for one in script.endings if one.id == data["ending"]), None)
    if any(one is None or one.id in state.known for one in facts):
        raise Refusal("One of these facts was told already, or is not true of this buyer.")
    if any(one is None or (one.once and state.moments(f"raised:{one.id}")) for one in raises):
        raise Refusal("That was brought up already.")
    if data["ending"] and ending is None:
        raise Refusal("The talk cannot end like this.")
    found, brought = [one for one in facts if one is not None], [one for one in raises if one is not None]
    # Whoever ticks and types nothing says it in the words of the card.
    own = [*(one.text for one in found), *(one.say for one in brought), *([ending.say] if ending else [])]
    if not text and not own:
        raise Refusal("Type what the buyer says, or tick what they tell.")
    return Told(text or " ".join(own), found, brought, ending)
