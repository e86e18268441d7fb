"""One reader serves everybody in a room, whose lines are read by several threads at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from salestrain.language.encoder import Encoder
from salestrain.language.meaning import REMEMBERED, Meaning, carried_encoder

SAID = [("m.cost", "What does it cost you?"), ("m.who", "Who decides this?"), ("m.next", "Shall we meet?")]


def test_a_line_is_ranked_alike_while_many_others_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = carried_encoder()
    assert encoder is not None
    meaning, parts, moves = Meaning(SAID * 2, encoder), ["So it stands.", "Who pays for that?"], ["m.cost", "m.who"]
    alone = str(Meaning(SAID * 2, encoder).ranked(parts, moves))
    embed = Encoder.embed

    def interrupted(self: Encoder, texts: Sequence[str]) -> Any:
        if list(texts) == parts[1:]:  # as another thread would, between the first part and the second
            for number in range(REMEMBERED + 5):
                meaning.ranked([f"What else is there, {number}?"], moves)
        return embed(self, texts)

    monkeypatch.setattr(Encoder, "embed", interrupted)
    assert alone == str(meaning.ranked(parts, moves))
