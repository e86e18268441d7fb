"""What people meant after a sentence of the buyer: `after.json` beside the exercise.

What is said next depends on what was just heard: after "it is a matter of cake" people ask about the cake. So a target
that people meant after the buyer's last sentence is likelier now.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from .softmax import Array

AFTER = "after.json"
WOULD_DO = 0.3
"""What counts for a target that would do, where one that was meant counts 1."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SaidAfter:
    """For each sentence of the buyer the lines typed after it, each as the weight of every target it may mean."""

    lines: Mapping[str, Sequence[Mapping[str, float]]] = field(default_factory=dict)

    def counted(self, last_line: str, names: Sequence[str], without: Collection[str] | None = None) -> Array:
        """Return how many lines meant each target after what the buyer said last, and their share, as two columns.

        Args:
            last_line: what the buyer said last; it may hold several of the sentences.
            names: targets.
            without: targets of one line to leave out, because it is the very line that is read.
        """
        found = [line for sentence, lines in self.lines.items() if sentence in last_line for line in lines]
        same = next((line for line in found if without is not None and set(line) == set(without)), None)
        found = [line for line in found if line is not same]
        totals: dict[str, float] = {}
        for line in found:
            for name, weight in line.items():
                totals[name] = totals.get(name, 0.0) + weight
        counts = np.array([totals.get(name, 0.0) for name in names])
        return np.column_stack([np.log1p(counts), counts / (len(found) + 1)])


def said_after(folders: Iterable[Path]) -> SaidAfter:
    """Return what is known of an exercise, from the first of these folders that has the file; empty if none has.

    A file that cannot be read is logged and ignored, so that talks still work.
    """
    for folder in folders:
        path = folder / AFTER
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return SaidAfter(
                {
                    str(sentence): [{str(name): float(weight) for name, weight in line.items()} for line in lines]
                    for sentence, lines in content.items()
                }
            )
        except FileNotFoundError:
            continue
        except (OSError, ValueError, AttributeError, TypeError) as error:
            _log.warning('%s is left out: it should be {"a sentence": [{"w.day": 1}, ...], ...} (%s).', path, error)
            return SaidAfter()
    return SaidAfter()
