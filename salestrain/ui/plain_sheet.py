"""The simple view of any page that is made of sheets: the same sheets in plain widgets, form by form.

Where the page's own program cannot load there is still a kernel and ipywidgets, and that is enough to answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

import ipywidgets as w
import traitlets

WIDE: dict[str, Any] = {"layout": {"width": "auto", "max_width": "42rem"}, "style": {"description_width": "initial"}}
VOID = {"input", "br", "hr"}
SKIPPED = {"form", "button", "select", "textarea", "option"}
WORD = "secret-word"
"""The field that stands for the key which a browser would keep: whoever knows name and word goes on with the work."""


class UnseenPane(traitlets.HasTraits):
    """What a page writes to, when no program in the browser shows it."""

    screen = traitlets.Unicode("sheet")
    sheet = traitlets.Unicode("")
    parts: traitlets.Dict[str, str] = traitlets.Dict({})
    focus = traitlets.Unicode("")
    more = traitlets.Unicode("")
    file: traitlets.Dict[str, str] = traitlets.Dict({})
    due: traitlets.Dict[str, Any] = traitlets.Dict({})
    status = traitlets.Unicode("")
    draft = traitlets.Unicode("")
    seq = traitlets.Int(0)
    round = traitlets.Int(0)

    def on_msg(self, received: Callable[..., None]) -> None:
        """Messages come from `PlainSheet.deliver`."""

    @contextmanager
    def hold_sync(self) -> Iterator[None]:
        """Nothing is sent, so nothing is held."""
        yield


@dataclass
class Field:
    """One thing to fill in: `sort` is text, area, choice, tick or hidden; `options` are (words, value)."""

    name: str
    sort: str
    label: str = ""
    value: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Form:
    """What is sent together, and the words on its button."""

    send: str
    fields: list[Field] = field(default_factory=list)
    button: str = "Go on"


class SheetParser(HTMLParser):
    """Takes a sheet apart: `pieces` are HTML to read, and forms to fill in, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str | Form] = [""]
        self._form: Form | None = None
        self._labels: dict[str, str] = {}
        self._words: list[str] = []
        self._open: list[tuple[str, Mapping[str, str | None]]] = []
        self._legend = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        if tag not in VOID:
            self._open.append((tag, given))
        if tag == "fieldset":
            self._legend = ""
        if tag == "form" and "data-send" in given:
            self._form = Form(given["data-send"] or "")
            self.pieces += [self._form, ""]
        elif tag == "button" or tag in ("label", "legend", "option", "textarea"):
            self._words.append("")
        elif tag == "input" and self._form is not None:
            self._input(given)
        elif tag == "select" and self._form is not None:
            self._form.fields.append(Field(given.get("name") or "", "choice", self._label(given)))
        elif self._form is None and tag not in SKIPPED:
            kept = "".join(f' {key}="{escape(value or "")}"' for key, value in attrs if not key.startswith("data-"))
            self._write(f"<{tag}{kept}>")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        given = self._open.pop()[1] if self._open and self._open[-1][0] == tag else {}
        if tag == "form":
            self._form = None
        elif tag in ("button", "label", "legend", "option", "textarea"):
            self._worded(tag, given, " ".join(self._words.pop().split()) if self._words else "")
        elif self._form is None and tag not in SKIPPED:
            self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._words:
            self._words[-1] += data
        elif self._form is None:
            self._write(escape(data))
        elif data.strip():
            self._form.fields.append(Field("", "words", data.strip()))

    def _write(self, html: str) -> None:
        last = self.pieces[-1]
        if isinstance(last, str):
            self.pieces[-1] = last + html
        else:
            self.pieces.append(html)

    def _worded(self, tag: str, given: Mapping[str, str | None], words: str) -> None:
        form = self._form
        if tag == "button" and given.get("data-send"):
            value = given.get("data-value")
            fields = [] if value is None else [Field("value", "hidden", value=value)]
            self.pieces += [Form(given["data-send"] or "", fields, words), ""]
        elif tag == "button" and form is not None:
            form.button = words or form.button
        elif tag == "legend":
            self._legend = words
        elif tag == "option" and form is not None and form.fields:
            form.fields[-1].options.append((words, given.get("value") or words))
        elif tag == "textarea" and form is not None:
            form.fields.append(Field(given.get("name") or "", "area", self._label(given), words))
        elif tag == "label":
            if given.get("for"):
                self._labels[given["for"] or ""] = words
            if form is not None and form.fields and not given.get("for"):
                self._name_last(form.fields[-1], words)
            elif form is None:
                self._write(escape(words))

    def _name_last(self, last: Field, words: str) -> None:
        """The words around a box or a choice belong to it."""
        if last.sort == "choice" and last.options and not last.options[-1][0]:
            last.options[-1] = (words, last.options[-1][1])
        elif not last.label:
            last.label = words

    def _label(self, given: Mapping[str, str | None]) -> str:
        return given.get("aria-label") or self._labels.get(given.get("id") or "", "")

    def _input(self, given: Mapping[str, str | None]) -> None:
        form, sort, name = self._form, given.get("type") or "text", given.get("name") or ""
        assert form is not None
        value = given.get("value") or ""
        if sort == "radio":
            same = next((one for one in form.fields if one.name == name and one.sort == "choice"), None)
            if same is None:
                same = Field(name, "choice", self._legend)
                form.fields.append(same)
            else:  # the words that come next name this one
                form.fields.append(form.fields.pop(form.fields.index(same)))
            same.options.append(("", value))
            if "checked" in given:
                same.value = value
        elif name:
            if sort == "checkbox" and self._legend:  # what is ticked stands over the boxes
                form.fields.append(Field("", "words", self._legend))
                self._legend = ""
            sorts = {"hidden": "hidden", "checkbox": "tick"}
            ticked = "" if sort != "checkbox" else "checked" if "checked" in given else "free"
            form.fields.append(Field(name, sorts.get(sort, "text"), self._label(given), value))
            if ticked:
                form.fields[-1].options = [(ticked, value)]


