"""What was typed in a box goes to its place in the draft, also into a new row, and nothing empty is left behind."""

from __future__ import annotations

from typing import Any

from ..core.problems import Place
from .draft import Draft
from .entries import Entry
from .rows import way_of
from .yaml_text import at_place


def put_under(draft: Draft, place: Place, entry: Entry, value: Any) -> None:
    """Set what an entry is about.

    Args:
        draft: the draft.
        place: the place of the form.
        entry: the entry; its key is the way from there.
        value: what shall stand there; None removes it.
    """
    way = way_of(entry.key)
    rows = [number for number, step in enumerate(way) if isinstance(step, int)]
    if rows:
        holder = (*place, *way[: rows[0]])
        if len(at_place(draft.data(), holder) or ()) <= int(way[rows[0]]):
            if value is not None:
                draft.add(holder, {str(way[-1]): value})
            return
    draft.put((*place, *way), value)
    if value is None and not rows:
        _tidy(draft, place, way)


def _tidy(draft: Draft, place: Place, way: Place) -> None:
    """Remove the mappings around a value that is gone, as far as they are empty; what a form must have stays."""
    for length in range(len(way) - 1, 0, -1):
        around = (*place, *way[:length])
        if at_place(draft.data(), around) != {} or way[:length] == ("set",):
            return
        draft.put(around, None)
