"""What is read, as HTML: paragraphs, headings, lists, talks and trees."""

from __future__ import annotations

from markupsafe import Markup

from ..document import Body, Branch, Content, Heading, Item, Items, Line, Quotation, Row, Text, Transcript, Tree
from .looks import LED_TO, LISTS, TONES
from .writing import NOTHING, classes, element, joined, to_html, writes, written


@writes
def write_text(text: Text) -> Markup:
    """Write a paragraph."""
    return element(
        "p",
        to_html(text.words),
        class_=classes(TONES[text.tone]),
        tabindex=LED_TO if text.takes_focus else None,
        **live(text.live),
    )


def live(how: str) -> dict[str, str]:
    """Return the attribute by which changes are read aloud."""
    if how == "polite":
        return {"aria_live": "polite"}
    return {"role": how} if how else {}


@writes
def write_heading(heading: Heading) -> Markup:
    """Write a heading without a section of its own."""
    look = "st-card-title" if heading.level <= 3 else ""
    tabindex = LED_TO if heading.takes_focus else None
    return element(f"h{heading.level}", to_html(heading.words), class_=classes(look), tabindex=tabindex)


@writes
def write_quotation(quotation: Quotation) -> Markup:
    """Write somebody's words in a block of their own."""
    words = element("blockquote", to_html(quotation.words), class_="st-quote", dir="auto")
    if not quotation.by:
        return words
    return element("p", written(quotation.by), class_="st-who") + words


@writes
def write_items(items: Items) -> Markup:
    """Write a list."""
    inside = joined(_item(item) for item in items.items)
    name = "ol" if items.ordered else "ul"
    return element(name, inside, class_=classes(LISTS[items.kind]), aria_label=items.label or None)


def _item(item: Content | Item) -> Markup:
    if isinstance(item, Item):
        return element("li", to_html(item.content), **_place(item.id))
    return element("li", to_html(item))


def _place(name: str) -> dict[str, str | int]:
    """Return the attributes of a place that a reader can be led to."""
    return {"id": name, "tabindex": LED_TO} if name else {}


@writes
def write_transcript(transcript: Transcript) -> Markup:
    """Write a talk, turn by turn."""
    return element("ol", joined(_line(line) for line in transcript.lines), class_="st-log")


def _line(line: Line) -> Markup:
    return element(
        "li",
        element("span", written(line.name), class_="st-who"),
        element("span", written(line.words), class_="st-said", dir="auto"),
        _beside(line.body),
        class_=f"st-turn st-{line.who}",
        **_place(line.id),
    )


def _beside(body: Body) -> Markup:
    """Return what stands under a line; its buttons keep to the side of the one who spoke."""
    parts = []
    for node in body:
        if isinstance(node, Row):
            parts.append(element("span", to_html(node.body), class_="st-ways"))
        else:
            parts.append(to_html(node))
    return joined(parts)


@writes
def write_tree(tree: Tree) -> Markup:
    """Write things that belong under one another."""
    return element("ul", joined(_branch(branch) for branch in tree.branches), class_="st-tree")


def _branch(branch: Branch) -> Markup:
    under = left_out = NOTHING
    if branch.branches:
        under = element("ul", joined(_branch(child) for child in branch.branches))
    if branch.left_out:
        left_out = element("p", written(branch.left_out), class_="st-hint")
    inside = element("div", to_html(branch.body), under, left_out, class_="st-stack")
    summary = element("summary", to_html(branch.words))
    return element("li", element("details", summary, inside, id=branch.id or None, open=branch.open))
