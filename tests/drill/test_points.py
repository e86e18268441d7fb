"""What a part of a try earns when a question is read in more than one way."""

from __future__ import annotations

import pytest

from salestrain.kinds.drill.points import judged


@pytest.mark.parametrize(
    ("tags", "score"),
    [
        (["focus:situation", "focus:implication", "follow_up", "leading"], 1),
        (["focus:situation", "focus:implication", "follow_up"], 2),
        (["focus:implication", "follow_up"], 1),
        (["focus:situation", "follow_up"], 2),
    ],
)
def test_the_focus_an_item_is_after_counts_before_a_dearer_one(tags: list[str], score: int) -> None:
    part = {"label": "question", "text": "", "aims": [["focus:situation", "follow_up"]], "tags": tags, "proof": {}}
    assert score == judged(part).score
