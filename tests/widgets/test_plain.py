"""Where the page's own program cannot load, plain widgets hold the same talk to its debrief."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ipywidgets
import pytest

from salestrain.kinds.conversation.page.plain import PlainView
from salestrain.kinds.conversation.practice import TalkPractice
from tests.small_talk import small_scenario
from tests.widgets.practising import GOOD, practice_at


def plain_at(store: Path) -> PlainView:
    return PlainView(TalkPractice(small_scenario(), practice_at(store).store, settings={}))


def widgets(view: PlainView) -> Iterator[ipywidgets.Widget]:
    yield from view.widget.children


def press(view: PlainView, text: str) -> None:
    """Click the one button with this text."""
    (button,) = [w for w in widgets(view) if isinstance(w, ipywidgets.Button) and w.description == text]
    button.click()


def fill(view: PlainView, label: str, value: object) -> None:
    """Fill the one field with this label."""
    (field,) = [
        w for w in widgets(view)
        if not isinstance(w, ipywidgets.Button | ipywidgets.HTML) and w.description == label
    ]  # fmt: skip
    field.value = value


def shown(view: PlainView) -> str:
    return "\n".join(w.value for w in widgets(view) if isinstance(w, ipywidgets.HTML))


def begin(view: PlainView) -> None:
    fill(view, "Your name", "Ana")
    fill(view, "A secret word", "heron")
    press(view, "Begin the talk")


def say(view: PlainView, text: str) -> None:
    fill(view, "You say", text)
    press(view, "Send")


def choose_all(view: PlainView) -> None:
    texts = {move.id: move.choice for move in view.practice.exercise.moves}
    for move in GOOD:
        press(view, texts[move])


def debriefed(store: Path) -> PlainView:
    """A view in which a whole talk was held."""
    view = plain_at(store)
    begin(view)
    choose_all(view)
    fill(view, "My total", 70)
    press(view, "Predict")
    fill(view, "Two plants.", True)
    press(view, "Judge")
    press(view, "Open the debrief")
    return view


def test_a_whole_talk_by_plain_widgets_leads_to_its_debrief(store: Path) -> None:
    view = debriefed(store)

    assert ("debriefed", True) == (
        view.practice.session and view.practice.session.state.phase, ">Debrief</h2>" in shown(view)
    )  # fmt: skip


def test_a_retry_by_plain_widgets_goes_back_into_the_talk(store: Path) -> None:
    view = plain_at(store)
    test_a_whole_talk_by_plain_widgets_leads_to_its_debrief(store.with_name("other.db"))
    begin(view)
    choose_all(view)
    press(view, "Predict")
    fill(view, "Two plants.", True)
    press(view, "Judge")
    press(view, "Open the debrief")
    fill(view, "Turn", 3)
    press(view, "Retry from this turn")

    assert ("talking", 2) == (
        view.practice.session and view.practice.session.state.phase, view.practice.session.state.turn
    )  # fmt: skip


def test_typed_words_are_heard_and_can_be_corrected(store: Path) -> None:
    view = plain_at(store)
    begin(view)
    say(view, "who do you work with?")
    heard = "heard as: asked who supplies" in shown(view)
    fill(view, "I meant", "m.like")
    press(view, "Not what I meant: correct it")

    assert (True, True) == (heard, "heard as: asked what they like" in shown(view))


def test_the_same_name_and_word_lead_back_into_the_talk(store: Path) -> None:
    before, after = plain_at(store), plain_at(store)
    begin(before)
    say(before, "who do you work with?")
    begin(after)

    assert "who do you work with?" in shown(after)


def test_without_a_name_nothing_begins_and_the_view_says_why(store: Path) -> None:
    view = plain_at(store)
    press(view, "Begin the talk")

    assert (True, None) == ("Type your name first." in shown(view), view.practice.session)


def test_hostile_words_are_shown_as_text(store: Path) -> None:
    view = plain_at(store)
    begin(view)
    say(view, "<script>alert(1)</script> who do you work with?")

    assert ("<script" not in shown(view), True) == (True, "&lt;script&gt;" in shown(view))


def test_an_error_that_nobody_foresaw_ends_in_a_sentence_and_keeps_the_words(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = plain_at(store)
    begin(view)
    monkeypatch.setattr(view.practice.store, "append", None)
    say(view, "who do you work with?")
    (box,) = [w for w in widgets(view) if isinstance(w, ipywidgets.Textarea)]

    assert ("who do you work with?", True, False) == (
        box.value, "Something went wrong here." in shown(view), "Traceback" in shown(view)
    )  # fmt: skip


def test_who_is_named_by_a_setting_goes_on_where_the_talk_was(store: Path) -> None:
    def at_home() -> PlainView:
        return PlainView(TalkPractice(small_scenario(), practice_at(store).store, settings={"JUPYTERHUB_USER": "kim"}))

    view = at_home()
    press(view, "Begin the talk")
    choose_all(view)

    assert "Predict" in [w.description for w in widgets(at_home()) if isinstance(w, ipywidgets.Button)]


def test_a_debriefed_retry_stands_beside_the_first_way_and_a_new_talk_can_begin(store: Path) -> None:
    test_a_retry_by_plain_widgets_goes_back_into_the_talk(store)
    view = plain_at(store)
    begin(view)
    press(view, "Let me tell you what we do.")
    press(view, "This is not a fit.")
    press(view, "Predict")
    fill(view, "Two plants.", True)
    press(view, "Judge")
    press(view, "Open the debrief")
    seen = shown(view)
    press(view, "Begin a new talk")

    assert view.practice.session is not None
    assert (True, "talking") == ("The same talk until turn 2." in seen, view.practice.session.state.phase)


def test_what_each_line_cost_and_what_would_have_been_are_there_too(store: Path) -> None:
    view = debriefed(store)
    press(view, "Show what each line cost")
    fill(view, "What if, in turn", 2)
    fill(view, "A line", "m.leave")
    press(view, "Show what would have been")

    told = "None of your lines cost a point", "been over after line 2"
    assert [True, True] == [text in shown(view) for text in told]


def test_a_thought_about_nothing_is_answered_with_a_sentence(store: Path) -> None:
    view = debriefed(store)
    press(view, "Show what would have been")

    assert "Choose a line or type one, then look." in shown(view)
