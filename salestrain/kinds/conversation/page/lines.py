"""A line of the talk in its debrief: how it was heard, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....ui import Button, Choice, Fold, Form, Hidden, Items, Line, Node, Row, Slot, Text, Tick, Transcript
from ....ui.phrases import Phrase
from ..debrief import Line as SaidLine
from ..debrief import numbered
from .thought import ask_button, slot_of

MEANT = "I meant a line that"
OFFER = "Send my words to the author, without my name"


def line_by_line(lines: Sequence[SaidLine], *, live: bool, asks: bool = True) -> Transcript:
    """Show each line with how it was heard and what a coach would say of it.

    Args:
        lines: what was said.
        live: whether lines can be retried, thought of otherwise, or read again.
        asks: whether it can be asked what another line would have brought.
    """
    return Transcript([_line(number, line, live=live, asks=asks) for number, line in enumerate(lines)])


def _line(number: int, line: SaidLine, *, live: bool, asks: bool) -> Line:
    can_retry = live and line.who == "learner" and line.how != "not counted"
    body: list[Node] = [Phrase(remark, "remark") for remark in _heard(line)]
    if live and line.could_mean:
        body.append(_offer(number, line) if line.how == "not counted" else _why_heard(line))
    body += [Text([Phrase(remark, "remark")]) for remark in (*line.early, line.coach) if remark]
    if can_retry:
        retry = Button(f"Retry from turn {line.turn}", "retry", line.turn, "quiet", small=True)
        body.append(Row([retry, ask_button(line.turn) if asks else None]))
        body += [Slot(slot_of(line.turn), kind="aside")] if asks else []
    return Line(numbered(line), line.text, line.who, body, id=f"st-turn-{line.turn}" if can_retry else "")


def _heard(line: SaidLine) -> Iterable[str]:
    """Say how typed words were heard, and that words beside the talk cost nothing."""
    heard = f"heard as: {'; '.join(line.heard_as)}"
    if line.how == "not counted":
        yield f"{heard if line.heard_as else 'not understood'}; it cost nothing"
    elif line.heard_as and line.how != "chosen":
        yield heard


def _offer(number: int, line: SaidLine) -> Fold:
    """Let words that were not understood be given to the author, with what they meant."""
    meant = Choice("move", MEANT, line.could_mean, id=f"st-offer-{number}")
    return Fold("Tell the author what you meant", [Form("offer", [Hidden("text", line.text), meant], OFFER, "plain")])


def _why_heard(line: SaidLine) -> Fold:
    """Say why a typed line was heard so, and let it be read as it was meant."""
    asked: list[Node] = [
        Hidden("turn", str(line.turn)),
        Choice("move", MEANT, line.could_mean, id=f"st-meant-{line.turn}"),
        Tick("offer", OFFER),
    ]
    reasons = Items(line.reasons) if line.reasons else None
    return Fold(
        f"Why turn {line.turn} was heard that way", [reasons, Form("meant", asked, "Read it this way", "plain")]
    )
