"""The screen after a try: what it was worth, the words that show it, one better wording, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ....core.session import Session
from ....ui import (
    Body,
    Box,
    Button,
    Column,
    Content,
    Fold,
    Heading,
    Inline,
    Items,
    Row,
    Screen,
    Section,
    Stack,
    Table,
    Text,
    quote,
    strong,
)
from ....ui.blocks import verdict
from ....ui.document import Quotation
from ....ui.phrases import signed
from ..content import Item, SeenMove
from ..debrief import Feedback
from ..points import Judged, Point, plain_worth
from ..trying import yield_tags
from .items import exchange, given, off_the_ladder_words, progress, situation
from .labels import CONTROL_WORDS, FOCUS_WORDS, FORM_WORDS, PART_WORDS

AGAIN = "You tried this one again; the first try is the one that counts."
ACTION_ASKS = {
    "action:verb": "What will you do yourself that somebody could see you do? Begin with it: “I call …”, “I visit …”.",
    "action:what": "What exactly, with whom, or how many?",
    "action:when": "By when, or how often?",
}
"""By part of an action, the question to ask while it is missing."""
COPIED = (
    "These are nearly all the buyer's own words. It shows that you listened; said in your own words, it also shows "
    "that you understood."
)
VOWED = "What will you do yourself that somebody could see you do? To try, to hope and to improve cannot be seen."
"""What is asked instead where the words are a vow."""
INSTEAD_OF_ACTION = {
    "instead:refused": "That is what you will not do. What will you do, so that somebody could see it?",
    "instead:others": "That is somebody else's act. What will you do yourself?",
}
"""What is said of words that are no action of one's own, before anything else is asked."""
CHANGES = (("gone", "Gone"), ("still", "Still there"), ("new", "New"))
"""What became of the faults of a weak question, and its title."""
CHOSEN_PARTS = ("form", "focus", "clause")
"""Parts that are chosen and not typed: right or wrong, and no more to say."""
EXPLAINED = ("stacked", "leading", "invented", "flipped", "used")
"""Tags whose reason says more than the rule."""
SOFT = "Rules read this, and they can be wrong. Did you mean something else? Put it another way and try again."
SPOILS = {"stacked": "several questions at once", "leading": "the answer in the question", "pitch": "the pitch"}


def feedback_screen(session: Session, feedback: Feedback) -> Screen:
    """Show the feedback on a try: points with their words first, then a better wording and the reason."""
    item, state = feedback.item, session.state
    points = "point" if feedback.best == 1 else "points"
    way_on = Button("Next", "next", weight="primary")
    if state.at == len(state.drawn) - 1:
        way_on = Button("Finish the practice", "finish", weight="primary")
    body: Body = [
        Text(AGAIN, "muted") if state.repeat else None,
        situation(session, item),
        *given(item),
        _exchange(session, item),
        *[_part(number, part, feedback) for number, part in enumerate(feedback.parts)],
        _changes(feedback),
        _forms(feedback),
        *_understood(feedback),
        _question_back(feedback),
        _better(feedback),
        Section("Why", [Text(item.explanation)]),
        Row([way_on, Button("Try this one again", "again")]),
    ]
    return Screen(f"{feedback.score} of {feedback.best} {points}", body, above=[progress(session)])


def _exchange(session: Session, item: Item) -> Fold | None:
    """Show the lines of a try that has several; the buyer's last answer is read only here."""
    if item.ladder:
        opening = item.ladder.fact
    elif item.incumbent:
        opening = item.incumbent.opens
    else:
        return None
    return Fold("What was said", [exchange(opening, session.state.lines, goes_on=False)], open=True)


