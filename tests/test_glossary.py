"""The glossary names things that are there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")
NAMES = re.findall(r"\| `([\w.]+)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_of_the_glossary_is_a_name_in_the_code(name: str) -> None:
    """The module, the class or the field that the third column names can be imported."""
    parts = name.split(".")
    assert parts == found(parts)


def found(parts: list[str]) -> list[str]:
    """As many of these names as lead somewhere, one inside the other."""
    thing = import_module("salestrain")
    for number, part in enumerate(parts):
        inside = f"salestrain.{'.'.join(parts[: number + 1])}"
        if not hasattr(thing, part):
            try:
                import_module(inside)
            except ImportError:
                return parts[:number]
        thing = getattr(thing, part)
    return parts
