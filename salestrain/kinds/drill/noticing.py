"""What is noticed in one typed line, based on its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core.acts import FOCUSES
from ...core.events import Json

COUNTED = ("stacked", "leading", "pitch")
"""Acts that are noticed in addition to focus and form."""
FORMS = ("open", "closed", "choice")


@dataclass
class Part:
    """Part of a try: what would earn full marks (`aims`, alternative lists of tags), and what was noticed.

    `proof` maps a tag to the learner's words and the reason in words.
    """

    label: str
    text: str
    aims: list[list[str]]
    tags: list[str] = field(default_factory=list)
    proof: dict[str, list[str]] = field(default_factory=dict)

    def notice(self, tag: str, words: str = "", because: str = "") -> None:
        """Record a tag with the words that show it, and the reason."""
        self.tags.append(tag)
        self.proof.setdefault(tag, [words, because])

    def to_json(self) -> dict[str, Json]:
        """Return plain data for an event."""
        return {"label": self.label, "text": self.text, "aims": self.aims, "tags": self.tags, "proof": self.proof}


def words_of(reading: Mapping[str, Any], act: Mapping[str, Any]) -> str:
    """Return the words of the text that show an act."""
    start, end = act["span"]
    return str(reading["text"])[start:end].strip()


def notice_question(part: Part, reading: Mapping[str, Any]) -> None:
    """Record focus, form, what was taken up, and faults of a question."""
    noticed: set[str] = set()
    for act in reading["acts"]:
        tag = _tag_of(act["name"])
        if tag and tag not in noticed:
            noticed.add(tag)
            part.notice(tag, words_of(reading, act), act["because"])
    # Repeating the buyer's words without asking anything leads nowhere.
    asking = asks(reading["acts"])
    if asking and reading["taken_up"]:
        part.notice("follow_up", ", ".join(reading["taken_up"]), "the buyer said it just before")
    elif asking and reading.get("points_back"):
        part.notice("follow_up", reading["points_back"], "points to what the buyer just said")


def asks(acts: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether a line with these acts asks something."""
    return any(act["name"] in (*FORMS, "leading") for act in acts)


def _tag_of(act: str) -> str:
    """Return the tag of an act that counts in a question, else an empty string."""
    if act in FORMS:
        return f"form:{act}"
    if act in COUNTED:
        return act
    return f"focus:{act}" if act in FOCUSES else ""


def focuses(reading: Mapping[str, Any]) -> list[str]:
    """Return what the questions of a line are about."""
    return list(dict.fromkeys(act["name"] for act in reading["acts"] if act["name"] in FOCUSES))


def spoiled(acts: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the acts that are faults of a question."""
    return {act["name"] for act in acts} & set(COUNTED)
