"""What must happen so many times is said in good English."""

from __future__ import annotations

import pytest

from salestrain.core.counted import several


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("pitch", "pitches"),
        ("line that pitched the method", "lines that pitched the method"),
        ("summary", "summaries"),
        ("closed question", "closed questions"),
    ],
)
def test_more_than_one_has_its_plural(one: str, more: str) -> None:
    assert several(one) == more
