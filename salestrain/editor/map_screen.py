"""The map of a talk: what can be learned after how many lines, what it waits for, and the shortest way to a success."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..kinds.conversation.content import Scenario
from ..kinds.conversation.naming import naming
from ..kinds.conversation.solver.picture import Node as Box
from ..kinds.conversation.solver.picture import Picture, picture_of
from ..kinds.conversation.solver.proof import prove_variant, scripts_of
from ..ui.document import Items, Row, Screen, Section, Text
from ..ui.fields import Button
from ..ui.phrases import Chip, muted
from .screens import draft_state, way_back
from .snapshot import Snapshot

MOST_MOMENTS = 20_000
"""So many moments of a variant are walked for its map; a shortest way is found long before."""
FIRST = "Correct the mistakes in the file first; then the talk has a map."
KEPT = 2
EXPLAINED = (
    "Each line of the map names what can be learned, or how the talk can end, after so many lines of a seller. "
    "What is on the shortest way to a success says so. Press a name to change it."
)


def map_screen(snapshot: Snapshot, scenario: Scenario) -> Screen:
    """Show the map of every variant.

    Args:
        snapshot: the draft.
        scenario: the talk that it makes.
    """
    pictures = _pictures(scenario.to_json())(scenario)
    parts = [Section(picture.title, list(_columns(picture, scenario))) for picture in pictures]
    return Screen("Map of the talk", [draft_state(snapshot), Text(EXPLAINED, "hint"), *parts, way_back()], width="wide")


class _Drawn:
    """The maps of one talk, drawn when they are first looked at."""

    def __init__(self) -> None:
        self._pictures: list[Picture] = []

    def __call__(self, scenario: Scenario) -> list[Picture]:
        """Return the map of each variant."""
        if not self._pictures:
            self._pictures = [picture_of(prove_variant(part, MOST_MOMENTS)) for part in scripts_of(scenario, None)]
        return self._pictures


@lru_cache(maxsize=KEPT)
def _pictures(content: str) -> _Drawn:
    """Return the maps of a talk with just this content."""
    return _Drawn()


def _columns(picture: Picture, scenario: Scenario) -> Iterator[Section]:
    by = {link.target: link.moves for link in picture.links}
    columns: dict[int, list[Box]] = {}
    for node in picture.nodes[1:]:
        columns.setdefault(node.line, []).append(node)
    for line, nodes in sorted(columns.items()):
        rows = [_row(node, by.get(node.id, ()), scenario) for node in nodes]
        heading = "After 1 line" if line == 1 else f"After {line} lines"
        yield Section(heading, [Items(rows, "rows")], level=4)


def _row(node: Box, moves: tuple[str, ...], scenario: Scenario) -> Row:
    sort, _, name = node.id.partition(":")
    section = "facts" if sort == "fact" else "endings"
    place = next(number for number, item in enumerate(getattr(scenario, section)) if item.id == name)
    opens = Button(node.words, "edit_open", f"{section}/{place}", "primary" if node.on_win else "plain", small=True)
    way = Chip("shortest way") if node.on_win else None
    names = naming(scenario)
    gate = scenario.facts[place].reveal if sort == "fact" else scenario.endings[place].when
    waits = f"; waits for: {gate.condition.words(names)}" if gate is not None else ""
    by = f", by: {', '.join(names(f'move:{move}') for move in moves)}" if moves else ""
    return Row([opens, way, muted(f"{node.what}{by}{waits}")])
