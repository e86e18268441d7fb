"""A screen as a file that needs nothing else: to save, to print, and to give away."""

from __future__ import annotations

from .document import Screen
from .html import to_html
from .style import STYLE

_PAGE = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{style}'
    "@page {{ margin: 14mm; }}{more}</style></head>"
    '<body class="st-app"><main class="st-sheet" style="max-width: 52rem; margin: auto; padding: 1rem">{body}</main>'
    "</body></html>"
)


def standing_alone(screen: Screen, *, title: str, lang: str, more: str = "") -> str:
    """Return a screen as a page of its own.

    Args:
        screen: what stands on it.
        title: its title.
        lang: its language.
        more: further rules of its style.
    """
    return _PAGE.format(lang=lang, title=to_html(title), style=STYLE, more=more, body=to_html(screen))
