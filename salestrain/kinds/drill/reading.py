"""Reading of an answer in a drill: acts, what was taken up, and what each format needs besides.

An answer is read once, before it is stored, and never again. Input that cannot be an answer (nothing, the question
pasted back, a whole page, another language, words to a machine, words thrown together) is refused with a sentence, at
no cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from ...content.library import library
from ...core.events import Json, Move, Refusal
from ...core.problems import ExerciseMistakes, UnknownExercise
from ...language import Act
from ...language.acting.listening import lemmas
from ...language.acting.plain import plain
from ...language.aside import aside
from ...language.bearing import bears_on
from ...language.drill_lines import faults, read_line, taken_up
from ...language.meaning import carried_encoder
from ...language.own_action import own_action
from ...language.said_back import said_back
from ...language.sense import makes_sense
from ...language.supplier import three_questions
from ..conversation.content import Scenario
from ..conversation.reading import TalkEar, reader_of
from .content import Item, Situation

MOST_WORDS = 90
CLEARLY = 0.5
"""Confidence from which a typed line in a position of a talk clearly counts as one of its moves."""
FOR_SURE = 0.9
"""The same where the move would cost points: nobody is charged for what was perhaps misheard."""
MOST_LETTERS = 600
_ASIDE = {
    "off_topic": "This reads English. Put it into English, as plainly as you would say it.",
    "meta": "That is for a machine. Write what you would say to the person across the table.",
    "abuse": "That would end the conversation. Write what you would say if you wanted it to go on.",
}

_SMALL = frozenset(
    "a i am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we d m s t".split()
)
"""Words and endings too short for the model's list of words."""
_LEADS_ON = re.compile(r"[\s,;]+(?:and|or|but|so)[\s,;]*$", re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]+)”")
_TWO_LINES = (
    "You ticked a line and wrote one of your own, and only one can be said. To say your own, tick “None of these”; to "
    "say the line that you ticked, empty the box. Nothing was counted."
)
_NO_SENTENCE = (
    "That does not read like something a person would say, so it was not counted. Say it in one sentence, as you would "
    "say it aloud; short is fine."
)


def hear(session: Any, move: Move) -> Move:
    """Return the move as it is stored.

    Raises:
        Refusal: the input cannot be an answer; carries a helpful sentence.
    """
    state, script = session.state, session.script
    if move.verb != "answer" or state.phase != "asking":
        return move
    item: Item = script.items[state.item]
    data = {key: value for key, value in move.data.items() if key in ("form", "focus", "move", "sorted")}
    if item.classify:
        question = item.classify.question
        return Move("answer", {**data, "reading": read_question(question, "")})
    if item.next_best and "move" in data:
        if _bare(str(move.data.get("text", ""))):
            raise Refusal(_TWO_LINES)
        return Move("answer", data)
    if item.next_best and not _bare(str(move.data.get("text", ""))):
        raise Refusal("Choose one of the lines, or write your own words below them.")
    text = _readable(move.data.get("text"), _on_screen(item, state))
    if not makes_sense(text, carried_encoder()):
        raise Refusal(_NO_SENTENCE)
    reading, more = _READ[item.format](item, state, text)
    if item.excuse and not _bears_on(text, item, script.drill.situations[item.situation]):
        reading["beside"] = True
    return Move("answer", {**data, **more, "reading": {"text": text, "sense": True, **reading}})


def _bears_on(text: str, item: Item, situation: Situation) -> bool:
    """Return whether an action has to do with what was said, in the situation in which it was said."""
    assert item.excuse is not None
    parts = [clause.text.strip(" ,.") for clause in item.excuse.clauses]
    return bears_on(text, [*parts, " ".join(parts), situation.text, *item.excuse.model], carried_encoder())


def _readable(text: Any, given: tuple[str, ...]) -> str:
    """Return the text, if it can be an answer."""
    line = " ".join(text.split()) if isinstance(text, str) else ""
    words = _bare(line).split()
    if not words:
        raise Refusal("There is nothing to read yet. Type one or two sentences, as you would say them.")
    if len(line) > MOST_LETTERS or len(words) > MOST_WORDS:
        raise Refusal(f"That is {len(words)} words. Nobody listens to so much at once; say it in one or two sentences.")
    if _bare(line) in map(_bare, given):
        raise Refusal("Those words are already on the screen. Use your own, and improve on them.")
    trouble = aside(line)
    if trouble in _ASIDE:
        raise Refusal(_ASIDE[trouble])
    if not _is_english(words, given):
        raise Refusal("These are hardly words of English. Write a whole sentence, as you would say it.")
    return line


def _is_english(words: list[str], given: tuple[str, ...]) -> bool:
    """Return whether at least half of the words are English, or occur in the text on screen."""
    english = _english()
    known = english | set(_bare(" ".join(given)).split())
    return not english or 2 * sum(word in known for word in words) >= len(words)


@lru_cache
def _english() -> frozenset[str]:
    encoder = carried_encoder()
    return frozenset(encoder.words()) | _SMALL if encoder else frozenset()


