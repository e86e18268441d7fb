"""A request for a commitment names who acts and when, or it does not; the words are the proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salestrain.kinds.process.wording import asking


@pytest.mark.parametrize(
    ("words", "who", "when"),
    [
        ("Could the foreman draw the line with us next Tuesday?", "the foreman", "next Tuesday"),
        ("Would you bring Lena to a half hour on 3 May?", "Lena", "3 May"),
        ("A call with you and your controller within two weeks?", "your controller", "within two weeks"),
        ("Twenty minutes next week, with whoever decides?", "whoever decides", "next week"),
        ("Shall we go through it on Thursday?", None, "Thursday"),
        ("Can you ask your boss?", "your boss", None),
        ("Any news of that morning?", None, None),
        ("", None, None),
    ],
)
def test_who_and_when_are_found_with_their_words(words: str, who: str | None, when: str | None) -> None:
    found = asking(words)
    assert (who, when, 2 - [who, when].count(None)) == (found.who, found.when, found.score)


@given(some.text(max_size=200))
def test_any_words_are_answered_with_a_sentence(words: str) -> None:
    assert asking(words).sentence
