"""The examples of docs/checks.md, merged into the talk that `salestrain new` creates."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from salestrain.content.scaffold import TEMPLATE_NAME
from salestrain.content.yaml import parse
from salestrain.core.kind import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
_SHIPPED = re.compile(r"# (exercises/\w+)\n")
_FILE = re.compile(r"# (playthroughs/\w+\.ya?ml|exercise\.ipynb)\n")
TYPED = "# at the end of exercise.yaml\n"
"""First line of an example that is put behind the rest as it stands: its quotes matter."""
TOO_MANY = [f"What would you not want to lose, the {number}th time?" for number in range(201)]
CONDITIONS = {"when", "reveal"}


class Section(NamedTuple):
    """One code of the page, with its examples as YAML."""

    code: str
    examples: tuple[str, ...]


def sections() -> list[Section]:
    parts = re.split(r"\n##+ (?=[EW]\d\d: )", PAGE)[1:]
    return [Section(part[:3], tuple(re.findall(r"```yaml\n(.*?)```", part, flags=re.DOTALL))) for part in parts]


def shipped(section: Section) -> Path | None:
    """Return the exercise that the examples of this code are merged into, if it is not the talk of `new`."""
    if section.examples[0].startswith("# --kind drill\n"):
        return KINDS["drill"].template
    match = _SHIPPED.match(section.examples[0])
    return Path(__file__).parents[2] / match[1] if match else None


def folder_name(start: Path) -> str:
    """Return the name for a copy of an exercise: its own, or the one used in the templates."""
    return TEMPLATE_NAME if start in [kind.template for kind in KINDS.values()] else start.name


def put(folder: Path, examples: tuple[str, ...]) -> None:
    """Change the exercise in `folder` as these examples say."""
    for example in examples:
        match = _FILE.match(example)
        path = folder / (match[1] if match else "exercise.yaml")
        if example.startswith(TYPED):
            path.write_text(path.read_text(encoding="utf-8") + example, encoding="utf-8")
            continue
        if match and not path.exists():
            path.write_text(example, encoding="utf-8")
            continue
        example = example.replace("[WORDINGS]", json.dumps(TOO_MANY))
        data = parse(path.read_text(encoding="utf-8")).data
        path.write_text(json.dumps(_merged(data, parse(example).data), indent=1), encoding="utf-8")


def _merged(old: Any, new: Any) -> Any:
    """Merge mappings by key and lists of parts by their ids; everything else is replaced, including conditions."""
    if isinstance(old, dict) and isinstance(new, dict):
        merged = dict(old)
        for key, value in new.items():
            merged[key] = value if key in CONDITIONS else _merged(old.get(key), value)
        return merged
    if not (isinstance(old, list) and isinstance(new, list) and any(_id(part) for part in new)):
        return new
    changes = {_id(part): part for part in new}
    kept = [_merged(part, changes.pop(_id(part))) if _id(part) in changes else part for part in old]
    return [*kept, *changes.values()]


def _id(part: Any) -> Any:
    return part.get("id") if isinstance(part, dict) else None
