"""Fields as stock widgets, each with its label and its hint, and the way to read what was filled in."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

import ipywidgets

from .document import Text
from .fields import AnyField, Choice, Field, FileField, Hidden, Option, OptionGroup, Slider, Tick
from .html import to_html
from .phrases import Words, strong
from .words import translated as _

WIDE = {"layout": {"width": "auto", "max_width": "42rem"}, "style": {"description_width": "initial"}}


@dataclass(frozen=True, slots=True)
class Box:
    """A field that is drawn: its widgets from the top down, and what reads the values that stand in it."""

    field: AnyField
    widgets: Sequence[ipywidgets.Widget]
    values: Callable[[], list[str]]


def box_for(field: AnyField) -> Box:
    """Return the widgets of a field."""
    match field:
        case Hidden(_, value):
            return Box(field, (), lambda: [value])
        case Field():
            return _typed(field)
        case Slider():
            return _moved(field)
        case FileField():
            return _file(field)
        case Tick(_, label, value, ticked):
            box = ipywidgets.Checkbox(value=ticked, description=label, indent=False, **WIDE)
            return Box(field, [box], lambda: [value] if box.value else [])
        case Choice(how="any"):
            return _ticked(field)
        case Choice():
            return _chosen(field)
        case _:
            assert_never(field)


def _typed(field: Field) -> Box:
    if field.kind == "date":
        return _date(field)
    several_lines = field.kind in ("long", "pasted", "code")
    make = ipywidgets.Textarea if several_lines else ipywidgets.Text
    box = make(value=field.value, description=field.label, **WIDE)
    return Box(field, [box, *_below(field.hint, field.errors, field.warnings, field.note)], lambda: [box.value])


def _date(field: Field) -> Box:
    box = ipywidgets.DatePicker(value=_day(field.value), description=field.label, **WIDE)
    return Box(
        field,
        [box, *_below(field.hint, field.errors, field.warnings, field.note)],
        lambda: [box.value.isoformat() if box.value else ""],
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moved(slider: Slider) -> Box:
    value = int(slider.value) if slider.value.lstrip("-").isdecimal() else slider.least
    within = max(slider.least, min(slider.most, value))
    box = ipywidgets.IntSlider(value=within, min=slider.least, max=slider.most, description=slider.label, **WIDE)
    return Box(slider, [box], lambda: [str(box.value)])


def _file(field: FileField) -> Box:
    box = ipywidgets.FileUpload(accept=field.accepts, description=_("Choose a file"), layout={"width": "auto"})
    label = ipywidgets.HTML(to_html(Text([strong(field.label)])))

    def values() -> list[str]:
        return [base64.b64encode(bytes(chosen["content"])).decode("ascii") for chosen in box.value[:1]]

    return Box(field, [label, box, *_below(field.hint)], values)


def _chosen(choice: Choice) -> Box:
    """Return a list or round boxes; answers are told apart by their place, for two may have the same words."""
    options = _worded(choice.options)
    places = [place for place, (value, _words) in enumerate(options) if value in choice.chosen]
    first = 0 if options and choice.how == "list" else None
    make = ipywidgets.Dropdown if choice.how == "list" else ipywidgets.RadioButtons
    box = make(
        options=[(words, place) for place, (_value, words) in enumerate(options)],
        index=places[0] if places else first,
        description=choice.label if choice.how == "list" else "",
        **WIDE,
    )

    def values() -> list[str]:
        return [] if box.index is None else [options[box.index][0]]

    return Box(choice, [*_legend(choice), box, *_below(choice.hint, choice.errors, choice.warnings)], values)


def _ticked(choice: Choice) -> Box:
    boxes = []
    for value, words in _worded(choice.options):
        ticked = value in choice.chosen
        boxes.append((value, ipywidgets.Checkbox(value=ticked, description=words, indent=False, **WIDE)))

    def values() -> list[str]:
        return [value for value, box in boxes if box.value]

    shown = [*_legend(choice), *(box for _value, box in boxes), *_below(choice.hint, choice.errors, choice.warnings)]
    return Box(choice, shown, values)


def _legend(choice: Choice) -> list[ipywidgets.Widget]:
    """Return the question over answers that are all shown; a list has it beside it."""
    return [] if choice.how == "list" else [ipywidgets.HTML(to_html(Text([strong(choice.label)])))]


def _worded(entries: Sequence[Option | OptionGroup]) -> list[Option]:
    """Return the options; those of a group say which, for there are no groups here."""
    options: list[Option] = []
    for entry in entries:
        if isinstance(entry, OptionGroup):
            options += [(value, f"{entry.title}: {words}") for value, words in entry.options]
        else:
            options.append(entry)
    return options


def _below(
    hint: str, errors: Sequence[Words] = (), warnings: Sequence[Words] = (), note: str = ""
) -> list[ipywidgets.Widget]:
    """Return what helps, what is wrong, what is worth a look and what was understood, under a field."""
    lines = [Text(hint, "hint")] if hint else []
    lines += [Text(error, "error") for error in errors]
    lines += [Text(warning, "hint") for warning in warnings]
    lines += [Text(note, "hint")] if note else []
    return [ipywidgets.HTML(to_html(lines))] if lines else []
