"""What is said about a try agrees with itself, whatever was answered and in whichever format."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.attempts.reading import heard
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.drill.content import Drill
from salestrain.kinds.drill.debrief import Feedback, feedback
from salestrain.kinds.drill.page.feedback_view import SOFT, feedback_screen, typed_fully
from salestrain.ui import to_text

LINES = (
    "Hello.",
    "I see.",
    "How often?",
    "How many vans do you have?",
    "What goes wrong when eleven vans wait?",
    "When the vans leave late, what happens to the shops?",
    "What does that cost you on a Monday?",
    "If every shop had its bread at seven, what would that make possible for you?",
    "Our service is better than that.",
    "You would like that to change, wouldn't you?",
    "How old is it, who looks after it and what does it cost?",
    "What do you like about the board that must stay as it is?",
    "So the bread is good, but the shops never know when the van comes.",
    "So with the bread itself all is well; what people lack is to know when the van will be there.",
    "From Monday I call five of the other shops every morning.",
    "I will try harder to use the method.",
    "I call five shops.",
    "archive thirty years cost?",
)
CONTROLS = ("inside", "outside", "shown")
ITEMS = ("i.form", "i.weak", "i.moment", "i.ladder", "i.back", "i.present", "i.excuse")


def answers(item: str) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to an item as the page would send them."""
    if item == "i.form":
        return st.fixed_dictionaries(
            {"form": st.sampled_from(("open", "closed")), "focus": st.sampled_from(("implication", "problem"))}
        )
    if item == "i.moment":
        return st.fixed_dictionaries({"move": st.sampled_from(("m.impact", "m.wish", "m.result", "m.pitch"))})
    text = {"text": st.sampled_from(LINES)}
    if item == "i.excuse":
        sorted_ = st.lists(st.sampled_from(CONTROLS), min_size=3, max_size=3)
        return st.fixed_dictionaries({**text, "sorted": sorted_})
    return st.fixed_dictionaries(text)


def tried(drill: Drill, item: str, given_: list[dict[str, Any]]) -> Session:
    """A practice whose first item was answered; the last answer is given until the try is over."""
    others = [name for name in ("i.weak", "i.back", "i.form", "i.moment") if name != item][:2]
    session = Session(drill, 1)
    session.do(Move("focus", {"behaviour": "b.follow", "items": [item, *others]}))
    session.do(Move("predict", {"right": 1}))
    row = [*given_, *({"text": f"And how old is van {number}?"} for number in range(8))]
    for data in row:
        if session.state.phase != "asking":
            break
        try:
            session.do(heard(session, Move("answer", data)))
        except Refusal:
            continue
    return session


@pytest.mark.parametrize("item", ITEMS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_nothing_is_asked_of_what_earned_everything_and_nothing_empty_is_praised(
    drill: Drill, item: str, data: st.DataObject
) -> None:
    row = data.draw(st.lists(answers(item), min_size=1, max_size=4))
    if item == "i.excuse":
        row.append({"text": "I call five shops.", "sorted": list(CONTROLS)})
    session = tried(drill, item, row)
    said = feedback(session)
    words = to_text(feedback_screen(session, said), 10_000).text
    assert [] == [*asked_of_the_whole(said, words), *twice_told(said), *empty_praise(said, words)]


def asked_of_the_whole(said: Feedback, words: str) -> list[str]:
    """Advice on typed words that earned everything, whatever was chosen beside them."""
    whole = typed_fully(said) and said.item.ladder is None
    return [advice for advice in ("missing:", "Ask yourself", SOFT, "One way to say it") if whole and advice in words]


def twice_told(said: Feedback) -> list[str]:
    """What is called missing although points were given for it."""
    return [
        rule
        for part in said.parts
        for rule in part.missing
        if rule in {point.rule for point in part.points if point.points > 0}
    ]


def empty_praise(said: Feedback, words: str) -> list[str]:
    """Praise for what is gone from a line that asks nothing."""
    asks = any(tag.startswith("form:") or tag == "leading" for part in said.event.data["parts"] for tag in part["tags"])
    return ["Gone"] if said.item.rewrite and not asks and "Gone:" in words else []


@pytest.mark.parametrize("text", ["Hello.", "I see, thank you.", "Good morning to you."])
def test_a_greeting_is_not_praised_for_what_is_gone_from_it(drill: Drill, text: str) -> None:
    session = tried(drill, "i.weak", [{"text": text}])
    words = to_text(feedback_screen(session, feedback(session)), 10_000).text
    assert ("0 of 4 points", False) == (feedback_screen(session, feedback(session)).title, "Gone" in words)


def test_an_early_question_on_a_ladder_is_answered_as_one_and_says_what_comes_first(drill: Drill) -> None:
    session = Session(drill, 1)
    session.do(Move("focus", {"behaviour": "b.follow", "items": ["i.ladder", "i.weak", "i.form"]}))
    session.do(Move("predict", {"right": 1}))
    session.do(heard(session, Move("answer", {"text": "What does that cost you in a month?"})))
    line = session.state.lines[-1]
    assert ("early:implication", False) == (line["instead"], line["answer"] == "I am not sure why you ask.")
