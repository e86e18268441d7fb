"""Source files of the repertoire, what sellers say by intent: `repertoire/*.yaml`, one file for each group.

Each intent has wordings by voice (plain, hurried, chat, non-native, formal, colloquial, after a story, in several
sentences, spoken, short), near misses that belong to another intent, and lines with which any buyer can answer it. The
wordings are read when the model of intents is built (`tools/fit_intents.py`); what a talk needs of them is bundled in
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
    """One thing that sellers say; `near` holds pairs of a wording and the other intent it belongs to."""

    id: str
    group: str
    label: str
    form: Form
    answers: tuple[str, ...]
    wordings: Mapping[str, tuple[str, ...]]
    near: tuple[tuple[str, str], ...]


def repertoire(folder: Path = FOLDER) -> tuple[Intent, ...]:
    """Return every intent, in the order of the file names and of the lines in them."""
    intents: list[Intent] = []
    for path in sorted(folder.glob("*.yaml")):
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        intents += [_intent(content["group"], data) for data in content["intents"]]
    return tuple(intents)


def _intent(group: str, data: Mapping[str, object]) -> Intent:
    spoken: dict[str, list[str]] = data["wordings"]  # type: ignore[assignment]
    near: list[dict[str, str]] = data.get("near", [])  # type: ignore[assignment]
    return Intent(
        id=str(data["id"]),
        group=group,
        label=str(data["label"]),
        form=data["form"],  # type: ignore[arg-type]
        answers=tuple(data["answers"]),  # type: ignore[arg-type]
        wordings={voice: tuple(texts) for voice, texts in spoken.items()},
        near=tuple((pair["say"], pair["is"]) for pair in near),
    )
