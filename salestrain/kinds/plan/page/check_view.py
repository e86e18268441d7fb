"""What the check found: questions with their place, SMART by letter, and four figures with what they are based on."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.document import (
    Box,
    Column,
    Content,
    Fold,
    Form,
    Heading,
    Item,
    Items,
    Node,
    Row,
    Section,
    Stack,
    Table,
    Text,
)
from ....ui.fields import Button, Field, Hidden
from ....ui.phrases import Verdict, spoken, strong
from ..compiler import NAMES, RULES, Found, counted_words, possible_levels
from ..model import ELEMENTS, Action, Objective
from .node_view import Piece, PlanView, place, smart_list

EACH = 15
"""Places of one rule that are drawn, and objectives whose letters have their reasons."""
SMART_COLUMNS = (
    Column("Objective", names_row=True),
    *(Column(letter, "number") for letter in NAMES),
    Column("Total", "number"),
)
SHARE_COLUMNS = (Column("Figure", names_row=True), Column("Share", "number"), Column("Based on"))


def check_view(view: PlanView) -> list[Node | None]:
    """Show the report, what has to be fixed first."""
    found = view.report.found
    codes = sorted({finding.code for finding in found}, key=lambda code: (RULES[code].severity != "error", code))
    return [
        Text(verdict(view), "lead"),
        Row([Button("Check again", "compile"), _begin(view)]) if view.live else None,
        *(_group(view, [finding for finding in found if finding.code == code]) for code in codes),
        Section("SMART by objective", _smart(view)) if view.plan.objectives else None,
        Section("Your plan in four figures", [_indices(view)]),
    ]


CHECKED = "The form was checked: goals, links, numbers and dates. Whether they are the right goals is yours to judge."


def verdict(view: PlanView) -> str:
    """Return the report in one sentence."""
    errors, asked = len(view.report.errors), len(view.report.open_warnings)
    if not view.plan.items():
        return "Nothing is planned yet."
    noted = sum(bool(finding.note) for finding in view.report.found)
    if not errors and not asked:
        aside = f" ({noted} set aside with a reason)" if noted else ""
        return f"Nothing is left to fix, and no questions are open{aside}. {CHECKED}"
    head = "Nothing is left to fix, with"
    if errors:
        head = f"{errors} thing{'s' if errors > 1 else ''} to fix before you can begin,"
    said = f"{head} {asked or 'no'} open question{'' if asked == 1 else 's'}."
    return said if errors else f"{said} {CHECKED}"


def _begin(view: PlanView) -> Button | None:
    if view.state.phase != "building" or not view.report.compiles:
        return None
    return Button("Begin the period …", "ask", "begin_period", weight="primary")


def _group(view: PlanView, findings: Sequence[Found]) -> Section:
    """Show what one rule found."""
    rule, number = findings[0].rule, len(findings)
    word = "to fix" if rule.severity == "error" else "to answer"
    items = [_item(view, finding, findings[:at]) for at, finding in enumerate(findings[:EACH])]
    more = Text(f"… and {number - EACH} more like these.", "hint") if number > EACH else None
    title = f"{rule.name[:1].upper()}{rule.name[1:]} ({number} {word})"
    return Section(title, [Text(rule.because, "muted"), Items(items, "marks"), more])


def _item(view: PlanView, finding: Found, before: Sequence[Found]) -> Item:
    """Show one finding; a second one of the same rule at the same place has a number of its own in its id."""
    again = sum(other.place == finding.place for other in before)
    here = f"{finding.code}-{place(finding.place)}" + (f"-{again}" if again else "")
    body: list[Node | None] = [Text(finding.why), Text([strong(finding.ask)])]
    if finding.note:
        body.append(Text(f"You leave it as it is, because: {finding.note}"))
    answer = view.state.answers.get((finding.code, finding.place))
    if answer:
        body.append(Text(f"Your answer: {answer}"))
    if view.live:
        body += [funnel_answers(view, finding), _way(view, finding), _reply(view, finding, here)]
    return Item(Box(body, "mark", _colour(finding)), f"st-f-{here}")


def _colour(finding: Found) -> Verdict:
    if finding.is_error:
        return "bad"
    return "caution" if finding.is_open else "good"


def funnel_question(view: PlanView, piece: Piece) -> list[Box]:
    """Ask what is open about a piece and the funnel where the piece stands, so that one click settles it.

    Args:
        view: the plan.
        piece: an item of it.
    """
    boxes = []
    for finding in view.findings(piece.id):
        answers = funnel_answers(view, finding) if view.live else None
        if answers is not None:
            boxes.append(Box([Text(finding.why), Text([strong(finding.ask)]), answers], "mark", "caution"))
    return boxes


def funnel_answers(view: PlanView, finding: Found) -> Row | None:
    """Offer the answers to a question about the funnel, so that one click settles it."""
    funnel, item = view.plan.funnel, view.tree.find(finding.place)
    if funnel is None or item is None or not finding.is_open:
        return None
    which = f"“{item.text[:50]}”"
    if isinstance(item, Action) and finding.code == "P27":
        levels = possible_levels(funnel, item)
        buttons = [
            Button(
                f"Yes, {level}" if not place else f"No, {level}", "feeds", f"{item.id}|{level}", small=True, about=which
            )
            for place, level in enumerate(levels)
        ]
        return Row([*buttons, Button("None of these", "feeds", f"{item.id}|", small=True, about=which)])
    if isinstance(item, Objective) and finding.code == "P28":
        yes = Button(
            f"Yes, call the result “{counted_words(item)}”", "counts", f"{item.id}|yes", small=True, about=which
        )
        return Row([yes, Button("No", "counts", f"{item.id}|", small=True, about=which)])
    return None


def _way(view: PlanView, finding: Found) -> Row | None:
    """Return the way to the piece that a finding is about; there is none to the plan as a whole."""
    item = view.tree.find(finding.place)
    if item is None:
        return None
    return Row([Button("Change it", "edit", finding.place, "quiet", small=True, about=about(view, finding))])


def about(view: PlanView, finding: Found) -> str:
    """Return which item a finding is about and what was found, for those who hear one of many like it."""
    item = view.tree.find(finding.place)
    text = item.text if item is not None else ELEMENTS.get(finding.place, "the plan")
    return f"{text[:50]}, {finding.rule.name}"


def _reply(view: PlanView, finding: Found, here: str) -> Fold:
    """Take an answer to what has to be fixed, or the reason for which a question is set aside.

    Args:
        view: the plan.
        finding: what was found.
        here: its name on the page.
    """
    send, name, label = "override", "note", "Why do you leave it?"
    summary, submit = "Leave it as it is, and say why", "Save my reason"
    if finding.is_error:
        send, name, label = "answer", "text", "Your answer"
        summary, submit = "Note an answer for yourself", "Save my answer"
    which = about(view, finding)
    words = Field(name, label, longest=600, required=True, id=f"st-r-{here}")
    hidden = [Hidden("rule", finding.code), Hidden("place", finding.place)]
    form = Form(send, [*hidden, words], submit, "plain", small=True, about=which)
    return Fold([summary, spoken(f": {which}")], [form])


def _smart(view: PlanView) -> list[Node]:
    """Show the points of each letter for each objective, and on demand their reasons."""
    objectives, smart = view.plan.objectives, view.report.smart
    rows = []
    for objective in objectives:
        points = [str(letter.points) for letter in smart[objective.id].letters]
        rows.append([objective.text, *points, f"{smart[objective.id].points} of 10"])
    caption = "Specific, measurable, attainable, realistic, time-bound; 0 to 2 points each"
    reasons = []
    for objective in objectives[:EACH]:
        letters = smart_list(smart[objective.id], objective.text)
        reasons.append(Stack([Heading(objective.text, 4), letters], close=True))
    passed = sum(each.passed for each in smart.values())
    return [
        Text(f"{passed} of {len(rows)} objectives have 8 points or more, and no letter missing."),
        Table(caption, SMART_COLUMNS, rows, label="SMART by objective"),
        Fold("Reasons, letter by letter", reasons),
    ]


def _indices(view: PlanView) -> Table:
    """Show the shares with what they are shares of."""
    report, indices = view.report, view.report.indices
    money = focus = ""
    if indices.orphan_money is not None:
        hourly = f"{view.plan.hourly_value:g} an hour"
        money = f", worth {indices.orphan_money:,.0f} {view.plan.currency} at {hourly}"
    if indices.focus_on:
        text = view.tree.objectives[indices.focus_on].text
        focus = f"{indices.focus_hours:.1f} of {indices.hours:.1f} hours go to “{text}”"
    path = f"{indices.linked} of {indices.actions} actions lead to a goal"
    orphans = f"{indices.orphan_hours:.1f} of {indices.hours:.1f} hours serve no goal{money}"
    rows: list[Sequence[Content]] = [
        ["Leads to a goal", _percent(indices.traceability), path],
        ["Serves no goal", _percent(indices.box_ticking), orphans],
        ["On one objective", _percent(indices.focus), focus],
    ]
    if report.room is not None:
        load = report.needed / report.room if report.room else None
        room = f"{report.needed:.1f} of the {report.room:.1f} hours you can plan"
        rows.append(["Of your calendar", _percent(load), room])
    return Table("Your plan in four figures", SHARE_COLUMNS, rows, caption_shown=False)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
