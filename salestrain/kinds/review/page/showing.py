"""What the months of a notebook can tell: the picture, the sentence, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.events import Refusal
from ....statistics.luck import Sort
from ....ui import Body, Text, strong
from ....ui.notebook import InNotebook
from ..content import SORTS
from ..typed import months as typed_months
from ..verdicts import SENTENCES, judged, seen_at_all, why
from .picture import picture


class MonthSeen(InNotebook):
    """A new month beside the months before it; shows itself in a notebook."""

    def __init__(self, before: str | Sequence[float], new: str | float, sort: Sort = "count") -> None:
        """Judge a month.

        Args:
            before: the months before, oldest first: numbers, or a text such as "4 3 5" or, for a share, "3/10 4/12".
            new: the new month, in the same form.
            sort: what it is: a count, a share or a measure.

        Raises:
            ValueError: what cannot be read, in a sentence.
        """
        if sort not in SORTS:
            raise ValueError(f"Say what it is: {', '.join(SORTS[:-1])} or {SORTS[-1]}.")
        try:
            self._months, self._of = typed_months(_text(before), sort, "The months before")
            value, of = typed_months(_text([new]), sort, "The new month")
        except Refusal as refusal:
            raise ValueError(str(refusal)) from None
        if len(value) != 1:
            raise ValueError("The new month is one value.")
        self._sort, self._new, self._new_of = sort, value[0], of[0] if of else 0
        self.judged = judged(sort, self._months, self._of, self._new, self._new_of)

    def __repr__(self) -> str:
        said = [SENTENCES[self.judged.verdict], why(self.judged, self._sort, self._months, self._of)]
        return " ".join([*said, seen_at_all(self.judged, self._sort)]).strip()

    def content(self) -> Body:
        """Return the sentence, what it rests on, and the picture with its table."""
        count = len(self._months)
        of = self._of or [0] * count
        past = [(f"{count - place} before", value, of[place]) for place, value in enumerate(self._months)]
        points = [*past, ("new", self._new, self._new_of)]
        seen = seen_at_all(self.judged, self._sort)
        return [
            Text([strong(SENTENCES[self.judged.verdict])], "lead"),
            Text(why(self.judged, self._sort, self._months, self._of)),
            Text(seen) if seen else None,
            *picture("your number", self._sort, points, self.judged),
        ]


def _text(values: str | Sequence[str | float]) -> str:
    """Return values as they would be typed; a whole number has no fraction."""
    if isinstance(values, str):
        return values
    return " ".join(value if isinstance(value, str) else f"{value:g}" for value in values)
