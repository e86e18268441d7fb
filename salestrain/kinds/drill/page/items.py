"""The sheet of one item: where it plays, what is asked, and the form for the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ....core.session import Session
from ....ui.html_blocks import heading
from ....ui.inputs import form, select
from ....ui.markup import Html, fold, join, tag
from ..content import Item, SeenLine
from ..several import INTENTS, RUNGS

TITLES = {
    "classify": "What kind of question is this?",
    "rewrite": "Ask it better",
    "next_best": "What do you say next?",
    "ladder": "Four questions, one on the other",
    "reflect": "Say back what you heard",
    "incumbent": "Ask about the present supplier, and use it",
    "excuse": "From an excuse to an action",
}
FORM_WORDS = {
    "open": "open: the buyer answers freely", "closed": "closed: yes, no, or one item",
    "choice": "choice: answers to choose from", "leading": "leading: the answer is in the question",
    "stacked": "stacked: three or more at once",
}  # fmt: skip
FOCUS_WORDS = {
    "situation": "how things are", "problem": "what is hard or goes wrong",
    "implication": "what follows from it, or what it costs", "result": "what would be better then",
    "others": "who else it concerns, how it is decided", "keep": "what should stay", "change": "what should change",
    "wish": "what is wished for and not paid for", "commitment": "a step the buyer would take",
    "rapport": "small matters between people",
}  # fmt: skip
CONTROL_WORDS = {
    "inside": "in the speaker's hands", "outside": "outside, and only claimed",
    "shown": "outside, and shown: with evidence and size",
}  # fmt: skip
RUNG_WORDS = {
    "situation": "How it is", "problem": "What goes wrong", "implication": "What follows from it",
    "result": "What would be better then",
}  # fmt: skip
INTENT_WORDS = {"keep": "What should stay", "change": "What should change", "wish": "What is wished for, not paid for"}


def progress(session: Session) -> Html:
    """Where one stands in the practice."""
    state = session.state
    label = session.script.behaviours[state.behaviour].label
    again = " again" if state.repeat else ""
    return tag(
        "p",
        tag("span", f"Try {state.at + 1} of {len(state.drawn)}{again}", class_="st-chip st-accent"),
        tag("span", label, class_="st-muted"),
        class_="st-row",
    )


def item_sheet(session: Session) -> Html:
    """The item as it stands."""
    item: Item = session.script.items[session.state.item]
    return tag(
        "div",
        progress(session),
        heading(TITLES[item.format]),
        None if item.next_best else situation(session, item),
        *given(item),
        *_FORMS[item.format](item, session.state.lines),
        tag("div", data_part="said", role="status"),
        class_="st-stack st-prose",
    )


def situation(session: Session, item: Item) -> Html:
    """Where it plays."""
    where = session.script.drill.situations[item.situation]
    return tag("p", where.text, class_="st-muted")


def _form(*children: str | None, send: str = "Answer") -> Html:
    return form("answer", *children, submit=send)


def typed(label: str, hint: str = "Enter sends, Shift and Enter begin a new line.") -> Html:
    """Where an answer is typed."""
    return tag(
        "div",
        tag("label", label, for_="st-answer", class_="st-label"),
        tag("textarea", name="text", id="st-answer", class_="st-textarea", rows=2, aria_describedby="st-answer-hint",
            autocomplete="off", data_enter=True),
        tag("span", hint, id="st-answer-hint", class_="st-hint"),
        class_="st-field",
    )  # fmt: skip


def _select(name: str, label: str, options: Mapping[str, str]) -> Html:
    return select(label, name, f"st-{name}", [("", "Choose …"), *options.items()], required=True)


def _quote(text: str, who: str) -> Html:
    return join(tag("p", who, class_="st-who"), tag("blockquote", text, class_="st-quote", dir="auto"))


def given(item: Item) -> list[Html]:
    """The words that an item gives, shown before the answer and with what is told of it."""
    if item.classify:
        return [_quote(item.classify.question, "A seller asks")]
    if item.rewrite:
        return [_quote(item.rewrite.says, "The buyer says"), _quote(item.rewrite.question, "A seller asks, weakly")]
    if item.reflect:
        known = item.reflect.known
        besides = [tag("p", "You know besides: ", " ".join(known))] if known else []
        return [_quote(item.reflect.says, "The buyer says"), *besides]
    return []


def _classify(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    about = {name: f"{name}: {words}" for name, words in FOCUS_WORDS.items()}
    return [_form(_select("form", "Its form", FORM_WORDS), _select("focus", "It asks about", about))]


def _rewrite(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    assert item.rewrite is not None
    aim = f"Ask about {FOCUS_WORDS[item.rewrite.focus]}, and take up the buyer's words."
    return [_form(typed("Your better question", aim))]


def _next_best(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    assert item.next_best is not None and item.next_best.moment.seen is not None
    seen = item.next_best.moment.seen
    moves = {move.move: move for move in seen.moves}
    last = max(2, next((n for n, line in enumerate(reversed(seen.lines), 1) if line.who == "learner"), 2))
    options = [
        tag("label", tag("input", type="radio", name="move", value=name, required=True), moves[name].text,
            class_="st-choice")
        for name in item.next_best.options
    ]  # fmt: skip
    return [
        tag("p", seen.brief),
        *([fold("What was said before", _log(seen.lines[:-last]))] if seen.lines[:-last] else []),
        _log(seen.lines[-last:]),
        _form(tag("fieldset", tag("legend", f"What opens most with {seen.buyer} now?", class_="st-legend"), *options,
                  class_="st-choices"), send="Say this"),
        fold("Write your own instead", _form(typed("What you say"), send="Say it")),
    ]  # fmt: skip


def _log(lines: Sequence[SeenLine]) -> Html:
    return tag("ol", *[_line(line.who, line.name, line.text) for line in lines], class_="st-log")


def _line(who: str, name: str, text: str, latest: bool = False) -> Html:
    return tag(
        "li",
        tag("span", name, class_="st-who"),
        tag("span", text, class_="st-said", dir="auto"),
        class_=f"st-turn st-{who}",
        id="st-latest" if latest else None,
        tabindex="-1" if latest else None,
    )


def exchange(opens: str, lines: Sequence[Mapping[str, Any]], goes_on: bool = True) -> Html:
    """What was said in turn; while it goes on the reader is led to the latest answer."""
    said = [_line("buyer", "The buyer", opens)]
    for number, line in enumerate(lines, 1):
        said.append(_line("learner", "You", line["text"]))
        said.append(_line("buyer", "The buyer", line["answer"], latest=goes_on and number == len(lines)))
    return tag("ol", *said, class_="st-log")


def _steps(steps: Sequence[tuple[str, str]]) -> Html:
    """What is there and what is still to come, in words."""
    items = [tag("li", f"{text}: ", tag("strong", how)) for text, how in steps]
    return tag("ul", *items, aria_label="What is there so far")


def _ladder(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    assert item.ladder is not None
    climbed = [line["rung"] for line in lines if line["rung"]]
    steps = [
        (RUNG_WORDS[rung], "asked" if rung in climbed else "next" if n == len(climbed) else "to come")
        for n, rung in enumerate(RUNGS)
    ]
    left = item.ladder.turns - len(lines)
    return [
        _steps(steps),
        exchange(item.ladder.fact, lines),
        _form(typed("Your next question", f"One question that takes up what was said. {_turns(left)}"), send="Ask"),
    ]


def _turns(left: int) -> str:
    return f"{left} turn{'' if left == 1 else 's'} left."


def _incumbent(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    assert item.incumbent is not None
    asked = {line["asked"] for line in lines}
    used = {name for line in lines for name in line["used"]}
    steps = [
        (INTENT_WORDS[name], "asked and used" if name in used else "asked, not used yet" if name in asked else "to ask")
        for name in INTENTS
    ]
    hint = f"Ask, or build on an answer. {_turns(item.incumbent.turns - len(lines))}"
    return [_steps(steps), exchange(item.incumbent.opens, lines), _form(typed("What you say", hint), send="Say it")]


def _reflect(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    hint = "In one sentence of yours: every point, nothing that was not said, no remedy yet."
    return [_form(typed("You say it back", hint))]


def _excuse(item: Item, lines: Sequence[Mapping[str, Any]]) -> list[Html]:
    assert item.excuse is not None
    clauses = item.excuse.clauses
    sorts = [
        tag(
            "fieldset",
            tag("legend", f"“{clause.text.strip(' ,.')}”", class_="st-legend"),
            *[
                tag("label", tag("input", type="radio", name=f"sorted_{number}", value=control, required=True), words,
                    class_="st-choice")
                for control, words in CONTROL_WORDS.items()
            ],
            class_="st-choices",
        )
        for number, clause in enumerate(clauses)
    ]  # fmt: skip
    hint = "What will you do yourself, with whom or how much, and by when?"
    return [
        _quote(" ".join(clause.text for clause in clauses), "A seller says"),
        _form(*sorts, typed("The action you would write instead", hint)),
    ]


_FORMS: dict[str, Callable[[Item, Sequence[Mapping[str, Any]]], list[Html]]] = {
    "classify": _classify, "rewrite": _rewrite, "next_best": _next_best, "ladder": _ladder, "reflect": _reflect,
    "incumbent": _incumbent, "excuse": _excuse,
}  # fmt: skip
