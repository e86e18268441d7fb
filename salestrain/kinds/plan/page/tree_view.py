"""The plan as a tree one can work in, and as a list of equal power."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.layout import columns, section
from ....ui.markup import Html, button, join, tag
from ..model import ELEMENTS, Action, Goal, Objective
from ..tree import path_words
from .fields import FIELDS, box
from .node_view import Piece, Seen, add_form, attach_form, chips, edit_form, place, sort_words, ways, when_words

AT_ONCE = 50
"""Pieces that are drawn at once."""


def tree_view(seen: Seen) -> Html:
    """Goals with their objectives with their actions, each opening on demand; below, what serves nothing yet."""
    goals = [_node(seen, goal) for goal in seen.plan.goals]
    return tag(
        "div",
        tag("ul", *goals, class_="st-tree") if goals else tag("p", _first_step(seen)),
        goal_form(seen) if seen.live else None,
        _loose(seen),
        class_="st-stack",
    )


def _first_step(seen: Seen) -> str:
    missing = ", ".join(words.lower() for words in ELEMENTS.values())
    return f"A plan is built from the top down. Begin with a goal; three are needed at least: {missing}."


def _node(seen: Seen, piece: Piece) -> Html:
    under: Sequence[Piece] = ()
    if not isinstance(piece, Action):
        under = [*seen.tree.objectives_under(piece.id), *seen.tree.actions_under(piece.id)]
    inside = [ways(seen, piece), *_open_forms(seen, piece)]
    shown = [_node(seen, one) for one in under[:AT_ONCE]]
    rest = len(under) - AT_ONCE
    more = tag("p", f"… and {rest} more: they stand in the list.", class_="st-hint") if rest > 0 else None
    return tag(
        "li",
        tag(
            "details",
            tag(
                "summary",
                tag("span", f"{sort_words(piece)}: ", class_="st-hidden"),
                tag("span", piece.text),
                chips(seen, piece),
            ),
            tag("div", *inside, tag("ul", *shown) if shown else None, more, class_="st-stack"),
            id=place(piece.id),
            open=not isinstance(piece, Action) or bool(_open_forms(seen, piece)),
        ),
    )


def _open_forms(seen: Seen, piece: Piece) -> list[Html]:
    forms = []
    if seen.opened == piece.id and seen.live:
        forms.append(edit_form(seen, piece))
    if seen.adding == f"objective {piece.id}":
        forms.append(add_form(seen, piece, Objective))
    if seen.adding == f"action {piece.id}":
        forms.append(add_form(seen, piece, Action))
    return forms


def goal_form(seen: Seen) -> Html:
    """A new goal; open as long as an element has none."""
    covered = {goal.element for goal in seen.plan.goals}
    missing = next((element for element in ELEMENTS if element not in covered), None)
    values = {"element": missing or "relationship"}
    boxes = [box(field, values.get(field.name), "st-new-goal", field.name == "text") for field in FIELDS[Goal]]
    form = tag(
        "form",
        *boxes,
        tag("div", tag("button", "Add the goal", type="submit", class_="st-button"), class_="st-row"),
        data_send="new_goal",
        class_="st-stack",
    )
    return tag(
        "details", tag("summary", "Add a goal"), form, class_="st-details", id="st-add-goal", open=missing is not None
    )


def _loose(seen: Seen) -> Html | None:
    """Objectives without a goal and actions that serve nothing: each can be hung somewhere, or dropped."""
    loose: list[Objective | Action] = [*seen.tree.unanchored(), *seen.tree.orphans()]
    if not loose:
        return None
    indices = seen.report.indices
    money = f", {indices.orphan_money:,.0f} {seen.plan.currency}" if indices.orphan_money else ""
    lead = (
        f"{len(loose)} of {len(seen.plan.actions) + len(seen.plan.objectives)} pieces lead to no goal: "
        f"{indices.orphan_hours:.1f} hours{money} in this period."
    )
    items = [
        tag(
            "li",
            tag("p", tag("strong", f"{sort_words(one)}: {one.text}"), chips(seen, one)),
            attach_form(seen, one),
            ways(seen, one),
            *_open_forms(seen, one),
            id=place(one.id),
        )
        for one in loose[:AT_ONCE]
    ]
    rest = len(loose) - AT_ONCE
    more = tag("p", f"… and {rest:,} more: they stand in the list.", class_="st-hint") if rest > 0 else None
    return section("Serves nothing yet", tag("p", lead), tag("ul", *items, class_="st-items"), more)


def list_view(seen: Seen, only: str, page: int) -> Html:
    """Every piece in a table, with the same ways to change it; `only` is all, loose or asked."""
    pieces = [one for one in seen.plan.items() if _is_in(seen, one, only)]
    first = min(page, max(0, (len(pieces) - 1) // AT_ONCE)) * AT_ONCE
    shown = pieces[first : first + AT_ONCE]
    head = columns(("What", False), ("Do", False), ("Serves", False), ("When", False), ("Asked", True))
    table = tag(
        "table",
        tag("caption", f"{len(pieces):,} pieces, {first + 1 if pieces else 0} to {first + len(shown)} shown"),
        tag("thead", head),
        tag("tbody", *[_row(seen, one) for one in shown]),
        class_="st-table",
    )
    opened = [form for one in pieces for form in _open_forms(seen, one)]
    filters = [
        tag(
            "button",
            words,
            type="button",
            class_="st-button st-small",
            data_send="list",
            data_value=f"{key} 0",
            aria_pressed="true" if key == only else "false",
        )
        for key, words in (("all", "Everything"), ("loose", "What serves nothing"), ("asked", "What is asked about"))
    ]
    return tag(
        "div",
        tag("div", *filters, class_="st-row", role="group", aria_label="Show"),
        *opened,
        tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label="The plan as a list"),
        _pages(only, first // AT_ONCE, len(pieces)),
        goal_form(seen) if seen.live else None,
        class_="st-stack",
    )


def _is_in(seen: Seen, piece: Piece, only: str) -> bool:
    if only == "loose":
        return not isinstance(piece, Goal) and seen.tree.goal_of(piece.id) is None
    return only != "asked" or any(one.is_open for one in seen.found(piece.id))


def _row(seen: Seen, piece: Piece) -> Html:
    serves: Html | str = ""
    if not isinstance(piece, Goal):
        above = seen.tree.path(piece.id)[1:]
        serves = (
            path_words(above)
            if len(above) > 1
            else above[0].text
            if above
            else join(attach_form(seen, piece) or "nothing yet")
        )
    when = (
        when_words(piece) if isinstance(piece, Action) else str(piece.due or "") if isinstance(piece, Objective) else ""
    )
    asked = sum(one.is_open for one in seen.found(piece.id))
    what = tag("span", f"{sort_words(piece)}: ", class_="st-muted")
    return tag(
        "tr",
        tag("th", what, piece.text, scope="row", id=f"{place(piece.id)}-row"),
        tag("td", ways(seen, piece)),
        tag("td", serves),
        tag("td", when),
        tag("td", str(asked), class_="st-number"),
    )


def _pages(only: str, at: int, number: int) -> Html | None:
    last = max(0, (number - 1) // AT_ONCE)
    if not last:
        return None
    back = button("The ones before", "list", f"{only} {at - 1}") if at else None
    on = button("The next ones", "list", f"{only} {at + 1}") if at < last else None
    return tag("div", back, on, class_="st-row")
