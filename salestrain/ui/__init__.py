"""Screens as documents, and the renderers that make HTML, text or Markdown of them.

A kind's page builds a `Screen` of the nodes below; it knows no element, no style and no terminal. The same screen in
stock widgets is in `plain_widgets`, which alone needs ipywidgets.
"""

from __future__ import annotations

from .answers import Message, pressed, sent
from .document import (
    Body,
    Box,
    Branch,
    Column,
    Columns,
    Content,
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
from .fields import Button, Choice, Field, FileField, Hidden, OptionGroup, Slider, Tick
from .figures import Curve, Fall, LossBars, Meter, Progress, RangeBar, RangeBars, Score
from .html import to_html
from .markdown import to_markdown
from .phrases import Break, Chip, Inline, Link, Phrase, Words, muted, quote, spoken, strong
from .text import Offer, Printed, to_text
from .walking import fields_of, found_in, ids_in

__all__ = [
    "Body",
    "Box",
    "Branch",
    "Break",
    "Button",
    "Chip",
    "Choice",
    "Column",
    "Columns",
    "Content",
    "Curve",
    "Fall",
    "Field",
    "FileField",
    "Fold",
    "Form",
    "Heading",
    "Hidden",
    "Inline",
    "Item",
    "Items",
    "Line",
    "Link",
    "LossBars",
    "Message",
    "Meter",
    "Nav",
    "Node",
    "Offer",
    "OptionGroup",
    "Phrase",
    "Printed",
    "Progress",
    "Quotation",
    "RangeBar",
    "RangeBars",
    "Record",
    "Row",
    "Score",
    "Screen",
    "Section",
    "Slider",
    "Slot",
    "Stack",
    "Table",
    "Text",
    "Tick",
    "Transcript",
    "Tree",
    "Words",
    "fields_of",
    "found_in",
    "ids_in",
    "muted",
    "pressed",
    "quote",
    "sent",
    "spoken",
    "strong",
    "to_html",
    "to_markdown",
    "to_text",
]
