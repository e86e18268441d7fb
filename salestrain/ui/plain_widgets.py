"""Documents in stock widgets, for where the page's own program does not load but a kernel and ipywidgets do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import ipywidgets

from .answers import Message, pressed, sent
from .document import (
    Box,
    Branch,
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
from .fields import AnyField, Button, Choice, Field, FileField, Hidden, Slider, Tick
from .html import to_html
from .html.looks import BOXES, VERDICTS
from .phrases import bare, muted, strong
from .plain_fields import Box as FieldBox
from .plain_fields import box_for
from .walking import asks_something, fields_of, found_in, nodes_in
from .words import translated as _

Widgets = list[ipywidgets.Widget]


class PlainScreen:
    """A column of stock widgets that shows one document after another.

    `deliver` takes messages as a browser would send them: a form sends its type, `seq` and its values, a button its
    type, `seq` and its value. `also_ask` has fields that a form of a type gets here in addition, such as a secret word
    in place of the key that a browser would keep. `foot` stands below every document that is shown.
    """

    def __init__(
        self, deliver: Callable[[Message], None], also_ask: Mapping[str, Sequence[AnyField]] | None = None
    ) -> None:
        self.widget = ipywidgets.VBox()
        self.widget.add_class("st-app")
        self.widget.add_class("st-plain")
        self.foot: Widgets = []
        self._deliver = deliver
        self._also_ask = also_ask or {}
        self._status = ipywidgets.HTML()
        self._slots: dict[str, ipywidgets.VBox] = {}
        self._waiting: list[FieldBox] = []
        self._seq = 0

    def show(self, screen: Screen | Content, *, seq: int = 0, status: str = "") -> None:
        """Show a document in place of what was there; `seq` is the number of moves that it was drawn after."""
        self._slots, self._seq = {}, seq
        shown = self._draw(screen)
        self._say(status)
        self.widget.children = [self._status, *shown, *self.foot]

    def fill(self, parts: Mapping[str, Content], *, status: str = "") -> None:
        """Fill slots of what is shown; a name that is not there is passed over."""
        for name, content in parts.items():
            if name in self._slots:
                self._slots[name].children = self._draw(content)
        self._say(status)

    def _say(self, status: str) -> None:
        self._status.value = to_html(Text(status, "muted", live="status"))

    def _draw(self, content: Screen | Content) -> Widgets:
        """Return widgets for what can be done, and between them HTML for what is only read."""
        if isinstance(content, Screen):
            return self._frame(content)
        shown: Widgets = []
        read: list[Node | None] = []
        for node in nodes_in(content):
            if node is None or not _is_alive(node):
                read.append(node)
                continue
            shown += _html(read)
            shown += self._alive(node)
            read = []
        return [*shown, *_html(read)]

    def _alive(self, node: Node) -> Widgets:
        """Return the widgets of a node with something in it to press, to fill in, or to be filled later."""
        match node:
            case Button():
                return [self._button(node)]
            case Form():
                return self._form(node)
            case Field() | FileField() | Choice() | Tick() | Slider() | Hidden():
                return self._field(node)
            case Items(items):
                return [widget for item in items for widget in self._item(item)]
            case Table():
                return self._table(node)
            case Transcript(lines):
                return [widget for line in lines for widget in self._line(line)]
            case Tree(branches):
                return [self._branch(branch) for branch in branches]
            case _:
                return self._frame(node)

    def _frame(self, node: Node | Screen) -> Widgets:
        """Return the widgets of what holds other things together."""
        match node:
            case Screen(title, body, above=above):
                return [*self._draw(above), *_html([Heading(title, 2)]), *self._draw(body)]
            case Section(title, body, level):
                return [*_html([Heading(title, level)]), *self._draw(body)]
            case Fold(summary, body, is_open):
                return [_accordion(bare(summary), self._draw(body), is_open=is_open)]
            case Row(body):
                wraps = ipywidgets.Layout(flex_flow="row wrap")
                return [ipywidgets.HBox(self._draw(body), layout=wraps)]
            case Slot(name, body):
                self._slots[name] = ipywidgets.VBox(self._draw(body))
                return [self._slots[name]]
            case Box(body, kind, verdict):
                return [_framed(self._draw(body), f"{BOXES[kind]} {VERDICTS[verdict]}")]
            case Stack(body) | Columns(body) | Nav(body=body):
                return self._draw(body)
            case _:
                raise TypeError(f"A {type(node).__name__} has nothing in it that could be pressed.")

    def _button(self, button: Button) -> ipywidgets.Widget:
        label = f"{button.label}: {button.about}" if button.about else button.label
        return self._pressable(label, lambda: pressed(button, self._seq), is_primary=button.weight == "primary")

    def _pressable(self, label: str, message: Callable[[], Message], *, is_primary: bool) -> ipywidgets.Widget:
        style = "primary" if is_primary else ""
        made = ipywidgets.Button(description=label, tooltip=label, button_style=style, layout={"width": "auto"})
        made.on_click(lambda _made: self._deliver(message()))
        return made

    def _form(self, form: Form) -> Widgets:
        whole = replace(form, body=[*form.body, *self._also_ask.get(form.send, ())])
        boxes = [box_for(field) for field in fields_of(whole)]
        outer, self._waiting = self._waiting, list(boxes)
        shown = self._draw(whole.body)
        self._waiting = outer

        def message() -> Message:
            return sent(whole, {number: box.values() for number, box in enumerate(boxes)}, self._seq)

        label = form.submit or _("Work it out")
        label = f"{label}: {form.about}" if form.about else label
        send = self._pressable(label, message, is_primary=form.weight == "primary")
        return [*shown, send, *(self._button(button) for button in form.beside)]

    def _field(self, field: AnyField) -> Widgets:
        """Return the widgets that the form around a field has made for it."""
        for place, box in enumerate(self._waiting):
            if box.field is field:
                return list(self._waiting.pop(place).widgets)
        return list(box_for(field).widgets)

    def _item(self, item: Content | Item) -> Widgets:
        content = item.content if isinstance(item, Item) else item
        return [ipywidgets.VBox(self._draw(content))]

    def _table(self, table: Table) -> Widgets:
        """Return the rows one under the other, each cell with the title of its column."""
        shown = _html([Text([strong(table.caption)])])
        for row in table.rows:
            cells = row.cells if isinstance(row, Record) else row
            for column, cell in zip(table.columns, cells, strict=True):
                shown += self._draw([muted(f"{column.title}: "), *nodes_in(cell)])
        return shown

    def _line(self, line: Line) -> Widgets:
        return [*_html([Transcript([replace(line, body=())])]), *self._draw(line.body)]

    def _branch(self, branch: Branch) -> ipywidgets.Widget:
        left_out = [Text(branch.left_out, "hint")] if branch.left_out else []
        under = [self._branch(child) for child in branch.branches]
        inside = [*self._draw(branch.body), *under, *_html(left_out)]
        return _accordion(bare(branch.words), inside, is_open=branch.open)


def _is_alive(content: Content) -> bool:
    return asks_something(content) or any(True for _slot in found_in(content, Slot))


def _html(nodes: Sequence[Node | None]) -> Widgets:
    markup = to_html(nodes)
    return [ipywidgets.HTML(markup)] if markup else []


def _accordion(title: str, inside: Widgets, *, is_open: bool) -> ipywidgets.Widget:
    made = ipywidgets.Accordion([ipywidgets.VBox(inside)], titles=[title])
    made.selected_index = 0 if is_open else None
    return made


def _framed(inside: Widgets, looks: str) -> ipywidgets.Widget:
    made = ipywidgets.VBox(inside)
    for look in looks.split():
        made.add_class(look)
    return made
