"""Practise sales conversations with buyers who answer by rule, and a debrief that proves every point.

`practise("harbour_foods")` holds a talk, `watch("harbour_foods", "full_marks")` shows one, `shelf()` lists them,
and `edit("harbour_foods")` changes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["__version__", "edit", "practise", "shelf", "watch"]

if TYPE_CHECKING:
    from .widgets import edit, practise, shelf, watch

    __version__: str


def __getattr__(name: str) -> Any:
    # Late, so that the command line and the server do not wait for widgets they never show.
    if name == "__version__":
        from importlib.metadata import version

        return version("salestrain")
    if name in __all__:
        from . import widgets

        return getattr(widgets, name)
    raise AttributeError(f"salestrain has no {name!r}; it has {', '.join(__all__)}.")
