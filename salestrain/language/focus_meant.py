"""What a question asks about by its meaning, for words that no rule knows: "what are you in for if they find it?".

A learned head over sentence vectors. Rules show their words and this cannot, so it only adds to what they find, where
it is sure of something else than how things are.
"""

from __future__ import annotations

from .acting.form import questions, sentences
from .acting.plain import plain
from .encoder import Encoder
from .heads.head import Seen
from .heads.learned import carried_head
from .reading import Act


def focus_meant(text: str, encoder: Encoder | None) -> list[Act]:
    """The focus of each question of a text that the head is sure of, without those on how things are."""
    head = carried_head("focus")
    if head is None or encoder is None:
        return []
    said = plain(text)
    asked = [question.start for question in questions(said)]
    found = []
    for start, end in sentences(said.text):
        if any(start <= at < end for at in asked):
            span = said.span(start, end)
            sentence = text[slice(*span)]
            chances = head.chances(Seen.of(sentence, ""), encoder.embed([sentence])[0])
            best = max(head.labels, key=lambda label: chances[label])
            if best != "situation" and chances[best] >= head.bar:
                found.append(Act(best, span, "means the same as questions of this kind"))
    return found
