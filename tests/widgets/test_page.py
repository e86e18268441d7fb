"""Every message of the page is answered by one round, whatever happens, and never by a traceback."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salestrain.kinds.conversation.page.talk_page import CALM, CUT, MOVED_ON, Page
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.store import StoreUnwritable
from salestrain.ui import Button, found_in
from salestrain.ui.pane import Pane
from tests.small_talk import small_scenario
from tests.widgets.practising import GOOD, KEY, practice_at
from tests.widgets.test_messages import FORMS, NEARLY


def page_at(store: Path) -> Page:
    """A page that a browser has just opened; nobody has said hello yet."""
    return Page(TalkPractice(small_scenario(), practice_at(store).store, settings={}), Pane())


def send(page: Page, type_: str, **fields: Any) -> None:
    """What the browser does: a message with the number of moves it knows of."""
    page.pane._handle_msg(
        {
            "content": {"data": {"method": "custom", "content": {"type": type_, "seq": page.pane.seq, **fields}}},
            "buffers": [],
        }
    )


def begun(store: Path) -> Page:
    page = page_at(store)
    send(page, "hello", key=KEY, name="Ana")
    send(page, "begin")
    return page


def title(page: Page) -> str:
    """The title of the screen that is shown."""
    return page.shown.title if page.shown and page.pane.screen == "sheet" else ""


def debriefed(store: Path) -> Page:
    page = begun(store)
    for move in GOOD:
        send(page, "choose", move=move)
    send(page, "predict", total="70")
    send(page, "judge", answer="pursue", confidence="80", cited=["f.cost"])
    send(page, "debrief")
    return page


def test_a_whole_talk_by_messages_leads_to_its_debrief(store: Path) -> None:
    page = debriefed(store)

    assert ("Debrief", "") == (title(page), page.pane.status)


def test_typed_words_are_shown_with_what_they_were_heard_as(store: Path) -> None:
    page = begun(store)
    send(page, "say", text="who do you work with?")
    line = page.pane.log[1]

    assert ("who do you work with?", "asked who supplies", True) == (line["text"], line["heard"], line["correctable"])


def test_a_line_too_long_for_a_turn_is_said_to_have_been_cut(store: Path) -> None:
    page = begun(store)
    said = []
    for text in ("who do you work with?", "who do you work with? " * 100, "what works well?"):
        send(page, "say", text=text)
        said.append(page.pane.status)

    assert ["", CUT, ""] == said


def test_a_line_read_again_that_cannot_be_kept_leaves_the_debrief_as_it_was(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(store)
    send(page, "say", text="who do you work with?")
    for move in GOOD[1:]:
        send(page, "choose", move=move)
    send(page, "predict", total="70")
    send(page, "judge", answer="pursue", confidence="80", cited=["f.cost"])
    send(page, "debrief")
    attempt, sheet = page.practice.attempt, page.pane.sheet

    def full(*_: object, **__: object) -> None:
        raise StoreUnwritable("The disk is full.")

    monkeypatch.setattr(page.practice.store, "append", full)
    monkeypatch.setattr(page.practice.store, "begin", full)
    send(page, "meant", turn="1", move="m.like", offer="yes")

    assert (attempt, sheet, "The disk is full.") == (page.practice.attempt, page.pane.sheet, page.pane.status)


def test_words_that_were_not_understood_stay_in_the_box(store: Path) -> None:
    page = begun(store)
    send(page, "say", text="blubb gork")

    assert ("blubb gork", 0) == (page.pane.draft, page.practice.session and page.practice.session.state.turn)


def test_an_error_that_nobody_foresaw_ends_in_a_calm_sentence(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = begun(store)

    def append(*_: object) -> None:
        raise RuntimeError("only for programmers")

    monkeypatch.setattr(page.practice.store, "append", append)
    rounds = page.pane.round
    send(page, "say", text="who do you work with?")

    assert (CALM, "who do you work with?", rounds + 1) == (page.pane.status, page.pane.draft, page.pane.round)


def test_after_such_an_error_the_same_words_work(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = begun(store)
    with monkeypatch.context() as broken:
        broken.setattr(page.practice.store, "append", None)
        send(page, "say", text="who do you work with?")
    send(page, "say", text="who do you work with?")

    assert ("", 1) == (page.pane.status, page.practice.session and page.practice.session.state.turn)


def test_a_full_disk_is_said_as_the_store_says_it_and_keeps_the_words(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(store)

    def append(*_: object) -> None:
        raise StoreUnwritable("The disk is full.")

    monkeypatch.setattr(page.practice.store, "append", append)
    send(page, "say", text="who do you work with?")

    assert ("The disk is full.", "who do you work with?", 1) == (page.pane.status, page.pane.draft, len(page.pane.log))


def test_a_store_that_cannot_even_be_read_is_said_too(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_at(store)

    def attempts(**_: object) -> None:
        raise StoreUnwritable("The store is gone.")

    monkeypatch.setattr(page.practice.store, "attempts", attempts)
    send(page, "hello", key=KEY, name="Ana")

    assert ("The store is gone.", 1) == (page.pane.status, page.pane.round)


def test_a_click_in_a_tab_that_is_behind_shows_where_the_talk_stands(store: Path) -> None:
    behind, ahead = begun(store), page_at(store)
    send(ahead, "hello", key=KEY, name="Ana")
    send(ahead, "choose", move="m.open")
    send(behind, "choose", move="m.pitch")

    assert (MOVED_ON, ahead.pane.log) == (behind.pane.status, behind.pane.log)


def test_a_reload_greets_and_goes_on_with_the_same_lines(store: Path) -> None:
    before, after = begun(store), page_at(store)
    send(before, "say", text="who do you work with?")
    send(after, "hello", key=KEY, name="Ana")

    assert ("Welcome back, Ana. Your talk picks up where you left off.", before.pane.log) == (
        after.pane.status,
        after.pane.log,
    )


def test_someone_elses_attempt_cannot_be_opened_by_its_number(store: Path) -> None:
    mine, theirs = debriefed(store), page_at(store)
    assert mine.practice.attempt is not None
    send(theirs, "hello", key=KEY[::-1], name="Ana")
    send(theirs, "open", value=mine.practice.attempt.id)

    assert "You have no such attempt. It may have been deleted; begin a new one." == theirs.pane.status
    assert "Your brief" == title(theirs)


def test_no_mark_is_shown_while_a_retry_is_still_going_on(store: Path) -> None:
    page = debriefed(store)
    send(page, "retry", value="2")
    send(page, "compare")

    assert ("talk", "Finish this talk first; it is saved.") == (page.pane.screen, page.pane.status)


def test_both_ways_are_shown_side_by_side_and_the_way_back_leads_to_the_debrief(store: Path) -> None:
    page = debriefed(store)
    send(page, "retry", value="2")
    for move in ("m.pitch", "m.leave"):
        send(page, "choose", move=move)
    send(page, "predict", total="10")
    send(page, "judge", answer="drop", confidence="80")
    if page.practice.session and page.practice.session.state.phase == "judging":
        send(page, "judge", answer="drop", confidence="80", cited=["f.size"])
    send(page, "debrief")
    send(page, "compare")
    side_by_side = title(page)
    send(page, "debrief")

    assert ("Two attempts, side by side", "Debrief") == (side_by_side, title(page))


def test_the_start_sheet_offers_earlier_talks_and_opens_them(store: Path) -> None:
    page = debriefed(store)
    attempt = page.practice.attempt
    assert attempt is not None
    send(page, "start")
    offered = [button.value for button in found_in(page.shown, Button) if button.send == "open"]
    send(page, "open", value=attempt.id)

    assert ([attempt.id], "Debrief") == (offered, title(page))


def test_what_the_page_sets_in_a_trait_is_not_believed(store: Path) -> None:
    page = begun(store)
    page.pane.set_state({"seq": 99, "screen": "sheet", "log": [], "round": 0})
    send(page, "choose", move="m.open", seq=0)

    assert (1, "talk", 3) == (page.pane.seq, page.pane.screen, len(page.pane.log))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """A page at the start, one in a talk, one at the debrief."""
    folders = [tmp_path_factory.mktemp("pages") / "s.db" for _ in range(3)]
    return [page_at(folders[0]), begun(folders[1]), debriefed(folders[2])]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(raw=NEARLY, text=st.text(max_size=400), which=st.integers(0, 2), known=st.sampled_from(sorted(FORMS)))
def test_no_message_in_any_place_ends_in_an_error(
    pages: list[Page], raw: dict[str, Any], text: str, which: int, known: str
) -> None:
    page = pages[which]
    fields = {
        "text": text,
        "move": text[:60],
        "answer": "drop",
        "confidence": 7,
        "total": len(text),
        "value": len(text) if known == "retry" else text[:60],
        "moves": [text[:60]],
        "turn": len(text) % 7,
        "offer": len(text) % 2 == 0,
    }
    page.received(page.pane, raw, [])
    page.received(page.pane, {"type": known, **fields}, [])

    assert CALM != page.pane.status


@pytest.mark.parametrize(
    "raw", [{"type": "no such thing"}, {"type": "choose", "move": 7}, {"type": 7}, {}, None, "say"]
)
def test_a_message_that_is_not_taken_is_answered_by_a_sentence_and_changes_nothing(store: Path, raw: Any) -> None:
    page = begun(store)
    expected = (page.pane.round + 1, page.pane.seq, page.pane.log, page.not_taken)
    page.received(page.pane, raw)
    assert expected == (page.pane.round, page.pane.seq, page.pane.log, page.pane.status)


def test_words_in_a_message_that_is_not_taken_stay_in_the_box(store: Path) -> None:
    page = begun(store)
    page.received(page.pane, {"type": "sey", "text": "How do you do this today?"})
    assert "How do you do this today?" == page.pane.draft


def test_before_a_talk_its_levels_and_limits_are_no_hint(store: Path) -> None:
    page = page_at(store)
    send(page, "hello", key=KEY, name="Ana")
    told = page.pane.sheet
    levels = [level.text for criterion in page.practice.exercise.rubric for level in criterion.levels]
    limits = [cap.why for cap in page.practice.exercise.caps]
    assert [] == [text for text in (*levels, *limits) if text in told]


def test_a_talk_that_is_over_is_quoted_with_all_that_was_said_last(store: Path) -> None:
    page = begun(store)
    while page.practice.session.state.phase == "talking":
        send(page, "choose", move=page.pane.choices[-1]["move"])
    last = [event for event in page.practice.session.events if event.kind == "replied"][-1]
    assert [] == [line["text"] for line in last.data["lines"] if line["text"] not in unescape(page.pane.sheet)]


def test_whoever_cites_everything_has_not_judged(store: Path) -> None:
    page = begun(store)
    while page.practice.session.state.phase == "talking":
        send(page, "choose", move=page.pane.choices[-1]["move"])
    send(page, "predict", total="50")
    send(page, "judge", answer="pursue", confidence="50", cited=[f"f.{number}" for number in range(6)])
    assert ("judging", "5 at most") == (page.practice.session.state.phase, page.pane.status[-10:-1])
