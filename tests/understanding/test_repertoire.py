"""What sellers say stands in data, once for all buyers, and the carried model was made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import salestrain.language
from salestrain.language.meaning import carried_encoder
from salestrain.language.repertoire import carried_repertoire
from salestrain.language.repertoire_files import Intent, repertoire

INTENTS = repertoire()
WEIGHTS = Path(salestrain.language.__file__).parent / "weights"
BY_ID = [pytest.param(intent, id=intent.id) for intent in INTENTS]


def test_there_are_at_least_150_intents_each_once() -> None:
    names = {intent.id for intent in INTENTS}
    assert (len(INTENTS), True) == (len(names), len(names) >= 150)


@pytest.mark.parametrize("intent", BY_ID)
def test_an_intent_has_forty_wordings_in_eight_voices(intent: Intent) -> None:
    voices = [voice for voice, texts in intent.wordings.items() if texts]
    assert sum(map(len, intent.wordings.values())) >= 40 and len(voices) >= 8


@pytest.mark.parametrize("intent", BY_ID)
def test_a_near_miss_is_another_intent(intent: Intent) -> None:
    others = {other.id for other in INTENTS} - {intent.id}
    assert intent.near and {name for _, name in intent.near} <= others


@pytest.mark.parametrize("intent", BY_ID)
def test_any_buyer_can_answer_an_intent_in_three_ways(intent: Intent) -> None:
    assert len(set(intent.answers)) >= 3


def test_the_carried_list_is_that_of_the_files() -> None:
    listed = json.loads((WEIGHTS / "intents.json").read_text(encoding="utf-8"))["intents"]
    assert [(i.id, i.label, i.form, list(i.answers)) for i in INTENTS] == [
        (each["id"], each["label"], each["form"], each["answers"]) for each in listed
    ]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("so how do u know when a tool needs changing now?", "ask_process_today"),
        ("What would you like us to leave exactly as it is with them?", "ask_vendor_keep"),
        ("who has to put their name under it in the end", "ask_who_decides"),
        ("ok no worries", "accept_no"),
        ("Let me try a different one.", "clear_throat"),
    ],
)
def test_ordinary_lines_are_read_for_what_they_want(text: str, intent: str) -> None:
    encoder = carried_encoder()
    assert encoder is not None
    read = carried_repertoire(encoder)
    assert read is not None
    chances = read.sensed(text).chances
    assert intent in {read.intents[i].id for i in chances.argsort()[::-1][:3]}
