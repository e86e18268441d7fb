"""A talk as a picture: what leads to what, from the first line on, with the shortest way to success made thick.

Each fact and ending stands in the column of the line after which it can be reached first; what lies on the
shortest success stands where that way reaches it. An arrow comes from the last thing learned on the shortest way
there. Nothing is told by colour: what it is stands in the box, and the way to success has thick lines and frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from ....core.events import Move
from ....core.session import Session
from .proof import VariantProof
from .walk import Way

START = "start"
LETTERS = 27
"""So many letters go on one line of a box."""
WIDTH, LINE, GAP_X, GAP_Y, EDGE = 206, 16, 76, 18, 24
TOP = 96
"""Room for the heading, in pixels as the others."""


@dataclass(frozen=True, slots=True)
class Node:
    """A fact or an ending: what it is, its words, after which line it comes, and whether the success goes by it."""

    id: str
    what: str
    words: str
    line: int
    on_win: bool


@dataclass(frozen=True, slots=True)
class Link:
    """From one node to the next, by these moves."""

    source: str
    target: str
    moves: Way
    on_win: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and links with the words for somebody who cannot see them."""

    title: str
    description: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def picture_of(part: VariantProof) -> Picture:
    """The picture of one variant."""
    told = {tag: _told(part, part.ways[tag]) for tag in _tags(part)}
    win = _told(part, part.win) if part.win else {}
    by_win = {f"ending:{part.won_by}": len(part.win)} if part.win else {}
    by_win |= {tag: line for tag, line in win.items() if tag in told}
    line = {tag: by_win.get(tag, len(part.ways[tag])) for tag in told}
    nodes = [Node(START, "start", part.script.scenario.buyer.name, 0, bool(part.win))]
    links: list[Link] = []
    for tag in sorted(told, key=lambda tag: (line[tag], tag not in by_win)):
        what, words = _words(part, tag)
        nodes.append(Node(tag, what, words, line[tag], tag in by_win))
        before = win if tag in by_win else told[tag]
        way = part.win if tag in by_win and part.win else part.ways[tag]
        at = line[tag] if tag in by_win else len(part.ways[tag])
        links.append(_link(tag, before, way[:at], line, tag in by_win))
    return Picture(_title(part), _description(part, nodes), tuple(nodes), tuple(links))


def _tags(part: VariantProof) -> list[str]:
    return [tag for tag in part.ways if tag.startswith(("fact:", "ending:"))]


def _told(part: VariantProof, way: Way) -> dict[str, int]:
    """By fact, the line after which it is told on this way."""
    moves = [Move("choose", {"move": name}) for name in way]
    session = Session.replay(part.script.scenario, part.script.seed, moves)
    return {f"fact:{e.data['fact']}": e.turn for e in session.events if e.kind == "fact_revealed" and e.turn > 0}


def _link(tag: str, told: Mapping[str, int], way: Way, line: Mapping[str, int], on_win: bool) -> Link:
    """From what was learned last before it; from the start where nothing was, or nothing that stands further left."""
    before = {name: at for name, at in told.items() if at < len(way) and line.get(name, at) < line[tag]}
    source = max(before, key=lambda name: before[name], default=START)
    return Link(source, tag, way[before.get(source, 0) :], on_win)


def _words(part: VariantProof, tag: str) -> tuple[str, str]:
    sort, _, name = tag.partition(":")
    if sort == "fact":
        fact = part.script.facts[name]
        return f"{fact.value} fact", fact.label
    ending = next(ending for ending in part.script.endings if ending.id == name)
    return f"ending, {ending.verdict}", ending.label


def _title(part: VariantProof) -> str:
    variant = f" ({part.variant})" if part.variant else ""
    return f"{part.script.scenario.title}{variant}{'' if part.proven else ' (not proven)'}"


def _description(part: VariantProof, nodes: Sequence[Node]) -> str:
    win = "No way to a success was found."
    if part.win:
        said = ", ".join(part.win)
        win = f"The shortest success takes {len(part.win)} lines: {said}."
    by_line: dict[int, list[str]] = {}
    for node in nodes[1:]:
        by_line.setdefault(node.line, []).append(f"{node.what}: {node.words}")
    steps = [f"After line {line}: {'; '.join(words)}." for line, words in sorted(by_line.items())]
    return " ".join([win, *steps])


