"""Focus of a question by its meaning, for words that no rule knows: "what are you in for if they find it?".

A learned head over sentence vectors. Unlike rules it cannot show words, so it only adds to what they find, if it is
sure of something other than how things are.
"""

from __future__ import annotations

from .acting.form import questions, sentences
from .acting.plain import plain
from .encoder import Encoder
from .heads.head import Seen
from .heads.learned import carried_head
from .reading import Act


def focus_meant(text: str, encoder: Encoder | None) -> list[Act]:
    """Return the focus of each question of a text that the head is sure of, except questions on how things are."""
    head = carried_head("focus")
    if head is None or encoder is None:
        return []
    turn = plain(text)
    asked = [question.start for question in questions(turn)]
    acts = []
    for start, end in sentences(turn.text):
        if any(start <= at < end for at in asked):
            span = turn.span(start, end)
            sentence = text[slice(*span)]
            chances = head.chances(Seen.of(sentence, ""), encoder.embed([sentence])[0])
            best = max(head.labels, key=lambda label: chances[label])
            if best != "situation" and chances[best] >= head.bar:
                acts.append(Act(best, span, "means the same as questions of this kind"))
    return acts
