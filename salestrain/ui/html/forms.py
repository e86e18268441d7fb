"""Forms as HTML: fields in one of four arrangements, and the button that sends them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ..document import Body, Form, Node
from ..fields import Choice, Field
from .asking import Parts, named, parts_of_field, parts_of_list
from .looks import WEIGHTS, WHERE
from .writing import NOTHING, classes, element, joined, to_html, writes

FRAMES = {"stack": "st-stack", "close": "st-field", "line": "st-field", "row": ""}


@writes
def write_form(form: Form) -> Markup:
    """Write fields that are sent together."""
    match form.layout:
        case "stack":
            inside = to_html(form.body) + _row(_buttons(form))
        case "close":
            inside = joined(_unframed(node) for node in form.body) + _row(_buttons(form))
        case "line":
            inside = _button_beside_last(form)
        case "row":
            inside = _row([to_html(form.body), *_buttons(form)])
    return element(
        "form",
        inside,
        data_live=form.live or None,
        data_send=form.send or None,
        class_=classes(FRAMES[form.layout], WHERE[form.where]),
    )


def _buttons(form: Form) -> list[Markup]:
    buttons = [to_html(button) for button in form.beside]
    if form.submit:
        look = classes("st-button", WEIGHTS[form.weight], "st-small" if form.small else "")
        buttons.insert(0, element("button", named(form.submit, form.about), type="submit", class_=look))
    return buttons


def _row(parts: Sequence[Markup]) -> Markup:
    return element("div", *parts, class_="st-row") if parts else NOTHING


def _unframed(node: Node | None) -> Markup:
    parts = _parts(node)
    return to_html(node) if parts is None else parts.label + parts.control + parts.below


def _parts(node: Node | None) -> Parts | None:
    """Return the parts of a field that can be taken apart, and None for anything else."""
    match node:
        case Field(label_shown=True):
            return parts_of_field(node)
        case Choice(how="list"):
            return parts_of_list(node)
        case _:
            return None


def _button_beside_last(form: Form) -> Markup:
    """Return the body with the button in a row with the box of the last field."""
    last = _last_field(form.body)
    inside = []
    for number, node in enumerate(form.body):
        parts = _parts(node)
        if parts is not None and number == last:
            inside.append(parts.label + _row([parts.control, *_buttons(form)]) + parts.below)
        else:
            inside.append(_unframed(node))
    if last is None:
        inside.append(_row(_buttons(form)))
    return joined(inside)


def _last_field(body: Body) -> int | None:
    places = [number for number, node in enumerate(body) if _parts(node) is not None]
    return places[-1] if places else None
