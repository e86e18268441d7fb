"""A page as a browser takes it apart, and what a browser would send from a form on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br"}


@dataclass(eq=False)
class Element:
    """An element with its attributes, what is in it, and what it is in."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)
    outside: Element | None = None

    def all(self, *names: str) -> Iterator[Element]:
        """Every element of these names in it, in order."""
        for part in self.inside:
            if isinstance(part, Element):
                if part.name in names or not names:
                    yield part
                yield from part.all(*names)

    @property
    def text(self) -> str:
        """The words in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def around(self) -> Iterator[Element]:
        """What it is in, from the inside out."""
        if self.outside is not None:
            yield self.outside
            yield from self.outside.around()


class Browser(HTMLParser):
    """Takes a page apart."""

    def __init__(self) -> None:
        super().__init__()
        self.page = self._at = Element("page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {key: value or "" for key, value in attrs}, outside=self._at)
        self._at.inside.append(made)
        if tag not in VOID:
            self._at = made

    def handle_endtag(self, tag: str) -> None:
        assert tag == self._at.name, f"</{tag}> ends <{self._at.name}>"
        assert self._at.outside is not None
        self._at = self._at.outside

    def handle_data(self, data: str) -> None:
        before = self._at.inside[-1] if self._at.inside else None
        if self._at.name == "textarea" and before is None:
            data = data.removeprefix("\n")  # as every browser does
        if isinstance(before, str):
            self._at.inside[-1] = before + data
        else:
            self._at.inside.append(data)


def page_of(html: str) -> Element:
    """The page as a browser has it."""
    browser = Browser()
    browser.feed(str(html))  # plain text, whatever it calls itself
    browser.close()
    assert browser.page is browser._at, f"<{browser._at.name}> does not end"
    return browser.page


def form_data(form: Element) -> dict[str, str | list[str]]:
    """What the page's program sends of a form that nobody touched; see `formData` in pane.js."""
    data: dict[str, str | list[str]] = {}
    for box in form.all("input", "select", "textarea"):
        name, kind = box.attributes.get("name"), box.attributes.get("type")
        if name is None or kind == "file":
            continue
        if kind == "checkbox":
            if "checked" in box.attributes:
                data[name] = [*data.get(name, []), box.attributes["value"]]
        elif kind != "radio" or "checked" in box.attributes:
            data[name] = _value(box)
    return data


def _value(box: Element) -> str:
    if box.name == "textarea":
        return box.text
    if box.name == "select":
        options = list(box.all("option"))
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return chosen[0].attributes["value"]
    return box.attributes.get("value", "")
