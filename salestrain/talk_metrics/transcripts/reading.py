"""Lines to a talk: every form is tried, the one that makes most sense is taken, and every line finds its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.spelling import folded
from .forms import Form, Label, found_in
from .lines import Line
from .machine import heads_a_record, heads_a_section, is_machine_line
from .sense import ENOUGH, Reading, Text, known_by, reading_of
from .tables import as_table
from .talk import Transcript
from .turning import joined


def read_lines(lines: Sequence[Line]) -> Transcript:
    """Return the talk that the lines hold; without speakers if none makes sense, with one if only one speaks."""
    table = as_table(lines)
    if table is not None:
        return joined(table)
    lines = [Line("blank", line.whole) if _is_nobodys(line) else line for line in lines]
    text = Text(lines)
    found: list[tuple[Form, list[Label]]] = []
    readings: list[Reading] = []
    best: Reading | None = None
    for form, labels in found_in(lines):
        if best is not None and best.sense >= form.trust:
            break  # none that follows can make more sense
        found.append((form, labels))
        readings.append(reading_of(text, form, labels))
        best = max(readings, key=lambda reading: reading.sense)
    if best is None or best.sense < ENOUGH:
        return _alone(readings, lines)
    return _placed(lines, best, found)


def _is_nobodys(line: Line) -> bool:
    return line.sort == "words" and len(line.whole) < 400 and is_machine_line(line.whole)


def _alone(readings: Sequence[Reading], lines: Sequence[Line]) -> Transcript:
    """Return the talk of the only one who speaks, if one form finds just one; else nobody's."""
    for reading in readings:
        if reading.form.trust == 1.0 and len(reading.speakers) == 1:
            return _placed(lines, reading, [])
    return Transcript((), ())


def _placed(lines: Sequence[Line], best: Reading, found: Sequence[tuple[Form, list[Label]]]) -> Transcript:
    """Return the talk as the best form reads it, with what other forms know of the same people."""
    labels = {label.at: (best.who[label.name], label) for label in best.labels}
    known = known_by(best)
    for form, others in found:
        if form.name == best.form.name or form.trust < 1.0:
            continue
        for label in others:
            name = "" if label.at in labels else known.get(folded(label.name), "")
            if name:
                labels[label.at] = (name, label)
    left: list[str] = []
    said = list(_said(lines, labels, left))
    return joined(said, left)


def _said(lines: Sequence[Line], labels: dict[int, tuple[str, Label]], left: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each stretch of speech; lines that nobody said go to `left`."""
    stamped = 2 * sum(line.timed for line in lines) > sum(line.sort == "words" for line in lines)
    name, texts, taken = "", list[str](), 0
    last = max(labels)
    for at, line in enumerate(lines):
        if at in labels:
            yield name, " ".join(texts)
            name, label = labels[at]
            texts, taken = [label.text], at + label.lines
        elif at < taken or line.sort == "time":
            continue
        elif line.sort == "blank":
            if line.whole:
                left.append(line.whole)
                if at > last:  # what follows the recorder's own last words is its own as well
                    left += [rest.whole for rest in lines[at + 1 :] if rest.whole]
                    break
        elif _names_a_cue(lines, at):
            continue
        elif not name or _begins_no_speech(line):
            left.append(line.whole)
            yield name, " ".join(texts)
            name, texts = "", []
        else:
            texts.append(line.bare if stamped and line.timed else line.whole)
    yield name, " ".join(texts)


def _names_a_cue(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is what a caption is called by its program: above its times, below an empty line."""
    is_above = at + 1 < len(lines) and lines[at + 1].sort == "time" and "->" in lines[at + 1].whole
    return is_above and (at == 0 or lines[at - 1].sort == "blank")


def _begins_no_speech(line: Line) -> bool:
    """Return whether a line begins a part of the record that nobody said, such as a summary."""
    label, colon, _ = line.bare.partition(":")
    is_heading = line.whole.startswith("#") or (line.bold and line.bold.strip(": ") == line.bare.strip(": "))
    if not (colon or is_heading) or len(label) > 40:
        return False
    is_head = heads_a_record(label) and line.bold and len(label.split()) <= 3
    return heads_a_section(label) or bool(is_head)
