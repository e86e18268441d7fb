"""The screens that keep an author's work: earlier versions, what differs, and a file that somebody else has changed."""

from __future__ import annotations

from collections.abc import Sequence

from ..ui.document import Column, Form, Items, Node, Record, Row, Screen, Section, Table, Text
from ..ui.fields import Button, Choice, Hidden
from ..ui.phrases import Break, Inline, Phrase, muted
from .differences import MOST, Difference, differences
from .history import Version
from .merging import MINE, THEIRS, Merging
from .screens import draft_state, way_back
from .snapshot import Snapshot

NOTHING_YET = "No earlier version yet. One is kept whenever you go on after a pause."


def history_screen(snapshot: Snapshot, text: str, found: Sequence[Version]) -> Screen:
    """List the earlier versions, the latest first.

    Args:
        snapshot: the draft.
        text: the text of the exercise now.
        found: the earlier versions.
    """
    rows = [_version(version, text) for version in found]
    listed: Node = Items(rows, "rows", label="Earlier versions") if rows else Text(NOTHING_YET, "muted")
    return Screen("Earlier versions", [draft_state(snapshot), listed, way_back()])


def version_screen(snapshot: Snapshot, text: str, version: Version) -> Screen:
    """Show in what an earlier version differs, with the way to bring it back.

    Args:
        snapshot: the draft.
        text: the text of the exercise now.
        version: the earlier version.
    """
    back = Row([Button("Bring this version back", "edit_back", version.number, "primary")])
    says = Text("Undo takes it back again.", "hint")
    ways = Row([Button("Back to earlier versions", "edit_history"), Button("Back to all parts", "edit_home")])
    table = differences_table(f"Then ({version.when}) and now", ("Then", "Now"), differences(version.text, text))
    return Screen(f"As it was on {version.when}", [draft_state(snapshot), back, says, table, ways], width="wide")


def differences_table(caption: str, sides: tuple[str, str], found: Sequence[Difference]) -> Node:
    """Show what differs, line beside line.

    Args:
        caption: what is compared.
        sides: the names of the earlier and the later text.
        found: where they differ.
    """
    if not found:
        return Text("Nothing differs.", "muted")
    columns = [Column("Line", "number", names_row=True), Column(sides[0]), Column(sides[1])]
    rows = [Record([str(place.line), _code(place.before), _code(place.now)]) for place in found[:MOST]]
    table = Table(caption, columns, rows, stacks=True)
    if len(found) <= MOST:
        return table
    return Section(caption, [table, Text(f"{len(found) - MOST} more places differ.", "muted")])


def clash_screen(sentence: str, merging: Merging | None) -> Screen:
    """Ask what shall happen, now that somebody else has changed the file.

    Args:
        sentence: what happened.
        merging: both versions, part by part; None where one of them cannot be read.
    """
    whole = Row(
        [
            Button("Overwrite with mine", "edit_over"),
            Button("Use theirs", "edit_theirs"),
            Button("Continue without saving", "edit_apart", weight="quiet"),
        ]
    )
    said = Text(sentence, "caution", live="alert")
    if merging is None:
        return Screen("The file has changed", [said, whole])
    asked = [node for number, _ in enumerate(merging.clashes) for node in _clash(number, merging)]
    told = Text(_told(merging))
    form = Form("edit_merge", [Hidden("sure", "yes"), *asked], "Put both together")
    return Screen("The file has changed", [said, told, form, whole], width="wide")


def _version(version: Version, text: str) -> Row:
    places = len(differences(version.text, text))
    differs = "as it is now" if not places else "differs in 1 place" if places == 1 else f"differs in {places} places"
    return Row([Button(version.when, "edit_version", version.number, small=True), muted(differs)])


def _told(merging: Merging) -> str:
    if not merging.clashes:
        return "You changed different parts, so both can be put together without a question."
    one = len(merging.clashes) == 1
    return f"{'One part was' if one else f'{len(merging.clashes)} parts were'} changed by both of you. Choose for each."


def _clash(number: int, merging: Merging) -> list[Node]:
    clash = merging.clashes[number]
    found = differences(clash.theirs, clash.mine)
    table = differences_table(f"{clash.title}: theirs and mine", ("Theirs", "Mine"), found)
    options = [(MINE, "Mine"), (THEIRS, "Theirs")]
    choice = Choice(f"p_{number}", f"{clash.title}: take", options, "one", [MINE], id=f"st-p-{number}")
    return [table, choice]


def _code(text: str) -> list[Inline]:
    """Return lines as they stand in the file."""
    inlines: list[Inline] = []
    for line in text.split("\n"):
        if inlines:
            inlines.append(Break())
        inlines.append(Phrase(line.strip() or " ", "code"))
    return inlines
