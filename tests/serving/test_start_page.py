"""The start page shows what can be practised, and missing pages are explained kindly."""

from __future__ import annotations

import re

import pytest

from tests.serving.running import Room, ask


def words(html: str) -> str:
    """Return the text of a page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition(">")[2]).split())


def test_a_card_says_with_whom_about_what_and_for_how_long(room: Room) -> None:
    text = words(ask(room, "/").text)
    expected = (
        "Quayside: worth pursuing? Mara Lind, Logistics, Quayside Find out what a refusal costs. 5 min difficulty"
    )
    assert expected in text


def test_easier_exercises_come_first_and_unfinished_ones_last(room: Room) -> None:
    html = ask(room, "/").text
    places = [html.index(title) for title in ("Quayside: worth", "Lakeside", "salestrain check unfinished")]
    assert sorted(places) == places


def test_every_sound_exercise_has_a_link_and_an_unfinished_one_has_none(room: Room) -> None:
    links = re.findall(r'href="/exercises/(\w+)/"', ask(room, "/").text)
    assert {"quayside", "lakeside", "riverside", "busy", "fails", "dies", "noisy"} == set(links)


def test_a_title_is_text_and_never_markup(room: Room) -> None:
    assert "Lakeside: &lt;i&gt;the friendly no&lt;/i&gt;" in ask(room, "/").text


@pytest.mark.parametrize("asked", ["quaside", "Quayside", "quay_side"])
def test_an_unknown_exercise_is_not_found_and_the_nearest_is_offered(room: Room, asked: str) -> None:
    answer = ask(room, f"/exercises/{asked}/")
    assert (404, True) == (answer.status, 'Did you mean <a href="/exercises/quayside/">' in answer.text)


def test_an_exercise_that_resembles_none_leads_back_to_all(room: Room) -> None:
    answer = ask(room, "/exercises/zzzzzz/")
    text = words(answer.text)
    assert (404, False, True) == (answer.status, "Did you mean" in text, "See all exercises" in text)


def test_what_was_asked_for_is_repeated_as_text_and_never_as_markup(room: Room) -> None:
    text = ask(room, "/exercises/%3Cscript%3Ealert(1)%3C%2Fscript%3E/").text
    assert (False, True) == ("<script>alert" in text, "&lt;script&gt;alert" in text)


def test_an_address_without_its_last_slash_is_completed(room: Room) -> None:
    answer = ask(room, "/exercises/quayside?theme=x")
    assert (301, "/exercises/quayside/") == (answer.status, answer.headers["location"])


def test_an_unfinished_exercise_is_not_opened(room: Room) -> None:
    answer = ask(room, "/exercises/unfinished/")
    assert (503, True) == (answer.status, "This exercise is not ready yet" in words(answer.text))
