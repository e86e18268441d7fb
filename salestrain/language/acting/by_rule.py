"""All acts that rules find in a turn, each with the words that show it."""

from __future__ import annotations

from ..reading import Act
from .focus import focus_of
from .form import Question, questions, sentences
from .listening import EMPATHY, SUMMARY, lemma, lemmas, reflection
from .plain import Plain
from .selling import RULES, is_commitment_question

STACKED = 3
"""Number of questions in one turn that count as stacked; two can be a question and an afterthought."""


def acts_by_rule(said: Plain, before: Plain) -> tuple[Act, ...]:
    """Return the acts of a turn in plain form, in the order of the text; `before` is what the buyer said last."""
    asked = questions(said)
    acts = [*_of_questions(said, asked, before), *_of_listening(said, asked, before)]
    for name, pattern, does in RULES:
        for match in pattern.finditer(said.text):
            if name == "attack" and _asks_openly(asked, match.start()):
                continue
            words = match.group().strip(" ?.,!")
            acts.append(Act(name, said.span(match.start(), match.end()), f"“{words}” {does}"))
    return tuple(_once(sorted(acts, key=lambda act: (act.span, act.name))))


def _of_questions(said: Plain, asked: list[Question], before: Plain) -> list[Act]:
    acts = []
    known = lemmas(before.text)
    for question in asked:
        start, end = question.start, question.end
        acts.append(Act(question.form, said.span(start, end), question.because))
        part = said.text[start:end]
        focus = focus_of(said.text[question.front : end], start - question.front)
        if focus:
            name, first, last, because = focus
            acts.append(Act(name, said.span(question.front + first, question.front + last), because))
        if is_commitment_question(part):
            acts.append(Act("commitment_ask", said.span(start, end), "asks for a step that the buyer would take"))
        acts += _taken_up(said, start, end, known)
    if len(asked) >= STACKED:
        span = said.span(asked[0].start, asked[-1].end)
        acts.append(Act("stacked", span, f"{len(asked)} questions in one turn"))
    return acts


def _taken_up(said: Plain, start: int, end: int, known: dict[str, str]) -> list[Act]:
    """Return the first word of a question that the buyer has just said, in any form, as an act."""
    own = lemmas(said.text[start:end])
    for stem, word in own.items():
        if stem in known and lemma(word) == stem:
            at = said.text.index(f" {word} ", start)
            because = f"takes up “{known[stem]}” from what the buyer just said"
            return [Act("follow_up", said.span(at, at + len(word) + 1), because)]
    return []


def _of_listening(said: Plain, asked: list[Question], before: Plain) -> list[Act]:
    acts: list[Act] = []
    for match in SUMMARY.finditer(said.text):
        because = f"“{match.group().strip()}” gathers what was said"
        acts.append(Act("summary", said.span(match.start(), match.end()), because))
    for match in EMPATHY.finditer(said.text):
        because = f"“{match.group().strip()}” shows feeling for the other"
        acts.append(Act("empathy", said.span(match.start(), match.end()), because))
    plain_questions = [q for q in asked if "said as a question" not in q.because and q.form != "leading"]
    for start, end in sentences(said.text):
        asks = any(start <= question.start < end for question in plain_questions)
        reflected = reflection(said.text[start:end], asks=asks, last_line=before.text)
        if reflected:
            acts.append(Act(reflected[0], said.span(start, end), reflected[1]))
    return acts


def _asks_openly(asked: list[Question], at: int) -> bool:
    """Return whether the place is inside a question that lets the buyer judge the competitor."""
    return any(q.start <= at < q.end and q.form in ("open", "closed", "choice") for q in asked)


def _once(found: list[Act]) -> list[Act]:
    """Return each act once for the same words; of the same type, one inside another is dropped."""
    kept: list[Act] = []
    for act in found:
        if not any(k.name == act.name and k.span[0] <= act.span[0] and act.span[1] <= k.span[1] for k in kept):
            kept.append(act)
    return kept
