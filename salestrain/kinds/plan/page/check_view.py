"""What the compiler says: questions with their place, SMART by letter, the indices with what they are shares of."""

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
from ....ui.phrases import Verdict, strong
from ..compiler import NAMES, RULES, Found
from .node_view import PlanView, place, smart_list

EACH = 15
"""Places of one rule that are drawn, and objectives whose letters have their reasons."""
SMART_COLUMNS = (
    Column("Objective", names_row=True),
    *(Column(letter, "number") for letter in NAMES),
    Column("Total", "number"),
)
SHARE_COLUMNS = (Column("Ratio", names_row=True), Column("Value", "number"), Column("Based on"))


def check_view(view: PlanView) -> list[Node | None]:
    """Show the report, errors first."""
    found = view.report.found
    codes = sorted({finding.code for finding in found}, key=lambda code: (RULES[code].severity != "error", code))
    return [
        Text(verdict(view), "lead"),
        Row([Button("Compile", "compile"), _begin(view)]) if view.live else None,
        *(_group(view, [finding for finding in found if finding.code == code]) for code in codes),
        Section("SMART by objective", _smart(view)) if view.plan.objectives else None,
        Section("Key ratios", [_indices(view)]),
    ]


def verdict(view: PlanView) -> str:
    """Return the report in one sentence."""
    errors, asked = len(view.report.errors), len(view.report.open_warnings)
    noted = sum(bool(finding.note) for finding in view.report.found)
    if not errors and not asked:
        overridden = f" ({noted} overridden with a note)" if noted else ""
        return f"The plan compiles, with no open questions{overridden}."
    head = "The plan compiles, with"
    if errors:
        head = f"{errors} error{'s' if errors > 1 else ''} to fix,"
    return f"{head} {asked or 'no'} open question{'' if asked == 1 else 's'}."


def _begin(view: PlanView) -> Button | None:
    if view.state.phase != "building" or not view.report.compiles:
        return None
    return Button("Begin the period", "begin_period", weight="primary")


def _group(view: PlanView, findings: Sequence[Found]) -> Section:
    """Show what one rule found."""
    rule, number = findings[0].rule, len(findings)
    word = "error" if rule.severity == "error" else "question"
    items = [_item(view, finding, findings[:at]) for at, finding in enumerate(findings[:EACH])]
    more = Text(f"… and {number - EACH} more like these.", "hint") if number > EACH else None
    title = f"{rule.code}: {rule.name} ({number} {word}{'s' if number > 1 else ''})"
    return Section(title, [Text(rule.because, "muted"), Items(items, "marks"), more])


def _item(view: PlanView, finding: Found, before: Sequence[Found]) -> Item:
    """Show one finding; a second one of the same rule at the same place has a number of its own in its id."""
    again = sum(other.place == finding.place for other in before)
    here = f"{finding.code}-{place(finding.place)}" + (f"-{again}" if again else "")
    body: list[Node | None] = [Text(finding.why), Text([strong(finding.ask)])]
    if finding.note:
        body.append(Text(f"Your reason for going ahead: {finding.note}"))
    answer = view.state.answers.get((finding.code, finding.place))
    if answer:
        body.append(Text(f"Your answer: {answer}"))
    if view.live:
        body += [_way(view, finding), _reply(finding, here)]
    return Item(Box(body, "mark", _colour(finding)), f"st-f-{here}")


def _colour(finding: Found) -> Verdict:
    if finding.is_error:
        return "bad"
    return "caution" if finding.is_open else "good"


def _way(view: PlanView, finding: Found) -> Row | None:
    """Return the way to the piece that a finding is about; there is none to the plan as a whole."""
    if view.tree.find(finding.place) is None:
        return None
    label = f"Go to item ({finding.code}, {finding.place})"
    return Row([Button(label, "edit", finding.place, "quiet", small=True)])


def _reply(finding: Found, here: str) -> Fold:
    """Ask for an answer to an error, or for the note with which a question is overridden."""
    which = f"({finding.code}, {finding.place})"
    send, name, label = "override", "note", "Why you are going ahead anyway"
    summary, submit = "Override with a note", "Override"
    if finding.is_error:
        send, name, label = "answer", "text", "Your answer"
        summary, submit = "Answer", "Save answer"
    words = Field(name, f"{label} {which}", longest=600, required=True, id=f"st-r-{here}")
    about = [Hidden("rule", finding.code), Hidden("place", finding.place)]
    return Fold(f"{summary} {which}", [Form(send, [*about, words], submit, "plain", small=True)])


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
        Text(f"{passed} of {len(rows)} objectives score 8 or more, with no letter at 0."),
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
        ["Traceability", _percent(indices.traceability), path],
        ["Box-ticking", _percent(indices.box_ticking), orphans],
        ["Focus", _percent(indices.focus), focus],
    ]
    if report.room is not None:
        load = report.needed / report.room if report.room else None
        room = f"{report.needed:.1f} of {report.room:.1f} available hours"
        rows.append(["Load", _percent(load), room])
    return Table("Key ratios", SHARE_COLUMNS, rows, caption_shown=False)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
