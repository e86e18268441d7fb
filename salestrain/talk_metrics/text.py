"""Profiles as Markdown and as plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ..core.acts import FOCUSES
from .benchmarks import FEWEST, FORM, NEAR, OUTSIDE, WITHIN
from .figures import Figure, Profile
from .proof import Moment
from .turns import ASKED, STACKED

Escape = Callable[[str], str]
BANDS = {
    WITHIN: "within the benchmark",
    NEAR: "near the benchmark",
    OUTSIDE: "outside the benchmark",
}
_FORM_WORDS = ("open", "closed", "with answers to choose from", "perhaps leading")
_FOCUS_WORDS = (
    "the situation",
    "problems",
    "consequences",
    "results",
    "others and how they decide",
    "what to keep",
    "what to change",
    "an unfunded wish",
    "a next step",
    "the person",
)
_ONE = re.compile(r"^(turn|question|word)s\b")
_ONE_QUESTION = {
    "open": "open",
    "closed": "closed",
    "choice": "with answers to choose from",
    "leading": "perhaps leading",
}
FORM_WORDS = dict(zip(ASKED, _FORM_WORDS, strict=True))
FOCUS_WORDS = dict(zip(FOCUSES, _FOCUS_WORDS, strict=True))


def as_text(profile: Profile) -> str:
    """Return the profile as plain text, for a terminal or a mail."""
    return "\n".join(as_lines(profile, str))


def as_markdown(profile: Profile) -> str:
    """Return the profile as Markdown, with names escaped so that they remain literal text."""
    return "\n".join(as_lines(profile, _escaped))


def rows(profile: Profile) -> list[tuple[str, str, str, str, str]]:
    """Return the figures as a table: label, value, n with what is counted, band, and green and amber bands in words."""
    return [(f.label, f.shown, counted(f), where(f), bands(f)) for f in profile.figures]


def where(figure: Figure) -> str:
    """Return where a figure stands beside its benchmark, or why it is not compared."""
    if figure.band:
        return BANDS[figure.band]
    if figure.value is None:
        return "nothing to compare"
    if figure.benchmark:
        return "too short a talk to compare"
    few = figure.n < FEWEST and figure.name != "longest_turn"
    return f"a hint at most: fewer than {FEWEST}" if few else "nothing to compare it with"


def counted(figure: Figure) -> str:
    """Return the number of things that a figure is made of, with their name: "1 question", "27 turns"."""
    named = _ONE.sub(r"\1", figure.of, count=1) if figure.n == 1 else figure.of
    return f"{figure.n:,} {named}".strip()


def bands(figure: Figure) -> str:
    """Return the bands of a figure's benchmark in words; empty without a benchmark."""
    return f"within: {figure.benchmark.green}; near: {figure.benchmark.amber}" if figure.benchmark else ""


def spoken_as(moment: Moment) -> str:
    """Return in words what form a question has and what it is about."""
    about = f"about {FOCUS_WORDS[moment.focus]}" if moment.focus else "focus not recognised"
    return f"{_ONE_QUESTION[moment.form]}, {about}"


def proof_lines(profile: Profile, escape: Escape) -> Iterator[str]:
    """Yield the words that were counted, each with its turn and the name by which it can be left out."""
    for moment in profile.proof.questions:
        left = " (left out)" if moment.left_out else ""
        yield f"- {moment.called}: “{escape(moment.words)}” {spoken_as(moment)}{left} [{moment.id}]"
    others = (
        ("longest turn", profile.proof.longest),
        ("gives back", profile.proof.given_back),
        ("tells", profile.proof.told),
    )
    for what, moments in others:
        for moment in moments:
            left = " (left out)" if moment.left_out else ""
            yield f"- {what}, {moment.called}: “{escape(moment.words)}”{left} [{moment.id}]"


def asked(profile: Profile) -> tuple[str, str, str]:
    """Return the form, the focus and the place of the questions, each as one sentence."""
    forms = ", ".join(f"{count} {FORM_WORDS[form]}" for form, count in profile.forms if count and form in FORM_WORDS)
    focuses = [f"{count} about {FOCUS_WORDS[focus]}" for focus, count in profile.focuses if count]
    missing = sum(not one.focus and not one.left_out for one in profile.proof.questions)
    if missing:
        focuses.append(f"{missing} not recognised")
    first, middle, last = profile.thirds
    return (
        f"Form of the questions: {forms or 'none'}.{_stacked(profile)} {FORM}",
        f"Focus of the questions: {', '.join(focuses) or 'none recognised'}.",
        f"Where they stand: {first} in the first third of the words, {middle} in the second, {last} in the last.",
    )


def _stacked(profile: Profile) -> str:
    """Return which turns ask three questions or more at once, as a sentence; nothing where none does."""
    in_turn = Counter(one.called for one in profile.proof.questions if not one.left_out)
    stacks = [f"{called} ({count})" for called, count in in_turn.items() if count >= STACKED]
    return f" A stack of questions: {', '.join(stacks)}." if stacks else ""


def _escaped(text: str) -> str:
    """Return text with everything escaped that Markdown would take for markup."""
    html_safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]()#|$~!])", r"\\\1", " ".join(html_safe.split()))


def as_lines(profile: Profile, escape: Escape) -> Iterator[str]:
    """Yield the profile line by line, without a title; `escape` makes literal text of what people wrote."""
    turns = "1 turn" if profile.turns == 1 else f"{profile.turns} turns"
    yield f"Profile of {escape(profile.seller)}, {turns} in a talk of {profile.words:,} words."
    yield profile.finding
    yield profile.no_verdict
    if profile.left_out:
        yield profile.left_out
    yield ""
    for figure in profile.figures:
        yield from _figure(figure)
    yield ""
    yield from (f"- {sentence}" for sentence in asked(profile))
    if profile.proof.moments:
        yield ""
        yield "The proof:"
        yield from proof_lines(profile, escape)


def _figure(figure: Figure) -> Iterator[str]:
    place = f"; {where(figure)}" if figure.benchmark else ""
    yield f"- {figure.label}: {figure.shown} ({counted(figure)}){place}."
    if figure.benchmark:
        yield f"  Benchmark: {figure.benchmark.green}; near it: {figure.benchmark.amber}. {figure.benchmark.source}"
    if figure.note:
        yield f"  {figure.note}"
