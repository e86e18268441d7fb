"""Checks that every name in use is declared: facts, moves, topics and so on (E02, E03, E12, E14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from ...content.condition_places import EVERYWHERE, Leaf, leaves
from ...content.findings import Findings
from ...content.references import Names, refer
from ...core.grammar import KEYS
from ...core.problems import Place
from .content import MoveKind

BUILT_IN_ENDINGS = ("e.time_limit", "e.walked_out")
HEARD_TAGS = ("stacked",)
"""Tags that the reader of typed text notices by itself: several questions in one line."""
DECLARED = {
    "fact": "facts.*.id",
    "move": "moves.*.id",
    "tempting line": "tempting.*.id",
    "reaction": "reactions.*.id",
    "agenda item": "agenda.*.id",
    "ending": "endings.*.id",
    "criterion": "rubric.*.id",
    "gate": "caps.*.id",
    "variant": "variants.*.id",
    "trait": "buyer.traits.*@",
    "state variable": "state.*@",
    "topic": "topics.*@",
    "person": "people.*@",
    "option": "judgement.options.*@",
    "tag": "agenda.*.tags.*",
    "answer": "world.*.id",
    "follow-up": "follow_ups.*.id",
}
"""Path at which each sort of name is declared."""
PREFIXES = {
    "facts": "f.",
    "moves": "m.",
    "tempting": "t.",
    "reactions": "r.",
    "agenda": "b.",
    "endings": "e.",
    "rubric": "c.",
    "caps": "g.",
    "variants": "v.",
    "world": "w.",
    "follow_ups": "u.",
}
OPTIONAL = ("reactions", "agenda", "caps", "variants", "buyer", "people", "world", "follow_ups", "tempting")
"""Sections that an exercise may omit."""
USED = (
    ("briefing.known_at_start.*", "fact"),
    ("briefing.observer_focus.*", "criterion"),
    ("buyer.traits.*.times.*@", "state variable"),
    ("per_turn.*@", "state variable"),
    ("facts.*.by", "person"),
    ("moves.*.reply.*.by", "person"),
    ("tempting.*.by", "person"),
    ("reactions.*.by", "person"),
    ("agenda.*.by", "person"),
    ("endings.*.by", "person"),
    ("world.*.by", "person"),
    ("follow_ups.*.by", "person"),
    ("facts.*.topic", "topic"),
    ("facts.*.also_counts.*", "topic"),
    ("moves.*.topic", "topic"),
    ("moves.*.effects.first.*@", "state variable"),
    ("moves.*.effects.repeat.*@", "state variable"),
    ("reactions.*.effects.*@", "state variable"),
    ("tempting.*.costs.*@", "state variable"),
    ("agenda.*.expects.*", "move"),
    ("judgement.model.*.answer", "option"),
    ("judgement.model.*.because.*", "fact"),
    ("variants.*.set.state.*@", "state variable"),
    ("variants.*.set.facts.*@", "fact"),
    ("variants.*.set.traits.*@", "trait"),
    ("phrases.*.move", "move"),
)
"""Paths at which names are used outside conditions, with the sort of each."""
LEAF_SORTS = {
    "fact": "fact",
    "truth": "fact",
    "used": "move",
    "move": "move",
    "topic": "topic",
    "ending": "ending",
    "variant": "variant",
    "trait": "trait",
    "reaction": "reaction",
    "answered": "agenda item",
    "dodged": "agenda item",
    "judged": "judgement",
    "said": "tag",
    "kind": "kind of move",
    "learned": "topic",
}


def declared(findings: Findings) -> Names:
    """Return the names an exercise declares, by sort; a section that is missing or malformed gives no entry."""
    names: Names = {}
    for sort, path in DECLARED.items():
        section = next(iter(findings.select(".".join(path.split(".*")[0].split(".")))), ((), None))[1]
        optional = path.split(".")[0] in OPTIONAL
        if isinstance(section, list | dict) or (section is None and optional):
            names[sort] = [name for _, name in findings.select(path) if isinstance(name, str)]
    names["kind of move"] = list(get_args(MoveKind))
    if "move" in names:  # a file without any moves is told so once
        names["line"] = [*names["move"], *names.get("tempting line", ())]
    if "option" in names:
        names["judgement"] = ["right", "wrong", *names["option"]]
    if "state variable" in names:
        names["condition or state variable"] = [*names["state variable"], *KEYS]
    if "tag" in names:
        names["tag"] = [*names["tag"], *HEARD_TAGS]
    if "ending" in names:
        names["ending"] = [*names["ending"], *BUILT_IN_ENDINGS]
    return names


def check_ids(findings: Findings) -> None:
    """Check that every id is unique and has the prefix of its section (E02)."""
    for section, prefix in PREFIXES.items():
        places: dict[str, Place] = {}
        for place, name in findings.select(f"{section}.*.id"):
            if not isinstance(name, str):
                continue
            if name in places:
                line = findings.document.mark(places[name])[0]
                findings.add("E02", place, f"The id '{name}' is taken; it stands on line {line}.", "Choose another.")
            elif not name.startswith(prefix) or name == prefix:
                findings.add(
                    "E02",
                    place,
                    f"The id '{name}' is badly formed.",
                    f"Ids in {section} begin with '{prefix}'.",
                )
            places.setdefault(name, place)


def check_references(findings: Findings, names: Names) -> None:
    """Check that every name in use is declared (E03)."""
    for path, sort in USED:
        for place, name in findings.select(path):
            refer(findings, names, sort, place, name)
    for leaf in leaves(findings, EVERYWHERE):
        for sort, place, name in _named(leaf):
            refer(findings, names, sort, place, name)


def _named(leaf: Leaf) -> Iterator[tuple[str, Place, Any]]:
    """Yield the names in one leaf of a condition, with their sort and place."""
    if leaf.key in LEAF_SORTS:
        yield LEAF_SORTS[leaf.key], leaf.place, leaf.value
    elif leaf.key in ("count", "streak", "before") and isinstance(leaf.value, dict):
        sorts = [key for key in leaf.value if key in LEAF_SORTS]
        for key in sorts:
            yield LEAF_SORTS[key], (*leaf.place, key), leaf.value[key]
        than = leaf.value.get("than")
        if isinstance(than, str) and sorts:
            yield LEAF_SORTS[sorts[0]], (*leaf.place, "than"), than
        elif isinstance(than, dict):
            for key in than:
                if key in LEAF_SORTS:
                    yield LEAF_SORTS[key], (*leaf.place, "than", key), than[key]
    elif leaf.key not in KEYS and isinstance(leaf.value, dict):
        yield "condition or state variable", leaf.place, leaf.key
