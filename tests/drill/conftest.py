"""The drill that `salestrain new` makes, its moments played; one item of each format."""

from __future__ import annotations

import pytest

from salestrain.content import load_exercise, new_exercise
from salestrain.kinds.drill.content import Drill
from salestrain.kinds.drill.positions import with_moments


@pytest.fixture(scope="session")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Drill:
    made = with_moments(load_exercise(new_exercise("north_quay", tmp_path_factory.mktemp("drill"), "drill")))
    assert isinstance(made, Drill)
    return made
