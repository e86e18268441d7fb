"""What is heard in an answer of a drill: acts, what was taken up, and what each format asks for besides.

Read once, before the answer is kept; a kept answer is never read again. What cannot be an answer (nothing, the
question pasted back, a page, another language, words to a machine) is turned down with a sentence, and costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from ...content.library import library
from ...core.events import Json, Move, Refusal
from ...core.problems import ExerciseMistakes, UnknownExercise
from ...language import Act
from ...language.acting.listening import lemmas
from ...language.acting.plain import plain
from ...language.acts import acts
from ...language.aside import aside
from ...language.aside_words import focus_without
from ...language.focus_by_intent import focus_by_intent
from ...language.focus_meant import focus_meant
from ...language.meaning import carried_encoder
from ...language.own_action import own_action
from ...language.said_back import said_back
from ...language.statements import attribution
from ...language.supplier import three_questions
from ..conversation.content import Scenario
from ..conversation.reading import TalkEar, reader_of
from .content import Item

MOST_WORDS = 90
CLEARLY = 0.5
"""From this chance on a typed line at a moment of a talk is clearly a move of it."""
MOST_LETTERS = 600
_ASIDE = {
    "off_topic": "This reads English. Put it into English, as plainly as you would say it.",
    "meta": "That is for a machine. Write what you would say to the person across the table.",
    "abuse": "That would end the conversation. Write what you would say if you wanted it to go on.",
}


def hear(session: Any, move: Move) -> Move:
    """The move as it is kept. Raises `Refusal` with a helpful sentence for what cannot be an answer."""
    state, script = session.state, session.script
    if move.verb != "answer" or state.phase != "asking":
        return move
    item: Item = script.items[state.item]
    data = {key: value for key, value in move.data.items() if key in ("form", "focus", "move", "sorted")}
    if item.classify:
        question = item.classify.question
        return Move("answer", {**data, "reading": {"text": question, "acts": _acts(question, "")}})
    if item.next_best and "move" in data:
        return Move("answer", data)
    text = _readable(move.data.get("text"), _given(item, state))
    reading, more = _READ[item.format](item, state, text)
    return Move("answer", {**data, **more, "reading": {"text": text, **reading}})


def _readable(text: Any, given: tuple[str, ...]) -> str:
    """The text, if it can be an answer."""
    said = " ".join(text.split()) if isinstance(text, str) else ""
    words = _bare(said).split()
    if not words:
        raise Refusal("There is nothing to read yet. Type one or two sentences, as you would say them.")
    if len(said) > MOST_LETTERS or len(words) > MOST_WORDS:
        raise Refusal(f"That is {len(words)} words. Nobody listens to so much at once; say it in one or two sentences.")
    if _bare(said) in map(_bare, given):
        raise Refusal("These are the words that stand there already. Put it in your own, and make it better.")
    trouble = aside(said)
    if trouble in _ASIDE:
        raise Refusal(_ASIDE[trouble])
    if not _is_english(words, given):
        raise Refusal("These are hardly words of English. Write a whole sentence, as you would say it.")
    return said


def _is_english(words: list[str], given: tuple[str, ...]) -> bool:
    """Whether half of the words or more are English, or stand in what the learner has before the eyes."""
    known = _english() | set(_bare(" ".join(given)).split())
    return not known or 2 * sum(word in known for word in words) >= len(words)


@lru_cache
def _english() -> frozenset[str]:
    encoder = carried_encoder()
    return frozenset(word for word in encoder.words() if not word.isdecimal()) if encoder else frozenset()


def _bare(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def _given(item: Item, state: Any) -> tuple[str, ...]:
    """What the learner has before the eyes, and would paste."""
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


def _acts(text: str, last_line: str) -> list[Json]:
    return [_plainly(act) for act in acts(text, last_line)]


def _plainly(act: Act) -> dict[str, Json]:
    return {"name": act.name, "span": list(act.span), "because": act.because}


def taken_up(text: str, said: str) -> list[str]:
    """The content words of `text` that stand in what was said, in any form, as the speaker of `said` has them."""
    mine, theirs = lemmas(plain(text).text), lemmas(plain(said).text)
    return [theirs[stem] for stem in theirs if stem in mine]


def read_question(text: str, after: str) -> dict[str, Json]:
    """What is read in a question that is asked after something the buyer said."""
    found = _acts(text, after)
    there = {act["name"] for act in found}
    found += [
        {"name": name, "span": [0, len(text)], "because": because}
        for name, because in focus_without(text, after).items()
        if name not in there
    ]
    encoder = carried_encoder()
    for act in (*focus_by_intent(text, encoder), *focus_meant(text, encoder)):
        if act.name not in there:
            there.add(act.name)
            found.append(_plainly(act))
    return {"text": text, "acts": found, "taken_up": taken_up(text, after)}


Reading = tuple[dict[str, Json], dict[str, Json]]
"""What was read, and what of it is data of the move."""


def _rewrite(item: Item, state: Any, text: str) -> Reading:
    assert item.rewrite is not None
    weak, says = item.rewrite.question, item.rewrite.says
    return {**read_question(text, says), "before": _acts(weak, says), "weak": weak}, {}


def _ladder(item: Item, state: Any, text: str) -> Reading:
    assert item.ladder is not None
    climbed = [line["answer"] for line in state.lines if line["rung"]]
    last = climbed[-1] if climbed else item.ladder.fact
    return read_question(text, last), {}


def _incumbent(item: Item, state: Any, text: str) -> Reading:
    """Words of an answer count as used when they were not there before it."""
    assert item.incumbent is not None
    uses, before = {}, item.incumbent.opens
    for line in state.lines:
        before += " " + line["text"]
        if line["asked"]:
            known = lemmas(plain(before).text)
            uses[line["asked"]] = [
                word for word in taken_up(text, line["answer"]) if not (lemmas(f" {word} ").keys() & known.keys())
            ]
        before += " " + line["answer"]
    return {"acts": _acts(text, before), "intents": three_questions(text, item.incumbent.supplier), "uses": uses}, {}


def _reflect(item: Item, state: Any, text: str) -> Reading:
    content = item.reflect
    assert content is not None
    found = said_back(text, content.says, content.parts, content.known, carried_encoder())
    return {
        "acts": _acts(text, content.says), "covered": list(found.covered),
        "invented": [list(one) for one in found.invented], "flipped": [list(one) for one in found.flipped],
    }, {}  # fmt: skip


def _excuse(item: Item, state: Any, text: str) -> Reading:
    found, tone = own_action(text), attribution(text)
    parts = {"verb": found.verb, "what": found.what, "when": found.when}
    return {
        "action": {name: list(part) if part else None for name, part in parts.items()},
        "kind": tone.kind, "ask": tone.question,
    }, {}  # fmt: skip


def _next_best(item: Item, state: Any, text: str) -> Reading:
    """Typed words at a moment of a talk, as a move of it. Raises `Refusal` when they are not clearly one."""
    assert item.next_best is not None and item.next_best.moment.seen is not None
    seen = item.next_best.moment.seen
    said = [line.text for line in seen.lines if line.who == "buyer"]
    legal = [move.move for move in seen.moves]
    reading = _reader(item.next_best.moment.exercise).read(text, legal, said[-1] if said else "")
    if not reading.heard or reading.heard[0].confidence < CLEARLY:
        labels = {move.move: move.label for move in seen.moves}
        likely = (*reading.heard, *reading.candidates)
        near = [labels[one.move] for one in likely if one.move in labels][:2]
        may = f" Did you mean a line that {' or one that '.join(near)}?" if near else ""
        raise Refusal(f"That was not understood for sure.{may} Say it more plainly, or choose a line.")
    return {"acts": [_plainly(act) for act in reading.acts], "heard": reading.heard[0].because}, {
        "move": reading.heard[0].move
    }


def _reader(exercise: str) -> TalkEar:
    """The reader of the talk that a moment is taken from. Raises `Refusal` when that talk is not on the shelf."""
    try:
        scenario = library().get(exercise)
    except (UnknownExercise, ExerciseMistakes):
        scenario = None
    if not isinstance(scenario, Scenario):
        raise Refusal("Typed words cannot be understood here just now. Choose one of the lines.")
    return reader_of(scenario)


_READ: Mapping[str, Callable[[Item, Any, str], Reading]] = {
    "rewrite": _rewrite, "ladder": _ladder, "incumbent": _incumbent, "reflect": _reflect, "excuse": _excuse,
    "next_best": _next_best,
}  # fmt: skip
