"""What a part of a turn can be is weighed with what speaks for it; what speaks for nothing leaves a chance for that."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from salestrain.language import weighing
from salestrain.language.encoder import LONGEST, SIZE, STEADY
from salestrain.language.meaning import carried_encoder
from salestrain.language.moment import Moment
from salestrain.language.points import Part, groups, points
from salestrain.language.ranking import Groups, Ranking
from salestrain.language.repertoire import carried_repertoire
from salestrain.language.targets import Target
from salestrain.language.typed import typed_lines
from salestrain.language.weight_file import DamagedWeights

OVENS = Target(id="w.ovens", sort="world", means=("ask_volume",), about=("ovens",), wordings=("how many ovens?",))
RYE = Target(id="w.rye", sort="world", means=("ask_opinion_of",), about=("rye",), wordings=("do you like rye?",))
MOMENT = Moment(frozenset(), answers={"w.ovens": None, "w.rye": None})


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    repertoire = carried_repertoire(carried_encoder())
    assert repertoire is not None
    return Ranking("two_answers", [OVENS, RYE], repertoire)


def alone(text: str) -> Part:
    repertoire = carried_repertoire(carried_encoder())
    assert repertoire is not None
    return Part((0, len(text)), text, repertoire.sensed(text))


def test_the_target_that_is_asked_for_comes_first(ranking: Ranking) -> None:
    first = ranking.ranked(alone("and how many ovens have you got?"), MOMENT)[0]
    assert first.target.id == "w.ovens"


def test_the_chances_of_a_part_leave_some_for_nothing(ranking: Ranking) -> None:
    found = ranking.ranked(alone("the bridge was closed again"), MOMENT)
    assert sum(one.chance for one in found) < 1


def test_a_sentence_that_is_taken_as_not_there_speaks_for_nothing(ranking: Ranking) -> None:
    part = alone("how many ovens?")
    near = [ranking.compared(part, MOMENT, without).near[0] for without in ((), ("how many ovens?",))]
    assert near[0] > 0.99 and near[1] == 0


def test_turns_that_are_read_together_are_read_as_each_alone() -> None:
    repertoire = carried_repertoire(carried_encoder())
    assert repertoire is not None
    turns = [("Ask.", ("who decides then",)), ("", ("thanks, that is kind", "How many ovens do you have?"))]
    together = [part for turn in repertoire.sensed_turns(turns) for part in turn]
    apart = [part for turn in turns for part in repertoire.sensed_turns([turn])[0]]
    off = [np.abs(one.wants - other.wants).max() for one, other in zip(together, apart, strict=True)]
    assert max(off) < STEADY


def test_a_part_is_read_after_what_was_said_before_it() -> None:
    repertoire = carried_repertoire(carried_encoder())
    assert repertoire is not None
    lines = ("The girls will say that they are watched.", "The laundry took the reserve.")
    told = [repertoire.sensed_turns([(line, ("how come?",))])[0][0].wants for line in lines]
    assert np.abs(told[0] - told[1]).max() > 100 * STEADY


def test_parts_that_are_read_together_are_their_mean() -> None:
    repertoire = carried_repertoire(carried_encoder())
    assert repertoire is not None
    parts = repertoire.sensed_turns([("", ("thanks", "who decides"))])[0]
    sizes = np.array([part.size for part in parts])
    expected = sizes @ np.array([part.mean for part in parts]) / sizes.sum()
    assert np.allclose(repertoire.joined(parts).mean, expected)


def test_what_lies_beyond_the_longest_text_still_has_a_place() -> None:
    encoder = carried_encoder()
    assert encoder is not None
    ids, spans = encoder.turn("before", ["word " * 400, "the end"])
    assert len(ids) <= LONGEST and all(begin < end <= len(ids) for begin, end in spans)


@pytest.mark.parametrize(("rows", "best"), [([[0, 1], [2]], [0.5, 0.9]), ([[], [1]], [0.0, 0.5]), ([], [])])
def test_the_best_sentence_of_each_target_counts(rows: list[list[int]], best: list[float]) -> None:
    assert Groups(rows, 3).best(np.array([0.2, 0.5, 0.9])).tolist() == best


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Who decides?", []),
        ("That sounds hard. Who decides?", [(0, 1)]),
        ("That sounds hard to me. Who decides it here, and when do they meet?", [(1, 2), (0, 2)]),
    ],
)
def test_points_of_one_sentence_and_of_a_short_turn_are_read_together_too(
    text: str, together: list[tuple[int, int]]
) -> None:
    assert groups(text, points(text)) == together


def test_weights_for_other_evidence_are_refused_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "targets.json"
    path.write_text(json.dumps({"names": ["something_else"]}), encoding="utf-8")
    monkeypatch.setattr(weighing, "_CARRIED", tmp_path)
    weighing.carried_weights.cache_clear()
    with pytest.raises(DamagedWeights, match="fit_ranking"):
        weighing.carried_weights()
    weighing.carried_weights.cache_clear()


def test_lines_that_were_typed_are_found_beside_the_exercise(tmp_path: Path) -> None:
    (tmp_path / "typed.json").write_text('{"w.rye": ["rye, yes or no"]}', encoding="utf-8")
    assert typed_lines([tmp_path / "elsewhere", tmp_path]) == {"w.rye": ["rye, yes or no"]}


def test_an_exercise_without_typed_lines_has_none(tmp_path: Path) -> None:
    assert typed_lines([tmp_path]) == {}


def test_a_vector_has_the_size_that_words_are_kept_in(ranking: Ranking) -> None:
    assert ranking.repertoire.sensed("who decides then").vector.shape == (SIZE,)


@pytest.mark.parametrize("content", ["{", "[]", '{"w.rye": "rye"}', '{"w.rye": [1]}', "\x00"])
def test_a_damaged_file_of_typed_lines_costs_no_talk_and_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    (tmp_path / "typed.json").write_text(content, encoding="utf-8")
    assert (typed_lines([tmp_path]), "typed.json" in caplog.text) == ({}, True)
