"""One piece of the plan as it stands in tree and list: its words, what is asked about it, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.markup import Html, button, fold, join, tag
from ..calendar import hours
from ..compiler import NAMES, Found, Report, Smart
from ..engine import State
from ..model import Action, Goal, Objective, Plan
from ..tree import Tree, goal_words
from .fields import FIELDS, LATER, Field, box

Piece = Goal | Objective | Action


def place(name: str) -> str:
    """The id that a piece has on the page."""
    return "st-n-" + name.replace(".", "-")


class Seen:
    """A plan as the page shows it: the state with its tree and report, and which piece is open for changes."""

    def __init__(self, state: State, report: Report, opened: str = "", adding: str = "") -> None:
        self.state, self.report, self.opened, self.adding = state, report, opened, adding
        self.plan: Plan = state.plan
        self.tree = Tree(state.plan)
        self.live = state.phase in ("building", "executing")
        self._found: dict[str, list[Found]] = {}
        for one in report.found:
            self._found.setdefault(one.place, []).append(one)

    def found(self, name: str) -> Sequence[Found]:
        """What was found at a piece."""
        return self._found.get(name, ())


def sort_words(piece: Piece) -> str:
    """What sort of piece it is."""
    return "Goal" if isinstance(piece, Goal) else "Objective" if isinstance(piece, Objective) else "Action"


def chips(seen: Seen, piece: Piece) -> Html:
    """What one sees of a piece at a glance, in words."""
    words: list[tuple[str, str]] = []
    if isinstance(piece, Goal):
        words.append((goal_words(piece), "st-accent"))
    elif isinstance(piece, Objective):
        smart = seen.report.smart[piece.id]
        words.append((f"SMART {smart.points} of 10", "st-good" if smart.passed else "st-caution"))
        words += [(f"due {piece.due}", "")] if piece.due else []
        words += [(f"{piece.weight} %", "")] if piece.weight is not None else []
    else:
        words.append((when_words(piece), ""))
        if piece.minutes:
            needed = hours(seen.plan, piece, seen.tree.objectives.get(piece.parent or ""))
            words.append((f"{piece.minutes} min each, {needed:.1f} h", ""))
    errors = sum(one.is_error for one in seen.found(piece.id))
    asked = sum(one.is_open and not one.is_error for one in seen.found(piece.id))
    words += [(_count(errors, "error"), "st-bad")] if errors else []
    words += [(_count(asked, "question"), "st-caution")] if asked else []
    return join(*[join(" ", tag("span", text, class_=f"st-chip {look}".strip())) for text, look in words])


def when_words(action: Action) -> str:
    """When an action is done, in words."""
    if any(drop.date is None for drop in action.dropped):
        return "dropped"
    return action.repeats or (str(action.date) if action.date else "no day yet")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def ways(seen: Seen, piece: Piece) -> Html | None:
    """What can be done with a piece; each button says with which."""
    if not seen.live:
        return None
    short = piece.text if len(piece.text) <= 50 else piece.text[:48] + "…"
    hidden = tag("span", f": {short}", class_="st-hidden")
    buttons = [_way("Change", "edit", piece.id, hidden)]
    if isinstance(piece, Goal):
        buttons.append(_way("Add an objective", "add_objective", piece.id, hidden))
    if isinstance(piece, Objective) and seen.tree.goal_of(piece.id):
        buttons.append(_way("Add an action", "add_action", piece.id, hidden))
        buttons.append(_way("Add a part", "add_objective", piece.id, hidden))
    buttons.append(_way("Remove", "remove", piece.id, hidden))
    return tag("div", *buttons, class_="st-row")


def _way(text: str, send: str, value: str, hidden: Html) -> Html:
    return tag("button", text, hidden, type="button", class_="st-button st-quiet st-small", data_send=send,
               data_value=value)  # fmt: skip


def attach_form(seen: Seen, piece: Action | Objective) -> Html | None:
    """Where a piece that serves nothing can be hung."""
    if not seen.live:
        return None
    goals = seen.plan.goals if isinstance(piece, Objective) else ()
    possible: list[Goal | Objective] = [*goals, *seen.plan.objectives]
    options = [tag("option", one.text, value=one.id) for one in possible if one.id != piece.id]
    choose = tag("option", "Choose what it serves …", value="")
    if not options:
        return tag("p", "There is no objective yet that it could serve.", class_="st-hint")
    name = f"st-attach-{place(piece.id)}"
    return tag(
        "form",
        tag("input", type="hidden", name="item", value=piece.id),
        tag("label", f"It serves (“{piece.text[:60]}”)", for_=name, class_="st-hint"),
        tag("div", tag("select", choose, *options, id=name, name="parent", class_="st-select", required=True),
            tag("button", "Hang it there", type="submit", class_="st-button st-small"), class_="st-row"),
        data_send="attach", class_="st-field",
    )  # fmt: skip


def edit_form(seen: Seen, piece: Piece) -> Html:
    """Every box of a piece, with what the compiler asks about it."""
    prefix = f"st-e-{place(piece.id)}"
    boxes = [box(field, getattr(piece, field.name), prefix) for field in FIELDS[type(piece)]]
    boxes = _few_first(FIELDS[type(piece)], boxes)
    return tag(
        "div",
        tag("h3", f"{sort_words(piece)}: {piece.text}", class_="st-card-title", tabindex="-1"),
        _read_so(seen, piece) if isinstance(piece, Objective) else None,
        *[tag("p", tag("strong", f"{one.code} "), one.ask, class_="st-hint") for one in seen.found(piece.id)],
        tag("form", tag("input", type="hidden", name="id", value=piece.id), tag("div", *boxes, class_="st-boxes"),
            tag("div", tag("button", "Keep", type="submit", class_="st-button st-primary"),
                button("Leave it as it was", "leave", look="st-quiet"), class_="st-row"),
            data_send=f"change_{sort_words(piece).lower()}", class_="st-stack"),
        _elsewhere(seen, piece),
        class_="st-thought", id=f"{place(piece.id)}-form",
    )  # fmt: skip


def _elsewhere(seen: Seen, piece: Piece) -> Html | None:
    """The way to another parent, for a piece that has one; the others have it where they stand."""
    if isinstance(piece, Goal) or seen.tree.goal_of(piece.id) is None:
        return None
    return fold("Hang it elsewhere", attach_form(seen, piece))


def _few_first(fields: Sequence[Field], boxes: Sequence[Html]) -> list[Html]:
    named = list(zip(fields, boxes, strict=True))
    first = [one for field, one in named if field.name not in LATER]
    later = [one for field, one in named if field.name in LATER]
    return [*first, fold("More", tag("div", *later, class_="st-boxes"))] if later else first


def add_form(seen: Seen, parent: Piece, sort: type[Objective] | type[Action]) -> Html:
    """A new piece under this one."""
    prefix = f"st-a-{place(parent.id)}"
    hidden = tag("input", type="hidden", name="parent", value=parent.id)
    if sort is Objective:
        title, send = "A new objective", "new_objective"
        hint = ("Say what you do, with or for whom, from which number to which, and by when. "
                "What is read of it is shown; you can correct it.")  # fmt: skip
        boxes = [box(Field("text", "The objective, in one sentence", "long", hint), "", prefix, required=True)]
    else:
        title, send = "A new action", "new_action"
        fields = [Field("text", "What do you do?", hint="Begin with a verb: call, write, visit."), *FIELDS[Action][2:]]
        boxes = [box(field, None, prefix, required=field.name == "text") for field in fields]
        boxes = _few_first(fields, boxes)
    return tag(
        "div",
        tag("h3", f"{title} for “{parent.text}”", class_="st-card-title", tabindex="-1"),
        tag("form", hidden, tag("div", *boxes, class_="st-boxes"),
            tag("div", tag("button", "Add it", type="submit", class_="st-button st-primary"),
                button("Leave it", "leave", look="st-quiet"), class_="st-row"),
            data_send=send, class_="st-stack"),
        class_="st-thought", id=f"{place(parent.id)}-form",
    )  # fmt: skip


def _read_so(seen: Seen, objective: Objective) -> Html:
    """The sentence with the words that were read, and the five letters with their reasons."""
    return tag(
        "div", marked(seen, objective), smart_list(seen.report.smart[objective.id], objective.text), class_="st-stack"
    )


def marked(seen: Seen, objective: Objective) -> Html | None:
    """The sentence as it was read: words that prove something are marked, and named below."""
    reading = seen.state.readings.get(objective.id, {})
    if reading.get("text") != objective.text:
        return None
    spans = sorted((tuple(span), name) for name, span in reading["spans"].items())
    parts: list[str] = []
    at = 0
    for (start, end), _ in spans:
        if start >= at:
            parts += [objective.text[at:start], tag("mark", objective.text[start:end])]
            at = end
    words = "; ".join(f"{name}: “{objective.text[start:end]}”" for (start, end), name in spans)
    vague = reading.get("vague") or ()
    return tag(
        "div",
        tag("p", *parts, objective.text[at:], class_="st-quote"),
        tag("p", f"Read so: {words}." if words else "Nothing was read in it.", class_="st-small"),
        tag("p", f"Can mean anything: {', '.join(f'“{word}”' for word in vague)}.", class_="st-small")
        if vague
        else None,
    )


def smart_list(smart: Smart, text: str) -> Html:
    """SMART by letter with the reasons, the words of the sentence that prove it, and the question."""
    items = []
    for one in smart.letters:
        words = ", ".join(f"“{text[start:end]}”" for start, end in one.spans)
        proof = tag("span", f"In your words: {words}. ", class_="st-muted") if words else None
        lead = tag("strong", f"{NAMES[one.letter]}: {one.points} of 2. ")
        items.append(tag("li", lead, f"{'; '.join(one.reasons)}. ", proof, one.ask))
    return fold(f"SMART: {smart.points} of 10", tag("ul", *items), open_=not smart.passed)
