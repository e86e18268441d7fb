"""What is read, as lines: paragraphs, lists, tables, talks, trees and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..document import Branch, Content, Heading, Item, Items, Quotation, Record, Table, Text, Transcript, Tree
from ..figures import Curve, Funnel, LossBars, Meter, Months, Progress, RangeBars, Ranges, Score
from .style import Lines, Style
from .writing import apart, to_lines, words_of, writes


@writes
def write_text(text: Text, style: Style) -> Lines:
    """Write a paragraph; one that warns has a sign in front."""
    return style.paragraph(words_of(text.words, style), warns=text.tone in ("caution", "error"))


@writes
def write_heading(heading: Heading, style: Style) -> Lines:
    """Write a heading without a section of its own."""
    return style.heading(words_of(heading.words, style), heading.level)


@writes
def write_quotation(quotation: Quotation, style: Style) -> Lines:
    """Write somebody's words in a block of their own."""
    who = style.paragraph(style.written(quotation.by)) if quotation.by else []
    return apart([who, style.quotation(words_of(quotation.words, style))])


@writes
def write_items(items: Items, style: Style) -> Lines:
    """Write a list."""
    lines: Lines = []
    for number, item in enumerate(items.items, 1):
        content = item.content if isinstance(item, Item) else item
        lines += style.entry(to_lines(content, style), f"{number}." if items.ordered else "-")
    return lines


@writes
def write_table(table: Table, style: Style) -> Lines:
    """Write rows under columns."""
    return style.grid(table, [_cells(row, style) for row in table.rows])


def _cells(row: Sequence[Content] | Record, style: Style) -> list[str]:
    cells = row.cells if isinstance(row, Record) else row
    return [_cell(cell, style) for cell in cells]


def _cell(content: Content, style: Style) -> str:
    """Return what stands in a cell, on one line."""
    lines = (line.strip().removeprefix("- ") for line in to_lines(content, style))
    return "; ".join(line for line in lines if line)


@writes
def write_transcript(transcript: Transcript, style: Style) -> Lines:
    """Write a talk, turn by turn."""
    lines: Lines = []
    for line in transcript.lines:
        said = style.paragraph(f"{style.written(line.name)}: {style.written(line.words)}")
        lines += style.entry(apart([said, to_lines(line.body, style)]), "-")
    return lines


@writes
def write_tree(tree: Tree, style: Style) -> Lines:
    """Write things that belong under one another."""
    return _branches(tree.branches, style)


def _branches(branches: Iterable[Branch], style: Style) -> Lines:
    lines: Lines = []
    for branch in branches:
        words = style.paragraph(words_of(branch.words, style))
        left_out = style.paragraph(style.written(branch.left_out)) if branch.left_out else []
        under = [to_lines(branch.body, style), _branches(branch.branches, style), left_out]
        lines += style.entry(apart([words, *under]), "-")
    return lines


@writes
def write_score(score: Score, style: Style) -> Lines:
    """Write one number and what it is out of."""
    return style.paragraph(style.written(f"{score.number} {score.rest}"))


@writes
def write_meter(meter: Meter, style: Style) -> Lines:
    """Write a share in words, and as a bar where there are bars."""
    parts = [style.written(f"{meter.label}:"), style.written(meter.words)]
    if meter.share is not None:
        parts.insert(1, style.bar(meter.share))
    return style.paragraph(" ".join(parts))


@writes
def write_progress(progress: Progress, style: Style) -> Lines:
    """Write how far work has come."""
    return style.paragraph(style.written(progress.words))


@writes
def write_range_bars(chart: RangeBars, style: Style) -> Lines:
    """Write what each bar says, and the value they are compared with."""
    return _chart(chart.title, chart.says, [bar.words for bar in chart.bars] + [chart.against[0]], style)


@writes
def write_ranges(chart: Ranges, style: Style) -> Lines:
    """Write what each estimate says."""
    left, right, _ = chart.ends
    scale = f"{left} ← {chart.line[0]} → {right}"
    return _chart(chart.title, chart.says, [*[row.words for row in chart.rows], scale], style)


@writes
def write_loss_bars(chart: LossBars, style: Style) -> Lines:
    """Write what was left and what was lost, bar by bar."""
    kept, lost, came = chart.key
    told = [f"{bar.number}: {bar.after} {kept}, {bar.before - bar.after} {lost}" for bar in chart.bars]
    word, total = chart.end
    return _chart(chart.title, chart.says, [*told, f"{word}: {total} {came}"], style)


@writes
def write_curve(chart: Curve, style: Style) -> Lines:
    """Write what a curve shows; its table has the numbers."""
    return _chart(chart.title, chart.says, [], style)


@writes
def write_funnel(chart: Funnel, style: Style) -> Lines:
    """Write the share of each group and what it rests on; the limits are in the sentence."""
    told = [f"{dot.words}: {dot.share:.0f} % of {dot.cases:,}" for dot in chart.dots]
    return _chart(chart.title, chart.says, [*told, chart.across], style)


@writes
def write_months(chart: Months, style: Style) -> Lines:
    """Write what each month was; the range is in the sentence."""
    return _chart(chart.title, chart.says, [f"{words}: {value:g}{chart.unit}" for words, value in chart.points], style)


def _chart(title: str, says: str, told: Sequence[str], style: Style) -> Lines:
    head = [style.paragraph(style.written(title)), style.paragraph(style.written(says))]
    return apart([*head, write_items(Items(told), style)])
