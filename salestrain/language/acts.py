"""What a turn does besides being a move, each with the words that show it: rules, one learned head, and why.

Human codes were compared with rules and with learned heads. For the form of questions rules agree with people as
well as people do with each other, and a learned head adds nothing. What heads learned on donation and campsite talks
know of pitches and small talk (`heads/`) agrees better with such talks and worse with sales talk. So these are rules
over the plain form of a turn (`acting/plain.py`), which stands typing errors and missing marks. A reflection is found
by rule or else by the learned head, for both together agree better with people than either, in counselling (macro-F1
.75, rules .64) and in what the authors of our exercises wrote as reflections (.90, rules .85).

- `acting/form.py`: questions and their form; `acting/focus.py`: what a question is about;
- `acting/selling.py`: pitch, price, attack, commitment, letting go, permission, small talk, meta;
- `acting/listening.py`: reflection, summary, empathy, follow-up. Reflections, leading questions and empathy are soft
  cues: show the words and ask, never mark down.

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

FORMS = ("open", "closed", "choice", "leading", "stacked")
FOCUSES = ("situation", "problem", "implication", "result", "others", "keep", "change", "wish", "commitment", "rapport")
OTHERS = (
    "pitch",
    "price",
    "attack",
    "reflection_simple",
    "reflection_complex",
    "summary",
    "empathy",
    "permission",
    "commitment_ask",
    "disqualification",
    "small_talk",
    "meta",
    "follow_up",
)
LISTENED = ("reflection_simple", "reflection_complex", "summary")
FEWEST_WORDS = 4
"""A shorter sentence gives nothing back."""
GIVES_BACK = 0.4
"""From this chance on the learned head adds a reflection where rules see none."""
_TOO_LONG = 4000
"""Beyond this nothing is read; a turn has 600 characters."""


def acts(text: str, last_line: str = "") -> tuple[Act, ...]:
    """The acts of a turn, in the order of the text; `last_line` is what the buyer said last.

    Every question has one form and at most one focus. Any text is taken; of a long one the first 4000 characters.
    """
    text, last_line = text[:_TOO_LONG], last_line[:_TOO_LONG]
    said, before = plain(text), plain(last_line)
    found = acts_by_rule(said, before)
    if any(act.name in LISTENED for act in found):
        return found
    learned = _given_back(text, last_line, said, before)
    return tuple(sorted([*found, *learned], key=lambda act: (act.span, act.name)))


def _given_back(text: str, last_line: str, said: Plain, before: Plain) -> list[Act]:
    """A reflection that is learned and not by rule: the statement of the turn that reads most like one."""
    head = carried_head("reflection")
    asked = [question.start + 1 for question in questions(said)]  # sentences share the space between them
    told = [
        (start, end)
        for start, end in sentences(said.text)
        if len(said.text[start:end].split()) >= FEWEST_WORDS and not any(start <= at < end for at in asked)
    ]
    if head is None or not told:
        return []
    # What is asked besides says nothing about what was given back.
    statements = " ".join(text[slice(*said.span(*place))] for place in told) if asked else text
    if head.chances(Seen.of(statements, last_line))["yes"] < GIVES_BACK:
        return []
    parts = [(said.span(*place), said.text[slice(*place)]) for place in told]
    chances = [head.chances(Seen.of(text[slice(*span)], last_line))["yes"] for span, _ in parts]
    span, sentence = parts[chances.index(max(chances))]
    marks = ", ".join(f"“{words}”" for words in head.heaviest(text[slice(*span)], "yes"))
    because = f"reads like giving back, for {marks}" if marks else "reads like giving back"
    return [Act(depth(sentence, before.text), span, because)]