def _bare(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def _on_screen(item: Item, state: Any) -> tuple[str, ...]:
    """Return the text on screen that a learner might paste back as an answer."""
    lines = [line[key] for line in state.lines for key in ("text", "answer")]
    if item.rewrite:
        return item.rewrite.question, item.rewrite.says
    if item.reflect:
        return (item.reflect.says,)
    if item.ladder:
        return (item.ladder.fact, *lines)
    if item.incumbent:
        return (item.incumbent.opens, *lines)
    if item.excuse:
        return (" ".join(clause.text for clause in item.excuse.clauses), *(c.text for c in item.excuse.clauses))
    return ()


def _faults(text: str, last_line: str) -> list[Json]:
    return [_act_json(act, text) for act in faults(text, last_line)]


def _act_json(act: Act, text: str) -> dict[str, Json]:
    """Return an act with its place in the text, without the word that only leads on to what comes next."""
    start, end = act.span
    leads_on = _LEADS_ON.search(text[start:end])
    stop = start + leads_on.start() if leads_on else end
    return {"name": act.name, "span": [start, stop], "because": _as_typed(act.because, text)}


def _as_typed(reason: str, text: str) -> str:
    """Return a reason with the words that it quotes spelled as they were typed."""
    quoted = _QUOTED.search(reason)
    at = text.lower().find(quoted.group(1)) if quoted else -1
    if not quoted or at < 0:
        return reason
    return reason.replace(quoted.group(1), text[at : at + len(quoted.group(1))], 1)


def read_question(text: str, after: str) -> dict[str, Json]:
    """Return the reading of a question that is asked after something the buyer said."""
    line = read_line(text, after, carried_encoder())
    return {
        "text": text,
        "acts": [_act_json(act, text) for act in line.acts],
        "taken_up": list(line.taken_up),
        "points_back": line.pointer,
    }


Reading = tuple[dict[str, Json], dict[str, Json]]
"""What was read, and which part of it belongs to the data of the move."""


def _rewrite(item: Item, state: Any, text: str) -> Reading:
    assert item.rewrite is not None
    weak, says = item.rewrite.question, item.rewrite.says
    return {**read_question(text, says), "before": _faults(weak, says), "weak": weak}, {}


def _ladder(item: Item, state: Any, text: str) -> Reading:
    assert item.ladder is not None
    # A question may build on anything that the buyer has told, and not only on what was said last.
    told = [item.ladder.fact, *(line["answer"] for line in state.lines if line["rung"])]
    return read_question(text, " ".join(told)), {}


def _incumbent(item: Item, state: Any, text: str) -> Reading:
    """Read a line; words of an answer count as used if they did not occur before that answer."""
    assert item.incumbent is not None
    uses, before = {}, item.incumbent.opens
    for line in state.lines:
        before += " " + line["text"]
        if line["asked"]:
            known = lemmas(plain(before).text)
            shared = taken_up(text, line["answer"])
            uses[line["asked"]] = [word for word in shared if not (lemmas(f" {word} ").keys() & known.keys())]
        before += " " + line["answer"]
    return {"acts": _faults(text, before), "intents": three_questions(text, item.incumbent.supplier), "uses": uses}, {}


def _reflect(item: Item, state: Any, text: str) -> Reading:
    content = item.reflect
    assert content is not None
    comparison = said_back(text, content.says, content.parts, content.known, carried_encoder(), content.model)
    return {
        "acts": _faults(text, content.says),
        "covered": list(comparison.covered),
        "invented": [list(proof) for proof in comparison.invented],
        "flipped": [list(proof) for proof in comparison.flipped],
        "copied": list(comparison.copied),
    }, {}


def _excuse(item: Item, state: Any, text: str) -> Reading:
    action = own_action(text)
    parts = {"verb": action.verb, "what": action.what, "when": action.when}
    return {
        "action": {name: list(part) if part else None for name, part in parts.items()},
        "instead": action.instead,
    }, {}


def _next_best(item: Item, state: Any, text: str) -> Reading:
    """Read typed words in a position of a talk as one of its moves.

    Raises:
        Refusal: they are not clearly one.
    """
    assert item.next_best is not None and item.next_best.moment.seen is not None
    seen = item.next_best.moment.seen
    buyer_lines = [line.text for line in seen.lines if line.who == "buyer"]
    legal = [move.move for move in seen.moves]
    reading = _reader(item.next_best.moment.exercise).read(text, legal, buyer_lines[-1] if buyer_lines else "")
    costly = {move.move for move in seen.moves if move.known or move.trust < 0}
    if not reading.heard or reading.heard[0].confidence < (FOR_SURE if reading.heard[0].move in costly else CLEARLY):
        raise Refusal("That was not understood for sure, so nothing was counted. Say it another way, or choose a line.")
    read = {
        "acts": [_act_json(act, text) for act in reading.acts],
        "faults": _faults(text, buyer_lines[-1] if buyer_lines else ""),
        "heard": reading.heard[0].because,
    }
    return read, {"move": reading.heard[0].move}


def _reader(exercise: str) -> TalkEar:
    """Return the reader of the talk that a position is taken from.

    Raises:
        Refusal: that talk is not in the library.
    """
    try:
        scenario = library().get(exercise)
    except (UnknownExercise, ExerciseMistakes):
        scenario = None
    if not isinstance(scenario, Scenario):
        raise Refusal("Typed words cannot be understood here just now. Choose one of the lines.")
    return reader_of(scenario)


_READ: Mapping[str, Callable[[Item, Any, str], Reading]] = {
    "rewrite": _rewrite,
    "ladder": _ladder,
    "incumbent": _incumbent,
    "reflect": _reflect,
    "excuse": _excuse,
    "next_best": _next_best,
}
