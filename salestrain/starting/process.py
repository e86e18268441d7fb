"""A whole process exercise out of its stages: three invented deals, a record to judge by, marks and playthroughs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..core.kind import KINDS
from .process_sheet import Stage

_RUNGS = ("time", "explore", "change", "collaborate", "build_consensus", "invest", "review", "resolve_concerns")
_RECORD = (
    "kept: {won: 31, closed: 70}, skipped: {won: 5, closed: 28}, asked: 110, given: 70, conditional: 12, refused: 28",
    "kept: {won: 28, closed: 44}, skipped: {won: 8, closed: 26}, asked: 60, given: 45, conditional: 6, refused: 9",
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A stage with the ids of what is in it."""

    stage: Stage
    id: str
    outcomes: tuple[str, ...]
    commitments: tuple[str, ...]


def new_process(name: str, company: str, stages: Sequence[Stage], as_of: date) -> dict[str, str]:
    """Return the files of a whole process exercise, by their path in its folder.

    Args:
        name: id of the exercise.
        company: whose process it is.
        stages: the stages, in their order.
        as_of: the day on which the invented deals are looked at.
    """
    template = KINDS["process"].template
    assert template is not None, "a process has a template"
    text = (template / "exercise.yaml").read_text(encoding="utf-8")
    named = _named(stages)
    first = named[0]
    talks = f"  stage: {first.id}\n  commitment: {first.commitments[0]}\n  outcomes: {{issue: {first.outcomes[0]}}}"
    parts = {
        "stages": _stages(named),
        "deals": _deals(named, as_of),
        "record": _record(named),
        "blocked": _blocked(named),
        "talks": talks,
    }
    for part, new in parts.items():
        text = _replaced(text, part, new)
    for key, value in _head(name, company, as_of).items():
        goes_on = r"(?:\n  .*)*" if key == "briefing" else ""
        text = re.sub(rf"(?m)^{key}:.*{goes_on}$", f"{key}: {value}".replace("\\", r"\\"), text, count=1)
    notebook = (template / "exercise.ipynb").read_text(encoding="utf-8").replace("north_quay", name)
    notebook = notebook.replace("North Quay", _q(company)[1:-1])
    return {"exercise.yaml": text, "exercise.ipynb": notebook, **_playthroughs(named)}


def _head(name: str, company: str, as_of: date) -> dict[str, str]:
    return {
        "id": name,
        "title": _q(f"{company}: our way from target to close"),
        "summary": _q(
            "Three deals and the process they should have followed. What was skipped, where did it stall, and which "
            "commitments deserve trust?"
        ),
        "briefing": _q(
            f"This is the process of {company}, stage by stage. On the table lie the trails of three deals, and a "
            "count of the deals that closed last year."
        ),
        "owner": _q("the head of sales"),
        "as_of": as_of.isoformat(),
        "record_of": _q("Deals that closed last year; the figures are invented until you put your own here."),
    }


def _named(stages: Sequence[Stage]) -> list[_Named]:
    taken: set[str] = set()
    named = []
    for stage in stages:
        base = re.sub(r"[^a-z0-9]+", "_", stage.name.lower()).strip("_")[:30] or "stage"
        base = base if base[0].isalpha() else f"stage_{base}"
        own = next(one for n in range(1, 100) if (one := base if n == 1 else f"{base}_{n}") not in taken)
        taken.add(own)
        outcomes = tuple(f"o.{own}_{n}" for n, _ in enumerate(stage.outcomes, start=1))
        commitments = tuple(f"c.{own}_{n}" for n, _ in enumerate(stage.commitments, start=1))
        named.append(_Named(stage, f"s.{own}", outcomes, commitments))
    return named


def _stages(named: Sequence[_Named]) -> str:
    return "\n".join(line for number, one in enumerate(named) for line in _stage(one, number, len(named)))


def _stage(one: _Named, number: int, count: int) -> Iterator[str]:
    stage = one.stage
    rung = "decide" if number == count - 1 else _RUNGS[min(number, len(_RUNGS) - 1)]
    yield f"  - id: {one.id}"
    yield f"    name: {_q(stage.name)}"
    yield f"    conversation: {_q(stage.talk)}"
    yield f"    value: {_q(stage.value)}"
    yield "    outcomes:"
    for name, (text, evidence) in zip(one.outcomes, stage.outcomes, strict=True):
        yield f"      - {{id: {name}, text: {_q(text)}, evidence: {_q(evidence)}}}"
    yield "    commitments:"
    for name, text in zip(one.commitments, stage.commitments, strict=True):
        given_by = "seller" if re.match(r"(?i)we\b|our\b", text) else "buyer"
        yield f"      - {{id: {name}, text: {_q(text)}, rung: {rung}, given_by: {given_by}}}"
    yield f"    typical_days: [{max(1, stage.days // 2)}, {stage.days}, {stage.days * 2}]"
    yield f"    passes: {stage.passes}"
    yield f"    hours: {stage.hours}"
    yield '    skip_note: "Ask the head of sales before it is skipped."'
    yield '    who_may_change: "the head of sales"'


def _deals(named: Sequence[_Named], as_of: date) -> str:
    """Return three deals: one that went the whole way, one that left out the second stage, one that stalls in it."""
    length = sum(one.stage.days for one in named)
    won, day = _whole(named, as_of - timedelta(days=length + 60))
    first = _deal("d.first", "Alder Works", f"result: won, closed: {day.isoformat()}, ", won)
    lost, day = _whole(named[:1], as_of - timedelta(days=length + 30))
    steps = _turned_down(named[-1], day)
    closed = (day + timedelta(days=10)).isoformat()
    second = _deal("d.second", "Birch Lane", f"result: lost, closed: {closed}, ", [*lost, *steps])
    stays = named[1]
    begun = as_of - timedelta(days=stays.stage.days * 2 + 20 + named[0].stage.days)
    start, day = _whole(named[:1], begun)
    third = _deal("d.third", "Cedar Court", "", [*start, *_put_off(stays, day)])
    return "\n".join([first, second, third])


