"""The debrief as a sheet: marks with their proof first, the total second."""

from __future__ import annotations

from collections.abc import Sequence

from ....content.library import Training
from ....ui.html_blocks import heading
from ....ui.html_marks import cap_card, mark_card
from ....ui.layout import columns, scrolled, section, signed, turn
from ....ui.markup import Html, button, fold, join, tag
from ....ui.talk_profile import profile_part
from ..debrief import Debrief, Missed, Moment
from ..debrief import Line as Said
from .course import cost_part
from .thought import ask_button, part_of
from .training import training_part


def debrief_sheet(debrief: Debrief, can_compare: bool, live: bool = True, training: Training | None = None) -> Html:
    """Everything there is to see after a talk. Without `live` there are no buttons.

    On a live page the costs and the moments have a place, and are put there when they are known (`hindsight.py`).
    """
    return tag(
        "div",
        heading("Debrief"),
        tag("p", f"The talk with {debrief.buyer} {debrief.ending}.", class_="st-lead"),
        section("Your marks", tag("ul", *[tag("li", mark_card(mark, live)) for mark in debrief.scorecard.marks],
                                  class_="st-marks")),
        section("Your total", *_total(debrief, live)),
        _costs(debrief, live),
        section("Your judgement", *_judgement(debrief)),
        section("What you did not learn", *_missed(debrief.missed, debrief.buyer)),
        tag("div", None if live else moments(debrief, live), data_part="moments" if live else None,
            class_="st-stack"),
        section("One thing to try", tag("p", tag("strong", f"{debrief.try_criterion}: "), debrief.try_next,
                                        class_="st-notice"), training_part(training)),
        section("Trust and patience", *_changes(debrief)),
        section("Profile of the talk", fold("How you shared, asked and listened", profile_part(debrief.profile))),
        section("The talk, line by line", _transcript(debrief.lines, live)),
        _next(can_compare) if live else None,
        class_="st-stack st-debrief",
    )  # fmt: skip


def _total(debrief: Debrief, live: bool) -> list[Html | None]:
    card = debrief.scorecard
    parts: list[Html | None] = [
        tag("p", tag("span", str(card.total), class_="st-score"), " of 100", class_="st-number")
    ]
    parts += [cap_card(cap, card.earned, live) for cap in card.caps]
    if debrief.predicted is not None and debrief.gap is not None:
        gap = abs(debrief.gap)
        how = "exactly right" if not gap else f"{gap} too {'high' if debrief.gap > 0 else 'low'}"
        parts.append(tag("p", f"You predicted {debrief.predicted}: {how}."))
    if debrief.corrections:
        parts.append(tag("p", f"You corrected {debrief.corrections} misheard line(s); that cost nothing."))
    return parts


def _judgement(debrief: Debrief) -> list[Html | None]:
    judged = debrief.judged
    if judged is None:
        return [tag("p", "You have not judged.")]
    verdict = "That is right." if judged.right else f"What is true here: {judged.truth}."
    brier = f"{judged.brier:.2f}"
    return [
        tag("p", f"You said: {judged.answer}, {judged.confidence} % sure. ", tag("strong", verdict)),
        tag("p", judged.why),
        tag("p", f"Brier score {brier}: 0 is best, 0.25 is a coin toss, 1 is sure and wrong. "
            "It rewards being exactly as sure as you should be.", class_="st-muted"),
        _facts("You cited, and it supports the answer:", judged.support),
        _facts("You cited, but it does not decide the matter:", judged.beside),
        _facts("What decides it:", judged.because),
    ]  # fmt: skip


def _facts(lead: str, texts: Sequence[str]) -> Html | None:
    return join(tag("p", lead), tag("ul", *[tag("li", tag("q", text)) for text in texts])) if texts else None


def _missed(missed: Sequence[Missed], buyer: str) -> list[Html | None]:
    if not missed:
        return [tag("p", f"Nothing: {buyer} told you everything there was to know.")]
    return [tag("ul", *[_missed_fact(fact) for fact in missed], class_="st-missed")]


def _missed_fact(fact: Missed) -> Html:
    first = "No single line would have brought it; it takes several steps."
    if fact.first_turn is not None and fact.with_line:
        first = f"First possible in turn {fact.first_turn}, with: “{fact.with_line}”"
    return tag(
        "li",
        tag("p", tag("q", fact.text), " ", tag("span", f"{fact.value} fact", class_="st-chip")),
        tag("p", fact.would_have),
        tag("p", first, class_="st-muted st-small"),
    )


def _costs(debrief: Debrief, live: bool) -> Html | None:
    if live and any(line.how not in ("", "not counted") for line in debrief.lines):
        return section("What each line cost", tag("div", data_part="costs", class_="st-stack"))
    return section("What each line cost", cost_part(debrief.costs, live=False)) if debrief.costs else None


def moments(debrief: Debrief, live: bool = True) -> Html:
    """The best and the weakest moments, and by what they were chosen."""
    dear = any(one.cost is not None for one in (*debrief.best, *debrief.weakest))
    by = "what each line cost" if dear else "what was learned and how trust moved"
    return join(
        tag("div", section("Your best moments", _moments(debrief.best, "No line gained anything yet.", live)),
            section("Your weakest moments", _moments(debrief.weakest, "None stands out.", live)), class_="st-two"),
        tag("p", f"Chosen by {by}.", class_="st-muted st-small"),
    )  # fmt: skip


