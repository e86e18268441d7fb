"""Parts of screens as the output of a notebook's cell, with their look along."""

from __future__ import annotations

from .document import Content, Screen
from .html import to_html
from .html.writing import element
from .style import STYLE


def as_output(content: Screen | Content) -> str:
    """Return a screen, or nodes one under the other, as HTML that needs nothing else; for `_repr_html_`."""
    sheet = element("div", to_html(content), class_="st-sheet st-stack")
    return f"<style>{STYLE}</style>{element('div', sheet, class_='st-app st-watched')}"
