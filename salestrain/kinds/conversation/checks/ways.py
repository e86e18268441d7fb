"""Checks based on the walk of every way through a talk (E20 to W35).

An error is something that nobody can ever see, or a talk that cannot be won; a warning asks whether it is intended. If
a talk has more states than were explored, every sentence says that it is not proven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ....checking.keeping import Found, kept
from ....content.findings import Findings
from ....content.yaml import Document
from ....core.problems import Place, Problem
from ..content import Scenario
from ..solver.noop_moves import idle_moves, minds
from ..solver.proof import Proof, VariantProof, prove
from ..solver.walk import LIMIT, Way
from .bare import bare

FILE = "exercise.yaml"
TRIVIAL = 4
"""Number of lines below which a success demands nothing (W24)."""
FEW_WORDINGS = 8
"""Number of example wordings below which a move is easily not understood (W29)."""
FORGOTTEN = 0.01
"""Share of random talks below which something is rarely met (W30)."""
TOO_EASY = 0.20
"""Largest share of random talks that may be won (W31)."""

Add = Callable[..., None]


def ways(scenario: Scenario, document: Document, limit: int = LIMIT) -> Iterator[Problem]:
    """Walk the scenario and yield its problems; a talk that differs only in its words is not walked again.

    Args:
        scenario: exercise to walk.
        document: YAML that it was read from.
        limit: maximum number of states to explore per variant.
    """
    # What is walked is the talk without its words, so that nothing else can decide what is found.
    walked = bare(scenario)

    def find() -> list[Found]:
        return found_by(prove(walked, limit=limit), document, limit)

    yield from _as_problems(kept("walked", scenario.id, f"{limit}|{walked.to_json()}", find), document)


def problems_of(proof: Proof, document: Document, limit: int = LIMIT) -> Iterator[Problem]:
    """Yield the problems that a proof shows.

    Args:
        proof: proof of the scenario.
        document: YAML that the scenario was read from.
        limit: maximum number of states that were explored per variant.
    """
    yield from _as_problems(found_by(proof, document, limit), document)


def _as_problems(all_found: Iterable[Found], document: Document) -> Iterator[Problem]:
    findings = Findings(FILE, document)
    for found in all_found:
        findings.add(found.code, found.place, found.what, found.remedy)
    yield from findings.problems


def found_by(proof: Proof, document: Document, limit: int = LIMIT) -> list[Found]:
    """Return what a proof shows, by the places in the data.

    Args:
        proof: proof of the scenario.
        document: YAML that the scenario was read from.
        limit: maximum number of states that were explored per variant.
    """
    all_found: list[Found] = []
    where = Places(Findings(FILE, document))
    hedge = "" if proof.proven else f" (Not proven: of more than {limit:,} moments only some were walked.)"

    def add(code: str, place: Place, what: str, remedy: str) -> None:
        all_found.append(Found(code, place, f"{what}{hedge}", remedy))

    for check in (
        _unreached,
        _rungs,
        _stuck,
        _winning,
        _farming,
        _idle,
        _one_kind,
        _unpunished,
        _one_line,
        _forgotten,
        _by_chance,
    ):
        check(proof, where, add)
    if not proof.proven:
        what = f"This talk has more than {limit:,} different moments; not all of them were walked."
        remedy = "Let fewer lines depend on what was said before, or start with less patience."
        all_found.append(Found("W35", ("moves",), what, remedy))
    return all_found


class Places:
    """Place in the file of each part, by its id."""

    def __init__(self, findings: Findings) -> None:
        sections = ("facts", "moves", "reactions", "agenda", "endings", "variants", "rubric", "caps")
        self.known: dict[str, Place] = {
            entry["id"]: place
            for section in sections
            for place, entry in findings.listed(section)
            if isinstance(entry.get("id"), str)
        }

    def __getitem__(self, name: str) -> Place:
        return self.known.get(name, ())


def _listing(way: Way) -> str:
    return ", ".join(way)


def _unreached(proof: Proof, where: Places, add: Add) -> None:
    words = {
        "move": ("This line is never possible.", "Loosen its 'when', or remove the move."),
        "ending": ("No talk ends so.", "Loosen its 'when', or give it a higher 'priority'; else remove it."),
        "reaction": ("This reaction never comes.", "Loosen its 'when', or remove it."),
        "raised": (
            "The buyer never brings this up.",
            "Loosen its 'when', or remove it; the buyer raises it only in a turn in which no fact is told.",
        ),
        "answered": ("This can never be answered.", "Make one of the moves it 'expects' possible after it."),
        "dodged": ("This can never be dodged: whatever is said, it is answered.", "Expect fewer moves."),
    }
    for tag in proof.nowhere:
        sort, _, name = tag.partition(":")
        if sort != "fact":
            add("E20", where[name], *words[sort])
    variants: dict[str, list[str]] = {}
    for part in proof.parts:
        for tag in part.unreached_facts:
            variants.setdefault(tag.removeprefix("fact:"), []).append(part.variant)
    for name, missing in variants.items():
        which = "" if missing == [""] else f" in {', '.join(missing)}"
        add(
            "E20",
            where[name],
            f"This fact exists{which} and can never be learned there.",
            "Loosen its 'reveal', or switch it off there with 'exists: false'.",
        )


def _rungs(proof: Proof, where: Places, add: Add) -> None:
    caps = {cap.id for cap in proof.scenario.caps}
    # The search for one level may be incomplete although the walk of the talk is complete.
    doubt = " (Not proven: its search was not complete.)" if proof.proven and not proof.rungs.proven else ""
    for name, number in proof.rungs.missing:
        if name in caps:
            add("E20", where[name], f"This cap never holds.{doubt}", "Loosen its 'when', or remove it.")
        else:
            add(
                "E20",
                (*where[name], "levels", number),
                f"Nobody can come to this level.{doubt}",
                "Loosen its 'when', or that of the level above takes it all; else remove it.",
            )


def _stuck(proof: Proof, where: Places, add: Add) -> None:
    for part in proof.parts:
        if part.walked.stuck:
            way = part.walked.stuck[0]
            after = f"After {_listing(way)}" if way else "At the start"
            add(
                "E21",
                where[way[-1]] if way else ("moves",),
                f"{after} no line is possible{_in(part)}.",
                "Leave one move without 'when' and 'max_uses', or let an ending come there.",
            )
            return


def _winning(proof: Proof, where: Places, add: Add) -> None:
    lost = [part for part in proof.parts if not part.can_be_won]
    success = next((ending.id for ending in proof.scenario.endings if ending.verdict == "success"), "")
    if len(lost) == len(proof.parts):
        add(
            "E22",
            where[success],
            "No way leads to a success before the buyer's time is over.",
            "Loosen its 'when', let a fact it needs be told sooner, or give more patience.",
        )
        return
    for part in lost:
        add(
            "E23",
            where[part.variant],
            f"Variant {part.variant} cannot be brought to a success"
            + (", and in no ending can one say that it is to be dropped." if part.is_drop else "."),
            "Let a success, or for a right drop a 'judged' ending, be possible on the facts of this variant.",
        )
    for part in proof.parts:
        if part.win is not None and len(part.win) < TRIVIAL:
            lines = f"{len(part.win)} line{'' if len(part.win) == 1 else 's'}"
            add(
                "W24",
                where[part.won_by or ""],
                f"A success takes {lines}{_in(part)}: {_listing(part.win)}.",
                "Let it need a fact that has to be earned.",
            )


def _farming(proof: Proof, where: Places, add: Add) -> None:
    farm = next((part.farm for part in proof.parts if part.farm), None)
    if farm is not None:
        gains = "brings trust each time" if farm.gained == "trust" else "costs no patience"
        add(
            "W25",
            where[farm.round[0]],
            f"Said over and over, {_listing(farm.round)} {gains} and nothing new (after {_listing(farm.way)}).",
            "Take the gain out of 'repeat', set 'max_uses', or make the reaction that rewards it 'once: true'.",
        )


def _idle(proof: Proof, where: Places, add: Add) -> None:
    needed = {name for part in proof.parts for name in part.on_shortest_wins}
    for name in idle_moves(proof.scenario):
        if name not in needed:
            add(
                "W26",
                where[name],
                "This line is filler: it leads nowhere, and saying it never costs anything.",
                "Let it open or cost something, or remove it.",
            )


def _one_kind(proof: Proof, where: Places, add: Add) -> None:
    won = [part for part in proof.parts if part.win is not None]
    for kind in dict.fromkeys(move.kind for move in proof.scenario.moves) if won else ():
        paths = [part.win_by(kind) for part in won]
        if all(paths):
            add(
                "W27",
                where[won[0].won_by or ""],
                f"Lines of one kind, {kind}, suffice up to the last one: {_listing(paths[0] or ())}.",
                "Let a fact or the success need something else too, such as a summary or a reflection.",
            )


def _unpunished(proof: Proof, where: Places, add: Add) -> None:
    for kind, first, what in (("attack", False, "an attack on the present vendor"), ("pitch", True, "a pitch first")):
        if minds(proof.scenario, kind):
            continue  # The score takes it into account, so a success after it is worth less.
        for part in proof.parts:
            path = part.win_after(kind, first=first)
            if path is not None and part.win is not None and len(path) <= len(part.win) + 1:
                bad = next(name for name in path if part.script.moves[name].kind == kind)
                add(
                    "W28",
                    where[bad],
                    f"A success after {what} takes no more than the line itself{_in(part)}, and "
                    f"no mark minds it: {_listing(path)}. Is that meant?",
                    "Let it cost trust that has to be won back, or let a criterion or a cap ask for it.",
                )
                break


def _one_line(proof: Proof, where: Places, add: Add) -> None:
    decisive = {name for part in proof.parts if part.win is not None for name in part.known_at_win}
    for name in sorted(decisive):
        opening = {move for part in proof.parts for move in part.opened_by.get(name, ())}
        if len(opening) != 1:
            continue
        move = next(move for move in proof.scenario.moves if move.id in opening)
        if len(move.examples) < FEW_WORDINGS:
            add(
                "W29",
                where[name],
                f"Every success needs this fact, and only {move.id} leads to it, with "
                f"{len(move.examples)} example wordings.",
                f"Let a second line open it, or give {move.id} {FEW_WORDINGS} example wordings or more.",
            )


def _forgotten(proof: Proof, where: Places, add: Add) -> None:
    useful = {tag for part in proof.parts for tag in part.on_ways_to_win}
    reached = {tag for part in proof.parts for tag in part.ways}
    for tag in sorted(reached - useful):
        sort, _, name = tag.partition(":")
        if sort in ("fact", "move", "reaction", "raised") and proof.share_by_chance(tag) < FORGOTTEN:
            add(
                "W30",
                where[name],
                "This is met on no way to a success, and in less than 1 % of talks by chance.",
                "Bring it closer to where learners are, or remove it.",
            )


def _by_chance(proof: Proof, where: Places, add: Add) -> None:
    if proof.won_by_chance > TOO_EASY:
        success = next((ending.id for ending in proof.scenario.endings if ending.verdict == "success"), "")
        add(
            "W31",
            where[success],
            f"Saying anything that is possible wins {proof.won_by_chance:.0%} of the talks.",
            "Let the success need facts that are told only to somebody who has earned them.",
        )


def _in(part: VariantProof) -> str:
    return f" in {part.variant}" if part.variant else ""
