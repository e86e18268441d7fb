"""The door: a handful of names, cheap to open, and a page also where the page's own program is missing."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import salestrain

WITHOUT_ANYWIDGET = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "anywidget":
            raise ImportError(name)

sys.meta_path.insert(0, Missing())
"""


def said_by(program: str, store: str = "") -> str:
    """What a fresh Python says that runs this program."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"SALESTRAIN_STORE": store, "HOME": "/nowhere"},
    )
    return done.stdout.strip()


def test_the_door_knows_its_version() -> None:
    assert version("salestrain") == salestrain.__version__


def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match=r"practise, .*watch"):
        _ = salestrain.practice_makes_perfect


def test_the_door_opens_without_waiting_for_what_is_behind_it() -> None:
    program = "import sys, salestrain; print([n for n in ('ipywidgets', 'sqlalchemy', 'pydantic') if n in sys.modules])"
    assert "[]" == said_by(program)


def test_without_anywidget_there_is_the_simple_view(tmp_path) -> None:  # type: ignore[no-untyped-def]
    program = (
        f"{WITHOUT_ANYWIDGET}\nfrom salestrain import practise\npage = practise('harbour_foods')\n"
        "print([child.description for child in page.children if hasattr(child, 'button_style')])"
    )
    assert "['Continue']" == said_by(program, str(tmp_path / "store.db"))
