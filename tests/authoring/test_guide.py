"""The author's guide is complete."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from salestrain.content.yaml import parse
from salestrain.core.grammar import KEYS
from salestrain.kinds.conversation import content as scenario
from salestrain.kinds.conversation import playthrough
from salestrain.kinds.conversation.content import MoveKind

GUIDE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
MODELS = [
    model
    for module in (scenario, playthrough)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, BaseModel)
]


def test_every_key_of_the_schema_is_in_the_guide() -> None:
    keys = {field.alias or name for model in MODELS for name, field in model.model_fields.items()}
    assert set() == {key for key in keys if not re.search(rf"[`{{ \n]{key}[`:]", GUIDE)}


def test_every_key_of_a_condition_is_in_the_guide() -> None:
    assert set() == {key for key in KEYS if f"{{{key}: " not in GUIDE}


def test_every_kind_of_move_is_in_the_guide() -> None:
    assert set() == {kind for kind in get_args(MoveKind) if f"`{kind}`" not in GUIDE}


@pytest.mark.parametrize("number", range(1, 15))
def test_every_code_is_in_the_guide(number: int) -> None:
    assert 1 == GUIDE.count(f"\n| E{number:02} |")


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL))
def test_every_example_in_the_guide_is_readable(block: str) -> None:
    assert [] == parse(block).doubled
