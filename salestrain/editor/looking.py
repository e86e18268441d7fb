"""The draft as a screen shows it, taken now."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from ..core.problems import Problem
from .conditions import in_words
from .draft import Draft
from .foreign_text import has_curled_quotes
from .snapshot import Snapshot


def snapshot_of(draft: Draft, checked: Sequence[Problem] | None) -> Snapshot:
    """Return the draft as it is now; a text that cannot be read has no data.

    Args:
        draft: the draft.
        checked: what all checks found in just this text; None where they have not run since it was changed.
    """
    exercise, problems = draft.check()
    data: Any = {}
    with contextlib.suppress(ValueError):
        data = draft.data()
    return Snapshot(
        title=str(data.get("title", draft.folder.name)),
        data=data,
        problems=problems if checked is None else checked,
        changed=draft.changed,
        can_undo=draft.can_undo,
        in_words=in_words(exercise),
        code=draft.code,
        curled=has_curled_quotes(draft.text),
        apart=draft.apart,
    )
