"""What the compiler says: questions with their place, SMART by letter, the indices with what they are shares of."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.layout import columns, section
from ....ui.markup import Html, button, fold, tag
from ..compiler import NAMES, RULES, Found
from .node_view import Seen, place, smart_list

EACH = 15
"""Places of one rule that are drawn."""


def check_view(seen: Seen) -> Html:
    """The report, errors first."""
    report = seen.report
    codes = sorted({one.code for one in report.found}, key=lambda code: (RULES[code].severity != "error", code))
    groups = [_group(seen, [one for one in report.found if one.code == code]) for code in codes]
    return tag(
        "div",
        tag("p", verdict(seen), class_="st-lead"),
        tag("div", button("Compile", "compile"), _begin(seen), class_="st-row") if seen.live else None,
        *groups,
        section("SMART by objective", *_smart(seen)) if seen.plan.objectives else None,
        section("Shares of the plan", *_indices(seen)),
        class_="st-stack",
    )


def verdict(seen: Seen) -> str:
    """The report in one sentence."""
    errors, asked = len(seen.report.errors), len(seen.report.open_warnings)
    noted = sum(bool(one.note) for one in seen.report.found)
    if not errors and not asked:
        return f"The plan compiles, and nothing is asked{f' ({noted} overridden with a note)' if noted else ''}."
    head = "The plan compiles" if not errors else f"{errors} error{'s are' if errors > 1 else ' is'} open"
    waiting = "one question waits" if asked == 1 else f"{asked or 'no'} questions wait"
    return f"{head}; {waiting} for an answer."


def _begin(seen: Seen) -> Html | None:
    if seen.state.phase != "building" or not seen.report.compiles:
        return None
    return button("Begin the period with this plan", "begin_period", look="st-primary")


def _group(seen: Seen, found: Sequence[Found]) -> Html:
    rule = found[0].rule
    look = "error" if rule.severity == "error" else "question"
    items = [_one(seen, one, found[:number]) for number, one in enumerate(found[:EACH])]
    more = tag("p", f"… and {len(found) - EACH} more like these.", class_="st-hint") if len(found) > EACH else None
    return section(
        f"{rule.code}: {rule.name} ({len(found)} {look}{'s' if len(found) > 1 else ''})",
        tag("p", rule.because, class_="st-muted"),
        tag("ul", *items, class_="st-marks"),
        more,
    )


def _one(seen: Seen, one: Found, before: Sequence[Found]) -> Html:
    again = sum(other.place == one.place for other in before)
    here = f"{one.code}-{place(one.place)}" + (f"-{again}" if again else "")
    look = "st-bad" if one.is_error else "st-caution" if one.is_open else "st-good"
    there = None
    if seen.tree.find(one.place) is not None and seen.live:
        there = tag("div", button(f"Go to it ({one.code}, {one.place})", "edit", one.place, "st-quiet st-small"))
    answer = seen.state.answers.get((one.code, one.place))
    return tag(
        "li",
        tag("p", one.why),
        tag("p", tag("strong", one.ask)),
        tag("p", f"You go on because: {one.note}") if one.note else None,
        tag("p", f"You answered: {answer}") if answer else None,
        there,
        _reply(one, here) if seen.live else None,
        class_=f"st-mark {look}", id=f"st-f-{here}",
    )  # fmt: skip


def _reply(one: Found, here: str) -> Html:
    """An error can be answered; a question can be overridden, with a note."""
    name = f"st-r-{here}"
    error = one.is_error
    label = "Your answer" if error else "Why you go on nevertheless"
    form = tag(
        "form",
        tag("input", type="hidden", name="rule", value=one.code),
        tag("input", type="hidden", name="place", value=one.place),
        tag("div", tag("label", f"{label} ({one.code}, {one.place})", for_=name, class_="st-label"),
            tag("input", type="text", id=name, name="text" if error else "note", class_="st-input", maxlength=600,
                required=True, autocomplete="off"), class_="st-field"),
        tag("div", tag("button", "Keep the answer" if error else "Override it", type="submit",
                       class_="st-button st-small"), class_="st-row"),
        data_send="answer" if error else "override", class_="st-stack",
    )  # fmt: skip
    words = "Write down an answer" if error else "Go on nevertheless, with a note"
    return fold(f"{words} ({one.code}, {one.place})", form)


def _smart(seen: Seen) -> list[Html]:
    head = columns(("Objective", False), *[(letter, True) for letter in NAMES], ("Sum", True))
    rows = []
    for objective in seen.plan.objectives:
        smart = seen.report.smart[objective.id]
        cells = [tag("td", str(one.points), class_="st-number") for one in smart.letters]
        rows.append(tag("tr", tag("th", objective.text, scope="row"), *cells,
                        tag("td", f"{smart.points} of 10", class_="st-number")))  # fmt: skip
    table = tag("table", tag("caption", "Specific, measurable, attainable, realistic, time-bound; 0 to 2 each"),
                tag("thead", head), tag("tbody", *rows), class_="st-table")  # fmt: skip
    passed = sum(one.passed for one in seen.report.smart.values())
    reasons = [
        tag("div", tag("h4", objective.text), smart_list(seen.report.smart[objective.id], objective.text))
        for objective in seen.plan.objectives[:EACH]
    ]
    return [
        tag("p", f"{passed} of {len(rows)} objectives have 8 points or more and no letter at nothing."),
        tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label="SMART by objective"),
        fold("Every letter with its reasons", *reasons),
    ]


def _indices(seen: Seen) -> list[Html]:
    found, report = seen.report.indices, seen.report
    path = f"{found.linked} of {found.actions} actions have a path to a goal"
    money = ""
    if found.orphan_money is not None:
        money = f", worth {found.orphan_money:,.0f} {seen.plan.currency} at {seen.plan.hourly_value:g} an hour"
    focus = seen.tree.objectives[found.focus_on].text if found.focus_on else ""
    rows = [
        ("Traceability", _percent(found.traceability), path),
        (
            "Box-ticking",
            _percent(found.box_ticking),
            f"{found.orphan_hours:.1f} of {found.hours:.1f} hours serve nothing{money}",
        ),
        (
            "Focus",
            _percent(found.focus),
            f"{found.focus_hours:.1f} of {found.hours:.1f} hours are for “{focus}”" if focus else "",
        ),
    ]
    if report.room is not None:
        load = report.needed / report.room if report.room else None
        rows.append(("Load", _percent(load), f"{report.needed:.1f} of {report.room:.1f} hours that can be planned"))
    head = columns(("Share", False), ("How much", True), ("Of what", False))
    body = [
        tag("tr", tag("th", name, scope="row"), tag("td", share, class_="st-number"), tag("td", words))
        for name, share, words in rows
    ]
    return [tag("div", tag("table", tag("thead", head), tag("tbody", *body), class_="st-table"), class_="st-scroll",
                tabindex=0, role="region", aria_label="Shares of the plan")]  # fmt: skip


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
