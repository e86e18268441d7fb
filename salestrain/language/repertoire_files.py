"""What sellers say, by intent, as it is written down: `repertoire/*.yaml`, one file for each group.

Each intent has wordings by voice (plain, hurried, chat, non-native, formal, colloquial, after a story, in several
sentences, spoken, short), near misses that are another intent, and lines with which any buyer can answer it. The
wordings are read when the model of intents is made (`tools/fit_intents.py`); what a talk needs of them is carried in
`weights/intents.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ruamel.yaml import YAML

FOLDER = Path(__file__).resolve().parent / "repertoire"
Form = Literal["asks", "says", "proposes", "reacts"]


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that sellers say. `near` are pairs of a wording and the other intent that it is."""

    id: str
    group: str
    label: str
    form: Form
    answers: tuple[str, ...]
    wordings: Mapping[str, tuple[str, ...]]
    near: tuple[tuple[str, str], ...]


def repertoire(folder: Path = FOLDER) -> tuple[Intent, ...]:
    """Every intent, in the order of the files' names and of their lines."""
    found: list[Intent] = []
    for path in sorted(folder.glob("*.yaml")):
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        found += [_intent(content["group"], each) for each in content["intents"]]
    return tuple(found)


def _intent(group: str, written: Mapping[str, object]) -> Intent:
    spoken: dict[str, list[str]] = written["wordings"]  # type: ignore[assignment]
    near: list[dict[str, str]] = written.get("near", [])  # type: ignore[assignment]
    return Intent(
        id=str(written["id"]),
        group=group,
        label=str(written["label"]),
        form=written["form"],  # type: ignore[arg-type]
        answers=tuple(written["answers"]),  # type: ignore[arg-type]
        wordings={voice: tuple(texts) for voice, texts in spoken.items()},
        near=tuple((each["say"], each["is"]) for each in near),
    )
