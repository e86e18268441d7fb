"""Acts: what a turn does besides being a move, each with the words that show it, by rules and one learned head.

Rules and learned heads were compared with human codes. For the form of questions, rules agree with people as well as
people do with each other, and a learned head adds nothing. Heads trained on donation and campsite talks (`heads/`)
recognise pitches and small talk better in such talks and worse in sales talks. So acts are found by rules over the
plain form of a turn (`acting/plain.py`), which tolerates typing errors and missing punctuation. A reflection is found
by rules or else by the learned head, because both together agree with people better than either alone, in counselling
(macro-F1 .75, rules .64) and on what the authors of our exercises wrote as reflections (.90, rules .85).

- `acting/form.py`: questions and their form; `acting/focus.py`: what a question is about;
- `acting/selling.py`: pitch, price, attack, commitment, letting go, permission, small talk, meta;
- `acting/listening.py`: reflection, summary, empathy, follow-up. Reflections, leading questions and empathy are soft
  cues: show the words and ask, but never deduct points.

`python -m benchmarks.understanding --only acts` measures all of it against human codes (docs/understanding.md).
"""

from __future__ import annotations

from .acting.by_rule import acts_by_rule
from .acting.form import questions, sentences
from .acting.listening import depth
from .acting.plain import Plain, plain
from .heads.head import Seen
from .heads.learned import carried_head
from .reading import Act

LISTENED = ("reflection_simple", "reflection_complex", "summary")
FEWEST_WORDS = 4
"""Number of words below which a sentence cannot be a reflection."""
GIVES_BACK = 0.4
"""Probability from which the learned head adds a reflection that the rules do not find."""
_TOO_LONG = 4000
"""Characters beyond which nothing is read; a turn has at most 600."""


def acts(text: str, last_line: str = "") -> tuple[Act, ...]:
    """Return the acts of a turn, in the order of the text; `last_line` is what the buyer said last.

    Every question has one form and at most one focus. Any text is accepted; only its first 4000 characters are read.
    """
    text, last_line = text[:_TOO_LONG], last_line[:_TOO_LONG]
    turn, before = plain(text), plain(last_line)
    by_rule = acts_by_rule(turn, before)
    if any(act.name in LISTENED for act in by_rule):
        return by_rule
    learned = _learned_reflection(text, last_line, turn, before)
    return tuple(sorted([*by_rule, *learned], key=lambda act: (act.span, act.name)))


def _learned_reflection(text: str, last_line: str, turn: Plain, before: Plain) -> list[Act]:
    """Return the reflection that the learned head finds: the statement of the turn that resembles one most."""
    head = carried_head("reflection")
    asked = [question.start + 1 for question in questions(turn)]  # Adjacent sentences share the space between them.
    stated = [
        (start, end)
        for start, end in sentences(turn.text)
        if len(turn.text[start:end].split()) >= FEWEST_WORDS and not any(start <= at < end for at in asked)
    ]
    if head is None or not stated:
        return []
    # Questions say nothing about whether the rest is a reflection.
    statements = " ".join(text[slice(*turn.span(*place))] for place in stated) if asked else text
    if head.chances(Seen.of(statements, last_line))["yes"] < GIVES_BACK:
        return []
    parts = [(turn.span(*place), turn.text[slice(*place)]) for place in stated]
    chances = [head.chances(Seen.of(text[slice(*span)], last_line))["yes"] for span, _ in parts]
    span, sentence = parts[chances.index(max(chances))]
    marks = ", ".join(f"“{words}”" for words in head.heaviest(text[slice(*span)], "yes"))
    because = f"reads like giving back, for {marks}" if marks else "reads like giving back"
    return [Act(depth(sentence, before.text), span, because)]
