"""The worked example in docs/kinds.md is the code that the tests run."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_the_example_on_the_page_is_the_one_that_is_run() -> None:
    """Its code is identical to tests/kinds/counting.py."""
    page = (PROJECT / "docs" / "kinds.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert example is not None
    assert (PROJECT / "tests" / "kinds" / "counting.py").read_text(encoding="utf-8") == example[1]
