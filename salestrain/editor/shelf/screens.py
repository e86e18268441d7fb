"""The screen for the exercise as a whole: copied, renamed, put away, or a new one begun."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...ui.document import Form, Node, Row, Screen, Section, Text
from ...ui.fields import Button, Field, Hidden
from ...ui.phrases import Link
from ..screens import draft_state, way_back
from ..snapshot import Snapshot


def shelf_screen(snapshot: Snapshot, folder: Path, users: Sequence[str]) -> Screen:
    """Offer what can be done with the exercise as a whole.

    Args:
        snapshot: the draft.
        folder: the exercise.
        users: titles of the exercises that use it.
    """
    used = f" It is used by: {', '.join(users)}; they are changed as well." if users else ""
    copied = Form("shelf_copy", [_title("Title of the copy", "copy")], "Copy", "plain", layout="line")
    renamed = Form("shelf_rename", [_title("New title", "rename", snapshot.title)], "Rename", "plain", layout="line")
    begun = Form("shelf_new", [_title("Title of the new talk", "new")], "Begin a new talk", "plain", layout="line")
    sections: list[Node] = [
        Section("Copy", [Text("Everything is copied, under a name of its own.", "hint"), copied]),
        Section("Rename", [Text(f"The name of its folder follows the title.{used}", "hint"), renamed]),
        Section("Begin a new one", [Text(f"It is made beside this one, in {folder.parent}.", "hint"), begun]),
        Section("Delete", [Text("It goes off the shelf.", "hint"), Row([Button("Delete …", "shelf_ask")])]),
    ]
    return Screen("The exercise as a whole", [draft_state(snapshot), *sections, way_back()])


def sure_screen(snapshot: Snapshot, users: Sequence[str]) -> Screen:
    """Ask whether the exercise shall really go; `users` are titles of the exercises that use it."""
    used = f"These use it and will no longer open: {', '.join(users)}." if users else "No other exercise uses it."
    ways = Row([Button("Delete it", "shelf_away"), Button("Keep it", "shelf", weight="primary")])
    return Screen(f"Delete “{snapshot.title}”?", [Text(used, "caution"), ways])


def gone_screen(title: str, sentence: str, name: str) -> Screen:
    """Say what became of the exercise, with the way to where it is now; without `name` there is none."""
    there = Link(f"Open {title}", f"../{name}/", as_button=True) if name else None
    return Screen(title, [Text(sentence, live="status"), Row([there, Link("All exercises", "../../")], where="room")])


def _title(label: str, name: str, value: str = "") -> Field:
    return Field("title", label, "text", value, id=f"st-shelf-{name}", required=True, longest=80)


def rename_form(place: str) -> Form:
    """Return the form that renames an item; `place` is where it stands."""
    name = Field("words", "New name, in words", id="st-rename", required=True, longest=60)
    return Form("edit_rename", [Hidden("place", place), name], "Rename everywhere", "plain", layout="line")