def _deal(name: str, called: str, result: str, steps: Sequence[str]) -> str:
    trail = "\n".join(steps)
    return f"  - {{id: {name}, name: {_q(called)}, {result}trail: [\n{trail}\n    ]}}"


def _turned_down(last: _Named, day: date) -> list[str]:
    who, asked = "Tess Arden", last.commitments[0]
    return [
        _step(day + timedelta(days=1), "entered", last.id),
        _step(day + timedelta(days=2), "held", last.id, who),
        _step(day + timedelta(days=6), "asked", asked, who, "Shall we go ahead?"),
        _step(day + timedelta(days=9), "refused", asked, who, "I do not know what for."),
    ]


def _put_off(stage: _Named, day: date) -> list[str]:
    who, asked = "Ivo Dale", stage.commitments[0]
    return [
        _step(day + timedelta(days=1), "entered", stage.id),
        _step(day + timedelta(days=2), "held", stage.id, who),
        _step(day + timedelta(days=5), "asked", asked, who, "By when could that be?"),
        _step(day + timedelta(days=6), "conditional", asked, who, "If the summer is good."),
    ]


def _whole(named: Sequence[_Named], begun: date) -> tuple[list[str], date]:
    """Return the steps of a deal that does all that these stages ask for, and the day of the last."""
    lines, day = list[str](), begun
    for one in named:
        lines += [_step(day, "entered", one.id), _step(day, "held", one.id, "the buyer")]
        end = day + timedelta(days=max(1, one.stage.days - 1))
        for name, (_, evidence) in zip(one.outcomes, one.stage.outcomes, strict=True):
            lines.append(_step(end, "evidenced", name, "", evidence))
        for name, text in zip(one.commitments, one.stage.commitments, strict=True):
            lines.append(_step(end, "given", name, "the buyer", text))
        day = end
    return lines, day


def _step(on: date, did: str, which: str, who: str = "", words: str = "") -> str:
    more = "".join(f", {key}: {_q(text)}" for key, text in (("who", who), ("words", words)) if text)
    return f"      {{on: {on.isoformat()}, did: {did}, which: {which}{more}}},"


def _record(named: Sequence[_Named]) -> str:
    return "\n".join(f"  - {{which: {one.commitments[0]}, {row}}}" for one, row in zip(named, _RECORD, strict=False))


def _blocked(named: Sequence[_Named]) -> str:
    text = _q(f"You ask for this: {named[0].stage.commitments[0]} The buyer says: send me something, I have no time.")
    return f"""  - commitment: {named[0].commitments[0]}
    situation: {text}
    bank:
      - label: "make it smaller"
        text: "Ten minutes on the phone on Thursday; would that work?"
        examples: ["Ask for a quarter of an hour instead of an hour.", "Could we do ten minutes on Thursday?"]
      - label: "give a reason first"
        text: "I send you one figure about firms like yours, and if it surprises you, we talk. Fair?"
        examples: ["Send one number that is worth a talk.", "Bring a thought they do not have yet, then ask again."]
      - label: "ask what would make it worth it"
        text: "What would have to come out of it for it to be worth your time?"
        examples: ["Ask which question they would want answered.", "Find out what would be worth a meeting now."]"""


def _playthroughs(named: Sequence[_Named]) -> dict[str, str]:
    middle = [one.id for one in named[1:-1]]
    skipped, second = f"[{', '.join(middle)}]", named[1].id
    first, other = named[0].commitments[0], named[1].commitments[0]
    well = f"""title: "Saw it, judged it, and was inventive"
about: "Each skip and stall found before it was shown, and each commitment answered as the record bears out."
steps:
  - {{do: take}}
  - {{do: find, with: {{deal: d.first, skipped: [], stalled: []}}}}
  - {{do: find, with: {{deal: d.second, skipped: {skipped}, stalled: []}}}}
  - {{do: find, with: {{deal: d.third, skipped: [], stalled: [{second}]}}}}
  - {{do: trust, with: {{commitment: {first}, answer: trust}}}}
  - {{do: trust, with: {{commitment: {other}, answer: trust}}}}
  - do: create
    with:
      commitment: {first}
      text: |
        Could we take ten minutes on Thursday?
        Send them one number about their work that is worth a talk.
        Ask which question they would want answered in that hour.
  - {{do: open_debrief}}
expect:
  phase: debriefed
  total: {{gte: 80}}
"""
    weak = f"""title: "By feeling"
about: "A skip imagined, the evidence overlooked, and three ways out of the frame."
steps:
  - {{do: take}}
  - {{do: find, with: {{deal: d.first, skipped: [{named[0].id}], stalled: []}}}}
  - {{do: trust, with: {{commitment: {first}, answer: drop}}}}
  - do: create
    with:
      commitment: {first}
      text: |
        Give them fifteen percent off if they take the hour.
        Just send them the offer.
        Tell them the price goes up next week.
  - {{do: open_debrief}}
expect:
  total: {{lte: 20}}
"""
    return {"playthroughs/full_marks.yaml": well, "playthroughs/weak.yaml": weak}


def _replaced(text: str, part: str, new: str) -> str:
    """Return the template with another body of a part: all that is indented, or empty, below its key."""
    return re.sub(rf"(?m)^{part}:\n(?:(?: .*)?\n)*", lambda _: f"{part}:\n{new}\n\n", text, count=1)


def _q(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
