"""What has no word in it is no line; a mistyped one is."""

from __future__ import annotations

import pytest

from salestrain.language.spelling import Spelling

SPELLING = Spelling(["loggers"], ["what", "costs", "work"])


@pytest.mark.parametrize("text", ["blubb gork", "qwertz asdfg", "", "!!"])
def test_nonsense_is_not_known(text: str) -> None:
    assert not SPELLING.knows(text)


@pytest.mark.parametrize("text", ["what gork", "whta cots", "ok", "logers", "blubb loggers"])
def test_a_word_or_a_slip_makes_a_line(text: str) -> None:
    assert SPELLING.knows(text)
