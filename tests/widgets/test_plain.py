"""Where the page's own program cannot load, plain widgets hold the same talk to its debrief."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ipywidgets
import pytest

from salestrain.core.session import Session
from salestrain.kinds.conversation.page.plain import PlainView
from salestrain.kinds.conversation.practice import TalkPractice
from salestrain.ui.simple_view import MISSING
from tests.small_talk import small_scenario
from tests.widgets.practising import GOOD, practice_at


def plain_at(store: Path) -> PlainView:
    return PlainView(TalkPractice(small_scenario(), practice_at(store).store, settings={}))


def widgets(view: PlainView) -> Iterator[ipywidgets.Widget]:
    """Every widget of the view, from the top down."""
    waiting = [view.widget]
    while waiting:
        widget = waiting.pop(0)
        yield widget
        waiting = [*getattr(widget, "children", ()), *waiting]


def press(view: PlainView, text: str) -> None:
    """Click the one button with this text."""
    (button,) = [w for w in widgets(view) if isinstance(w, ipywidgets.Button) and w.description == text]
    button.click()


def offered(view: PlainView) -> list[str]:
    """The words on all buttons."""
    return [w.description for w in widgets(view) if isinstance(w, ipywidgets.Button)]


def fill(view: PlainView, label: str, value: object) -> None:
    """Fill the one field with this label."""
    (field,) = [w for w in widgets(view) if hasattr(w, "value") and getattr(w, "description", "") == label]
    field.value = value


def pick(view: PlainView, label: str, words: str) -> None:
    """Choose the line with these words from the list with this label."""
    (field,) = [w for w in widgets(view) if isinstance(w, ipywidgets.Dropdown) and w.description == label]
    field.value = dict(field.options)[words]


def shown(view: PlainView) -> str:
    return "\n".join(w.value for w in widgets(view) if isinstance(w, ipywidgets.HTML))


def meet(view: PlainView) -> None:
    fill(view, "Your name", "Ana")
    fill(view, "A secret word", "heron")
    press(view, "Continue")


def begin(view: PlainView) -> None:
    meet(view)
    press(view, "Begin the talk")


def say(view: PlainView, text: str) -> None:
    fill(view, "What do you say?", text)
    press(view, "Send")


def choose_all(view: PlainView) -> None:
    texts = {move.id: move.choice for move in view.practice.exercise.moves}
    for move in GOOD:
        press(view, texts[move])


def look_back(view: PlainView) -> None:
    """Everything between the last line and the open debrief."""
    fill(view, "My prediction, 0 to 100 points", 70)
    press(view, "Continue")
    [answer] = [w for w in widgets(view) if isinstance(w, ipywidgets.RadioButtons)]
    answer.index = 0
    fill(view, "Two plants.", True)
    press(view, "Submit my judgement")
    press(view, "Open the debrief")


def debriefed(store: Path) -> PlainView:
    """A view in which a whole talk was held."""
    view = plain_at(store)
    begin(view)
    choose_all(view)
    look_back(view)
    return view


def session_of(view: PlainView) -> Session:
    assert view.practice.session is not None
    return view.practice.session


def test_a_whole_talk_by_plain_widgets_leads_to_its_debrief(store: Path) -> None:
    view = debriefed(store)
    assert "debriefed" == session_of(view).state.phase
    assert ">Debrief</h2>" in shown(view)


def test_a_retry_by_plain_widgets_goes_back_into_the_talk(store: Path) -> None:
    view = debriefed(store)
    press(view, "Retry from turn 3")
    assert "talking" == session_of(view).state.phase
    assert 2 == session_of(view).state.turn


def test_typed_words_are_heard_and_can_be_corrected(store: Path) -> None:
    view = plain_at(store)
    begin(view)
    say(view, "who do you work with?")
    assert "heard as: asked who supplies" in shown(view)
    press(view, "asked what they like")
    assert "heard as: asked what they like" in shown(view)


def test_typed_words_can_be_taken_back(store: Path) -> None:
    view = plain_at(store)
    begin(view)
    say(view, "who do you work with?")
    press(view, "None of these")
    assert 0 == session_of(view).state.turn


def test_the_same_name_and_word_lead_back_into_the_talk(store: Path) -> None:
    before, after = plain_at(store), plain_at(store)
    begin(before)
    say(before, "who do you work with?")
    meet(after)
    assert "who do you work with?" in shown(after)


def test_another_word_is_somebody_else(store: Path) -> None:
    begin(plain_at(store))
    other = plain_at(store)
    fill(other, "A secret word", "plum")
    fill(other, "Your name", "Ana")
    press(other, "Continue")
    assert "Begin the talk" in offered(other)


def test_without_a_name_nothing_can_be_begun(store: Path) -> None:
    view = plain_at(store)
    press(view, "Continue")
    assert ["Continue"] == offered(view)
    assert MISSING in shown(view)


def test_a_judgement_without_an_answer_is_asked_for_again(store: Path) -> None:
    view = plain_at(store)
    begin(view)
    choose_all(view)
    press(view, "Continue")
    press(view, "Submit my judgement")
    assert "judging" == session_of(view).state.phase
    assert MISSING in shown(view)


def test_hostile_words_are_shown_as_text(store: Path) -> None:
    view = plain_at(store)
    begin(view)
    say(view, "<script>alert(1)</script> who do you work with?")
    assert "<script" not in shown(view)
    assert "&lt;script&gt;" in shown(view)


def test_an_error_that_nobody_foresaw_ends_in_a_sentence_and_keeps_the_words(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = plain_at(store)
    begin(view)
    monkeypatch.setattr(view.practice.store, "append", None)
    say(view, "who do you work with?")
    (box,) = [w for w in widgets(view) if isinstance(w, ipywidgets.Textarea)]
    assert "who do you work with?" == box.value
    assert "Something went wrong." in shown(view)
    assert "Traceback" not in shown(view)


def test_who_is_named_by_a_setting_goes_on_where_the_talk_was(store: Path) -> None:
    def at_home() -> PlainView:
        return PlainView(TalkPractice(small_scenario(), practice_at(store).store, settings={"JUPYTERHUB_USER": "kim"}))

    view = at_home()
    press(view, "Begin the talk")
    choose_all(view)
    assert "The talk is over" in shown(at_home())


def test_a_debriefed_retry_stands_beside_the_first_way_and_a_new_talk_can_begin(store: Path) -> None:
    view = debriefed(store)
    press(view, "Retry from turn 3")
    say(view, "Let me tell you what we do.")
    say(view, "This is not a fit.")
    look_back(view)
    press(view, "Compare with the talk you retried")
    assert "The two talks are identical up to turn 2." in shown(view)
    press(view, "Continue")
    press(view, "Back to the brief")
    assert "Open the debrief" in "".join(offered(view))
    press(view, "Begin the talk")
    assert "talking" == session_of(view).state.phase


def test_what_each_line_cost_and_what_would_have_been_are_there_too(store: Path) -> None:
    view = debriefed(store)
    assert "None of your lines cost a point" in shown(view)
    consider(view, 2)
    pick(view, "A line that was possible then", "This is not a fit.")
    press(view, "Show what would have happened")
    assert "been over after turn 2" in shown(view)


def consider(view: PlainView, turn: int) -> None:
    """Ask what would have been with another line in this turn."""
    asked = [w for w in widgets(view) if getattr(w, "description", "") == "What if you had said something else?"]
    asked[turn - 1].click()


def test_a_thought_about_nothing_is_answered_with_a_sentence(store: Path) -> None:
    view = debriefed(store)
    consider(view, 1)
    press(view, "Show what would have happened")
    assert "Choose a line or type one first." in shown(view)


def test_a_thought_can_be_closed_again(store: Path) -> None:
    view = debriefed(store)
    consider(view, 1)
    press(view, "Close")
    assert "Close" not in offered(view)
