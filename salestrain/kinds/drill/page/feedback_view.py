"""The sheet after a try: what it was worth, the words that show it, one better wording, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....core.session import Session
from ....ui.html_blocks import heading
from ....ui.layout import columns, scrolled, section, signed
from ....ui.markup import Html, button, fold, join, tag
from ..content import Item, SeenMove
from ..debrief import Feedback
from ..points import Judged, Point, plain_worth
from ..trying import yield_tags
from .items import (
    CONTROL_WORDS,
    FOCUS_WORDS,
    FORM_WORDS,
    INTENT_WORDS,
    RUNG_WORDS,
    exchange,
    given,
    progress,
    situation,
)

LABELS = {**RUNG_WORDS, **INTENT_WORDS, "form": "Form", "focus": "Focus", "action": "The action"}
AGAIN = "This one was taken again; the first try is what counts."
CHOSEN = ("form", "focus", "clause")
"""Parts that are chosen and not typed: right or wrong, and no more to say."""
EXPLAINED = ("stacked", "leading", "invented", "flipped", "used")
"""Tags whose reason says more than the rule."""
SOFT = "Rules read this, and they can be wrong. Did you mean it otherwise? Say it in other words and try again."
SPOILS = {"stacked": "several questions at once", "leading": "the answer in the question", "pitch": "the pitch"}


def told_sheet(session: Session, told: Feedback) -> Html:
    """Feedback on the task: points with their words first, then a better wording and the reason."""
    state, last = session.state, session.state.at == len(session.state.drawn) - 1
    points = "point" if told.best == 1 else "points"
    on = button("Finish the practice", "finish", look="st-primary") if last else None
    return tag(
        "div",
        progress(session),
        heading(f"{told.score} of {told.best} {points}"),
        tag("p", AGAIN, class_="st-muted") if state.repeat else None,
        None if told.item.next_best else situation(session, told.item),
        *given(told.item),
        _what_was_said(session, told.item),
        *[_part(number, part, told) for number, part in enumerate(told.parts)],
        _changes(told.event.data.get("changes")),
        _form_seen(told),
        _heard(told),
        _yields(told),
        _ask_back(told),
        _better(told),
        section("Why", tag("p", told.item.explanation)),
        tag("div", on or button("Next", "next", look="st-primary"), button("Try this one again", "again"),
            class_="st-row"),
        class_="st-stack st-prose",
    )  # fmt: skip


def _what_was_said(session: Session, item: Item) -> Html | None:
    """The lines of a try that has several, with the buyer's answers: the last one is heard only here."""
    if item.ladder:
        return fold("What was said", exchange(item.ladder.fact, session.state.lines, goes_on=False), open_=True)
    if item.incumbent:
        return fold("What was said", exchange(item.incumbent.opens, session.state.lines, goes_on=False), open_=True)
    return None


def _heard(told: Feedback) -> Html | None:
    """What typed words were taken for where they count as a move of a talk, and that a reading may be wrong."""
    soft = None if told.right else tag("p", SOFT, class_="st-muted st-small")
    content = told.item.next_best
    if told.item.classify:
        return None
    if content is None or content.moment.seen is None:
        return soft
    if not told.event.data["typed"]:
        return None
    label = next(move.label for move in content.moment.seen.moves if move.move == told.event.data["move"])
    return join(tag("p", tag("strong", "Heard as: "), f"{label}."), soft)


def _look(part: Judged) -> str:
    return "st-good" if part.score == part.best else "st-bad" if part.score == 0 else "st-caution"


def _part(number: int, part: Judged, told: Feedback) -> Html:
    """One part of the try: the learner's words, what was there, and what was not."""
    title = LABELS.get(part.label)
    said = _said(number, part, told)
    if part.label in CHOSEN:
        verdict = tag("p", tag("strong", f"{part.score} of {part.best}. "), said)
        return tag("div", verdict, class_=f"st-mark {_look(part)}")
    if not part.best:
        return _in_vain(part)
    points = [point_line(one) for one in part.points if one.points]
    missing = _missing(part, told.event.data)
    nothing = tag("li", "nothing that earns points here") if not points and not missing else None
    return tag(
        "div",
        tag("div", tag("strong", f"{title}: " if title else "", f"{part.score} of {part.best}")) if title else None,
        said,
        tag("ul", *points, *missing, nothing) if points or missing or nothing else None,
        class_=f"st-mark {_look(part)}",
    )


def _said(number: int, part: Judged, told: Feedback) -> Html:
    """The learner's answer; where it was chosen, with the right one beside it."""
    data = told.event.data
    proof = data["parts"][number]["proof"]
    if told.item.classify:
        words = FORM_WORDS if part.label == "form" else FOCUS_WORDS
        right = data["right"][part.label]
        quote, because = next(iter(proof.values()))
        rest = "" if part.score else f"; it is {right}: {words[right].removeprefix(f'{right}: ')}"
        return tag("span", f"{LABELS[part.label]}: you said {part.text}{rest}. ", _words(quote, because))
    if part.label == "clause":
        text, control = next(iter(proof.values()))
        verdict = "you said so" if part.score else f"you said: {CONTROL_WORDS.get(part.text, part.text)}"
        return tag("span", tag("q", text.strip(" ,.")), f" is {CONTROL_WORDS[control]}; {verdict}.")
    if not part.text:
        return tag("p", "Not asked.", class_="st-muted")
    return tag("p", tag("q", part.text, dir="auto"))


