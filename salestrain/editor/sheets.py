"""The author's pages: the parts of an exercise, a list of items, a form for one, what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.problems import Place, Problem, where_of
from ..ui.html_blocks import heading
from ..ui.markup import Html, button, fold, join, tag
from .choices import intents
from .fields import Field, fields_of, model_at, shown

TITLES = {
    "briefing": "What the learner reads", "buyer": "The buyer", "people": "Somebody else",
    "state": "Trust and patience",
    "facts": "Facts", "moves": "Moves", "reactions": "Reactions", "agenda": "What the buyer brings up",
    "world": "The world: ordinary answers", "follow_ups": "Follow-ups on what was said",
    "fallback": "When there is nothing better to say", "endings": "Endings", "judgement": "Judgement and truth key",
    "rubric": "Marks", "caps": "Limits of the total", "variants": "Variants of the truth",
    "phrases": "Phrases to understand", "accepted": "Warnings that are meant",
}  # fmt: skip
INTENTS = {"means", "asks"}
"""Boxes that take intents of the repertoire."""
LONG_FIELDS = {"text", "learner", "goal", "buyer_card", "summary", "illustrative"}
USUAL = {
    "reveal", "withhold", "means", "about", "asks", "after", "wordings", "examples", "effects", "reply", "tokens",
    "when",
}  # fmt: skip
"""Boxes that are shown also while they are empty; the other empty ones are folded away."""
Choices = Mapping[str, Sequence[tuple[str, str]]]
"""What a condition can ask for: group to (leaf as YAML, words)."""


@dataclass(frozen=True)
class Shown:
    """What every page of the author shows: the content, its problems, and whether there is something to save.

    `words` says a condition as a sentence; nothing where that cannot be done.
    """

    title: str
    data: Any
    problems: Sequence[Problem]
    changed: bool
    can_undo: bool
    words: Callable[[Any], str] = lambda condition: ""


def home_sheet(shown_now: Shown, parts: Mapping[str, str], not_understood: int) -> Html:
    """The parts of the exercise with what is wrong in each."""
    rows = [_part_row(shown_now, key) for key in parts]
    exercise = _row("The exercise itself", "title, minutes, topics", "edit_part", "exercise", _count(shown_now, ()))
    heard = tag("p", button(f"What learners typed and meant otherwise ({not_understood})", "edit_wordings"))
    return tag(
        "div",
        heading(shown_now.title),
        _state(shown_now),
        tag("div",
            button("Play from the beginning", "edit_play", "", "st-primary"),
            button("Check everything", "edit_check"),
            button("The whole file as text", "edit_whole"),
            class_="st-row"),
        tag("ul", exercise, *rows, class_="st-items"),
        heard,
        _all_problems(shown_now.problems),
        class_="st-stack st-prose",
    )  # fmt: skip


def list_sheet(shown_now: Shown, part: str) -> Html:
    """The items of one part, in order."""
    data = shown_now.data.get(part) or []
    named = isinstance(data, dict)
    keys: list[str | int] = list(data) if named else list(range(len(data)))
    rows = [_item_row(shown_now, part, key, not named) for key in keys]
    add = tag(
        "form",
        tag("input", type="hidden", name="place", value=part),
        tag("label", "Id of a new one", for_="st-new", class_="st-label"),
        tag("div", tag("input", id="st-new", name="id", class_="st-input", required=True, autocomplete="off"),
            tag("button", "Add", type="submit", class_="st-button"), class_="st-row"),
        data_send="edit_add", class_="st-field",
    )  # fmt: skip
    return tag("div", heading(TITLES[part]), _state(shown_now), tag("ol", *rows, class_="st-items"), add,
               _back(), class_="st-stack st-prose")  # fmt: skip


def form_sheet(shown_now: Shown, place: Place, choices: Choices, names: Sequence[str], play: str | None) -> Html:
    """Everything that can be filled in at a place, each box with what is wrong in it."""
    model = model_at(place)
    assert model is not None, "only places with a model have a form"
    data = _at(shown_now.data, place)
    known = tag("datalist", *[tag("option", value=name) for name in names], id="st-names")
    fields = {
        field: _field(field, data.get(field.key), shown_now, (*place, field.key), choices) for field in fields_of(model)
    }
    used = [html for field, html in fields.items() if field.required or field.key in data or field.key in USUAL]
    unused = [html for html in fields.values() if html not in used]
    form = tag(
        "form",
        tag("input", type="hidden", name="place", value=where(place)),
        known,
        *used,
        fold(f"More that can be said ({len(unused)})", *unused) if unused else None,
        tag("div", tag("button", "Keep and check", type="submit", class_="st-button st-primary"), class_="st-row"),
        data_send="edit_keep", class_="st-stack",
    )  # fmt: skip
    others = [problem for problem in shown_now.problems if problem.where == where_of(place)]
    return tag(
        "div",
        heading(name_of(place, data)),
        _state(shown_now),
        *[_problem(problem) for problem in others],
        form,
        tag("div", button("Play from here", "edit_play", play), class_="st-row") if play else None,
        _back(place[0] if len(place) > 1 else None),
        class_="st-stack st-prose",
    )


def whole_sheet(shown_now: Shown, text: str) -> Html:
    """The file as it is, for whoever likes it so or has to mend what no form can show."""
    form = tag(
        "form",
        tag("label", "exercise.yaml", for_="st-whole", class_="st-label"),
        tag("textarea", text, id="st-whole", name="text", class_="st-textarea st-code", rows=28, spellcheck="false"),
        tag("div", tag("button", "Keep and check", type="submit", class_="st-button st-primary"), class_="st-row"),
        data_send="edit_text", class_="st-stack",
    )  # fmt: skip
    return tag("div", heading("The whole file as text"), _state(shown_now), form, _all_problems(shown_now.problems),
               _back(), class_="st-stack")  # fmt: skip


def wordings_sheet(shown_now: Shown, offered: Sequence[tuple[str, str]]) -> Html:
    """What learners offered: words that were not understood as they were meant, each with the move to add it to."""
    moves = [(move["id"], move.get("label", move["id"])) for move in shown_now.data.get("moves", ())]
    rows = [_wording(number, words, meant, moves) for number, (words, meant) in enumerate(offered)]
    empty = tag("p", "Nothing yet. Learners offer such words in the debrief, without their name.", class_="st-muted")
    return tag("div", heading("What learners typed and meant otherwise"), _state(shown_now),
               tag("ul", *rows, class_="st-items") if rows else empty, _back(),
               class_="st-stack st-prose")  # fmt: skip


def conflict_sheet(sentence: str) -> Html:
    """The file was changed by somebody else."""
    return tag(
        "div", heading("The file has changed"), tag("p", sentence, class_="st-notice st-caution", role="alert"),
        tag("div", button("Save mine over it", "edit_over", look="st-primary"), button("Take theirs", "edit_theirs"),
            button("Go on without saving", "edit_home"), class_="st-row"),
        class_="st-stack st-prose",
    )  # fmt: skip


def where(place: Place) -> str:
    """A place as a message carries it: `facts/3`."""
    return "/".join(str(step) for step in place)


def name_of(place: Place, data: Any) -> str:
    """What the page of a place is called."""
    if place == ():
        return "The exercise itself"
    named = data.get("label") or data.get("name") or data.get("say") if isinstance(data, dict) else None
    return TITLES[str(place[0])] if len(place) == 1 else f"{data.get('id', place[-1])}: {named or ''}".rstrip(": ")


def _state(shown_now: Shown) -> Html:
    mistakes = [problem for problem in shown_now.problems if problem.code.startswith("E")]
    told = f"{_mistakes(len(mistakes))} in the file."
    if len(mistakes) < len(shown_now.problems):
        told += f" Worth a look: {len(shown_now.problems) - len(mistakes)}."
    saved = "Changes are kept, but not saved yet." if shown_now.changed else "Everything is saved."
    return tag(
        "div",
        tag("p", f"{told} {saved}", class_="st-muted"),
        tag("div",
            button("Save", "edit_save", look="st-primary") if shown_now.changed else None,
            button("Undo", "edit_undo") if shown_now.can_undo else None,
            class_="st-row"),
        class_="st-stack",
    )  # fmt: skip


def _part_row(shown_now: Shown, key: str) -> Html:
    data = shown_now.data.get(key)
    inside = f"{len(data)}" if isinstance(data, list | dict) and key not in ("briefing", "buyer", "judgement") else ""
    return _row(TITLES[key], inside, "edit_part", key, _count(shown_now, (key,)))


def _item_row(shown_now: Shown, part: str, key: str | int, can_move: bool) -> Html:
    data, place = shown_now.data[part][key], (part, key)
    data = data if isinstance(data, dict) else {}
    words = next((str(data[one]) for one in ("label", "name", "say", "why", "text") if data.get(one)), "")
    name = str(data.get("id", key))
    at = where(place)
    moves = [
        tag("button", sign, type="button", class_="st-button st-quiet st-small", data_send=f"edit_{way}", data_value=at,
            aria_label=f"Move {name} {way}")
        for sign, way in (("↑", "up"), ("↓", "down"))
    ] if can_move else []  # fmt: skip
    remove = tag("button", "Remove", type="button", class_="st-button st-quiet st-small", data_send="edit_remove",
                 data_value=at, aria_label=f"Remove {name}")  # fmt: skip
    return _row(name, words, "edit_open", at, _count(shown_now, place), *moves, remove)


def _row(name: str, words: str, send: str, value: str, mistakes: int, *more: Html) -> Html:
    wrong = tag("span", f"{mistakes} to look at", class_="st-chip st-caution") if mistakes else None
    opener = button(name, send, value, "st-small")
    return tag("li", tag("div", opener, tag("span", words, class_="st-muted"), wrong, *more, class_="st-row"))


def _field(field: Field, value: Any, shown_now: Shown, place: Place, choices: Choices) -> Html:
    name = f"st-f-{field.key}"
    wrong = [problem for problem in shown_now.problems if _inside(problem.where, place)]
    words = shown_now.words(value) if field.sort == "condition" and value else ""
    told = f"{name}-hint {name}-wrong" if wrong else f"{name}-hint"
    return tag(
        "div",
        tag("label", field.label + ("" if field.required else " (may be empty)"), for_=name, class_="st-label"),
        _box(field, shown(value, field.sort), name, told, bool(wrong)),
        tag("span", field.hint, class_="st-hint", id=f"{name}-hint"),
        tag("div", *[_problem(problem) for problem in wrong], id=f"{name}-wrong") if wrong else None,
        _builder(field, choices) if field.sort == "condition" else None,
        _picker(field) if field.key in INTENTS else None,
        tag("span", f"In words: {words}.", class_="st-hint") if words else None,
        class_="st-field",
    )


def _box(field: Field, text: str, name: str, told: str, wrong: bool) -> Html:
    common: dict[str, Any] = {"id": name, "name": f"f_{field.key}", "aria_describedby": told,
                              "aria_invalid": "true" if wrong else None}  # fmt: skip
    if field.sort in ("choice", "yes_no"):
        options = field.options or ("yes", "no")
        if not field.required:
            options = ("", *options)
        items = [tag("option", one or "as usual", value=one, selected=one == text) for one in options]
        return tag("select", *items, class_="st-select", **common)
    if field.sort in ("lines", "yaml", "condition") or field.key in LONG_FIELDS:
        rows = min(24, max(2, text.count("\n") + 2, len(text) // 90 + 1))
        code = field.sort in ("yaml", "condition")
        return tag("textarea", text, class_="st-textarea st-code" if code else "st-textarea", rows=rows,
                   spellcheck="false" if code else "true", **common)  # fmt: skip
    listed = "st-names" if field.sort == "name" else None
    # No number field: in those nothing is 0.
    keys = "numeric" if field.sort == "number" else None
    return tag("input", type="text", inputmode=keys, value=text, class_="st-input", list=listed, autocomplete="off",
               **common)  # fmt: skip


def _builder(field: Field, choices: Choices) -> Html:
    """A condition put together by choosing, for whoever does not like brackets."""
    groups = [
        tag("optgroup", *[tag("option", words, value=leaf) for leaf, words in leaves], label=group)
        for group, leaves in choices.items()
    ]
    name = f"st-b-{field.key}"
    return tag(
        "div",
        tag("label", "Also ask for", for_=name, class_="st-hint"),
        tag("select", tag("option", "nothing more", value=""), *groups, id=name, name=f"also_{field.key}",
            class_="st-select"),
        class_="st-row",
    )  # fmt: skip


def _picker(field: Field) -> Html:
    """The intents there are, to be added by choosing."""
    name = f"st-b-{field.key}"
    options = [tag("option", f"{label} ({intent})", value=intent) for intent, label in intents()]
    return tag(
        "div",
        tag("label", "Add an intent", for_=name, class_="st-hint"),
        tag("select", tag("option", "none", value=""), *options, id=name, name=f"also_{field.key}", class_="st-select"),
        class_="st-row",
    )


def _wording(number: int, words: str, meant: str, moves: Sequence[tuple[str, str]]) -> Html:
    name = f"st-w-{number}"
    options = [tag("option", label, value=move, selected=move == meant) for move, label in moves]
    form = tag(
        "form",
        tag("input", type="hidden", name="text", value=words),
        tag("q", words, dir="auto"),
        tag("label", "is a way to say that one", for_=name, class_="st-hint"),
        tag("div", tag("select", *options, id=name, name="move", class_="st-select"),
            tag("button", "Add to this move", type="submit", class_="st-button"), class_="st-row"),
        data_send="edit_example", class_="st-field",
    )  # fmt: skip
    return tag("li", form)


def _mistakes(number: int) -> str:
    return f"{number or 'No'} mistake{'' if number <= 1 else 's'}"


def _all_problems(problems: Sequence[Problem]) -> Html | None:
    if not problems:
        return None
    return fold(f"What the checks found ({len(problems)})", *[_problem(problem) for problem in problems], open_=True)


def _problem(problem: Problem) -> Html:
    look = "st-error" if problem.code.startswith("E") else "st-hint"
    place = f"{problem.file}, line {problem.line}"
    return tag("p", tag("strong", f"{problem.code} "), f"{problem.what} {problem.remedy} ({place})", class_=look)


def _count(shown_now: Shown, place: Place) -> int:
    if place == ():
        parts = set(TITLES)
        return sum(problem.where.split(".")[0] not in parts for problem in shown_now.problems)
    return sum(_inside(problem.where, place) for problem in shown_now.problems)


def _inside(problem_where: str, place: Place) -> bool:
    here = where_of(place)
    return problem_where == here or problem_where.startswith(f"{here}.")


def _at(data: Any, place: Place) -> Any:
    for step in place:
        data = data.get(step, {}) if isinstance(data, dict) else data[int(step)]
    return data if isinstance(data, dict) else {}


def _back(part: str | int | None = None) -> Html:
    to_part = button(f"Back to {TITLES[str(part)].lower()}", "edit_part", part) if part else None
    return tag("div", join(to_part, button("All parts", "edit_home")), class_="st-row")