def to_dot(picture: Picture) -> str:
    """The picture in the language of Graphviz."""
    lines = ["digraph talk {", f"  label={_quoted(picture.title)};", "  rankdir=LR; node [shape=box];"]
    for node in picture.nodes:
        style = ", style=bold, peripheries=2" if node.on_win else ""
        lines.append(f"  {_quoted(node.id)} [label={_quoted(f'{node.what}: {node.words}')}{style}];")
    for link in picture.links:
        style = ", style=bold, penwidth=3" if link.on_win else ""
        arrow = f"{_quoted(link.source)} -> {_quoted(link.target)}"
        lines.append(f"  {arrow} [label={_quoted(', '.join(link.moves))}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def to_svg(picture: Picture) -> str:
    """The picture as SVG, to be opened in a browser."""
    by = {link.target: link.moves for link in picture.links}
    texts = {node.id: _text(node, by.get(node.id, ())) for node in picture.nodes}
    places, width, height = _laid_out(picture, texts)
    nodes = {node.id: node for node in picture.nodes}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">',
        f'<title id="title">{escape(picture.title)}</title>',
        f'<desc id="desc">{escape(picture.description)}</desc>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="10" '
        'markerHeight="10" orient="auto"><path d="M0 0 8 4 0 8z" fill="#222"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{EDGE}" y="34" font-size="18" font-weight="bold" fill="#111">{escape(picture.title)}</text>',
        f'<text x="{EDGE}" y="56" fill="#111">Thick lines and double frames: the shortest way to success. '
        "“By …” names the lines said since the box the arrow comes from.</text>",
    ]
    for column, x in sorted({(node.line, places[node.id][0]) for node in picture.nodes}):
        heading = f"after line {column}" if column else "before the first line"
        parts.append(f'<text x="{x}" y="{TOP - 14}" font-weight="bold" fill="#111">{heading}</text>')
    parts += [_arrow(link, places) for link in sorted(picture.links, key=lambda link: link.on_win)]
    for name, (x, y, tall) in places.items():
        parts += _box(nodes[name], texts[name], x, y, tall)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(node: Node, moves: Way) -> list[str]:
    by = f"by {', '.join(moves)}" if moves else ""
    return [node.what, *wrap(node.words, LETTERS), *wrap(by, LETTERS)]


Places = dict[str, tuple[int, int, int]]
"""By node: left, top, height."""


def _laid_out(picture: Picture, texts: Mapping[str, Sequence[str]]) -> tuple[Places, int, int]:
    """Columns from left to right; the way to success has a lane of its own on top."""
    columns: dict[int, list[Node]] = {}
    for node in sorted(picture.nodes, key=lambda node: (node.line, not node.on_win)):
        columns.setdefault(node.line, []).append(node)
    places: Places = {}
    bottom = TOP
    lane = max(LINE * len(texts[node.id]) + 14 for node in picture.nodes if node.on_win or node.id == START)
    for number, column in enumerate(columns.values()):
        y = TOP if column[0].on_win or column[0].id == START else TOP + lane + GAP_Y
        for node in column:
            tall = LINE * len(texts[node.id]) + 14
            places[node.id] = (EDGE + number * (WIDTH + GAP_X), y, tall)
            y += tall + GAP_Y
        bottom = max(bottom, y)
    return places, max(760, 2 * EDGE + len(columns) * (WIDTH + GAP_X) - GAP_X), bottom + EDGE - GAP_Y


def _arrow(link: Link, places: Places) -> str:
    x, y, tall = places[link.source]
    to_x, to_y, to_tall = places[link.target]
    x, y, to_y = x + WIDTH, y + tall // 2, to_y + to_tall // 2
    bend = GAP_X // 2 + 10
    path = f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x - 2} {to_y}"
    stroke = 'stroke="#111" stroke-width="4"' if link.on_win else 'stroke="#666" stroke-width="1.2"'
    return f'<path d="{path}" fill="none" {stroke} marker-end="url(#tip)"/>'


def _box(node: Node, text: Sequence[str], x: int, y: int, tall: int) -> list[str]:
    round_ = 9 if "fact" in node.what else 0
    frame = 'stroke="#111" stroke-width="1.5"' if node.on_win else 'stroke="#666"'
    parts = [f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{tall}" rx="{round_}" fill="#fff" {frame}/>']
    if node.on_win:
        parts.append(
            f'<rect x="{x + 3}" y="{y + 3}" width="{WIDTH - 6}" height="{tall - 6}" rx="{max(0, round_ - 3)}" '
            f'fill="none" {frame}/>'
        )
    for number, line in enumerate(text):
        weight = ' font-weight="bold"' if number == 0 else ""
        parts.append(f'<text x="{x + 11}" y="{y + 20 + number * LINE}" fill="#111"{weight}>{escape(line)}</text>')
    return parts
