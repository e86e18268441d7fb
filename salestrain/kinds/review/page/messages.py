"""What the page of a review may send."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from ....ui.messages import Flag, Message, Name, Words, a_text

Line: TypeAlias = Annotated[str, a_text(200)]
Months: TypeAlias = Annotated[str, a_text(4_000)]
Figure: TypeAlias = Annotated[str, a_text(12)]


class ReviewMove(Message):
    """A message that is a move of a review."""

    def move_data(self) -> dict[str, Any]:
        """Return what the move carries."""
        return self.fields


class JudgeCase(ReviewMove):
    """What somebody thinks of a number that is given."""

    case: Name
    answer: Name = ""


class JudgeOwn(ReviewMove):
    """What somebody thinks of a number of their own."""

    name: Line
    sort: Name = ""
    months: Months
    value: Line
    answer: Name = ""


class KeepNumber(ReviewMove):
    """A number that is looked at each month."""

    name: Line
    sort: Name = ""
    months: Months
    counts: Words = ""
    source: Words = ""
    mine: Words = ""
    seen: Words = ""


class BeginMonth(ReviewMove):
    """The month to review."""

    month: Name


class Weigh(ReviewMove):
    """A number of the month, and whether it means anything."""

    number: Name
    value: Line
    answer: Name = ""


class Answer(ReviewMove):
    """The answer to a question of the month, perhaps about one number."""

    question: Name
    text: Words
    number: Name = ""


class Explain(ReviewMove):
    """What somebody makes of a change that is more than chance."""

    text: Words
    evidence: Words = ""
    size: Words = ""
    response: Words = ""
    outside: Flag = False

    def move_data(self) -> dict[str, Any]:
        """Return what the move carries; what is not ticked is read from the words."""
        data = self.fields
        if not self.outside:
            del data["outside"]
        return data


class BeginExperiment(ReviewMove):
    """Something to try, and what should come of it in which number."""

    number: Name = ""
    hypothesis: Words
    window: Figure
    change: Figure

    def move_data(self) -> dict[str, Any]:
        """Return what the move carries, with numbers as numbers."""
        return self.fields | {"window": _whole(self.window), "change": _whole(self.change)}


class Conclude(ReviewMove):
    """What came of an experiment."""

    experiment: Name
    result: Name = ""
    learned: Words


def _whole(text: str) -> int | None:
    """Return a whole number as it was typed, with or without a sign; None for anything else."""
    digits = text.strip().replace("\N{MINUS SIGN}", "-").removeprefix("+").removesuffix("%").strip()
    return int(digits) if digits.removeprefix("-").isdecimal() else None
