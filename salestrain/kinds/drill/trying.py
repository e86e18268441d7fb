"""One answer to the current item: what is noticed in it, as events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from ...core.acts import FOCUSES, FORMS
from ...core.events import Event, Json, Refusal
from .content import Control, Item, SeenMove
from .noticing import COUNTED, Part, asks, notice_question, words_of
from .script import Script
from .several import answer_incumbent, answer_ladder
from .state import State

_CONTROLS: tuple[str, ...] = get_args(Control)


def answered(script: Script, state: State, data: Mapping[str, Any]) -> list[Event]:
    """Return the events of an answer.

    Args:
        script: content of this attempt.
        state: state in which the answer is given.
        data: data of the answer, with its reading.

    Raises:
        Refusal: the answer lacks something that the format requires.
    """
    name = state.item
    assert name is not None, "an answer is given to an item"
    item = script.items[name]
    if item.format in _SEVERAL:
        reading = _reading(data)
        said, parts = _SEVERAL[item.format](item, state, reading)
        said["sense"] = _makes_sense(reading)
        events = [Event("line_said", state.turn + 1, {"item": name, **said}, tuple(said["tags"]))]
        if parts is None:
            return events
        whole = said["sense"] and all(line.get("sense") for line in state.lines)
        return [*events, _tried(item, state, parts, {"sense": whole})]
    parts, more = _ONE[item.format](item, data)
    return [_tried(item, state, parts, {**more, "sense": _makes_sense(data.get("reading"))})]


def _makes_sense(reading: object) -> bool:
    """Return whether typed words passed the floor of sense; those that were kept before there was one did not."""
    return isinstance(reading, dict) and reading.get("sense") is True


def _tried(item: Item, state: State, parts: list[Part], more: Mapping[str, Json] | None = None) -> Event:
    tags = dict.fromkeys(tag for part in parts for tag in part.tags)
    first = "first" if not state.repeat else "repeated"
    return Event(
        "tried",
        state.turn + 1,
        {
            "item": item.id,
            "format": item.format,
            "behaviour": item.behaviour,
            "repeat": state.repeat,
            "parts": [part.to_json() for part in parts],
            **(more or {}),
        },
        (f"item:{item.id}", f"format:{item.format}", f"try:{first}", *tags),
    )


def _reading(data: Mapping[str, Any]) -> Mapping[str, Any]:
    reading = data.get("reading")
    if not isinstance(reading, dict) or not isinstance(reading.get("text"), str):
        raise Refusal("Type your answer, then send it.")
    return reading


def _classify(item: Item, data: Mapping[str, Any]) -> tuple[list[Part], Mapping[str, Json]]:
    content, reading = item.classify, _reading(data)
    assert content is not None
    form, focus = data.get("form"), data.get("focus")
    if form not in FORMS or focus not in FOCUSES:
        raise Refusal("Choose a form and a focus.")
    acts = {act["name"]: act for act in reading["acts"]}
    parts = []
    for what, given, right in (("form", form, content.form), ("focus", focus, content.focus)):
        part = Part(what, given, [[f"right:{what}"]])
        act = acts.get(right)
        words = words_of(reading, act) if act else content.question
        if given == right:
            part.notice(f"right:{what}", words, act["because"] if act else "")
        else:
            part.notice(f"wrong:{what}", words, act["because"] if act else "")
        parts.append(part)
    return parts, {"right": {"form": content.form, "focus": content.focus}}


def _rewrite(item: Item, data: Mapping[str, Any]) -> tuple[list[Part], Mapping[str, Json]]:
    content, reading = item.rewrite, _reading(data)
    assert content is not None
    part = Part("question", reading["text"], [[f"focus:{content.focus}", "follow_up"]])
    notice_question(part, reading)
    return [part], {"changes": _changes(reading)}


def _changes(reading: Mapping[str, Any]) -> dict[str, Json]:
    """Return which faults of the weak question are gone, which remain and which are new, with their words.

    A line that asks nothing has not mended a question: nothing is gone from it that was ever there.
    """
    before, after = reading["before"], reading["acts"]
    then = {act["name"]: words_of({"text": reading["weak"]}, act) for act in before if act["name"] in COUNTED}
    now = {act["name"]: words_of(reading, act) for act in after if act["name"] in COUNTED}
    return {
        "gone": [[name, words] for name, words in then.items() if name not in now and asks(after)],
        "still": [[name, words] for name, words in now.items() if name in then],
        "new": [[name, words] for name, words in now.items() if name not in then],
    }


def _next_best(item: Item, data: Mapping[str, Any]) -> tuple[list[Part], Mapping[str, Json]]:
    content = item.next_best
    assert content is not None and content.moment.seen is not None
    moves = {move.move: move for move in content.moment.seen.moves}
    name = data.get("move")
    if not isinstance(name, str) or name not in moves:
        raise Refusal("That is not possible at this moment of the talk.")
    reading: Any = data.get("reading")
    seen = moves[name]
    text = str(reading["text"]) if isinstance(reading, dict) else seen.text
    part = Part("yield", text, [yield_tags(moves[option]) for option in content.options])
    for tag in yield_tags(seen):
        part.notice(tag, seen.answer, seen.label)
    for act in reading.get("faults", ()) if isinstance(reading, dict) else ():
        # What spoils a question spoils it in a talk as well: the buyer answers one of two.
        if act["name"] in COUNTED and act["name"] not in part.tags:
            part.notice(act["name"], words_of(reading, act), act["because"])
    return [part], {"move": name, "typed": isinstance(reading, dict)}


def yield_tags(seen: SeenMove) -> list[str]:
    """Return what making a move leads to, as tags, with one tag for each step of trust."""
    return [
        *(f"opened:{fact.value}" for fact in seen.opens),
        *(["trust:up" if seen.trust > 0 else "trust:down"] * abs(seen.trust)),
        *(["known"] if seen.known else []),
    ]


def _reflect(item: Item, data: Mapping[str, Any]) -> tuple[list[Part], Mapping[str, Json]]:
    content, reading = item.reflect, _reading(data)
    assert content is not None
    part = Part("said back", reading["text"], [["covered:all", "own_words"]])
    covered = reading["covered"]
    quotes = [words for words in covered if words]
    how = "all" if len(quotes) == len(covered) else "some" if quotes else "none"
    if quotes and len(quotes) == len(covered) - 1:
        how = "most"
    part.notice(f"covered:{how}", " … ".join(_apart(quotes)))
    if reading.get("copied"):
        part.notice("copied", ", ".join(reading["copied"]))
    elif quotes and not reading["invented"] and not reading["flipped"]:
        part.notice("own_words")
    for tag in ("invented", "flipped"):
        for words, because in reading[tag]:
            part.notice(tag, words, because)
    for act in reading["acts"]:
        if act["name"] == "pitch" and "pitch" not in part.tags:
            part.notice("pitch", words_of(reading, act), act["because"])
    return [part], {"covered": [[text, words] for text, words in zip(content.parts, covered, strict=True)]}


def _apart(quotes: Sequence[str]) -> list[str]:
    """Return the quotes in their order, each once, without those that stand in another."""
    once = list(dict.fromkeys(quotes))
    return [words for words in once if not any(words != other and words in other for other in once)]


def _excuse(item: Item, data: Mapping[str, Any]) -> tuple[list[Part], Mapping[str, Json]]:
    content, reading, given = item.excuse, _reading(data), data.get("sorted")
    assert content is not None
    if (
        not isinstance(given, list)
        or len(given) != len(content.clauses)
        or any(control_given not in _CONTROLS for control_given in given)
    ):
        raise Refusal("For each part of the statement, say whether it is in your hands.")
    parts = []
    for clause, control in zip(content.clauses, given, strict=True):
        part = Part("clause", str(control), [["right:clause"]])
        part.notice("right:clause" if control == clause.control else "wrong:clause", clause.text, clause.control)
        parts.append(part)
    action = Part("action", reading["text"], [["action:verb", "action:what", "action:when"]])
    for what in ("verb", "what", "when"):
        if reading["action"][what]:
            action.notice(f"action:{what}", *reading["action"][what])
    if reading.get("instead"):
        action.notice(f"instead:{reading['instead']}")
    elif reading.get("beside") and any(tag.startswith("action:") for tag in action.tags):
        action.notice("beside", reading["text"])
    return [*parts, action], {}


_ONE: dict[str, Callable[[Item, Mapping[str, Any]], tuple[list[Part], Mapping[str, Json]]]] = {
    "classify": _classify,
    "rewrite": _rewrite,
    "next_best": _next_best,
    "reflect": _reflect,
    "excuse": _excuse,
}
_SEVERAL: dict[str, Callable[[Item, State, Mapping[str, Any]], tuple[dict[str, Json], list[Part] | None]]] = {
    "ladder": answer_ladder,
    "incumbent": answer_incumbent,
}
