"""Lines that people typed in talks with a buyer, by what they meant: `typed.json` beside the exercise.

They are read beside the author's own wordings, and weigh for themselves: whoever wrote a buyer writes what that buyer
expects, and people type something else.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

TYPED = "typed.json"
_log = logging.getLogger(__name__)


def typed_lines(folders: Iterable[Path]) -> Mapping[str, Sequence[str]]:
    """Target to lines, from the first of these folders that has the file; nothing where none has.

    A file that cannot be read costs no talk: it is named in the log and left out.
    """
    for folder in folders:
        path = folder / TYPED
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            _log.warning("%s is left out: it is not JSON (%s).", path, error)
            return {}
        if not _is_right(found):
            _log.warning('%s is left out: it should be {"w.day": ["a line", "another"], ...}.', path)
            return {}
        return {str(target): list(lines) for target, lines in found.items()}
    return {}


def _is_right(found: object) -> bool:
    if not isinstance(found, dict):
        return False
    return all(isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in found.values())
