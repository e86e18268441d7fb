"""The screens of the workbench: the parts of an exercise, the items of a part, the whole file, learners' words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..content.loading import FILE
from ..core.problems import Place, Problem
from ..ui.document import Body, Fold, Form, Items, Node, Row, Screen, Stack, Text
from ..ui.fields import Button, Choice, Field, Hidden, Option
from ..ui.phrases import Chip, Phrase, Words, muted, quote, strong
from .differences import lines_around
from .places import address_of, address_of_finding, content_at
from .shapes import is_talk, parts_of, title_of_part
from .snapshot import Snapshot, is_mistake

UNREADABLE = "E01"
"""The code of what keeps a file from being read."""
SINGLE = ("briefing", "buyer", "judgement")
"""Parts whose keys are no items to be counted."""
TELLING = ("label", "name", "say", "why", "text")
"""Keys whose words stand beside an item in a list: the first that has any."""


def home_screen(snapshot: Snapshot, offered: int) -> Screen:
    """Show the parts of the exercise, and how much there is to look at in each; `offered` counts learners' words."""
    itself = Button("The exercise itself", "edit_part", "exercise", small=True)
    rows = [_row(itself, "title, minutes, topics", len(snapshot.problems_in(())))]
    rows += [_part(snapshot, part) for part in parts_of(snapshot.data)]
    talks = is_talk(snapshot.data)
    actions = [
        Button("Talk to the buyer", "edit_talk", weight="primary") if talks else None,
        Button("Play from the beginning", "edit_play", "") if talks else None,
        Button("Map of the talk", "edit_map") if talks else None,
        Button("Check everything", "edit_check"),
        Button("The whole file as text", "edit_whole"),
    ]
    words = Button(f"Misunderstood words from learners ({offered})", "edit_wordings")
    more = [Button("Earlier versions", "edit_history"), Button("Copy, rename, delete, new", "shelf")]
    body: Body = [
        draft_state(snapshot),
        Row(actions),
        Items(rows, "rows"),
        Row([words if talks else None, *more]),
        _findings(snapshot),
    ]
    return Screen(snapshot.title, body)


def list_screen(snapshot: Snapshot, part: str, heard: Mapping[str, str] | None = None) -> Screen:
    """Show the items of a part, in order.

    Args:
        snapshot: the draft.
        part: the part.
        heard: by the id of an item, how many of its wordings are heard when they are left out, in words.
    """
    content = snapshot.data.get(part) or []
    keys: Sequence[str | int] = list(content) if isinstance(content, dict) else range(len(content))
    rows = [_item(snapshot, (part, key), heard or {}) for key in keys]
    name = Field("id", "Id of the new item", id="st-new", required=True)
    add = Form("edit_add", [Hidden("place", part), name], "Add", "plain", layout="line")
    return Screen(title_of_part(part), [draft_state(snapshot), Items(rows, "rows", ordered=True), add, way_back()])


def file_screen(snapshot: Snapshot, text: str) -> Screen:
    """Show the file as it is, for whoever likes it so or has to mend what no form can show."""
    form = Form("edit_text", [Field("text", "exercise.yaml", "code", text, id="st-whole", rows=28)], "Apply and check")
    body: Body = [draft_state(snapshot), *_faults(snapshot, text), form, _findings(snapshot), way_back()]
    return Screen("The whole file as text", body, width="wide")


def _faults(snapshot: Snapshot, text: str) -> list[Node]:
    """Show the place of what keeps a file from being read at all, with the numbers of its lines."""
    unread = [problem for problem in snapshot.problems if problem.code == UNREADABLE]
    return [node for problem in unread for node in (problem_text(problem), fault(text, problem.line))]


def wordings_screen(snapshot: Snapshot, offered: Sequence[tuple[str, str]]) -> Screen:
    """Show words that were not understood as learners meant them, each with the move to add it to.

    Args:
        snapshot: the draft.
        offered: the words, and the id of the move that the learner meant.
    """
    moves = [(move["id"], move.get("label", move["id"])) for move in snapshot.data.get("moves", ())]
    rows = [_wording(number, words, meant, moves) for number, (words, meant) in enumerate(offered)]
    listed: Node = Text("Nothing yet. Learners can send such words from the debrief, without their name.", "muted")
    if rows:
        listed = Items(rows, "rows")
    return Screen("Misunderstood words from learners", [draft_state(snapshot), listed, way_back()])


