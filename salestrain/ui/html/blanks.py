"""What is filled in with a pen, as HTML: ruled lines and boxes. Rules and boxes are drawn by the style alone."""

from __future__ import annotations

from markupsafe import Markup

from ..blanks import Blank, Boxes
from .writing import classes, element, joined, writes, written


@writes
def write_blank(blank: Blank) -> Markup:
    """Write ruled lines; whoever hears the page hears what belongs there."""
    label = element("span", written(blank.label), class_="st-blank-label")
    rule = element("span", class_="st-rule", aria_hidden="true")
    look = "st-blank" if blank.lines == 1 else "st-blank st-several"
    return element("p", label, joined([rule] * blank.lines), class_=look)


@writes
def write_boxes(boxes: Boxes) -> Markup:
    """Write boxes to tick, each before its words."""
    square = element("span", class_="st-square", aria_hidden="true")
    options = joined(element("li", square, written(option)) for option in boxes.options)
    label = element("span", written(boxes.label), class_="st-blank-label")
    look = classes("st-squares", "st-several" if boxes.stacked else "")
    return element("div", label, element("ul", options, class_=look), class_="st-blank")
