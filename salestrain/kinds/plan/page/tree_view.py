"""The plan as a tree one can work in, and as a list of equal power."""

from __future__ import annotations

from collections.abc import Sequence

from ....calendars.words import day_words
from ....ui.document import (
    Branch,
    Column,
    Content,
    Fold,
    Form,
    Item,
    Items,
    Node,
    Record,
    Row,
    Section,
    Table,
    Text,
    Tree,
)
from ....ui.fields import Button
from ....ui.phrases import Inline, muted, spoken, strong
from ..model import ELEMENTS, Action, Goal, Objective
from ..tree import path_words
from .check_view import funnel_question
from .choices import ABOUT, about_box
from .fields import FIELDS, box
from .node_view import Piece, PlanView, attach_form, chips, open_forms, place, sort_words, ways, when_words

AT_ONCE = 50
"""Pieces that are drawn at once."""
FILTERS = {"all": "Everything", "loose": "Serves no goal", "asked": "To resolve"}
COLUMNS = (
    Column("Item", names_row=True),
    Column("Edit"),
    Column("Serves"),
    Column("When"),
    Column("To resolve", "number"),
)


def tree_view(view: PlanView) -> list[Node | None]:
    """Show goals with their objectives with their actions, each opening on demand; below, what serves nothing yet."""
    goals = [_branch(view, goal) for goal in view.plan.goals]
    return [
        Tree(goals) if goals else Text(_first_step()),
        goal_form(view) if view.live else None,
        _loose(view),
    ]


def _first_step() -> str:
    missing = ", ".join(words.lower() for words in ELEMENTS.values())
    first = "Build the plan from the top down. Begin with a goal."
    return f"{first} One is enough; a whole plan has one for each of: {missing}."


def _branch(view: PlanView, piece: Piece) -> Branch:
    under: Sequence[Piece] = ()
    if not isinstance(piece, Action):
        under = [*view.tree.objectives_under(piece.id), *view.tree.actions_under(piece.id)]
    forms = [*open_forms(view, piece), *funnel_question(view, piece)]
    return Branch(
        [spoken(f"{sort_words(piece)}: "), piece.text, *chips(view, piece)],
        [ways(view, piece), *forms],
        [_branch(view, child) for child in under[:AT_ONCE]],
        id=place(piece.id),
        open=bool(forms) or not isinstance(piece, Action),
        left_out=_left_out(len(under)),
    )


def _left_out(number: int) -> str:
    """Say how many of so many pieces are not drawn."""
    rest = number - AT_ONCE
    return f"… and {rest:,} more, shown in the list." if rest > 0 else ""


def goal_form(view: PlanView) -> Fold:
    """Ask for a new goal; the form is open as long as an element has none."""
    covered = {goal.element for goal in view.plan.goals}
    missing = next((element for element in ELEMENTS if element not in covered), None)
    about = next(value for value, _ in ABOUT if value.startswith(missing or "relationship"))
    element, _, party = about.partition("|")
    text = box(FIELDS[Goal][0], None, "st-new-goal", required=True)
    boxes = [text, about_box(element, party, "st-new-goal")]
    return Fold("Add a goal", [Form("new_goal", boxes, "Add goal", "plain")], missing is not None, "st-add-goal")


def _loose(view: PlanView) -> Section | None:
    """List objectives without a goal and actions that serve nothing: each can be hung somewhere, or dropped."""
    loose: list[Objective | Action] = [*view.tree.unanchored(), *view.tree.orphans()]
    if not loose:
        return None
    indices = view.report.indices
    money = f", {indices.orphan_money:,.0f} {view.plan.currency}" if indices.orphan_money else ""
    lead = (
        f"{len(loose)} of {len(view.plan.actions) + len(view.plan.objectives)} items serve no goal: "
        f"{indices.orphan_hours:.1f} hours{money} in this period."
    )
    items = Items([_loose_item(view, piece) for piece in loose[:AT_ONCE]], "rows")
    more = _left_out(len(loose))
    return Section("Serves no goal yet", [Text(lead), items, Text(more, "hint") if more else None])


def _loose_item(view: PlanView, piece: Objective | Action) -> Item:
    words = Text([strong(f"{sort_words(piece)}: {piece.text}"), *chips(view, piece)])
    forms = [attach_form(view, piece), ways(view, piece), *open_forms(view, piece)]
    return Item([words, *forms], place(piece.id))


def list_view(view: PlanView, only: str, page: int) -> list[Node | None]:
    """Show every piece in a table, with the same ways to change it.

    Args:
        view: the plan.
        only: which pieces: `all`, `loose` or `asked`.
        page: the number of the page, from 0; one too high is the last.
    """
    pieces = [piece for piece in view.plan.items() if _is_in(view, piece, only)]
    at = min(page, max(0, (len(pieces) - 1) // AT_ONCE))
    first = at * AT_ONCE
    drawn = pieces[first : first + AT_ONCE]
    filters = []
    for key, words in FILTERS.items():
        filters.append(Button(words, "list", f"{key} 0", small=True, pressed=key == only))
    caption = f"Showing {first + 1 if pieces else 0} to {first + len(drawn)} of {len(pieces):,}"
    return [
        Row(filters, label="Show"),
        *(form for piece in pieces for form in open_forms(view, piece)),
        Table(caption, COLUMNS, [_row(view, piece) for piece in drawn], label="The plan as a list"),
        _pages(only, at, len(pieces)),
        goal_form(view) if view.live else None,
    ]


def _is_in(view: PlanView, piece: Piece, only: str) -> bool:
    if only == "loose":
        return not isinstance(piece, Goal) and view.tree.goal_of(piece.id) is None
    if only == "asked":
        return view.count_open(piece.id) > 0
    return True


def _row(view: PlanView, piece: Piece) -> Record:
    what: list[Inline] = [muted(f"{sort_words(piece)}: "), piece.text]
    asked = str(view.count_open(piece.id))
    return Record([what, ways(view, piece), _serves(view, piece), _when(piece), asked], f"{place(piece.id)}-row")


def _serves(view: PlanView, piece: Piece) -> Content:
    """Return what a piece serves, or the way to say it."""
    if isinstance(piece, Goal):
        return ""
    above = view.tree.path(piece.id)[1:]
    if len(above) > 1:
        return path_words(above)
    if above:
        return above[0].text
    return attach_form(view, piece) or "no goal yet"


def _when(piece: Piece) -> str:
    if isinstance(piece, Action):
        return when_words(piece)
    if isinstance(piece, Objective):
        return day_words(piece.due) if piece.due else ""
    return ""


def _pages(only: str, at: int, number: int) -> Row | None:
    last = max(0, (number - 1) // AT_ONCE)
    if not last:
        return None
    back = Button("Previous page", "list", f"{only} {at - 1}") if at else None
    on = Button("Next page", "list", f"{only} {at + 1}") if at < last else None
    return Row([back, on])
