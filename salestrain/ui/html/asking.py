"""What is pressed, chosen and filled in, as HTML: each with its label, its hint and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..fields import Button, Choice, Field, FileField, Hidden, Option, OptionGroup, Slider, Tick, id_of
from ..phrases import Words
from ..words import translated as _
from .looks import TONES, WEIGHTS
from .writing import NOTHING, Attribute, classes, element, joined, to_html, writes, written

TYPES = {"text": "text", "number": "number", "decimal": "text", "whole": "text", "date": "date"}
KEYS = {"number": "numeric", "decimal": "decimal", "whole": "numeric"}
"""The keyboard that a phone shows. Only `number` has a type of its own: in those boxes nothing is 0."""
WRITTEN_ELSEWHERE = ("pasted", "code")
SEVERAL_LINES = ("long", *WRITTEN_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A field taken apart, for forms that arrange its parts in their own way."""

    label: Markup
    control: Markup
    below: Markup = NOTHING


@writes
def write_button(button: Button) -> Markup:
    """Write a button that sends a message."""
    pressed = None if button.pressed is None else str(button.pressed).lower()
    return element(
        "button",
        named(button.label, button.about),
        type="button",
        class_=classes("st-button", WEIGHTS[button.weight], "st-small" if button.small else ""),
        data_send=button.send,
        data_value=None if button.value is None else str(button.value),
        aria_label=button.spoken or None,
        aria_current="page" if button.current else None,
        aria_pressed=pressed,
    )


def named(label: str, about: str) -> Markup:
    """Return the words on a button; which of many alike it is, is only read aloud."""
    if not about:
        return written(label)
    return written(label) + element("span", written(f": {about}"), class_="st-hidden")


@writes
def write_field(field: Field) -> Markup:
    """Write a labelled box to type in; where the label is not seen it is read aloud."""
    if not field.label_shown:
        return _box(field) + _suggestions(field)
    return _framed(parts_of_field(field))


def field_in_columns(field: Field) -> Markup:
    """Return a box that stands in columns; one of several lines takes the whole width."""
    wide = "st-whole" if field.kind in SEVERAL_LINES else ""
    return _framed(parts_of_field(field), wide)


def _framed(parts: Parts, look: str = "") -> Markup:
    return element("div", parts.label, parts.control, parts.below, class_=classes("st-field", look))


def parts_of_field(field: Field) -> Parts:
    """Return the label of a box, the box, and what stands under it."""
    name = id_of(field)
    note = element("span", written(field.note), class_="st-hint") if field.note else NOTHING
    below = _hint(name, field.hint) + _findings(name, field.errors, field.warnings) + note + _suggestions(field)
    return Parts(_label(name, field.label), _box(field), below)


def _label(name: str, words: str, look: str = "st-label") -> Markup:
    return element("label", written(words), for_=name, class_=look)


def _hint(name: str, hint: str) -> Markup:
    return element("span", written(hint), id=f"{name}-hint", class_="st-hint") if hint else NOTHING


def _findings(name: str, errors: Sequence[Words], warnings: Sequence[Words]) -> Markup:
    """Return what is wrong with a field, and what is worth a look in it."""
    if not errors and not warnings:
        return NOTHING
    lines = [element("p", to_html(error), class_=TONES["error"]) for error in errors]
    lines += [element("p", to_html(warning), class_=TONES["hint"]) for warning in warnings]
    return element("div", *lines, id=f"{name}-error")


def _described(name: str, hint: str, errors: Sequence[Words], warnings: Sequence[Words] = ()) -> dict[str, Attribute]:
    """Return the attributes that tie to a field what is said under it."""
    described = classes(f"{name}-hint" if hint else "", f"{name}-error" if errors or warnings else "")
    return {"aria_describedby": described, "aria_invalid": "true" if errors else None}


def _box(field: Field) -> Markup:
    if field.kind in SEVERAL_LINES:
        return _several_lines(field)
    kind = TYPES[field.kind]
    return element(
        "input",
        type=kind,
        class_=classes("st-input", "st-short" if field.short else ""),
        value=field.value or None,
        inputmode=KEYS.get(field.kind),
        autocomplete=field.remembered_as or ("off" if kind == "text" else None),
        min=field.least,
        max=field.most,
        list=f"{id_of(field)}-list" if field.suggestions else None,
        **_common(field),
    )


def _several_lines(field: Field) -> Markup:
    # A browser drops the first end of line in such a box, so one is put in front for it to drop.
    start = Markup("\n") if field.value.startswith("\n") else NOTHING
    return element(
        "textarea",
        start + written(field.value),
        class_=classes("st-textarea", "st-code" if field.kind == "code" else ""),
        rows=field.rows,
        autocomplete="off",
        spellcheck="false" if field.kind in WRITTEN_ELSEWHERE else None,
        data_enter=field.sends_on_enter,
        **_common(field),
    )


