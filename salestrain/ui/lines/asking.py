"""What is pressed, chosen and filled in, as lines; where something can be done with it, it has a number."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Form
from ..fields import AnyField, Choice, Field, FileField, Hidden, Slider, Tick, options_of
from ..phrases import Words
from ..words import translated as _
from .style import Lines, Style
from .writing import apart, in_a_row, pressable, to_lines, words_of, writes


@writes
def write_field(field: Field, style: Style) -> Lines:
    """Write a box with what stands in it; in a table the label is in the head."""
    if not field.label_shown:
        return style.paragraph(style.number(field) + _value(field.value, style))
    note = style.paragraph(style.written(field.note)) if field.note else []
    blank = _blank(field, field.label, field.value, style)
    return apart([blank, *_help(field.hint, field.errors, field.warnings, style), note])


@writes
def write_file_field(field: FileField, style: Style) -> Lines:
    """Write a way to choose a file."""
    return apart([_blank(field, field.label, "", style), *_help(field.hint, (), (), style)])


@writes
def write_choice(choice: Choice, style: Style) -> Lines:
    """Write a question with its answers, those that are chosen with a cross."""
    asked = style.paragraph(style.number(choice) + style.written(choice.label))
    empty, crossed = ("[ ]", "[x]") if choice.how == "any" else ("( )", "(x)")
    answers: Lines = []
    for place, (value, words) in enumerate(options_of(choice), 1):
        sign = style.sign(crossed if value in choice.chosen else empty)
        answers += style.entry([f"{style.option(choice, place)}{sign} {style.written(words)}"], "-")
    return apart([asked, answers, *_help(choice.hint, choice.errors, choice.warnings, style)])


@writes
def write_tick(tick: Tick, style: Style) -> Lines:
    """Write a single box to tick."""
    sign = style.sign("[x]" if tick.ticked else "[ ]")
    return style.paragraph(f"{style.number(tick)}{sign} {style.written(tick.label)}")


@writes
def write_slider(slider: Slider, style: Style) -> Lines:
    """Write a number with its bounds."""
    bounds = _("{least} to {most}").format(least=slider.least, most=slider.most)
    return _blank(slider, slider.label, f"{slider.value} ({bounds})", style)


@writes
def write_hidden(_field: Hidden, _style: Style) -> Lines:
    """Write nothing for a value that is only sent along."""
    return []


@writes
def write_form(form: Form, style: Style) -> Lines:
    """Write fields that are sent together, and the button that sends them."""
    body = to_lines(form.body, style)
    buttons = [[pressable(form, form.submit, style)]] if form.submit else []
    buttons += [to_lines(button, style) for button in form.beside]
    return apart([body, in_a_row(buttons)])


def _value(value: str, style: Style) -> str:
    return style.written(value) or style.sign("____")


def _blank(field: AnyField, label: str, value: str, style: Style) -> Lines:
    """Return a label with what stands behind it, or a line to write on."""
    colon = "" if label.endswith(("?", ":")) else ":"
    return style.paragraph(f"{style.number(field)}{style.written(label)}{colon} {_value(value, style)}")


def _help(hint: str, errors: Sequence[Words], warnings: Sequence[Words], style: Style) -> list[Lines]:
    """Return the sentence that helps, what is wrong, and what is worth a look."""
    lines = [style.paragraph(style.written(hint))] if hint else []
    lines += [style.paragraph(words_of(error, style), warns=True) for error in errors]
    lines += [style.paragraph(words_of(warning, style)) for warning in warnings]
    return lines
