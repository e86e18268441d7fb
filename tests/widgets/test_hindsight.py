"""In the open debrief: what each line cost and what would have been come into their places; nothing is kept of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salestrain.kinds.conversation.page import hindsight
from salestrain.kinds.conversation.page.talk_page import CALM, Page
from salestrain.ui import Form, Hidden, found_in
from tests.widgets.practising import GOOD
from tests.widgets.test_page import begun, debriefed, send


def cost(page: Page) -> list[str]:
    """Ask for the costs as the page does, as often as there is more; what was asked for next each time."""
    asked = []
    while not asked or asked[-1]:
        send(page, "costs")
        asked.append(page.pane.more)
    return asked


def test_the_debrief_is_there_at_once_and_asks_by_itself_what_each_line_cost(store: Path) -> None:
    page = debriefed(store)
    before = page.pane.parts["costs"], page.pane.sheet
    assert "costs" == page.pane.more
    cost(page)

    assert (True, True, True, before[1]) == (
        "this is being worked out" in before[0],
        "svg" not in before[0],
        "None of your lines cost a point" in page.pane.parts["costs"],
        page.pane.sheet,
    )


def test_the_work_is_done_in_slices_with_progress_in_between(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hindsight, "SLICE", 0.0)
    page = debriefed(store)
    send(page, "costs")

    assert ("costs", "stay", True) == (page.pane.more, page.pane.focus, "0 of 5 turns" in page.pane.parts["progress"])
    assert ("costs", "") == (cost(page)[0], page.pane.more)


def test_other_things_can_be_done_while_the_costs_are_worked_out(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hindsight, "SLICE", 0.0)
    page = debriefed(store)
    send(page, "costs")
    send(page, "retry", value="2")
    talk = page.pane.screen, page.pane.seq
    send(page, "costs")

    assert (("talk", 1), ("talk", 1), "") == (talk, (page.pane.screen, page.pane.seq), page.pane.more)


def test_work_that_fails_ends_with_a_sentence_and_is_not_asked_for_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = debriefed(store)
    send(page, "costs")
    page.pane.more = "costs"
    monkeypatch.setattr(hindsight.Hindsight, "work", lambda seen: 1 / 0)
    send(page, "costs")

    assert (CALM, "") == (page.pane.status, page.pane.more)


def test_costs_are_worked_out_once_and_stay_with_the_talk(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = debriefed(store)
    cost(page)
    monkeypatch.setattr(hindsight, "costing", lambda session: pytest.fail("a second time"))
    send(page, "debrief")
    cost(page)

    assert "None of your lines cost a point" in page.pane.parts["costs"]


def test_the_moments_are_told_once_it_is_known_what_each_line_cost(store: Path) -> None:
    page = debriefed(store)
    before = page.pane.parts["moments"]
    cost(page)

    after = page.pane.parts["moments"]
    told = "Not known yet", "Nothing was lost: no line cost a point."
    assert (True, True) == (told[0] in before, told[1] in after)


def test_another_line_is_chosen_and_seen_beside_the_one_that_was_said(store: Path) -> None:
    page = debriefed(store)
    send(page, "consider", value="2")
    asked = page.pane.parts["whatif-2"], page.pane.focus
    send(page, "whatif", turn="2", move="m.leave", text="")

    assert (True, "whatif-2", [True, True]) == (
        "What do you like about them? (what you said)" in asked[0],
        asked[1],
        [
            text in page.pane.parts["whatif-2"]
            for text in ("As it would have been", "your lines in turns 3 to 5 could not")
        ],
    )


def test_a_better_line_says_what_it_would_have_left_within_reach(store: Path) -> None:
    page = begun(store)
    for move in ("m.pitch", "m.leave"):
        send(page, "choose", move=move)
    send(page, "predict", total="70")
    send(page, "judge", answer="nurture", confidence="80", cited=["f.size"])
    send(page, "debrief")
    cost(page)
    better = next(found_in(page.slots["costs"], Form))
    asked = {field.name: field.value for field in found_in(better, Hidden)}
    send(page, better.send, **asked)

    assert "points would still have been within reach; after yours," in page.pane.parts[f"whatif-{asked['turn']}"]


def test_another_line_is_typed_and_heard_as_in_the_talk(store: Path) -> None:
    page = debriefed(store)
    send(page, "whatif", turn="2", text="we offer sensors")

    assert "If you had said in turn 2: “we offer sensors”" in page.pane.parts["whatif-2"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"turn": "2", "text": "blubb gork"}, "Put it another way, or choose a line from the list."),
        ({"turn": "2", "text": "  "}, "Choose a line or type one first."),
        ({"turn": "1", "move": "m.price"}, "That line was not possible in turn 1."),
        ({"turn": "1", "move": "m.<b>"}, "That line was not possible in turn 1."),
    ],
)
def test_what_cannot_be_thought_is_told_beside_the_question(store: Path, fields: dict[str, str], told: str) -> None:
    page = debriefed(store)
    send(page, "whatif", **fields)

    assert told in page.pane.parts[f"whatif-{fields['turn']}"]


def test_a_turn_that_was_not_reached_is_refused_with_a_sentence(store: Path) -> None:
    page = debriefed(store)
    send(page, "whatif", turn="99", move="m.like")

    assert "there is no turn 99" in page.pane.status


def test_a_thought_can_be_closed_again(store: Path) -> None:
    page = debriefed(store)
    send(page, "consider", value="2")
    send(page, "unthink", value="2")

    assert (False, "st-turn-2") == ("whatif-2" in page.pane.parts, page.pane.focus)


def test_typed_words_are_shown_as_text(store: Path) -> None:
    page = debriefed(store)
    send(page, "whatif", turn="2", text="<img src=x onerror=alert(1)>")

    assert "<img" not in json.dumps(page.pane.parts)


def test_nothing_of_a_thought_is_kept(store: Path) -> None:
    page = debriefed(store)
    practice = page.practice
    assert practice.attempt is not None and practice.session is not None
    before = practice.session.digest(), practice.attempts(), practice.store.moves(practice.attempt.id)
    send(page, "whatif", turn="2", move="m.leave")
    cost(page)

    assert before == (practice.session.digest(), practice.attempts(), practice.store.moves(practice.attempt.id))


@pytest.mark.parametrize("message", ["costs", "consider", "whatif"])
def test_nobody_looks_back_before_the_debrief(store: Path, message: str) -> None:
    page = begun(store)
    send(page, "choose", move=GOOD[0])
    send(page, message, value="1", turn="1", move="m.like")

    assert ("talk", {}) == (page.pane.screen, page.pane.parts)


def test_the_lines_that_the_learner_names_are_kept_with_the_move_and_shown(store: Path) -> None:
    page = begun(store)
    for name in GOOD:
        send(page, "choose", move=name)
    send(page, "predict", total="70")
    send(page, "judge", answer="pursue", confidence="80", cited=["f.cost"])
    send(page, "debrief", best="2", best_too="4", back="", back_too="")
    assert page.practice.session is not None
    assert {"best": [2, 4]} == dict(page.practice.session.moves[-1].data)
    assert "You named as your best" in page.pane.parts["moments"]
