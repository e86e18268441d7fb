"""The drill for what a talk was weakest in."""

from __future__ import annotations

import pytest

from salestrain.content.library import Training, library
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.page.training import training_part
from salestrain.ui import Link, Phrase, Stack, found_in
from tests.exercises.playing import exercise_folders, loaded

CRITERIA = sorted(
    {
        criterion.id
        for folder in exercise_folders()
        if isinstance(scenario := loaded(folder), Scenario)
        for criterion in scenario.rubric
    }
)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_every_criterion_of_a_talk_on_the_shelf_has_its_drill(criterion: str) -> None:
    assert library().training_for(criterion) is not None


def test_a_criterion_that_nobody_trains_offers_nothing() -> None:
    assert (None, None) == (library().training_for("c.of_an_other_world"), training_part(None))


def test_the_way_is_a_link_in_the_room_and_a_call_in_a_notebook() -> None:
    part = training_part(Training("discovery_questions", "Discovery questions", "b.follow", "Ask what follows from it"))
    ways = {stack.where: stack for stack in found_in(part, Stack)}
    assert ["../discovery_questions/#b.follow"] == [link.to for link in found_in(ways["room"], Link)]
    assert ['practise("discovery_questions")'] == [words.words for words in found_in(ways["notebook"], Phrase)]
