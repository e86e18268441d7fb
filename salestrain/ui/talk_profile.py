"""The profile of a talk: its figures in a table, the words they are counted from, and where the benchmarks are from."""

from __future__ import annotations

from collections.abc import Sequence

from ..talk_metrics import Figure, Moment, Profile, asked, rows, spoken_as
from .document import Column, Fold, Item, Items, Node, Row, Table, Text
from .fields import Button
from .phrases import Chip, Inline, Phrase, quote, strong

COLUMNS = (
    Column("What", names_row=True),
    Column("Value", "number"),
    Column("Where"),
    Column("Counted"),
    Column("Benchmark"),
)
LONGEST_QUOTED = 1200
"""A turn is shown up to so many characters."""


def talk_profile(profile: Profile, contest: str = "", count_again: str = "") -> list[Node]:
    """Show everything a profile says: its finding, the figures, their proof, and where the benchmarks are from.

    Args:
        profile: what to show.
        contest: the message by which a moment of the proof is left out of the figures; none where it cannot be.
        count_again: the message that takes this back.
    """
    figures = [
        [label, value, where, counted, bands or "no benchmark"] for label, value, counted, where, bands in rows(profile)
    ]
    sourced = [figure for figure in profile.figures if figure.benchmark or figure.note]
    shown: list[Node] = [Text(profile.finding)]
    if profile.left_out:
        shown.append(Text(profile.left_out, "notice"))
    return [
        *shown,
        Text(profile.no_verdict, "muted"),
        Table("The figures of the talk", COLUMNS, figures, caption_shown=False, stacks=True),
        Items(asked(profile)),
        *_proof(profile, contest, count_again),
        Fold(
            "Where the benchmarks come from, and how certain each figure is",
            [Items([_source(figure) for figure in sourced], "fine")],
            id="st-sources",
        ),
    ]


def _proof(profile: Profile, contest: str, count_again: str) -> list[Node]:
    """Show the words that were counted, each kind on demand; the questions lie open where they can be contested."""
    proof = profile.proof
    kinds = (
        ("The questions", "Leave out", proof.questions),
        ("The longest turn", "Leave out", proof.longest),
        ("Turns that give back what was said", "Leave out", proof.given_back),
        ("Turns that tell, advise or pitch", "Leave out", proof.told),
    )
    folds: list[Node] = []
    for title, label, moments in kinds:
        if not moments:
            continue
        entries = [_entry(moment, label, contest, count_again) for moment in moments]
        summary = f"{title} ({sum(not moment.left_out for moment in moments)})" if len(moments) > 1 else title
        is_open = bool(contest) and moments is proof.questions
        folds.append(Fold(summary, [_hint(contest), Items(entries, "rows")], is_open, id=f"st-proof-{len(folds)}"))
    return folds


def _hint(contest: str) -> Node | None:
    if not contest:
        return None
    return Text("Read wrongly? Leave it out, and the figures count without it. One click takes that back.", "hint")


def _entry(moment: Moment, label: str, contest: str, count_again: str) -> Item:
    quoted = moment.words if len(moment.words) <= LONGEST_QUOTED else f"{moment.words[:LONGEST_QUOTED]} …"
    about = f"of {moment.called}"
    facts: list[Node] = [Phrase(moment.called, "muted")]
    if moment.form:
        facts.append(Phrase(spoken_as(moment), "muted"))
    if moment.left_out:
        facts.append(Chip("left out by you", "caution"))
    body: list[Node] = [Text([quote(quoted)])]
    if contest and moment.left_out:
        facts.append(Button("Count it again", count_again, moment.id, "quiet", small=True, about=about))
    elif contest:
        facts.append(Button(label, contest, moment.id, "quiet", small=True, about=about))
    body.append(Row(facts))
    return Item(body, id=f"st-{moment.id}")


def _source(figure: Figure) -> Sequence[Inline]:
    source = f" {figure.benchmark.source}" if figure.benchmark else ""
    note = f" {figure.note}" if figure.note else ""
    return [strong(f"{figure.label}."), source, note]
