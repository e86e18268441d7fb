"""Lines that people typed in talks with a buyer, by what they meant: `typed.json` beside the exercise.

They are used in addition to the author's wordings and have weights of their own: authors write what they expect, and
people type something else.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

TYPED = "typed.json"
_log = logging.getLogger(__name__)


def typed_lines(folders: Iterable[Path]) -> Mapping[str, Sequence[str]]:
    """Return the typed lines by target, from the first of these folders that has the file; empty if none has.

    A file that cannot be read is logged and ignored, so that talks still work.
    """
    for folder in folders:
        path = folder / TYPED
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            _log.warning("%s is left out: it is not JSON (%s).", path, error)
            return {}
        if not _is_valid(content):
            _log.warning('%s is left out: it should be {"w.day": ["a line", "another"], ...}.', path)
            return {}
        return {str(target): list(lines) for target, lines in content.items()}
    return {}


def _is_valid(content: object) -> bool:
    if not isinstance(content, dict):
        return False
    return all(isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in content.values())
