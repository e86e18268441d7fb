"""However somebody's name is typed, it is the same learner."""

from __future__ import annotations

import pytest

from salestrain.attempts.learner import at_a_browser

KEY = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Zoë", "Zoe\u0308"),
        ("İrem", "irem"),
        ("İREM", "irem"),
        ("Işıl", "ışıl"),
        ("STRASSE", "Straße"),
        ("Ana  Lee", " ana lee "),
        ("Ａｎａ", "Ana"),
    ],
)
def test_a_name_typed_another_way_is_the_same_learner(name: str, again: str) -> None:
    first, second = at_a_browser(KEY, name), at_a_browser(KEY, again)
    assert first is not None and second is not None and first.id == second.id


def test_another_letter_is_another_learner() -> None:
    first, second = at_a_browser(KEY, "Zoë"), at_a_browser(KEY, "Zoe")
    assert first is not None and second is not None and first.id != second.id