def _words(quote: str, because: str) -> Html:
    return join(f"{because}." if because else tag("q", quote))


def _missing(part: Judged, data: Mapping[str, Any]) -> list[Html]:
    """What a full answer would also have had; of what was to be said back, point by point."""
    missing = [point for point, words in data.get("covered", ()) if not words] or part.missing
    return [tag("li", tag("strong", "not there: "), one) for one in missing]


def _in_vain(part: Judged) -> Html:
    """A line of a ladder that did not climb: it cost a turn and no points."""
    about = next((point.rule for point in part.points if point.tag.startswith("focus:")), "asks nothing that is read")
    verdict = f"Used up a turn: it {about}, and the next step was “{LABELS.get(part.label, part.label)}”."
    return tag("div", tag("p", tag("q", part.text, dir="auto")), tag("p", verdict, class_="st-muted"), class_="st-mark")


def point_line(point: Point) -> Html:
    """One point with its rule and the words that show it."""
    reason = f" ({point.because})" if point.tag in EXPLAINED and point.because else None
    quote = join(": ", tag("q", point.quote)) if point.quote else None
    return tag("li", tag("strong", f"{signed(point.points)} "), point.rule, quote, reason)


def _changes(changes: Mapping[str, Any] | None) -> Html | None:
    """What of the weak question is gone, what is still there."""
    if not changes or not any(changes.values()):
        return None
    lines = [
        tag("li", tag("strong", f"{how}: "), SPOILS[name], " ", tag("q", words))
        for key, how in (("gone", "Gone"), ("still", "Still there"), ("new", "New"))
        for name, words in changes[key]
    ]
    return tag("div", tag("h3", "What you changed", class_="st-card-title"), tag("ul", *lines))


def _form_seen(told: Feedback) -> Html | None:
    """The form as information."""
    if told.item.classify or told.item.excuse or told.item.reflect:
        return None
    forms = {tag_[5:] for part in told.event.data["parts"] for tag_ in part["tags"] if tag_.startswith("form:")}
    if not forms:
        return None
    return tag("p", f"Form, for information only: {', '.join(sorted(forms))}.", class_="st-muted st-small")


def _yields(told: Feedback) -> Html | None:
    """What each line would have opened, as it was played."""
    content = told.item.next_best
    if content is None or content.moment.seen is None:
        return None
    moves = {move.move: move for move in content.moment.seen.moves}
    name = told.event.data["move"]
    mine = moves[name]
    shown = [mine, *(moves[one] for one in content.options if one != name)]
    rows = [
        tag("tr", tag("th", ("Yours: " if move is mine else ""), tag("q", move.text), scope="row"),
            tag("td", what_it_does(move)), tag("td", signed(plain_worth(yield_tags(move))), class_="st-number"))
        for move in shown
    ]  # fmt: skip
    head = columns(("Line", False), ("What it does", False), ("Worth", True))
    return join(
        tag("p", f"{content.moment.seen.buyer} answers: ", tag("q", mine.answer)),
        scrolled(tag("table", tag("caption", "Each line played at this moment"), tag("thead", head),
                     tag("tbody", *rows), class_="st-table"), "What each line does"),
    )  # fmt: skip


def what_it_does(move: SeenMove) -> str:
    """What playing a line led to, in words."""
    told = [f"opens {fact.label} ({fact.value})" for fact in move.opens]
    told += [f"trust {signed(move.trust)}"] if move.trust else []
    told += ["asks for what was told already"] if move.known else []
    told += [move.held.rstrip(".")] if move.held else []
    told += [f"the talk {move.ends}"] if move.ends else []
    return "; ".join(told) + "." if told else "Opens nothing."


def _ask_back(told: Feedback) -> Html | None:
    """A question to go on thinking with, while the action is not whole; the reading behind it is soft."""
    ask = told.event.data.get("ask")
    if not ask or told.parts[-1].score == told.parts[-1].best:
        return None
    return tag("p", tag("strong", "Ask yourself: "), ask)


def _better(told: Feedback) -> Html | None:
    if told.better is None:
        return None
    title = "Your own line of an earlier try" if told.better.own else "One way to say it"
    if told.right:
        title = "Another way to say it"
    lines = told.better.lines
    quoted = (
        tag("blockquote", lines[0], class_="st-quote")
        if len(lines) == 1
        else tag("ol", *[tag("li", line) for line in lines])
    )
    return section(title, quoted if len(lines) == 1 else fold("Show the lines", quoted, open_=not told.right))
