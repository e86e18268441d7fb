"""What the learner's own practice offers for a form: asked for, shown as a list, and one of it put into the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..core.events import Refusal
from ..core.passing import Passed
from .document import Fold, Item, Items, Row, Text
from .fields import Button
from .phrases import muted


@dataclass(frozen=True, slots=True)
class Offers:
    """What was found in the learner's practice, and which of it stands in the form."""

    found: Sequence[Passed] = ()
    chosen: Passed | None = None

    @property
    def words(self) -> str:
        """The words of what was chosen; empty if nothing was."""
        return self.chosen.text if self.chosen else ""


def taken(offers: Offers | None, number: int) -> Offers:
    """Return the offers with one of them chosen, by its number in what was found. Raises Refusal if it is not there."""
    if offers is None or not 0 <= number < len(offers.found):
        raise Refusal("That is not on the list any more.")
    return replace(offers, chosen=offers.found[number])


def offered(
    title: str,
    offers: Offers,
    shown: Iterable[tuple[int, Passed]],
    take: tuple[str, str],
    about: Callable[[Passed], str],
) -> Fold:
    """Show offers, each with a button that puts it into the form; folded once one of them stands there.

    Args:
        title: the words over the list.
        offers: what was found.
        shown: what is shown of it, with its number.
        take: the words on each button, and the message that it sends.
        about: says of one of them where it comes from.
    """
    label, send = take
    items = []
    for number, one in shown:
        button = Button(label, send, str(number), "quiet", small=True, about=one.text[:60])
        items.append(Item([Text([one.text, " ", muted(f"({about(one)})")]), Row([button])]))
    return Fold(title, [Items(items, "rows")], open=offers.chosen is None)


def first_of(offers: Offers, most: int) -> list[tuple[int, Passed]]:
    """Return the first so many, each with its number."""
    return list(enumerate(offers.found[:most]))


def where_from(one: Passed) -> str:
    """Return what it belongs to and the exercise that it comes from."""
    return f"{one.about}, {one.source}" if one.about else one.source
