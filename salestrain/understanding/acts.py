"""What a turn does besides being a move, each with the words that show it: rules, and why rules.

Human codes were compared with rules and with learned heads. For the form of questions rules agree with people as
well as people do with each other, and a learned head adds nothing. What heads learned on donation and campsite talks
know of pitches and small talk (`heads/`) agrees better with such talks and worse with sales talk. So all acts here are
rules over the plain form of a turn (`acting/plain.py`), which stands typing errors and missing marks:

- `acting/form.py`: questions and their form; `acting/focus.py`: what a question is about;
- `acting/selling.py`: pitch, price, attack, commitment, letting go, permission, small talk, meta;
- `acting/listening.py`: reflection, summary, empathy, follow-up. Reflections, leading questions and empathy are soft
  cues: show the words and ask, never mark down.

`python -m benchmarks.understanding --only acts` measures all of it against human codes (docs/understanding.md).
"""

from __future__ import annotations

from .acting.focus import focus_of
from .acting.form import Question, questions, sentences
from .acting.listening import EMPATHY, SUMMARY, lemma, lemmas, reflection
from .acting.plain import Plain, plain
from .acting.selling import RULES, is_commitment_question
from .reading import Act

FORMS = ("open", "closed", "choice", "leading", "stacked")
FOCUSES = (
    "situation", "problem", "implication", "result", "others", "keep", "change", "wish", "commitment", "rapport",
)  # fmt: skip
OTHERS = (
    "pitch", "price", "attack", "reflection_simple", "reflection_complex", "summary", "empathy", "permission",
    "commitment_ask", "disqualification", "small_talk", "meta", "follow_up",
)  # fmt: skip
STACKED = 3
"""So many questions in one turn are a stack; two can be a question and its afterthought."""
_TOO_LONG = 4000
"""Beyond this nothing is read; a turn has 600 characters."""


def acts(text: str, last_line: str = "") -> tuple[Act, ...]:
    """The acts of a turn, in the order of the text; `last_line` is what the buyer said last.

    Every question has one form and at most one focus. Any text is taken; of a long one the first 4000 characters.
    """
    said, before = plain(text[:_TOO_LONG]), plain(last_line[:_TOO_LONG])
    asked = questions(said)
    found = [*_of_questions(said, asked, before), *_of_listening(said, asked, before)]
    for name, pattern, does in RULES:
        for match in pattern.finditer(said.text):
            if name == "attack" and _asks_openly(asked, match.start()):
                continue
            words = match.group().strip(" ?.,!")
            found.append(Act(name, said.span(match.start(), match.end()), f"“{words}” {does}"))
    return tuple(_once(sorted(found, key=lambda act: (act.span, act.name))))


def _of_questions(said: Plain, asked: list[Question], before: Plain) -> list[Act]:
    found = []
    known = lemmas(before.text)
    for question in asked:
        start, end = question.start, question.end
        found.append(Act(question.form, said.span(start, end), question.because))
        part = said.text[start:end]
        focus = focus_of(part)
        if focus:
            name, first, last, because = focus
            found.append(Act(name, said.span(start + first, start + last), because))
        if is_commitment_question(part):
            found.append(Act("commitment_ask", said.span(start, end), "asks for a step that the buyer would take"))
        found += _taken_up(said, start, end, known)
    if len(asked) >= STACKED:
        span = said.span(asked[0].start, asked[-1].end)
        found.append(Act("stacked", span, f"{len(asked)} questions in one turn"))
    return found


def _taken_up(said: Plain, start: int, end: int, known: dict[str, str]) -> list[Act]:
    """The first word of a question that the buyer has just said, in any form."""
    mine = lemmas(said.text[start:end])
    for stem, word in mine.items():
        if stem in known and lemma(word) == stem:
            at = said.text.index(f" {word} ", start)
            because = f"takes up “{known[stem]}” from what the buyer just said"
            return [Act("follow_up", said.span(at, at + len(word) + 1), because)]
    return []


def _of_listening(said: Plain, asked: list[Question], before: Plain) -> list[Act]:
    found: list[Act] = []
    for name, pattern, does in (
        ("summary", SUMMARY, "gathers what was said"),
        ("empathy", EMPATHY, "shows feeling for the other"),
    ):
        found += [
            Act(name, said.span(match.start(), match.end()), f"“{match.group().strip()}” {does}")
            for match in pattern.finditer(said.text)
        ]
    for start, end in sentences(said.text):
        asks = any(
            start <= q.start < end and "said as a question" not in q.because and q.form != "leading" for q in asked
        )
        reflected = reflection(said.text[start:end], asks, before.text)
        if reflected:
            found.append(Act(reflected[0], said.span(start, end), reflected[1]))
    return found


def _asks_openly(asked: list[Question], at: int) -> bool:
    """Whether the place is inside a question that lets the buyer judge the competitor."""
    return any(q.start <= at < q.end and q.form in ("open", "closed", "choice") for q in asked)


def _once(found: list[Act]) -> list[Act]:
    """Each act once for the same words; of one sort, what lies inside another is dropped."""
    kept: list[Act] = []
    for act in found:
        if not any(k.name == act.name and k.span[0] <= act.span[0] and act.span[1] <= k.span[1] for k in kept):
            kept.append(act)
    return kept
