"""What each said, one after the other, as turns: what nobody said is taken out, and what one says on is one turn."""

from __future__ import annotations

from collections.abc import Iterable

from ..turns import Turn
from .machine import is_machine_act, is_system, spoken
from .talk import Transcript


def joined(said: Iterable[tuple[str, str]], left_out: Iterable[str] = ()) -> Transcript:
    """Return the talk of these names with their words; those without words say nothing."""
    left = list(left_out)
    speaking: list[tuple[str, list[str]]] = []
    for name, text in said:
        words = spoken(text)
        if not any(character.isalnum() for character in words):
            continue
        if is_system(name) or is_machine_act(words):
            left.append(f"{name}: {words}")
            continue
        if not speaking or speaking[-1][0] != name:
            speaking.append((name, []))
        speaking[-1][1].append(words)
    turns = tuple(Turn(name, " ".join(texts)) for name, texts in speaking)
    return Transcript(turns, tuple(dict.fromkeys(turn.speaker for turn in turns)), tuple(left))