def _part(number: int, part: Judged, feedback: Feedback) -> Box:
    """Show one part of a try: the learner's words, what was in them, and what was not."""
    if part.label in CHOSEN_PARTS:
        words = [strong(f"{part.score} of {part.best}. "), *_chosen(number, part, feedback)]
        return Box([Text(words)], "mark", verdict(part.score, part.best))
    if not part.best:
        return _in_vain(feedback.event.data["parts"][number])
    title = PART_WORDS.get(part.label)
    points = [point_line(point) for point in part.points if point.points]
    points += [[strong("missing: "), rule] for rule in _missing(part, feedback)]
    body: Body = [
        Stack([strong(f"{title}: {part.score} of {part.best}")], close=True) if title else None,
        Text([quote(part.text)]) if part.text else Text("Not asked.", "muted"),
        Items(points or ["nothing that earns points here"]),
        _copied(feedback.event.data["parts"][number]),
    ]
    return Box(body, "mark", verdict(part.score, part.best))


def _chosen(number: int, part: Judged, feedback: Feedback) -> list[Inline]:
    """Return what the learner chose, and beside it what would have been right."""
    data = feedback.event.data
    words, because = next(iter(data["parts"][number]["proof"].values()))
    if part.label == "clause":
        control = CONTROL_WORDS[because]
        answer = "you said so" if part.score else f"you said: {CONTROL_WORDS.get(part.text, part.text)}"
        return [quote(words.strip(" ,.")), f" is {control}; {answer}."]
    right = data["right"][part.label]
    meanings = FORM_WORDS if part.label == "form" else FOCUS_WORDS
    correction = ", and it is" if part.score else f"; it is {right}: {meanings[right].removeprefix(f'{right}: ')}"
    # What a question is about was said just before; its form has a reason of its own.
    reason = f"{because}." if because and part.label == "form" else quote(words)
    return [f"{PART_WORDS[part.label]}: you said {part.text}{correction}. ", reason]


def _missing(part: Judged, feedback: Feedback) -> Sequence[str]:
    """Return what a full answer would also have had; of what was to be said back, point by point."""
    covered = feedback.event.data.get("covered")
    if covered is None or part.score == part.best:
        return part.missing
    return [point for point, words in covered if not words]


def _copied(part: Mapping[str, Any]) -> Text | None:
    """Say kindly that a summary repeats the buyer's words."""
    if "copied" not in part["tags"]:
        return None
    return Text(COPIED, "fine")


def _in_vain(part: Mapping[str, Any]) -> Box:
    """Show a line of a ladder that did not climb: it cost a turn and no points."""
    return Box([Text([quote(part["text"])]), Text(f"Used up a turn. {off_the_ladder_words(part)}", "muted")], "mark")


def point_line(point: Point) -> list[Inline]:
    """Return one point with its rule and the words that show it."""
    line: list[Inline] = [strong(f"{signed(point.points)} "), point.rule]
    # The buyer's answer shows what it opens, but not whether they trust more.
    if point.quote and not point.tag.startswith("trust:"):
        line += [": ", quote(point.quote)]
    if point.because and point.tag in EXPLAINED:
        line.append(f" ({point.because})")
    return line


def _changes(feedback: Feedback) -> Stack | None:
    """Show which faults of the weak question are gone, and which are still there."""
    changes = feedback.event.data.get("changes") or {}
    lines: list[Body] = [
        [strong(f"{title}: "), SPOILS[name], " ", quote(words)]
        for key, title in CHANGES
        for name, words in changes.get(key, ())
    ]
    return Stack([Heading("What you changed"), Items(lines)], close=True) if lines else None


def _forms(feedback: Feedback) -> Text | None:
    """Name the forms of the questions, as information."""
    item = feedback.item
    if item.classify or item.excuse or item.reflect:
        return None
    tags = [tag for part in feedback.event.data["parts"] for tag in part["tags"]]
    forms = sorted({tag.removeprefix("form:") for tag in tags if tag.startswith("form:")})
    return Text(f"Form, for information only: {', '.join(forms)}.", "fine") if forms else None


def typed_fully(feedback: Feedback) -> bool:
    """Return whether what was typed earned everything, whatever was chosen beside it."""
    return all(part.score == part.best for part in feedback.parts if part.label not in CHOSEN_PARTS)


