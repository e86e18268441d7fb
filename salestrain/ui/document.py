"""A screen as data: what is read on it, chosen and filled in. Renderers make HTML, text, Markdown or widgets of it.

What something means is said here; how it looks is known to the renderers alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal, TypeAlias

from .blanks import ByHand
from .fields import AnyField, Button, Weight
from .figures import Figure
from .phrases import Inline, Verdict, Words
from .tones import Live, Tone, Where


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `takes_focus` marks it as the place to which a reader is taken."""

    words: Words
    tone: Tone = "plain"
    _: KW_ONLY
    live: Live = ""
    takes_focus: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without a section of its own; 3 is the highest level under the title of a screen."""

    words: Words
    level: Literal[2, 3, 4, 5] = 3
    _: KW_ONLY
    takes_focus: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words in a block of their own; `by` says whose they are."""

    words: Words
    by: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list that can be led to by its id."""

    content: Content
    id: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list.

    `kind` says what is in it: plain lines, `marks` (boxes with a judgement), `rows` (entries with things to do),
    `spaced` (several paragraphs each), `places` (ways in a navigation), `facts` (what is known), `fine` (small print).
    """

    items: Sequence[Content | Item]
    kind: Literal["plain", "marks", "rows", "spaced", "places", "facts", "fine"] = "plain"
    _: KW_ONLY
    ordered: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: numbers stand to the right, days do not break; `names_row` says what a row is about."""

    title: str
    kind: Literal["text", "number", "day"] = "text"
    names_row: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table that can be led to by its id, or that stands out."""

    cells: Sequence[Content]
    id: str = ""
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; it scrolls by itself where it is too wide.

    Args:
        caption: what the table shows; every table has one.
        columns: one for each cell of a row.
        rows: the cells of each row.
        label: what is read aloud where the table scrolls; the caption where it is not given.
        caption_shown: whether the caption is seen; under a heading that says the same it is only read aloud.
        numbers_wrap: whether numbers with words beside them may take several lines.
        stacks: whether on a phone each row becomes a block of its cells, each under the name of its column.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Content] | Record]
    _: KW_ONLY
    label: str = ""
    caption_shown: bool = True
    numbers_wrap: bool = False
    stacks: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of a talk: who spoke, the words, and under them what is said about them or can be done."""

    name: str
    words: str
    who: Literal["learner", "buyer", "note"]
    body: Body = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A talk, turn by turn."""

    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree: its words, on demand what there is to it, then its own branches, and what is left out."""

    words: Words
    body: Body = ()
    branches: Sequence[Branch] = ()
    _: KW_ONLY
    id: str = ""
    open: bool = True
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """Things that belong under one another, each opening on demand."""

    branches: Sequence[Branch]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a screen."""

    title: str
    body: Body
    level: Literal[3, 4, 5] = 3


@dataclass(frozen=True, slots=True)
class Box:
    """Things that belong together, in a frame.

    `kind` is a `card` (a thing or person), a `mark` (something judged), an `aside` (something opened on the way) or
    a `notice`. `label` names the frame for those who hear it.
    """

    body: Body
    kind: Literal["card", "mark", "aside", "notice"] = "card"
    verdict: Verdict = "plain"
    _: KW_ONLY
    label: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that opens on demand. With an `id` it stays open or closed when the screen is drawn again."""

    summary: Words
    body: Body
    open: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """Things one under the other; `close` ones have no room between them."""

    body: Body
    where: Where = "anywhere"
    close: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Small things side by side; `label` says what they are a choice of, `apart` draws a line above them."""

    body: Body
    where: Where = "anywhere"
    label: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Things side by side where there is room: two to compare, or, with `narrow`, as many boxes as fit.

    With `beside` the first of two is a narrow column of ways, which stays in sight beside a long second one.
    """

    body: Body
    narrow: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Nav:
    """The ways to the other screens of the same work."""

    label: str
    body: Body


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that is filled later, without drawing the rest of the screen again.

    `kind` is where it stands: in the flow, as a `muted` line, `following` the reader in sight, or as an `aside` of a
    line. `label` names it as a region.
    """

    name: str
    body: Body = ()
    kind: Literal["plain", "muted", "following", "aside"] = "plain"
    _: KW_ONLY
    live: Live = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Fields that are sent together.

    Args:
        send: the type of the message.
        body: fields, and whatever stands between them.
        submit: the words on its button; without them it only sends while it is changed.
        weight, small, about: the look of that button, and which of many alike it is.
        beside: other buttons in its row.
        layout: one under the other (`stack`), the same close together (`close`), the button beside the last field
            (`line`), or everything side by side (`row`).
        live: the type of the message that is sent while a field is changed.
        where: where it is shown.
    """

    send: str
    body: Body
    submit: str
    weight: Weight = "primary"
    _: KW_ONLY
    small: bool = False
    about: str = ""
    beside: Sequence[Button] = ()
    layout: Literal["stack", "close", "line", "row"] = "stack"
    live: str = ""
    where: Where = "anywhere"


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything that is shown at once.

    Args:
        title: its heading, to which a reader is taken.
        body: what stands under the heading.
        above: what stands over the heading, such as how far one is.
        width: as wide as a text is read (`prose`), as a debrief, or as there is room (`wide`).
        id: the heading's name, for messages that lead to it.
        title_where: where the heading is shown.
    """

    above: Body = field(default=(), kw_only=True)
    title: str
    body: Body
    _: KW_ONLY
    width: Literal["prose", "debrief", "wide"] = "prose"
    id: str = ""
    title_where: Where = "anywhere"


Read: TypeAlias = Text | Heading | Quotation | Items | Table | Transcript | Tree | Figure | ByHand
Frame: TypeAlias = Section | Box | Fold | Stack | Row | Columns | Nav | Slot
Asked: TypeAlias = AnyField | Button | Form
Node: TypeAlias = Inline | Read | Frame | Asked
Body: TypeAlias = "Sequence[Node | None]"
Content: TypeAlias = "Node | Body | None"
