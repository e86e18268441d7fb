"""A debrief as markdown and as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ....talk_metrics import as_lines
from .costs import cost_words, reach_words

if TYPE_CHECKING:
    from ....core.rubric import Mark, Proof
    from . import Debrief
    from .comparing import Side
    from .costs import Costs
    from .whatif import WhatIf

Escape = Callable[[str], str]


def as_text(debrief: Debrief) -> str:
    """The debrief as plain text, for a terminal or a mail."""
    return "\n".join(re.sub(r"^#+ (.*)$", r"\1", line) for line in _lines(debrief, str))


def as_markdown(debrief: Debrief) -> str:
    """The debrief as markdown; whatever people wrote is escaped, so that it stays text."""
    return "\n".join(_lines(debrief, _escaped))


def costs_as_text(costs: Costs) -> str:
    """What each line cost, as plain text."""
    return "\n".join(["What each line cost", "", *_costs(costs, str)])


def what_if_as_text(found: WhatIf) -> str:
    """The talk as it was and as it would have been, as plain text."""
    return "\n".join(_thought(found))


def _thought(found: WhatIf) -> Iterator[str]:
    comparison = found.comparison
    yield f"If you had said in turn {found.turn}: “{found.instead}”"
    yield found.finding
    yield from (f"- {note}" for note in found.notes)
    rows = [(mark.label, mark.first, mark.second, f"of {mark.best}") for mark in comparison.marks]
    values = comparison.second.values
    rows += [(name.capitalize(), value, values[name], "at the end") for name, value in comparison.first.values.items()]
    yield from (f"- {what}: {was} as it was, {other} as it would have been, {of}" for what, was, other, of in rows)
    yield from _learned("as it was", comparison.first)
    yield from _learned("as it would have been", comparison.second)
    yield "As it would have been:"
    yield from (f"  {turn}. {name or 'You'}: {text}" for turn, name, text in comparison.second.lines)


def _learned(how: str, side: Side) -> Iterator[str]:
    yield from (f"- Learned only {how}: “{text}”" for text in side.only_learned)


def _escaped(text: str) -> str:
    """Text that markdown would take for markup, kept as the text it is."""
    html_safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]()#|$~!])", r"\\\1", " ".join(html_safe.split()))


def _lines(d: Debrief, esc: Escape) -> Iterator[str]:
    yield f"# {esc(d.title)}"
    yield ""
    yield f"The talk with {esc(d.buyer)} {esc(d.ending)}: “{esc(d.said_last)}”"
    yield from _section("Marks", (line for mark in d.scorecard.marks for line in _mark(mark, esc)))
    yield from _section("Total", _total(d, esc))
    yield from _section("What each line cost", _costs(d.costs, esc) if d.costs else ())
    yield from _section("Your judgement", _judgement(d, esc))
    yield from _section("What you did not learn", _missed(d, esc))
    yield from _section("Two best moments", (f"- Turn {m.turn}, “{esc(m.text)}” {esc(m.why)}" for m in d.best))
    yield from _section("Two weakest moments", (f"- Turn {m.turn}, “{esc(m.text)}” {esc(m.why)}" for m in d.weakest))
    yield from _section("Trust and patience", _changes(d, esc))
    yield from _section("Profile of the talk", as_lines(d.profile, esc))
    yield from _section("One thing to try", [f"{esc(d.try_criterion)}: {esc(d.try_next)}"])
    yield from _section("The talk", (f"{line.turn}. {esc(line.name)}: {esc(line.text)}" for line in d.lines))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield ""
        yield f"## {title}"
        yield ""
        yield from body


def _mark(mark: Mark, esc: Escape) -> Iterator[str]:
    yield f"- {esc(mark.label)}: {mark.score} of {mark.best} (weight {mark.weight}). {esc(mark.level)}"
    yield f"  Rule: {esc(mark.rule)}."
    yield from _proofs(mark.proof, esc)
    if mark.missing:
        yield f"  For more: {esc(mark.missing)}"


def _proofs(proofs: Iterable[Proof], esc: Escape) -> Iterator[str]:
    for proof in proofs:
        yield f"  Turn {proof.turn}, {proof.who}: “{esc(proof.quote)}”"


def _total(d: Debrief, esc: Escape) -> Iterator[str]:
    yield f"{d.scorecard.total} of 100."
    for cap in d.scorecard.caps:
        held = cap.at < d.scorecard.earned
        lead = f"Held at {cap.at} (earned {d.scorecard.earned})" if held else f"A limit of {cap.at} applied"
        yield f"{lead}: {esc(cap.why)}"
        yield from _proofs(cap.proof, esc)
    if d.predicted is not None and d.gap is not None:
        gap = "just that" if d.gap == 0 else f"{abs(d.gap)} {'more' if d.gap > 0 else 'less'} than it was"
        yield f"You had predicted {d.predicted}: {gap}."


def _costs(costs: Costs, esc: Escape) -> Iterator[str]:
    yield costs.finding
    yield costs.rest
    for line in costs.lines:
        before, after = reach_words(line.before, line), reach_words(line.after, line)
        reach = f"{before} within reach before it, {after} after it"
        yield f"- Line {line.turn}, “{esc(line.text)}”: {reach}; it cost {cost_words(line)}."
        if line.better:
            yield f"  Better: “{esc(line.better.text)}” would have kept {reach_words(line.better.best, line)}."


def _judgement(d: Debrief, esc: Escape) -> Iterator[str]:
    if d.judged is None:
        return
    verdict = "right" if d.judged.right else f"not what is true here: {esc(d.judged.truth)}"
    yield f"You said {esc(d.judged.answer)}, {d.judged.confidence} % sure: {verdict}."
    yield f"{esc(d.judged.why)}"
    yield f"Brier score {d.judged.brier:.2f} (0 is best, 0.25 a coin toss, 1 worst)."
    yield from (f"- Supports it: “{esc(text)}”" for text in d.judged.support)
    yield from (f"- Does not decide it: “{esc(text)}”" for text in d.judged.beside)


def _missed(d: Debrief, esc: Escape) -> Iterator[str]:
    for fact in d.missed:
        yield f"- {esc(fact.text)} ({fact.value})"
        yield f"  {esc(fact.would_have)}"
        if fact.first_turn is not None and fact.with_line:
            yield f"  First possible in turn {fact.first_turn}: “{esc(fact.with_line)}”"


def _changes(d: Debrief, esc: Escape) -> Iterator[str]:
    for change in d.changes:
        yield f"- Turn {change.turn}: {change.name} {change.by:+d}, now {change.to}. {esc(change.why)}"
