"""Documents for tests: one with a text in every place where one can stand, and any that there can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from hypothesis import strategies as st

from salestrain.ui.blanks import Blank, Boxes
from salestrain.ui.document import (
    Body,
    Box,
    Branch,
    Column,
    Columns,
    Fold,
    Form,
    Heading,
    Item,
    Items,
    Line,
    Nav,
    Node,
    Quotation,
    Record,
    Row,
    Screen,
    Section,
    Slot,
    Stack,
    Table,
    Text,
    Transcript,
    Tree,
)
from salestrain.ui.fields import AnyField, Button, Choice, Field, FileField, Hidden, OptionGroup, Slider, Tick
from salestrain.ui.figures import (
    CountBars,
    Countdown,
    CountRow,
    Curve,
    Fall,
    Funnel,
    FunnelDot,
    LossBars,
    Meter,
    Months,
    Progress,
    RangeBar,
    RangeBars,
    RangeRow,
    Ranges,
    Score,
)
from salestrain.ui.phrases import Break, Chip, Link, Phrase, muted, quote, spoken, strong

Say = Callable[[], str]


def reading(say: Say) -> list[Node]:
    """What is read, with words from `say` in every place."""
    lines = [Line(say(), say(), "buyer", [Phrase(say(), "remark"), Row([button(say)])], say())]
    branches = [Branch([spoken(say()), say()], [say()], [Branch(say())], id=say(), left_out=say())]
    return [
        Text([say(), strong(say()), quote([muted(say()), say()]), Break(), Chip(say(), "good", say())]),
        Text(Link(say(), "#st-turn-1", say()).words, "caution", live="alert", takes_focus=True),
        Text([Link(say(), "../drill/#b.follow", say(), as_button=True)]),
        Heading(say(), 4),
        Quotation([say(), Phrase(say(), "marked")], say()),
        Items([say(), [strong(say()), Text(say())], Item(say(), say())], "rows", label=say()),
        Table(say(), [Column(say(), names_row=True), Column(say(), "number")], [Record([say(), [say()]], say())]),
        Table(say(), [Column(say(), "day")], [[Text(say())]], label=say(), caption_shown=False),
        Transcript(lines),
        Tree(branches),
        Score(say(), say()),
        Meter(say(), 0.5, say(), "mark"),
        Meter(say(), None, say(), "mood"),
        Progress(say(), 1, 2, say()),
        Ranges(say(), say(), [RangeRow(say(), 0.1, -0.2, 0.4)], (say(), 0), (say(), say(), 1)),
        LossBars(say(), say(), [Fall(1, 100, 80), Fall(2, 80, 80)], (say(), 80), (say(), say(), say())),
        RangeBars(say(), say(), [RangeBar(say(), 1.0, (0.5, 2.0))], (say(), 1.5)),
        Curve(say(), say(), [(1, 0.1), (2, 0.5)]),
        Funnel(
            say(), say(), [FunnelDot(say(), 9, 40.0, True)], 30, [(5, (1, 60), (0, 80)), (9, (9, 50), (2, 70))], say()
        ),
        Months(say(), say(), [(say(), 3), (say(), 5)], (1, 4, 8)),
        CountBars(
            say(),
            say(),
            [CountRow(say(), [3, None]), CountRow(say(), [0, 5], told=say(), remark=say())],
            [say(), say()],
        ),
        Countdown(say(), datetime(2027, 1, 1, 9, tzinfo=UTC)),
        Blank(say()),
        Blank(say(), 2),
        Boxes(say(), [say(), say()]),
        Boxes(say(), [say()], stacked=True),
    ]


def button(say: Say) -> Button:
    """A button with words in every place."""
    return Button(say(), say(), say(), "quiet", about=say())


def fields(say: Say) -> list[AnyField]:
    """A field of every sort, with words in every place."""
    told: dict[str, Any] = {"hint": say(), "errors": [say(), [strong(say())]], "warnings": [say()], "id": say()}
    options = [(say(), say()), OptionGroup(say(), [(say(), say())])]
    return [
        Field(say(), say(), "text", say(), **told, note=say(), suggestions=[say()], remembered_as="nickname"),
        Field(say(), say(), "long", say(), required=True, longest=10, sends_on_enter=True),
        Field(say(), say(), "number", "3", least=1, most=5, label_shown=False),
        FileField(say(), say(), say(), hint=say(), id=say()),
        Choice(say(), say(), options, "list", **told | {"id": say()}),
        Choice(say(), say(), options, "one", required=True, hint=say(), id=say()),
        Choice(say(), say(), options, "any", [str(options[0][0])] if isinstance(options[0], tuple) else [], id=say()),
        Tick(say(), say(), say(), ticked=True),
        Slider(say(), say(), "3", 1, 5),
        Hidden(say(), say()),
    ]


def everything(say: Say) -> Screen:
    """A screen on which every node stands, with words from `say` in every place."""
    frames: Body = [
        Section(say(), [say()]),
        Box([say()], "card", label=say(), id=say()),
        Box([say()], "mark", "bad"),
        Fold([say(), spoken(say())], [say()], id=say()),
        Stack([say()], "screen"),
        Row([say()], label=say(), apart=True),
        Columns([Field(say(), say(), "long"), say()], narrow=True),
        Nav(say(), [button(say)]),
        Slot(say(), [say()], live="status", label=say()),
        Form(say(), fields(say), say(), about=say(), beside=[button(say)], live=say()),
        Form(say(), [Field(say(), say())], say(), layout="line"),
        Form(say(), [Choice(say(), say(), [(say(), say())])], say(), layout="close"),
        Form(say(), [Field(say(), say())], say(), layout="row"),
    ]
    return Screen(say(), [*reading(say), *frames], above=[say()], id=say())


def same(text: str) -> Say:
    """The same text in every place."""
    return lambda: text


def counted() -> Say:
    """A word in every place that stands in no other: five capital letters from A to J."""
    numbers = count()
    return lambda: "".join(chr(ord("A") + int(digit)) for digit in f"{next(numbers):05}")


def words_in(text: str) -> set[str]:
    """The words of `counted` in a text, also where they stand without a blank between them."""
    return set(re.findall("[A-J]{5}", text))


@st.composite
def screens(draw: st.DrawFn) -> Screen:
    """Any screen, of words that each stand in one place."""
    say = counted()
    body = draw(bodies(say, 3))
    return Screen(say(), body, above=draw(bodies(say, 0)))


@st.composite
def bodies(draw: st.DrawFn, say: Say, depth: int) -> list[Node]:
    """Some nodes one after the other."""
    return [draw(nodes(say, depth)) for _ in range(draw(st.integers(0, 3)))]


@st.composite
def nodes(draw: st.DrawFn, say: Say, depth: int) -> Node:
    """Any node; with `depth` also one that holds others."""
    how = draw(st.integers(0, 11 if depth else 2))
    if how <= 1:
        return draw(st.sampled_from(reading(say)))
    if how == 2:
        return draw(st.sampled_from([button(say), say(), strong(say()), Chip(say(), "bad")]))
    inside = draw(bodies(say, depth - 1))
    layout = draw(st.sampled_from(["stack", "close", "line", "row"]))
    asked = draw(st.lists(st.sampled_from(fields(say)), max_size=3, unique_by=id))
    holders: list[Callable[[], Node]] = [
        lambda: Section(say(), inside),
        lambda: Box(inside, "mark", "good"),
        lambda: Fold(say(), inside),
        lambda: Row(inside),
        lambda: Columns(inside),
        lambda: Items([inside, Item(inside)]),
        lambda: Table(say(), [Column(say())], [[inside]]),
        lambda: Slot(say(), inside),
        lambda: Form(say(), [*asked, Text(say())], say(), layout=layout),
    ]
    return holders[how - 3]()
