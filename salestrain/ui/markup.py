"""HTML from Python in which every text is escaped unless it was made here."""

from __future__ import annotations

from html import escape

VOID = {"input", "br", "hr"}


class Html(str):
    """Text that is already HTML. Only `tag` and `join` make it."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element. Children that are plain text are escaped; None and False are left out.

    In attribute names a trailing underscore is dropped and others become hyphens:
    `class_`, `for_`, `data_send`, `aria_label`.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: str | None) -> Html:
    """Children one after the other, texts escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children if child is not None))


def button(text: str, send: str, value: str | int | None = None, look: str = "") -> Html:
    """A button that sends a message of this type, with a value if given."""
    return tag("button", text, type="button", class_=f"st-button {look}".strip(), data_send=send, data_value=value)


def fold(summary: str, *children: str | None, open_: bool = False) -> Html:
    """A part that opens on demand."""
    return tag("details", tag("summary", summary), tag("div", *children, class_="st-stack"), class_="st-details",
               open=open_)  # fmt: skip