class PlainSheet:
    """A page drawn anew in plain widgets after each round. `deliver` takes messages as the browser would send them."""

    def __init__(self, pane: UnseenPane, deliver: Callable[[dict[str, Any]], None]) -> None:
        self.pane, self.deliver = pane, deliver
        self.widget = w.VBox()
        self.widget.add_class("st-app")
        self.widget.add_class("st-plain")
        pane.observe(lambda _: self.show(), "round")

    def show(self) -> None:
        """Draw the sheet that the page shows now, its places filled."""
        html = self.pane.sheet
        for name, part in self.pane.parts.items():
            mark = f'data-part="{escape(name)}"'
            at = html.find(mark)
            if at >= 0:
                inside = html.index(">", at) + 1
                html = html[:inside] + part + html[inside:]
        parser = SheetParser()
        parser.feed(html)
        shown = [w.HTML(f'<p class="st-status" role="status">{escape(self.pane.status)}</p>')]
        for piece in parser.pieces:
            if isinstance(piece, Form):
                shown += self._form(piece)
            elif piece.strip():
                shown.append(w.HTML(piece))
        self.widget.children = shown
        if self.pane.more:
            self.deliver({"type": self.pane.more, "seq": self.pane.seq})

    def _form(self, form: Form) -> list[Any]:
        is_name = form.send == "name"
        secret = [Field(WORD, "text", "A secret word, to go on here another time")] if is_name else []
        boxes = [(one, _box(one)) for one in (*form.fields, *secret)]
        button = w.Button(description=form.button, tooltip=form.button, layout={"width": "auto"})

        def send(_: Any) -> None:
            values = _values(boxes)
            if is_name:
                key = hashlib.sha256(values.pop(WORD, "").encode()).hexdigest()[:32]
                self.deliver({"type": "hello", "key": key, **values})
            else:
                self.deliver({"type": form.send, "seq": self.pane.seq, **values})

        button.on_click(send)
        return [*(box for _, box in boxes if box is not None), button]


def _box(one: Field) -> Any:
    if one.sort == "hidden":
        return None
    if one.sort == "words":
        return w.HTML(f"<p>{escape(one.label)}</p>")
    if one.sort == "tick":
        checked = bool(one.options and one.options[0][0] == "checked")
        return w.Checkbox(value=checked, description=one.label, indent=False, **WIDE)
    if one.sort == "choice":
        options = [(words or value, value) for words, value in one.options]
        first = one.value or (options[0][1] if options else None)
        return w.Dropdown(options=options, value=first, description=one.label, **WIDE)
    kind = w.Textarea if one.sort == "area" else w.Text
    return kind(value=one.value, description=one.label, **WIDE)


def _values(boxes: list[tuple[Field, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for one, box in boxes:
        if one.sort == "words":
            continue
        if one.sort == "tick":
            values.setdefault(one.name, [])
            values[one.name] += [one.value] if box.value else []
        else:
            values[one.name] = one.value if box is None else box.value
    return {name: value for name, value in values.items() if name and value not in ([], None)}
