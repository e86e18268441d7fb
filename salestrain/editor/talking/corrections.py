"""What one click in the talk changes in the exercise: a place with what stands there then, or an item that is added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ...core.problems import Place
from ...kinds.conversation.disclosing import AS_I_SAID
from .line_places import called_by, place_of_line
from .naming_items import id_from, ids_in

Change: TypeAlias = tuple[Place, Any]
"""A place of the exercise, and what stands there from now on."""
Addition: TypeAlias = tuple[str, dict[str, Any]]
"""A part of the exercise, and the item that is added to it."""
OWN_WORDINGS = {"moves": "examples", "world": "wordings", "follow_ups": "wordings"}
"""The key under which an item of a part has its wordings."""


def this_was(target: str, words: str, data: Mapping[str, Any]) -> Change:
    """Let words count as a move or an answer from now on.

    Args:
        target: the id of the move or the answer.
        words: how it was said.
        data: the content of the exercise.

    Raises:
        ValueError: there is nothing to add, or nothing to add it to; its message is a sentence for the author.
    """
    said = _one_line(words)
    if not said:
        raise ValueError("There are no words to add.")
    for part, key in OWN_WORDINGS.items():
        for number, item in enumerate(data.get(part) or ()):
            if item.get("id") != target:
                continue
            wordings = list(item.get(key) or ())
            if said in wordings:
                raise ValueError("These words are among its wordings already.")
            return (part, number, key), [*wordings, said]
    raise ValueError("Choose what the line was.")


def say_instead(line: str, words: str, data: Mapping[str, Any], variant: str) -> Change:
    """Let the buyer say something else in place of a line.

    Args:
        line: the id of the line.
        words: what is said from now on.
        data: the content of the exercise.
        variant: the variant in which it was said.

    Raises:
        ValueError: nothing was typed, or the line is any buyer's; its message is a sentence for the author.
    """
    said = _one_line(words)
    if not said:
        raise ValueError("The buyer has to say something here.")
    place = place_of_line(line, data, variant)
    if place is None:
        raise ValueError("Any buyer says this. Use “Answer this from now on” under your own line.")
    if line.startswith("f.") and line.endswith(".again"):
        said = said.removeprefix(AS_I_SAID)
    return place, said


def answer_from_now_on(asked: str, words: str, data: Mapping[str, Any]) -> Addition:
    """Let the buyer have an ordinary answer to a question, free and outside the marks.

    Args:
        asked: the question, in the words in which it was asked.
        words: what the buyer answers.
        data: the content of the exercise.

    Raises:
        ValueError: question or answer are empty; its message is a sentence for the author.
    """
    question, said = _one_line(asked), _one_line(words)
    if not question or not said:
        raise ValueError("An answer needs the words to which it is given, and what the buyer says.")
    name = id_from(question, "w.", ids_in(data))
    return "world", {"id": name, "wordings": [question], "say": said}


def follow_up(line: str, asked: Sequence[str], words: str, data: Mapping[str, Any]) -> Addition:
    """Let the buyer have an answer to somebody who takes up what was just said.

    Args:
        line: the id of the line that is taken up.
        asked: how people take it up.
        words: what the buyer answers.
        data: the content of the exercise.

    Raises:
        ValueError: something is missing; its message is a sentence for the author.
    """
    wordings = [said for said in map(_one_line, asked) if said]
    said, after = _one_line(words), called_by(line)
    if not after:
        raise ValueError("This line cannot be taken up: it is one that any buyer says.")
    if not wordings or not said:
        raise ValueError("A follow-up needs how people ask for it, and what the buyer says.")
    name = id_from(wordings[0], "u.", ids_in(data))
    return "follow_ups", {"id": name, "after": [after], "wordings": wordings, "say": said}


def _one_line(words: str) -> str:
    return " ".join(words.split())
