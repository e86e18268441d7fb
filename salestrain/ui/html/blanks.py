"""What is filled in, as HTML: lines to write on and boxes to tick, with a pen on paper or with keys on a screen.

Nothing of it is sent anywhere: it stands in no form.
"""

from __future__ import annotations

from markupsafe import Markup

from ..blanks import Blank, Boxes
from ..words import translated as _
from .writing import NOTHING, classes, element, joined, writes, written


@writes
def write_blank(blank: Blank) -> Markup:
    """Write ruled lines; without a label, their row and column explain them to those who see them."""
    label = element("span", written(blank.label), class_="st-blank-label") if blank.label else NOTHING
    spoken = None if blank.label else _("To fill in")
    if blank.lines == 1:
        place = element("input", type="text", autocomplete="off", class_="st-rule", aria_label=spoken)
        return element("label", label, place, class_="st-blank")
    place = element("textarea", rows=blank.lines, autocomplete="off", aria_label=spoken)
    rules = joined([element("span", class_="st-rule", aria_hidden="true")] * blank.lines)
    lines = element("span", element("span", rules, class_="st-rules"), place, class_="st-lines")
    return element("label", label, lines, class_="st-blank st-several")


@writes
def write_boxes(boxes: Boxes) -> Markup:
    """Write boxes to tick, each before its words."""
    square = element("input", type="checkbox", class_="st-square", autocomplete="off")
    options = joined(element("li", element("label", square, written(option))) for option in boxes.options)
    listed = element("ul", options, class_=classes("st-squares", "st-several" if boxes.stacked else ""))
    if not boxes.label:
        return element("div", listed, class_="st-blank")
    label = element("span", written(boxes.label), class_="st-blank-label")
    return element("div", label, listed, class_="st-blank", role="group", aria_label=boxes.label)
