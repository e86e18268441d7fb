"""One piece of the plan as it stands in tree and list: its words, what is asked about it, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from ....calendars.words import day_words
from ....ui.document import Box, Columns, Fold, Form, Heading, Items, Node, Quotation, Row, Text
from ....ui.fields import AnyField, Button, Choice, Hidden
from ....ui.offers import Offers
from ....ui.phrases import Chip, Inline, Phrase, muted, strong
from ..calendar import hours
from ..compiler import NAMES, Found, Report, Smart
from ..engine import State
from ..model import Action, Goal, Objective, Plan
from ..tree import Tree, goal_words
from .choices import about_box, level_box
from .fields import FIELDS, LATER, NEW, PlanField, box
from .from_practice import practice_part
from .moved import moved_at_a_glance

Piece: TypeAlias = Goal | Objective | Action
SORTS: dict[type[Piece], str] = {Goal: "Goal", Objective: "Objective", Action: "Action"}


class PlanView:
    """A plan as the page shows it: the state with its tree and report, and which piece is open for changes."""

    def __init__(
        self,
        state: State,
        report: Report,
        opened: str = "",
        adding: str = "",
        from_practice: Offers | None = None,
    ) -> None:
        """Prepare a plan to be shown.

        Args:
            state: the plan and what was said about it.
            report: what the compiler says of it.
            opened: the piece that is open for changes.
            adding: what is being added and where, such as "objective g.1".
            from_practice: what the learner's own practice has for a new action; None if it was not asked for.
        """
        self.state, self.report, self.opened, self.adding = state, report, opened, adding
        self.from_practice = from_practice
        self.plan: Plan = state.plan
        self.tree = Tree(state.plan)
        self.live = state.phase in ("building", "executing")
        self._findings: dict[str, list[Found]] = {}
        for finding in report.found:
            self._findings.setdefault(finding.place, []).append(finding)

    def findings(self, name: str) -> Sequence[Found]:
        """Return what the compiler found at a piece."""
        return self._findings.get(name, ())

    def count_open(self, name: str) -> int:
        """Count the errors and questions at a piece that wait for an answer."""
        return sum(finding.is_open for finding in self.findings(name))


def place(name: str) -> str:
    """Return the id that a piece has on the page."""
    return "st-n-" + name.replace(".", "-")


def sort_words(piece: Piece) -> str:
    """Return what sort of piece it is."""
    return SORTS[type(piece)]


def chips(view: PlanView, piece: Piece) -> list[Inline]:
    """Return what one sees of a piece at a glance, each chip after a blank."""
    words: list[Inline] = []
    for chip in [*_facts(view, piece), *_asked(view, piece)]:
        words += [" ", chip]
    return words


def _facts(view: PlanView, piece: Piece) -> list[Chip]:
    if isinstance(piece, Goal):
        return [Chip(goal_words(piece), "accent")]
    if isinstance(piece, Objective):
        return _facts_of_objective(view, piece)
    facts = [Chip(when_words(piece))]
    if piece.minutes:
        needed = hours(view.plan, piece, view.tree.objectives.get(piece.parent or ""))
        facts.append(Chip(f"{piece.minutes} min each, {needed:.1f} h"))
    if moved := moved_at_a_glance(view.plan, piece, view.tree.objectives.get(piece.parent or "")):
        facts.append(Chip(moved))
    return facts


def _facts_of_objective(view: PlanView, objective: Objective) -> list[Chip]:
    smart = view.report.smart[objective.id]
    facts = [Chip(f"SMART {smart.points} of 10", "good" if smart.passed else "caution")]
    if objective.due:
        facts.append(Chip(f"due {day_words(objective.due)}"))
    if objective.weight is not None:
        facts.append(Chip(f"{objective.weight}%"))
    return facts


def _asked(view: PlanView, piece: Piece) -> list[Chip]:
    """Say how much there is to fix and to answer."""
    findings = view.findings(piece.id)
    errors = sum(finding.is_error for finding in findings)
    questions = sum(finding.is_open and not finding.is_error for finding in findings)
    asked = []
    if errors:
        asked.append(Chip(f"{errors} to fix", "bad"))
    if questions:
        asked.append(Chip(f"{questions} to answer", "caution"))
    return asked


def when_words(action: Action) -> str:
    """Say when an action is done."""
    if any(drop.date is None for drop in action.dropped):
        return "dropped"
    at = f", {action.at}" if action.at else ""
    if action.repeats:
        return f"{action.repeats}{at}"
    return f"{day_words(action.date)}{at}" if action.date else "no date yet"


def ways(view: PlanView, piece: Piece) -> Row | None:
    """Offer what can be done with a piece; each button says with which."""
    if not view.live:
        return None
    offered = [("Edit", "edit")]
    if isinstance(piece, Goal):
        offered.append(("Add an objective", "add_objective"))
    if isinstance(piece, Objective) and view.tree.goal_of(piece.id):
        offered += [("Add an action", "add_action"), ("Add a sub-objective", "add_objective")]
    about = piece.text if len(piece.text) <= 50 else piece.text[:48] + "…"
    buttons = [Button(label, send, piece.id, "quiet", small=True, about=about) for label, send in offered]
    return Row([*buttons, Button("Remove …", "ask", f"remove {piece.id}", "quiet", small=True, about=about)])


def attach_form(view: PlanView, piece: Action | Objective) -> Form | Text | None:
    """Ask what a piece that serves nothing is to serve."""
    if not view.live:
        return None
    goals = view.plan.goals if isinstance(piece, Objective) else ()
    possible: list[Goal | Objective] = [*goals, *view.plan.objectives]
    options = [(above.id, above.text) for above in possible if above.id != piece.id]
    if not options:
        return Text("There is no objective to attach it to yet.", "hint")
    parent = Choice(
        "parent",
        f"Attach “{piece.text[:60]}” to",
        [("", "Choose …"), *options],
        required=True,
        id=f"st-attach-{place(piece.id)}",
        aside=True,
    )
    return Form("attach", [Hidden("item", piece.id), parent], "Attach", "plain", small=True, layout="line")


def open_forms(view: PlanView, piece: Piece) -> list[Box]:
    """Return the form that is open at a piece, if any."""
    forms = []
    if view.opened == piece.id and view.live:
        forms.append(_edit_form(view, piece))
    sort, _, parent = view.adding.partition(" ")
    if parent == piece.id:
        forms.append(_add_form(view, piece, sort))
    return forms


def _edit_form(view: PlanView, piece: Piece) -> Box:
    """Ask for every field of a piece, with what the compiler asks about it."""
    fields = FIELDS[type(piece)]
    prefix = f"st-e-{place(piece.id)}"
    boxes = [_box(view, field, getattr(piece, field.name), prefix) for field in fields if field.kind != "choice"]
    if isinstance(piece, Goal):
        boxes.append(about_box(piece.element, piece.party, prefix))
    body: list[Node | None] = [Heading(f"{sort_words(piece)}: {piece.text}", takes_focus=True)]
    if isinstance(piece, Objective):
        body += [*_as_read(view, piece), smart_list(view.report.smart[piece.id], piece.text)]
    body += [Text([strong(f"{finding.why} "), finding.ask], "hint") for finding in view.findings(piece.id)]
    keep = [Hidden("id", piece.id), *_few_first(boxes)]
    leave = Button("Cancel", "leave", weight="quiet")
    body.append(Form(f"change_{sort_words(piece).lower()}", keep, "Save", beside=[leave]))
    if not isinstance(piece, Goal) and view.tree.goal_of(piece.id) is not None:
        body.append(Fold("Move to …", [attach_form(view, piece)]))
    return Box(body, "aside", id=f"{place(piece.id)}-form")


def _few_first(boxes: Sequence[AnyField]) -> list[Node]:
    """Put the boxes side by side, those that are seldom needed in a fold."""
    first = [field for field in boxes if field.name not in LATER]
    later = [field for field in boxes if field.name in LATER]
    more = [Fold("More", [Columns(later, narrow=True)])] if later else []
    return [Columns([*first, *more], narrow=True)]


def _box(view: PlanView, field: PlanField, value: Any, prefix: str) -> AnyField:
    """Return the box of a field; what an action brings is chosen among the steps of the learner's own funnel.

    Args:
        view: the plan.
        field: what is filled in.
        value: what it is now.
        prefix: the beginning of the box's id.
    """
    if field.kind == "level" and view.plan.funnel is not None:
        return level_box([step.level for step in view.plan.funnel.steps], value or "", prefix)
    return box(field, value, prefix, required=field.name == "text" and value is None)


def _add_form(view: PlanView, parent: Piece, sort: str) -> Box:
    """Ask for a new objective or action under a piece.

    Args:
        view: the plan.
        parent: what it will belong to.
        sort: `objective` or `action`.
    """
    asked = view.from_practice if sort == "action" else None
    boxes = []
    for field in NEW[sort]:
        value = asked.words if asked and asked.chosen and field.name == "text" else None
        boxes.append(_box(view, field, value, f"st-a-{place(parent.id)}"))
    title = Heading(f"New {sort} for “{parent.text}”", takes_focus=True)
    leave = Button("Cancel", "leave", weight="quiet")
    form = Form(f"new_{sort}", [Hidden("parent", parent.id), *_few_first(boxes)], "Add", beside=[leave])
    take = practice_part(asked) if sort == "action" else None
    return Box([title, form, take], "aside", id=f"{place(parent.id)}-form")


PART_NAMES = {
    "verb": "what you do",
    "metric": "what it is about",
    "whom": "with or for whom",
    "source": "where the number comes from",
    "change": "how much more or less",
    "baseline": "where you start",
    "history": "what was reached before",
    "due": "by when",
    "confidence": "how sure you are",
    "capacity": "how long it takes",
    "dependency": "what it depends on",
    "step": "what makes it possible",
    "milestone": "a check on the way",
}
"""Parts of a sentence as the page calls them."""


def _as_read(view: PlanView, objective: Objective) -> list[Node]:
    """Show the sentence as it was read: words that prove something are marked, and named below."""
    reading = view.state.readings.get(objective.id, {})
    if reading.get("text") != objective.text:
        return []
    spans = sorted((tuple(span), name) for name, span in reading["spans"].items())
    words = "; ".join(f"{PART_NAMES.get(name, name)}: “{objective.text[start:end]}”" for (start, end), name in spans)
    body: list[Node] = [
        Quotation(_marked(objective.text, [span for span, _name in spans])),
        Text(f"Read as {words}." if words else "Nothing could be read from it.", "small"),
    ]
    vague = [f"“{word}”" for word in reading.get("vague") or ()]
    if vague:
        body.append(Text(f"Could mean anything: {', '.join(vague)}.", "small"))
    return body


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> list[Inline]:
    """Return a text with some of it marked; of spans that overlap the first is."""
    parts: list[Inline] = []
    at = 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], Phrase(text[start:end], "marked")]
            at = end
    return [*parts, text[at:]]


def smart_list(smart: Smart, text: str) -> Fold:
    """Show SMART by letter with the reasons, the words of the sentence that prove it, and the question.

    Args:
        smart: the points of each letter.
        text: the sentence of the objective.
    """
    items = []
    for letter in smart.letters:
        item: list[Inline] = [strong(f"{NAMES[letter.letter]}: {letter.points} of 2. ")]
        item.append(f"{'; '.join(letter.reasons)}. ")
        words = ", ".join(f"“{text[start:end]}”" for start, end in letter.spans)
        if words:
            item.append(muted(f"In your words: {words}. "))
        items.append([*item, letter.ask])
    return Fold(f"SMART: {smart.points} of 10", [Items(items)], not smart.passed)
