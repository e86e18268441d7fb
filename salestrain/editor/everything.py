"""Every check of a draft, on a copy beside its playthroughs."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..checking import check
from ..checking.surroundings import same_name
from ..content.loading import FILE
from ..core.problems import Problem
from .draft import EARLIER, Draft


def check_everything(draft: Draft) -> list[Problem]:
    """Return what `salestrain check` would find if the draft were saved, but for what its author means."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / draft.folder.absolute().name
        shutil.copytree(draft.folder, copy, ignore=shutil.ignore_patterns(EARLIER))
        (copy / FILE).write_text(draft.text, encoding="utf-8")
        # Whether another exercise has the same name cannot be seen from a copy.
        return [problem for problem in (*check(copy), *same_name(draft.folder)) if not problem.accepted]
