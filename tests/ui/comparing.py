"""Comparing a page of before with the same page made from a document: element by element, class by class."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"


class Pieces(HTMLParser):
    """What a browser would see: starts with their attributes, words, and ends.

    What was made the same everywhere on purpose is passed over: a row is a `div` and so is a slot, quoted words may run
    from right to left, no box is filled in by the browser, a slot keeps room between its parts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs if key != "autocomplete"}
        if tag == "q":
            given.pop("dir", None)
        classes = set(given.pop("class", "").split()) - {"st-percent"}
        if tag == "p" and ("st-row" in classes or "data-part" in given):
            tag = "div"
        if tag == "div" and "data-part" in given:
            classes -= {"st-stack"}
        if classes:
            given["class"] = " ".join(sorted(classes))
        self.found.append(f"<{tag} {sorted(given.items())}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.found and not self.found[-1].startswith("<"):
            data = self.found.pop() + data
        self.found.append(data)


def pieces(html: str) -> list[str]:
    """The elements and words of a document; a paragraph that became a `div` ends as one."""
    parser = Pieces()
    parser.feed(str(html).strip())
    parser.close()
    plain = [re.sub(r"\s+", " ", piece) for piece in parser.found]
    return _with_ends(plain)


def _with_ends(found: list[str]) -> list[str]:
    """Ends say again what began, so that a change of the element changes both."""
    opened: list[str] = []
    made = []
    for piece in found:
        if piece.startswith("</"):
            piece = f"</{opened.pop()}>"
        elif re.match(r"<(?!input |br )", piece):
            opened.append(piece[1:].split(" ", 1)[0])
        made.append(piece)
    return made


def sample(name: str) -> str:
    """A page as it was before there were documents."""
    return (SAMPLES / f"{name}.html").read_text(encoding="utf-8")


def given(name: str) -> dict[str, Any]:
    """What that page was made of."""
    found: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return found