def _common(field: Field) -> dict[str, Attribute]:
    common: dict[str, Attribute] = {"name": field.name, "required": field.required, "maxlength": field.longest}
    if field.label_shown:
        name = id_of(field)
        return common | {"id": name} | _described(name, field.hint, field.errors, field.warnings)
    return common | {"id": field.id or None, "aria_label": field.label}


def _suggestions(field: Field) -> Markup:
    if not field.suggestions:
        return NOTHING
    options = joined(element("option", value=words) for words in field.suggestions)
    return element("datalist", options, id=f"{id_of(field)}-list")


@writes
def write_file_field(field: FileField) -> Markup:
    """Write a labelled way to choose a file."""
    name = id_of(field)
    control = element(
        "input",
        type="file",
        id=name,
        name=field.name,
        accept=field.accepts or None,
        class_="st-input",
        **_described(name, field.hint, ()),
    )
    return _framed(Parts(_label(name, field.label), control, _hint(name, field.hint)))


@writes
def write_choice(choice: Choice) -> Markup:
    """Write a question with answers to choose from."""
    if choice.how != "list":
        return _all_answers(choice)
    parts = parts_of_list(choice)
    if choice.aside:
        return element("div", parts.label, parts.control, parts.below, class_="st-row")
    return _framed(parts)


def parts_of_list(choice: Choice) -> Parts:
    """Return the label of a list to choose from, the list, and what stands under it."""
    name = id_of(choice)
    options = joined(_option(entry, choice.chosen) for entry in choice.options)
    described = _described(name, choice.hint, choice.errors, choice.warnings)
    control = element(
        "select", options, id=name, name=choice.name, class_="st-select", required=choice.required, **described
    )
    label = _label(name, choice.label, "st-hint" if choice.aside else "st-label")
    return Parts(label, control, _hint(name, choice.hint) + _findings(name, choice.errors, choice.warnings))


def _option(entry: Option | OptionGroup, chosen: Sequence[str]) -> Markup:
    if isinstance(entry, OptionGroup):
        options = joined(_option(option, chosen) for option in entry.options)
        return element("optgroup", options, label=entry.title)
    value, words = entry
    return element("option", written(words), value=value, selected=value in chosen)


def _all_answers(choice: Choice) -> Markup:
    name = id_of(choice)
    legend = element("legend", written(choice.label), class_="st-legend")
    kind = "radio" if choice.how == "one" else "checkbox"
    must = choice.required and choice.how == "one"
    boxes = [legend]
    for entry in choice.options:
        options = entry.options if isinstance(entry, OptionGroup) else [entry]
        for option in options:
            chosen = option[0] in choice.chosen
            boxes.append(_answer(kind, choice.name, option, chosen=chosen, required=must))
    below = _hint(name, choice.hint) + _findings(name, choice.errors, choice.warnings)
    described = _described(name, choice.hint, choice.errors, choice.warnings)
    return element("fieldset", *boxes, below, class_="st-choices", **described)


def _answer(kind: str, name: str, option: Option, *, chosen: bool, required: bool = False) -> Markup:
    value, words = option
    box = element("input", type=kind, name=name, value=value, checked=chosen, required=required)
    return element("label", box, written(words), class_="st-choice")


@writes
def write_tick(tick: Tick) -> Markup:
    """Write a single box to tick."""
    return _answer("checkbox", tick.name, (tick.value, tick.label), chosen=tick.ticked)


@writes
def write_slider(slider: Slider) -> Markup:
    """Write a number that is moved or typed; each of the two boxes follows the other."""
    name = id_of(slider)
    bounds: dict[str, Attribute] = {"min": slider.least, "max": slider.most, "value": slider.value}
    moved = element(
        "input",
        type="range",
        class_="st-range",
        id=f"{name}-range",
        data_twin=name,
        aria_label=_("{label} (slider)").format(label=slider.label),
        **bounds,
    )
    typed = element(
        "input",
        type="number",
        id=name,
        name=slider.name,
        class_="st-input",
        required=True,
        data_twin=f"{name}-range",
        inputmode="numeric",
        **bounds,
    )
    both = element("div", moved, typed, class_="st-slider")
    return _framed(Parts(_label(name, slider.label), both))


@writes
def write_hidden(hidden: Hidden) -> Markup:
    """Write a value that the form sends along."""
    return element("input", type="hidden", name=hidden.name, value=hidden.value)
