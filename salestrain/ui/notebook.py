"""Parts of screens as the output of a notebook's cell: with their look along, and readable where it is taken away.

JupyterLab takes scripts, styles and drawings out of a notebook that it does not trust yet. What is left must still read
well: a colon after a name, tables as tables, no numbers of a drawing run together.
"""

from __future__ import annotations

import re

from .document import Content, Screen
from .html import to_html
from .html.writing import element
from .markdown import to_markdown
from .style import STYLE

_UNSTYLED = '<span class="st-unstyled">{}</span>'
_BETWEEN = (
    (re.compile(r'(<span class="st-who">[^<]*</span>)'), r"\1" + _UNSTYLED.format(": ")),
    (re.compile(r'(<span class="st-meter-label">[^<]*</span>)'), r"\1" + _UNSTYLED.format(": ")),
    (re.compile(r'(<div class="st-mark-head"><strong>[^<]*</strong>)'), r"\1" + _UNSTYLED.format(": ")),
    (re.compile(r'(</span>)(<span class="st-chip)'), r"\1" + _UNSTYLED.format(" · ") + r"\2"),
    (
        re.compile(r'(<span class="st-margin">)(.*?)(</span>)'),
        _UNSTYLED.format(" (") + r"\1\2\3" + _UNSTYLED.format(")"),
    ),
    (re.compile(r"<(t[hd])(?=[ >])(?![^>]* style=)(?![^>]*st-number)"), r'<\1 style="text-align: left"'),
    # Shown by our stylesheet alone: without it a drawing would leave its bare numbers behind.
    (
        re.compile(r"(<svg .*?</svg>)", re.DOTALL),
        r'<div class="st-styled" hidden="hidden" style="display: none">\1</div>',
    ),
)
"""What is put between two pieces that only a style keeps apart; `st-unstyled` is not shown where there is one."""


class InNotebook:
    """Something that shows itself in a notebook, as HTML and as Markdown."""

    def content(self) -> Screen | Content:
        """Return what is shown."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return as_output(self.content())

    def _repr_markdown_(self) -> str:
        return to_markdown(self.content())


def as_output(content: Screen | Content) -> str:
    """Return a screen, or nodes one under the other, as HTML that needs nothing else; for `_repr_html_`."""
    sheet = readable_without_style(element("div", to_html(content), class_="st-sheet st-stack"))
    return f'<style>{STYLE}</style><div class="st-app st-watched">{sheet}</div>'


def readable_without_style(html: str) -> str:
    """Return HTML that also reads well where the stylesheet and the drawings are taken out."""
    html = str(html)  # marked-up text would escape what is put in
    for pattern, put in _BETWEEN:
        html = pattern.sub(put, html)
    return html
