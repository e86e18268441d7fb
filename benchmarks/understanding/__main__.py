"""How well typed text is understood, beside simpler ways and beside people.

`--data` names a folder with coded texts (its files and columns are described in docs/understanding.md); the texts do
not come with the project. `--train` names a second folder of the same layout: heads are then also fitted on it, for
measuring only. A part whose file is missing says so. Prints figures with their n; `--json` prints them as data.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

PARTS = ("moves", "acts", "statements", "cost")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.understanding",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, help="folder with coded texts")
    parser.add_argument("--train", type=Path, help="folder with coded texts on which heads are fitted for measuring")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part only; may be repeated")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.data is None:
        print("Nothing measured: name a folder with --data; the texts are not part of the project.")
        return
    for folder in (options.data, options.train):
        if folder is not None and not folder.is_dir():
            parser.error(f"there is no folder {folder}")
    figures = {name: measured(name, options.data, options.train) for name in options.only or PARTS}
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    show(figures)


def measured(part: str, data: Path, train: Path | None) -> dict[str, Any]:
    """The figures of one part; each part is a module of this folder with a function `measure`."""
    module = importlib.import_module(f".{part}", __package__)
    figures: dict[str, Any] = module.measure(data, train)
    return figures


def show(figures: Any, depth: int = 0) -> None:
    """Nested figures as an indented list; a flat mapping in one line."""
    for name, value in figures.items():
        indent = "  " * depth
        if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
            print(f"{indent}{name}")
            show(value, depth + 1)
        elif isinstance(value, dict):
            print(f"{indent}{name}: " + ", ".join(f"{key} {inner}" for key, inner in value.items()))
        else:
            print(f"{indent}{name}: {value}")


if __name__ == "__main__":
    main()