def _moments(moments: Sequence[Moment], nothing: str, live: bool) -> Html:
    if not moments:
        return tag("p", nothing)
    return tag("ul", *[
        tag("li", tag("p", turn(one.turn, live), ": ", tag("q", one.text)), tag("p", one.why, class_="st-muted"))
        for one in moments
    ])  # fmt: skip


def _changes(debrief: Debrief) -> list[Html | None]:
    if not debrief.changes:
        return [tag("p", "Nothing you said moved trust; every turn took a little patience.")]
    rows = [
        tag("tr", tag("td", str(one.turn), class_="st-number"), tag("td", one.name),
            tag("td", signed(one.by), class_="st-number"), tag("td", str(one.to), class_="st-number"),
            tag("td", one.why))
        for one in debrief.changes
    ]  # fmt: skip
    trust = sum(one.by for one in debrief.changes if one.name == "trust")
    head = columns(("Turn", True), ("What", False), ("Change", True), ("Then", True), ("Why", False))
    return [
        tag("p", f"What you said moved trust by {signed(trust)} in all; every turn also took one step of patience."),
        scrolled(tag("table", tag("thead", head), tag("tbody", *rows), class_="st-table"),
                 "Trust and patience, turn by turn"),
    ]  # fmt: skip


def _transcript(lines: Sequence[Said], live: bool) -> Html:
    return tag("ol", *[_line(number, line, live) for number, line in enumerate(lines)], class_="st-log")


def _line(number: int, line: Said, live: bool) -> Html:
    mine = line.who == "learner"
    retry = live and mine and line.how != "not counted"
    told = line.heard_as and line.how not in ("chosen", "not counted")
    heard = f"heard as: {'; '.join(line.heard_as)}" if told else None
    return tag(
        "li",
        tag("span", f"{line.turn}. {line.name}" if line.turn else line.name, class_="st-who"),
        tag("span", line.text, class_="st-said", dir="auto"),
        tag("span", heard, class_="st-heard") if heard else None,
        tag("span", f"{_uncounted(line)}; it cost nothing", class_="st-heard") if line.how == "not counted" else None,
        _offer(number, line) if live and line.could_mean and line.how == "not counted" else None,
        _why_heard(line) if live and line.could_mean and line.how != "not counted" else None,
        tag("span", line.coach, class_="st-heard") if line.coach else None,
        _ways_on(line.turn) if retry else None,
        tag("div", data_part=part_of(line.turn), class_="st-aside") if retry else None,
        class_=f"st-turn st-{line.who}",
        id=f"st-turn-{line.turn}" if retry else None,
    )


def _uncounted(line: Said) -> str:
    return f"heard as: {'; '.join(line.heard_as)}" if line.heard_as else "not understood"


def _ways_on(turn: int) -> Html:
    retry = button(f"Retry from turn {turn}", "retry", turn, "st-quiet st-small")
    return tag("span", retry, ask_button(turn), class_="st-ways")


def _offer(number: int, line: Said) -> Html:
    """Words that were not understood, given to the author with what they meant."""
    name = f"st-offer-{number}"
    options = [tag("option", label, value=move) for move, label in line.could_mean]
    form = tag(
        "form",
        tag("input", type="hidden", name="text", value=line.text),
        tag("div", tag("label", "I meant a line that", for_=name, class_="st-label"),
            tag("select", *options, name="move", id=name, class_="st-select"), class_="st-field"),
        tag("div", tag("button", "Offer my words to the author, without my name", type="submit",
                       class_="st-button"), class_="st-row"),
        data_send="offer",
        class_="st-stack",
    )  # fmt: skip
    return fold("Tell the author what this meant", form)


def _why_heard(line: Said) -> Html:
    """Why a typed line was heard so, and the way to say that it was meant otherwise."""
    name = f"st-meant-{line.turn}"
    options = [tag("option", label, value=move) for move, label in line.could_mean]
    form = tag(
        "form",
        tag("input", type="hidden", name="turn", value=line.turn),
        tag("div", tag("label", "I meant a line that", for_=name, class_="st-label"),
            tag("select", *options, name="move", id=name, class_="st-select"), class_="st-field"),
        tag("label", tag("input", type="checkbox", name="offer", value="yes"),
            "Offer my words to the author, without my name", class_="st-choice"),
        tag("div", tag("button", "Read it again so", type="submit", class_="st-button"), class_="st-row"),
        data_send="meant",
        class_="st-stack",
    )  # fmt: skip
    reasons = tag("ul", *[tag("li", reason) for reason in line.reasons]) if line.reasons else None
    return fold(f"Why line {line.turn} was heard so", reasons, form)


def _next(can_compare: bool) -> Html:
    compare = button("Compare with the talk you retried", "compare") if can_compare else None
    again = button("Choose what to do next", "start", look="st-primary")
    return tag("div", compare, again, class_="st-row")
