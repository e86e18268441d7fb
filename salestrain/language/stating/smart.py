"""SMART by letter, as a soft judgement: what is there, what is missing, and a question; the learner decides.

It follows a rubric used in classrooms, with 2, 1 or 0 points per letter (specific, measurable, attainable, realistic,
time-bound). What a text cannot tell, such as whether the hours suffice, is asked and not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from .objectives import Objective, objective
from .parts import Span

EASY, POSSIBLE = 1.25, 2.0
"""Multiples of what was reached before up to which a target is attainable, or may be."""
SURE = 0.7
"""Stated confidence from which a target counts as attainable."""
_COUNTED_FROM_ZERO = frozenset(
    "book make call close add send hold generate visit win sign complete deliver secure schedule publish contact"
    " collect open have create invite move recover renew earn present map practise practice write meet identify"
    " sell".split()
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: `points` 0 to 2, the reasons in words with their places, and what to ask the learner."""

    letter: str
    points: int
    reasons: tuple[str, ...]
    spans: tuple[Span, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Smart:
    """All five letters, and the reading they are based on."""

    objective: Objective
    letters: tuple[Letter, ...]

    @property
    def points(self) -> int:
        """Sum of the points, 0 to 10."""
        return sum(letter.points for letter in self.letters)

    def __getitem__(self, letter: str) -> Letter:
        return next(candidate for candidate in self.letters if candidate.letter == letter)


def smart(text: str | Objective) -> Smart:
    """Score a typed objective, or one that has already been read."""
    read = text if isinstance(text, Objective) else objective(text)
    return Smart(read, (_specific(read), _measurable(read), _attainable(read), _realistic(read), _timed(read)))


def _specific(read: Objective) -> Letter:
    named = [
        ("what is done", read.verb if read.verb and read.verb.specific else None),
        ("what it is about", read.metric),
        ("with or for whom", read.whom),
    ]
    present = [(what, part) for what, part in named if part is not None]
    missing = [what for what, part in named if part is None]
    reasons = tuple(f"names {what}: “{_words(read, part.span)}”" for what, part in present)
    reasons += (
        (f"“{_words(read, read.verb.span)}”: {read.verb.because}",) if read.verb and not read.verb.specific else ()
    )
    question = f"Can you also say {' and '.join(missing)}?" if missing else ""
    return Letter("S", max(0, len(present) - 1), reasons, tuple(part.span for _, part in present), question)


def _measurable(read: Objective) -> Letter:
    target, baseline = read.target or read.quantity("effort"), read.baseline
    repeated = [when for when in read.times if when.kind == "every"]
    if target is None:
        if repeated:
            words = _words(read, repeated[0].span)
            return Letter(
                "M", 1, (f"can be ticked “{words}”",), (repeated[0].span,), "How many, or how much, each time?"
            )
        return Letter("M", 0, ("no number",), (), "How much or how many, and from where today?")
    reasons, spans = [f"names a number: “{_words(read, target.span)}”"], [target.span]
    by_nature = target.role in ("change", "factor") or (
        read.verb is not None and read.verb.value.split()[0] in _COUNTED_FROM_ZERO
    )
    if baseline:
        reasons.append(f"starts from “{_words(read, baseline.span)}”")
        spans.append(baseline.span)
    elif by_nature:
        reasons.append("a count or a change needs no starting value")
    asks = [] if baseline or by_nature else ["What is the value today?"]
    asks += [] if target.unit or target.role == "factor" else ["Of what: which unit?"]
    asks += [f"Do you mean {target.low:g} or {target.otherwise:g}?"] if target.otherwise is not None else []
    full = not asks
    asks += [] if read.source else ["Where will you read the number?"]
    return Letter("M", 2 if full else 1, tuple(reasons), tuple(spans), " ".join(asks))


def _attainable(read: Objective) -> Letter:
    grounds: list[tuple[int, str, Span]] = []
    if read.confidence is not None and read.confidence_span:
        words = _words(read, read.confidence_span)
        grounds.append(
            (2 if read.confidence >= SURE else 1, f"a confidence is stated: “{words}”", read.confidence_span)
        )
    before, target = read.baseline, read.quantity("target")
    if before and target and before.low > 0 and target.high > 0:
        ratio = max(target.high / before.low, before.low / target.high)
        points = 2 if ratio <= EASY else 1 if ratio <= POSSIBLE else 0
        grounds.append((points, f"{ratio:.2f} times the value reached before", target.span))
    grounds += [(1, hint.because, hint.span) for hint in read.hints if hint.value in ("step", "history")]
    points = max((ground[0] for ground in grounds), default=0)
    question = (
        ""
        if points == 2
        else "What makes you think that you can reach it: what did you reach before, how sure are you?"
    )
    return Letter("A", points, tuple(ground[1] for ground in grounds), tuple(ground[2] for ground in grounds), question)


def _realistic(read: Objective) -> Letter:
    time = [hint for hint in read.hints if hint.value == "capacity"]
    effort = read.quantity("effort")
    depends = [hint for hint in read.hints if hint.value == "dependency"]
    reasons = [hint.because for hint in (*time[:1], *depends[:1])]
    spans = [hint.span for hint in (*time[:1], *depends[:1])]
    if not time and effort:
        reasons.append(f"names the time that it takes: “{_words(read, effort.span)}”")
        spans.append(effort.span)
    asks = [] if time or effort else ["How many hours will it take, and where do they come from?"]
    asks += [] if depends else ["On whom or what does it depend?"]
    return Letter("R", 2 - len(asks), tuple(reasons), tuple(spans), " ".join(asks))


def _timed(read: Objective) -> Letter:
    ends = [when for when in read.times if when.ends]
    steps = [when.span for when in read.times if not when.ends] + [h.span for h in read.hints if h.value == "milestone"]
    reasons = tuple(f"names a time: “{_words(read, when.span)}”" for when in read.times)
    spans = (*(when.span for when in read.times), *(span for span in steps if span not in [w.span for w in read.times]))
    unclear = next((when for when in ends if when.otherwise), None)
    if not ends:
        question = "Until when?" if steps else "By when?"
        return Letter("T", 1 if any(when.kind == "every" for when in read.times) else 0, reasons, spans, question)
    if unclear and unclear.otherwise:
        words, first, second = _words(read, unclear.span), unclear.value, unclear.otherwise
        either = f"day {first['day']} of month {first['month']}, or day {second['day']} of month {second['month']}"
        question = f"“{words}”: is that {either}?"
        return Letter("T", 1, reasons, spans, question)
    has_step = bool(steps) or len(ends) > 1
    return Letter("T", 2 if has_step else 1, reasons, spans, "" if has_step else "When is the first check on the way?")


def _words(read: Objective, span: Span) -> str:
    return read.text[slice(*span)]
