"""Diagram of a talk: what leads to what from the first line on, with the shortest path to success in bold.

Each fact and ending is placed in the column of the line after which it can first be reached; those on the shortest
success are placed where that path reaches them. An arrow starts at the last thing learned on the shortest path there.
Nothing is conveyed by colour: each box says what it is, and the path to success has thick lines and frames.
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
"""Characters per line of a box."""
WIDTH, LINE, GAP_X, GAP_Y, EDGE = 206, 16, 76, 18, 24
TOP = 96
"""Room for the heading, in pixels like the sizes above."""


@dataclass(frozen=True, slots=True)
class Node:
    """A fact or an ending: what it is, its words, the line after which it comes, and whether it leads to success."""

    id: str
    what: str
    words: str
    line: int
    on_win: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Arrow from one node to the next, by these moves."""

    source: str
    target: str
    moves: Way
    on_win: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and links, with a text for people who cannot see them."""

    title: str
    description: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def picture_of(part: VariantProof) -> Picture:
    """Return the diagram of one variant."""
    revealed = {tag: _revealed(part, part.ways[tag]) for tag in _tags(part)}
    win = _revealed(part, part.win) if part.win else {}
    by_win = {f"ending:{part.won_by}": len(part.win)} if part.win else {}
    by_win |= {tag: line for tag, line in win.items() if tag in revealed}
    line = {tag: by_win.get(tag, len(part.ways[tag])) for tag in revealed}
    nodes = [Node(START, "start", part.script.scenario.buyer.name, 0, bool(part.win))]
    links: list[Link] = []
    for tag in sorted(revealed, key=lambda tag: (line[tag], tag not in by_win)):
        what, words = _words(part, tag)
        nodes.append(Node(tag, what, words, line[tag], tag in by_win))
        before = win if tag in by_win else revealed[tag]
        way = part.win if tag in by_win and part.win else part.ways[tag]
        at = line[tag] if tag in by_win else len(part.ways[tag])
        links.append(_link(tag, before, way[:at], line, on_win=tag in by_win))
    return Picture(_title(part), _description(part, nodes), tuple(nodes), tuple(links))


def _tags(part: VariantProof) -> list[str]:
    return [tag for tag in part.ways if tag.startswith(("fact:", "ending:"))]


def _revealed(part: VariantProof, way: Way) -> dict[str, int]:
    """Return, for each fact, the line after which it is revealed on this path."""
    moves = [Move("choose", {"move": name}) for name in way]
    session = Session.replay(part.script.scenario, part.script.seed, moves)
    return {f"fact:{e.data['fact']}": e.turn for e in session.events if e.kind == "fact_revealed" and e.turn > 0}


def _link(tag: str, revealed: Mapping[str, int], way: Way, line: Mapping[str, int], *, on_win: bool) -> Link:
    """Return the arrow from what was learned last before it; from the start if nothing in a column to the left was."""
    before = {name: at for name, at in revealed.items() if at < len(way) and line.get(name, at) < line[tag]}
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
        moves = ", ".join(part.win)
        win = f"The shortest success takes {len(part.win)} lines: {moves}."
    by_line: dict[int, list[str]] = {}
    for node in nodes[1:]:
        by_line.setdefault(node.line, []).append(f"{node.what}: {node.words}")
    steps = [f"After line {line}: {'; '.join(words)}." for line, words in sorted(by_line.items())]
    return " ".join([win, *steps])


def to_dot(picture: Picture) -> str:
    """Return the diagram in the language of Graphviz."""
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
    """Return the diagram as SVG, to be opened in a browser."""
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
    for name, (x, y, box_height) in places.items():
        parts += _box(nodes[name], texts[name], x, y, box_height)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(node: Node, moves: Way) -> list[str]:
    by = f"by {', '.join(moves)}" if moves else ""
    return [node.what, *wrap(node.words, LETTERS), *wrap(by, LETTERS)]


Places = dict[str, tuple[int, int, int]]
"""Left, top and height of each node, in pixels."""


def _laid_out(picture: Picture, texts: Mapping[str, Sequence[str]]) -> tuple[Places, int, int]:
    """Lay out columns from left to right, with a lane on top for the path to success.

    Returns:
        The places of the nodes, and the width and height of the diagram.
    """
    columns: dict[int, list[Node]] = {}
    for node in sorted(picture.nodes, key=lambda node: (node.line, not node.on_win)):
        columns.setdefault(node.line, []).append(node)
    places: Places = {}
    bottom = TOP
    lane = max(LINE * len(texts[node.id]) + 14 for node in picture.nodes if node.on_win or node.id == START)
    for number, column in enumerate(columns.values()):
        y = TOP if column[0].on_win or column[0].id == START else TOP + lane + GAP_Y
        for node in column:
            height = LINE * len(texts[node.id]) + 14
            places[node.id] = (EDGE + number * (WIDTH + GAP_X), y, height)
            y += height + GAP_Y
        bottom = max(bottom, y)
    return places, max(760, 2 * EDGE + len(columns) * (WIDTH + GAP_X) - GAP_X), bottom + EDGE - GAP_Y


def _arrow(link: Link, places: Places) -> str:
    x, y, height = places[link.source]
    to_x, to_y, to_height = places[link.target]
    x, y, to_y = x + WIDTH, y + height // 2, to_y + to_height // 2
    bend = GAP_X // 2 + 10
    path = f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x - 2} {to_y}"
    stroke = 'stroke="#111" stroke-width="4"' if link.on_win else 'stroke="#666" stroke-width="1.2"'
    return f'<path d="{path}" fill="none" {stroke} marker-end="url(#tip)"/>'


def _box(node: Node, text: Sequence[str], x: int, y: int, height: int) -> list[str]:
    round_ = 9 if "fact" in node.what else 0
    frame = 'stroke="#111" stroke-width="1.5"' if node.on_win else 'stroke="#666"'
    parts = [f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height}" rx="{round_}" fill="#fff" {frame}/>']
    if node.on_win:
        parts.append(
            f'<rect x="{x + 3}" y="{y + 3}" width="{WIDTH - 6}" height="{height - 6}" rx="{max(0, round_ - 3)}" '
            f'fill="none" {frame}/>'
        )
    for number, line in enumerate(text):
        weight = ' font-weight="bold"' if number == 0 else ""
        parts.append(f'<text x="{x + 11}" y="{y + 20 + number * LINE}" fill="#111"{weight}>{escape(line)}</text>')
    return parts