def _understood(feedback: Feedback) -> Body:
    """Say how typed words were read, that a reading may be wrong, and what else could have been said."""
    item = feedback.item
    soft = None if typed_fully(feedback) else Text(SOFT, "fine")
    if item.classify:
        return []
    if item.next_best is None:
        return [soft]
    seen = item.next_best.moment.seen
    assert seen is not None, "a drill is shown with its moments played"
    moves = {move.move: move for move in seen.moves}
    mine = moves[feedback.event.data["move"]]
    others = [moves[name] for name in item.next_best.options if name != mine.move]
    yours = "The line nearest to yours" if feedback.event.data["typed"] else "Yours"
    heard = [Text([strong("Heard as: "), f"{mine.label}."]), soft] if feedback.event.data["typed"] else []
    return [*heard, Text([f"{seen.buyer} answers: ", quote(mine.answer)]), _outcomes(mine, others, yours)]


def _outcomes(mine: SeenMove, others: Sequence[SeenMove], yours: str) -> Table:
    """Show what each line would have led to, as it was played; the learner's own, called `yours`, comes first."""
    columns = [Column("Line", names_row=True), Column("What it does"), Column("Worth", "number")]
    rows: list[list[Content]] = [[[f"{yours}: ", quote(mine.text)], what_it_does(mine), worth(mine)]]
    rows += [[quote(move.text), what_it_does(move), worth(move)] for move in others]
    return Table("Each line played at this moment", columns, rows, label="What each line does")


def worth(move: SeenMove) -> str:
    """Return what playing a line is worth, with its sign."""
    return signed(plain_worth(yield_tags(move)))


def what_it_does(move: SeenMove) -> str:
    """Return what playing a line led to, in words."""
    effects = [f"opens {fact.label} ({fact.value})" for fact in move.opens]
    if move.trust:
        effects.append(f"trust {signed(move.trust)}")
    if move.known:
        effects.append("asks for something already told")
    if move.held:
        effects.append(move.held.rstrip("."))
    if move.ends:
        effects.append(f"the talk {move.ends}")
    return "; ".join(effects) + "." if effects else "Opens nothing."


def _question_back(feedback: Feedback) -> Text | None:
    """Return what is still to be asked of an action, and nothing that it says already."""
    if feedback.item.excuse is None:
        return None
    tags = feedback.event.data["parts"][-1]["tags"]
    no_action = next((words for tag, words in INSTEAD_OF_ACTION.items() if tag in tags), "")
    if no_action:
        return Text([strong("Ask yourself: "), no_action])
    if "beside" in tags:
        mine = next(clause.text for clause in feedback.item.excuse.clauses if clause.control == "inside")
        return Text([strong("Ask yourself: "), "What does that change about ", quote(_alone(mine)), "?"])
    missing = {tag for tag in ACTION_ASKS if tag not in tags}
    in_words = ACTION_ASKS | ({"action:verb": VOWED} if "instead:vow" in tags else {})
    asks = [question for tag, question in in_words.items() if tag in missing]
    return Text([strong("Ask yourself: "), " ".join(asks)]) if asks else None


def _better(feedback: Feedback) -> Section | None:
    """Show a better wording; a longer one is folded where the try earned everything."""
    better = feedback.better
    if better is None:
        return None
    title = "Your own line from an earlier try" if better.own else "One way to say it"
    if typed_fully(feedback):
        title = "Another way to say it"
    if len(better.lines) == 1:
        return Section(title, [Quotation(better.lines[0])])
    return Section(title, [Fold("Show the lines", [Items(better.lines, ordered=True)], open=not feedback.right)])


def _alone(clause: str) -> str:
    """Return a clause as it stands by itself, without what joins it to the one before."""
    return re.sub(r"^(?:and|but|so|or) ", "", clause.strip(" ,."))
