"""Engine of a conversation with a buyer who holds back until you earn it.

An engine is a module with these functions:
`prepare(exercise, seed)` makes an exercise ready for one attempt,
`start(script)` returns the first state and events,
`respond(script, state, move)` answers a move with a new state and events, or raises `Refusal`,
`choices(script, state)` lists the guided lines that are offered now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...core.events import Event, Json, Move, Refusal
from .answering import (
    answer_lines,
    answered,
    asked_early,
    asks_back,
    fact_is_asked_by,
    not_said,
    open_answers,
    told_already,
)
from .beginning import start
from .by_hand import answered_by_person, by_rule, handed_over, heard_by_a_person, line_waits
from .claiming import must_be_said
from .guiding import Outlook, offered, outlooks
from .judging import judge, open_debrief, predict
from .misheard import none_of_these, not_heard, offer, set_aside
from .naming import naming
from .saying import recorded
from .script import Script, prepare, seed_for, variant_for
from .state import State, fold
from .telling import Telling
from .turn import take_turn

__all__ = [
    "Choice",
    "Script",
    "State",
    "choices",
    "every_choice",
    "fact_is_asked_by",
    "fold",
    "legal",
    "naming",
    "open_answers",
    "possible",
    "prepare",
    "respond",
    "seed_for",
    "start",
    "variant_for",
    "views_of",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """Guided move: its id and the words the learner would say."""

    move: str
    text: str


def legal(script: Script, state: State) -> tuple[str, ...]:
    """Return the moves that are possible now, in the order written."""
    if state.phase != "talking":
        return ()
    return tuple(
        move.id
        for move in script.moves.values()
        if (move.when is None or move.when.condition.holds(state))
        and (move.max_uses is None or len(state.moments(f"move:{move.id}")) < move.max_uses)
    )


def possible(script: Script, state: State) -> tuple[str, ...]:
    """Return everything that can be chosen now: the moves, then the tempting lines that were not said yet."""
    moves = legal(script, state)
    if state.phase != "talking":
        return moves
    tempting = (
        line.id
        for line in script.tempting.values()
        if (line.when is None or line.when.condition.holds(state)) and not state.moments(f"move:{line.id}")
    )
    return (*moves, *tempting)


def choices(script: Script, state: State) -> tuple[Choice, ...]:
    """Return the four to six guided lines of this turn in an order drawn for it, never sorted by quality."""
    lines = list(offered(script, state, views_of(script, state)))
    script.rng(state.turn + 1, "choices").shuffle(lines)
    return tuple(Choice(line.id, line.choice) for line in lines)


def every_choice(script: Script, state: State) -> tuple[Choice, ...]:
    """Return every move that is possible now as a choice, in the order drawn for this turn."""
    order = list(legal(script, state))
    script.rng(state.turn + 1, "choices").shuffle(order)
    return tuple(Choice(move, script.moves[move].choice) for move in order)


def views_of(script: Script, state: State) -> tuple[Outlook, ...]:
    """Return what each line that can be chosen now would lead to."""

    state = by_rule(state)

    def tried(name: str) -> tuple[State, tuple[Event, ...]]:
        return respond(script, state, Move("choose", {"move": name}))

    return outlooks(script, state, possible(script, state), tried)


def respond(script: Script, state: State, move: Move) -> tuple[State, tuple[Event, ...]]:
    """Perform the learner's move and return the new state and its events.

    Raises:
        Refusal: the move is not possible here; carries a sentence for the learner.
    """
    if move.verb not in _VERBS:
        raise Refusal(f"A talk does not know the move “{move.verb}”.")
    act, needs = _VERBS[move.verb]
    if state.by_person:
        act = _WITH_A_PERSON.get(move.verb, act)
    if any(not isinstance(move.data.get(key), expected) for key, expected in needs.items()):
        raise Refusal(f"The move “{move.verb}” needs {' and '.join(needs)}.")
    telling = Telling(script, state)
    act(telling, move)
    return telling.state, tuple(telling.events)


def _choose(telling: Telling, move: Move) -> None:
    name = move.data["move"]
    if name not in possible(telling.script, telling.state):
        raise Refusal("That is not possible at this point of the talk.")
    content = telling.script.line(name)
    _speak(telling, content.choice, "choose", [{"move": name, "how": "chosen"}])


def _say(telling: Telling, move: Move) -> None:
    """Perform typed text, according to the reading that comes with it."""
    if telling.state.phase != "talking":
        raise Refusal("The talk is over.")
    reading = move.data["reading"]
    if reading["verdict"] in ("unsure", "nothing"):
        not_heard(telling, reading)
    elif reading["verdict"] in _FREE:
        _FREE[reading["verdict"]](telling, reading)
    elif reading["verdict"] != "heard":
        set_aside(telling, reading)
    else:
        _must_be_legal(telling, [heard["move"] for heard in reading["heard"]])
        acts = reading.get("acts", ())
        parts = [{**heard, "how": "heard"} for heard in reading["heard"]]
        answers = reading.get("answers", ())
        also = (lambda: answer_lines(telling, answers)) if answers else None
        likely = [part["move"] for part in reading["candidates"]]
        addresses = bool(reading.get("addresses"))
        telling.about = reading.get("about", "")
        _speak(
            telling, reading["text"], "say", parts, acts, also, reading.get("proposed", ""), likely, addresses=addresses
        )


def _correct(telling: Telling, move: Move) -> None:
    """Take back a misheard turn at no cost, even one that ended the talk, and play it as it was meant."""
    state = telling.state
    if state.aside is not None:
        _correct_aside(telling, move)
        return
    if state.last_text is None or state.before is None:
        raise Refusal("There is no typed line to correct.")
    text, meant = state.last_text, list(move.data["moves"])
    legal_then = legal(telling.script, state.before)
    if any(name not in legal_then for name in meant) or len(meant) > 2:
        raise Refusal("That was not possible at that point of the talk.")
    must_be_said(telling.script, state.before, text, meant)
    telling.happened("corrected", turn=state.turn, text=text, meant=meant)
    if meant:
        _speak(telling, text, "say", [{"move": name, "how": "corrected"} for name in meant])
    else:
        none_of_these(telling, text)


def _correct_aside(telling: Telling, move: Move) -> None:
    """Play a line that was answered outside the score, or not understood, as the move it was meant to be."""
    assert telling.state.aside is not None, "the caller has checked"
    text, meant = telling.state.aside, list(move.data["moves"])
    must_be_said(telling.script, telling.state, text, meant)
    legal_now = legal(telling.script, telling.state)
    if any(name not in legal_now for name in meant) or len(meant) > 2:
        raise Refusal("That was not possible at that point of the talk.")
    telling.happened("set_right", text=text, meant=meant)
    if meant:
        _speak(telling, text, "say", [{"move": name, "how": "corrected"} for name in meant])
    else:
        none_of_these(telling, text)


def _none_of_these(telling: Telling, move: Move) -> None:
    if telling.state.offered is None:
        raise Refusal("There is nothing to decline.")
    none_of_these(telling, str(move.data.get("text", "")))


def _must_be_legal(telling: Telling, names: Sequence[str]) -> None:
    legal_now = legal(telling.script, telling.state)
    if not names or len(names) > 2 or any(name not in legal_now for name in names):
        raise Refusal("That is not possible at this point of the talk.")


def _speak(
    telling: Telling,
    text: str,
    by: str,
    heard: Sequence[dict[str, Json]],
    acts: Sequence[dict[str, Json]] = (),
    answers: Callable[[], list[Json]] | None = None,
    proposed: str = "",
    likely: Sequence[str] = (),
    *,
    addresses: bool = False,
) -> None:
    """Record the learner's line and what it was understood as, then take the turn.

    Args:
        telling: recorder of this move.
        text: words of the line.
        by: "choose" or "say".
        heard: moves of the line, each with how it was understood.
        acts: acts noticed in typed text.
        answers: returns the buyer's answers to the ordinary parts of the line.
        proposed: the day and hour named in it.
        likely: other moves it may have meant.
        addresses: whether it may be an answer to the buyer's agenda.
    """
    also: dict[str, Json] = {"candidates": list(likely)} if likely else {}
    if addresses:
        also["addresses"] = True
    take_turn(telling, recorded(telling, text, by, heard, acts, **also), answers, proposed)


def _wait(telling: Telling, move: Move) -> None:
    """Let a line wait for the person who plays the buyer."""
    if telling.state.phase != "talking":
        raise Refusal("The talk is over.")
    if move.verb == "choose" and move.data["move"] not in possible(telling.script, by_rule(telling.state)):
        raise Refusal("That is not possible at this point of the talk.")
    line_waits(telling, move)


def _answer(telling: Telling, move: Move) -> None:
    """Answer the line that waits, as the person who plays the buyer does."""
    answered_by_person(telling, move, legal(telling.script, telling.state))


def _hand_over(telling: Telling, move: Move) -> None:
    """Let somebody else play the buyer; a line that waits for a person is then answered by the rule."""
    waiting = telling.state.waiting
    handed_over(telling, move)
    if waiting is not None:
        _VERBS[waiting["verb"]][0](telling, Move(waiting["verb"], waiting["data"]))


_FREE: dict[str, Callable[[Telling, Json], None]] = {
    "answered": answered,
    "early": asked_early,
    "asks_back": asks_back,
    "told": told_already,
    "not_said": not_said,
}
"""Handlers of lines that cost nothing and are answered in character, by verdict."""
_VERBS: dict[str, tuple[Callable[[Telling, Move], None], dict[str, type]]] = {
    "choose": (_choose, {"move": str}),
    "say": (_say, {"reading": dict}),
    "correct": (_correct, {"moves": list}),
    "none_of_these": (_none_of_these, {}),
    "predict": (predict, {"total": int}),
    "judge": (judge, {"answer": str, "confidence": int, "cited": list}),
    "open_debrief": (open_debrief, {}),
    "offer": (offer, {"text": str, "move": str}),
    "hand_over": (_hand_over, {"to": str}),
    "answer": (_answer, {"text": str, "moves": list, "facts": list, "raises": list, "ending": str}),
}
"""Handler of each verb, and the data it needs."""
_WITH_A_PERSON = {"choose": _wait, "say": _wait, "correct": heard_by_a_person, "none_of_these": heard_by_a_person}
"""Handlers while a person plays the buyer."""
