"""What is noticed in one line that a learner typed, from the reading that was made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core.events import Json

COUNTED = ("stacked", "leading", "pitch")
"""Acts that are noticed beside focus and form."""
FORMS = ("open", "closed", "choice")


@dataclass
class Part:
    """A part of a try: what would be all (`aims`, one list of tags for each way), and what was there.

    `proof` gives for a tag the learner's words and the reason in words.
    """

    label: str
    text: str
    aims: list[list[str]]
    tags: list[str] = field(default_factory=list)
    proof: dict[str, list[str]] = field(default_factory=dict)

    def notice(self, tag: str, words: str = "", because: str = "") -> None:
        """A tag that was there, with the words that show it."""
        self.tags.append(tag)
        self.proof.setdefault(tag, [words, because])

    def to_json(self) -> dict[str, Json]:
        """Plain data for an event."""
        return {"label": self.label, "text": self.text, "aims": self.aims, "tags": self.tags, "proof": self.proof}


def words_of(reading: Mapping[str, Any], act: Mapping[str, Any]) -> str:
    """The words of the text that show an act."""
    start, end = act["span"]
    return str(reading["text"])[start:end].strip()


def notice_question(part: Part, reading: Mapping[str, Any]) -> None:
    """Focus, form, what was taken up, and what spoils a question."""
    seen = set()
    for act in reading["acts"]:
        name = act["name"]
        tag = f"form:{name}" if name in FORMS else name if name in COUNTED else f"focus:{name}"
        if name not in (*FORMS, *COUNTED, *FOCUSES) or tag in seen:
            continue
        seen.add(tag)
        part.notice(tag, words_of(reading, act), act["because"])
    # Words of the buyer in what asks nothing lead nowhere.
    asks = any(act["name"] in (*FORMS, "leading") for act in reading["acts"])
    if asks and reading["taken_up"]:
        part.notice("follow_up", ", ".join(reading["taken_up"]), "the buyer said it just before")


FOCUSES = (
    "situation", "problem", "implication", "result", "others", "keep", "change", "wish", "commitment", "rapport",
)  # fmt: skip


def focuses(reading: Mapping[str, Any]) -> list[str]:
    """What the questions of a line are about."""
    return list(dict.fromkeys(act["name"] for act in reading["acts"] if act["name"] in FOCUSES))


def spoiled(acts: Sequence[Mapping[str, Any]]) -> set[str]:
    """What spoils a question."""
    return {act["name"] for act in acts} & set(COUNTED)
