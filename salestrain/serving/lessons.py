"""The lessons as pages to read: the stored notebooks, without a kernel and without their code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup
from nbconvert.filters.markdown import markdown2html

from ..content.library import stamp
from ..ui.phrases import PRESS

_EXERCISE = re.compile(r"""practise\(["'](\w+)["']\)""")
_STYLE = re.compile(r"<style\b[^>]*>.*?</style>", re.DOTALL)
_FRAME = re.compile(r'<table border="1" class="dataframe">(.*?)</table>', re.DOTALL)
_LOOK = re.compile(r' (?:style="text-align: right;"|valign="top")')
_ANCHOR = re.compile(r'<a class="anchor-link".*?</a>', re.DOTALL)
_TITLE = re.compile(r"\A# (.+)\n*")


_REGION = re.compile(r'(role="region" aria-label=")([^"]*)"')
_EMPHASIS = re.compile(r"[*`]+")
NOTHING = Markup()
ELSEWHERE = "open this lesson in JupyterLab (salestrain lab). On this page you type your own words in the practice"
"""What is said here of a form that needs a notebook; a page has no cells to click."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as the start page shows it; `minutes` is 0 where it does not say how long it takes.

    One that is only for those who lead a workshop is not among those of the learners.
    """

    id: str
    title: str
    summary: str
    minutes: int
    for_leaders: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a lesson: HTML to read, or an exercise to open."""

    html: Markup = NOTHING
    exercise: str = ""


class Lessons:
    """The lessons in a folder, looked for anew on every call; each is read once for as long as it is unchanged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[tuple[object, ...], tuple[Lesson, tuple[Part, ...]]] = {}

    def all(self) -> tuple[Lesson, ...]:
        """Return every lesson for learners, in the order in which they are read."""
        found = (self._lesson(file)[0] for file in sorted(self._folder.glob("*.ipynb")))
        return tuple(lesson for lesson in found if not lesson.for_leaders)

    def parts(self, name: str) -> tuple[Lesson, tuple[Part, ...]] | None:
        """Return the lesson with this name and its parts, or None."""
        files = {file.stem: file for file in self._folder.glob("*.ipynb")}
        return self._lesson(files[name]) if name in files else None

    def after(self, name: str) -> Lesson | None:
        """Return the lesson that is read after this one, or None."""
        lessons = self.all()
        following = [lesson for lesson in lessons if lesson.id > name]
        return following[0] if following else None

    def _lesson(self, file: Path) -> tuple[Lesson, tuple[Part, ...]]:
        key = file, stamp(file)
        if key not in self._read:
            self._read[key] = _read(file)
        return self._read[key]


def _read(file: Path) -> tuple[Lesson, tuple[Part, ...]]:
    book: Any = nbformat.read(file, as_version=4)
    first = book.cells[0].source if book.cells else ""
    titled = _TITLE.match(first)
    title = titled[1].strip() if titled else file.stem.replace("_", " ").strip("0123456789 ").capitalize()
    words = first[titled.end() :] if titled else first
    summary = _EMPHASIS.sub("", words.strip().split("\n")[0])
    about = book.metadata.get("salestrain", {})
    minutes, for_leaders = int(about.get("minutes", 0)), about.get("for") == "facilitators"
    seen: Counter[str] = Counter()
    parts = [_told_apart(part, seen) for cell in book.cells for part in _parts(cell)]
    return Lesson(file.stem, title, summary, minutes, for_leaders), tuple(parts)


def _told_apart(part: Part, seen: Counter[str]) -> Part:
    """Return a part whose regions have names that no region before it has; `seen` counts them."""

    def numbered(region: re.Match[str]) -> str:
        seen[region[2]] += 1
        number = f" ({seen[region[2]]})" if seen[region[2]] > 1 else ""
        return f'{region[1]}{region[2]}{number}"'

    return replace(part, html=Markup(_REGION.sub(numbered, str(part.html))))  # noqa: S704 -- as it was


def _parts(cell: Any) -> list[Part]:
    if cell.cell_type == "markdown":
        return [Part(_words(_TITLE.sub("", cell.source)))]
    if cell.cell_type != "code":
        return []
    opened = _EXERCISE.search(cell.source)
    if opened:
        return [Part(exercise=opened[1])]
    return [Part(html) for html in map(_shown, cell.outputs) if html]


def _shown(output: Any) -> Markup:
    """Return a stored output as HTML; the page brings the stylesheet itself."""
    data = output.get("data", {})
    if "text/html" in data:
        html = _FRAME.sub(_framed, _STYLE.sub("", data["text/html"]))
        return Markup(html)  # noqa: S704 -- the course's own, stored by its authors
    if "text/markdown" in data:
        return _words(data["text/markdown"].replace(PRESS, ELSEWHERE))
    return Markup("<pre>{}</pre>").format(data["text/plain"]) if "text/plain" in data else NOTHING


def _framed(frame: re.Match[str]) -> str:
    """Return a frame of pandas as a table of ours, which scrolls by itself and has no heading without words."""
    rows = _LOOK.sub("", frame[1]).replace("<th></th>", "<td></td>")
    opening = '<div class="st-scroll" tabindex="0" role="region" aria-label="Table"><table class="st-table">'
    return f"{opening}{rows}</table></div>"


def _words(source: str) -> Markup:
    html = _ANCHOR.sub("", markdown2html(source))
    return Markup('<div class="st-prose">{}</div>').format(Markup(html))  # noqa: S704 -- as above
