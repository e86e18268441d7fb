"""Sheets as a page that needs nothing else: it can be kept, mailed, opened without a network, and printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup

from ..document import Screen
from ..style import STYLE
from .writing import element, joined, to_html, written

Size = Literal["a4", "letter"]
SIZES: dict[Size, str] = {"a4": "A4", "letter": "letter"}
"""Sizes of paper, as a style names them."""


def sheet(screen: Screen) -> Markup:
    """Return one sheet, which begins on a page of its own."""
    return element("article", to_html(screen), class_="st-handout st-sheet")


def paper(title: str, screens: Sequence[Screen], lang: str = "en", size: Size | None = None) -> str:
    """Return sheets as one page of HTML.

    Args:
        title: the title of the window.
        screens: what stands on each sheet.
        lang: language of the sheets.
        size: the size of the paper; by default what the printer has.
    """
    page = f"@page {{ size: {SIZES[size]}; }}" if size else ""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", written(title)),
        element("style", Markup(STYLE + page)),  # noqa: S704 - our own file, and a size from the list above
    )
    heading = element("h1", written(title), class_="st-hidden st-screen-only")  # for those who hear the page
    main = element("main", heading, joined(sheet(screen) for screen in screens), class_="st-app st-main")
    return f"<!doctype html>{element('html', head, element('body', main, class_='st-page'), lang=lang)}\n"