def draft_state(snapshot: Snapshot) -> Stack:
    """Say how much is wrong and whether everything is saved, with the ways to save and to undo."""
    mistakes = sum(is_mistake(problem) for problem in snapshot.problems)
    others = len(snapshot.problems) - mistakes
    sentences = [_mistakes(mistakes)]
    if others:
        sentences.append(f"Worth a look: {others}.")
    sentences.append(_saved(snapshot))
    save = Button("Save all the same", "edit_save") if snapshot.changed else None
    undo = Button("Undo", "edit_undo") if snapshot.can_undo else None
    code = Button("Save as UTF-8", "edit_save") if snapshot.code and not snapshot.changed else None
    quotes = Button("Make Word's quotes plain", "edit_quotes") if snapshot.curled else None
    return Stack([Text(" ".join(sentences), "muted"), Row([save, undo, code, quotes])])


def _saved(snapshot: Snapshot) -> str:
    if snapshot.changed and snapshot.apart:
        return "Kept beside the file, which somebody else has changed."
    if snapshot.changed:
        return "Kept. It becomes the exercise once the mistakes are mended."
    return f"The file was saved as {snapshot.code}; the exercise needs UTF-8." if snapshot.code else "Saved."


def _mistakes(number: int) -> str:
    if number == 0:
        return "No mistakes in the file."
    return "1 mistake in the file." if number == 1 else f"{number} mistakes in the file."


def problem_words(problem: Problem) -> Words:
    """Say what is wrong, what would be right, and where it stands in the file."""
    place = f"{problem.file}, line {problem.line}"
    return [strong(f"{problem.code} "), f"{problem.what} {problem.remedy} ({place})"]


def problem_text(problem: Problem) -> Text:
    """Show a problem; a mistake stands out."""
    return Text(problem_words(problem), "error" if is_mistake(problem) else "hint")


def way_back(part: str = "") -> Row:
    """Show the ways to the list of a part and to all parts."""
    to_part = Button(f"Back to {title_of_part(part).lower()}", "edit_part", part) if part else None
    return Row([to_part, Button("Back to all parts", "edit_home")])


def fault(text: str, line: int) -> Items:
    """Show the lines around a fault, with their numbers."""
    rows = [
        [muted(f"{number} "), Phrase(words or " ", "marked" if is_it else "code")]
        for number, words, is_it in lines_around(text, line)
    ]
    return Items([Text(row) for row in rows], "fine", label=f"Lines around line {line}")


def _findings(snapshot: Snapshot) -> Fold | None:
    problems = snapshot.problems
    if not problems:
        return None
    rows = [_finding(problem, snapshot) for problem in problems]
    return Fold(f"What the checks found ({len(problems)})", [Items(rows, "spaced")], open=True, id="st-findings")


def _finding(problem: Problem, snapshot: Snapshot) -> Stack:
    """Show a finding with the way to the field that it is about."""
    address = address_of_finding(problem.where, snapshot.data) if problem.file == FILE else ""
    about = f"{problem.where}, {problem.code}"
    way = Row([Button("Go to the field", "edit_open", address, small=True, about=about)]) if address else None
    return Stack([problem_text(problem), way], close=True)


def _part(snapshot: Snapshot, part: str) -> Row:
    content = snapshot.data.get(part)
    count = ""
    if isinstance(content, list | dict) and part not in SINGLE:
        count = str(len(content))
    return _row(Button(title_of_part(part), "edit_part", part, small=True), count, len(snapshot.problems_in((part,))))


def _item(snapshot: Snapshot, place: Place, heard: Mapping[str, str]) -> Row:
    content = content_at(place, snapshot.data)
    name = str(content.get("id", place[-1]))
    address = address_of(place)
    share = heard.get(name)
    buttons: list[Button | Chip] = [Chip(share)] if share else []
    if isinstance(place[-1], int):
        buttons += [_small("↑", "edit_up", address, f"Move {name} up")]
        buttons += [_small("↓", "edit_down", address, f"Move {name} down")]
    buttons += [_small("Remove", "edit_remove", address, f"Remove {name}")]
    opens = Button(name, "edit_open", address, small=True)
    return _row(opens, _telling(content), len(snapshot.problems_in(place)), buttons)


def _small(label: str, send: str, value: str, spoken: str) -> Button:
    return Button(label, send, value, "quiet", small=True, spoken=spoken)


def _telling(content: Mapping[str, Any]) -> str:
    """Return the words by which somebody knows an item."""
    for key in TELLING:
        if content.get(key):
            return str(content[key])
    return ""


def _row(opens: Button, words: str, problems: int, buttons: Sequence[Button | Chip] = ()) -> Row:
    """Show a row of a list: what opens it, its words, how much there is to look at, and what can be done."""
    chip = Chip(f"{problems} to look at", "caution") if problems else None
    return Row([opens, muted(words) if words else None, chip, *buttons])


def _wording(number: int, words: str, meant: str, moves: Sequence[Option]) -> Form:
    move = Choice("move", "is a line that", moves, chosen=[meant], id=f"st-w-{number}", aside=True)
    return Form("edit_example", [Hidden("text", words), quote(words), move], "Add to this move", "plain", layout="line")
