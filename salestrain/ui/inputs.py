"""What a learner fills in: labelled boxes, lists, sliders, and the forms that send them."""

from __future__ import annotations

from collections.abc import Iterable

from .markup import Html, tag


def form(send: str, *children: str | None, submit: str, look: str = "st-primary") -> Html:
    """A form with its button."""
    go = tag("div", tag("button", submit, type="submit", class_=f"st-button {look}".strip()), class_="st-row")
    return tag("form", *children, go, data_send=send, class_="st-stack")


def hidden(name: str, value: str) -> Html:
    """A value that the form sends along."""
    return tag("input", type="hidden", name=name, value=value)


def field(label: str, name: str, ident: str, *, kind: str = "text", value: str = "", hint: str = "", long: bool = False,
          required: bool = True, rows: int = 2, most: int = 2_000) -> Html:  # fmt: skip
    """A labelled box to write in."""
    described = f"{ident}-hint" if hint else None
    box = (
        tag("textarea", name=name, id=ident, class_="st-textarea", rows=rows, required=required, maxlength=most,
            aria_describedby=described)
        if long
        else tag("input", type=kind, name=name, id=ident, class_="st-input", value=value or None, required=required,
                 maxlength=most if kind == "text" else None, aria_describedby=described)
    )  # fmt: skip
    note = tag("span", hint, id=described, class_="st-hint") if hint else None
    return tag("div", tag("label", label, for_=ident, class_="st-label"), box, note, class_="st-field")


def select(label: str, name: str, ident: str, options: Iterable[tuple[str, str]], *, required: bool = False) -> Html:
    """A labelled list to choose from."""
    choices = [tag("option", text, value=value) for value, text in options]
    box = tag("select", *choices, name=name, id=ident, class_="st-select", required=required)
    return tag("div", tag("label", label, for_=ident, class_="st-label"), box, class_="st-field")


def radios(name: str, legend: str, options: Iterable[tuple[str, str]]) -> Html:
    """One of several answers."""
    boxes = [
        tag("label", tag("input", type="radio", name=name, value=value, required=True), text, class_="st-choice")
        for value, text in options
    ]
    return tag("fieldset", tag("legend", legend, class_="st-legend"), *boxes, class_="st-choices")


def slider(name: str, label: str, value: str, least: int, most: int) -> Html:
    """A number that is moved or typed; each of the two boxes follows the other."""
    return tag(
        "div",
        tag("label", label, for_=f"st-{name}", class_="st-label"),
        tag("div",
            tag("input", type="range", class_="st-range", min=least, max=most, value=value, id=f"st-{name}-range",
                data_twin=f"st-{name}", aria_label=f"{label} (slider)"),
            tag("input", type="number", id=f"st-{name}", name=name, class_="st-input st-percent", min=least, max=most,
                value=value, required=True, data_twin=f"st-{name}-range", inputmode="numeric"),
            class_="st-slider"),
        class_="st-field",
    )  # fmt: skip
