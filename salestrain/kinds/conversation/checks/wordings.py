"""Checks that typed lines are understood, using the reader that will understand the learners (E40 to W46)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from ....content.findings import Findings
from ....core.problems import Place
from ....language import Reading
from ....language.words import plainly
from ..content import MoveContent, Scenario
from ..reading import TalkEar

FEWEST = 8
"""Number of example wordings of a move below which many ways of saying it are not understood."""
MARGIN = 0.10
"""Lead in confidence that a move needs over the next one."""
NARROW = 0.02
"""The same for moves with intents, which are told apart more reliably."""
TOO_WIDE = 0.15
"""Largest share of the other moves' wordings that a pattern may match."""
_NEGATIONS = {"not", "never", "no", "without", "nothing", "nobody", "none"}
_OPPOSITES = {
    frozenset(pair.split("/"))
    for pair in (
        "like/change like/dislike like/hate love/hate keep/change keep/lose well/badly good/bad best/worst "
        "happy/unhappy satisfied/dissatisfied right/wrong strength/weakness strengths/weaknesses more/less "
        "with/without better/worse can/cannot works/fails advantage/disadvantage advantages/disadvantages"
    ).split()
}

Said = tuple[Place, str, MoveContent]
"""One wording: its place in the file, its text, and the move it belongs to."""


def check_wordings(scenario: Scenario, read: TalkEar, findings: Findings) -> None:
    """Record moves that cannot be typed, and wordings that are understood as something else."""
    for number, move in enumerate(scenario.moves):
        _check_number(number, move, findings)
    _check_heard(scenario, read, findings)
    _check_patterns(scenario, findings)
    _check_polarity(scenario, findings)


def _check_number(number: int, move: MoveContent, findings: Findings) -> None:
    place, count = ("moves", number), len(move.examples)
    if move.means:
        return  # The repertoire has its wordings.
    if not count and not move.understand.any:
        what = f"{move.id} has no wording beside its choice: whoever types will hardly be heard."
        findings.add("E40", place, what, f"Add 'examples': {FEWEST} or more, in the words of real people.")
    elif count < FEWEST:
        what = f"{move.id} has {count} example wording{'' if count == 1 else 's'}; {FEWEST} are needed."
        findings.add("W44", (*place, "examples"), what, "Ask somebody else how they would say it.")


def _own(scenario: Scenario) -> Iterator[Said]:
    for number, move in enumerate(scenario.moves):
        yield ("moves", number, "choice"), move.choice, move
        yield from ((("moves", number, "examples", i), text, move) for i, text in enumerate(move.examples))


def _phrases(scenario: Scenario) -> Iterator[Said]:
    moves = {move.id: move for move in scenario.moves}
    yield from ((("phrases", i, "say"), phrase.say, moves[phrase.move]) for i, phrase in enumerate(scenario.phrases))


def _check_heard(scenario: Scenario, read: TalkEar, findings: Findings) -> None:
    every = [move.id for move in scenario.moves]
    for wording in _own(scenario):
        _check_own(read, every, wording, findings)
    for wording in _phrases(scenario):
        reading = read.read(wording[1], every)
        if _is_or_may_be(reading, wording[2].id):
            _check_margin(reading, wording, findings)
        else:
            _not_heard("E42", "The phrase", reading, wording, findings)


def _check_own(read: TalkEar, every: list[str], wording: Said, findings: Findings) -> None:
    reading = read.read(wording[1], every)
    if wording[2].id in _heard(reading):
        _check_margin(reading, wording, findings)
    else:
        _not_heard("E41", "Its own wording", reading, wording, findings)


def _heard(reading: Reading) -> list[str]:
    return [part.move for part in reading.heard]


def _is_or_may_be(reading: Reading, move: str) -> bool:
    """Return whether the text is understood as this move, or is queried with this move as the first candidate."""
    first = reading.candidates[:1]
    return move in _heard(reading) or (reading.verdict == "unsure" and any(part.move == move for part in first))


def _not_heard(code: str, what: str, reading: Reading, wording: Said, findings: Findings) -> None:
    place, text, move = wording
    findings.add(
        code,
        place,
        f"{what} '{_short(text)}' of {move.id} is {heard_as(reading)}.",
        f"Reword it, or give {move.id} more examples of that sort.",
    )


def heard_as(reading: Reading) -> str:
    """Return what the reader made of a text, in words."""
    if reading.heard:
        return f"heard as {' and '.join(_heard(reading))}"
    if reading.candidates:
        return f"not heard for sure; nearest is {reading.candidates[0].move}"
    aside = {
        "unknowable": "what the buyer cannot know",
        "meta": "meant for a machine",
        "abuse": "abuse",
        "said_back": "saying back what was said",
    }
    return f"taken for {aside[reading.verdict]}" if reading.verdict in aside else "not understood"


def _check_margin(reading: Reading, wording: Said, findings: Findings) -> None:
    """Record another move that is understood as well, or is nearly as likely (W43)."""
    place, text, move = wording
    others = [name for name in _heard(reading) if name != move.id]
    own = next((part.confidence for part in reading.candidates if part.move == move.id), 1.0)
    margin = NARROW if move.means else MARGIN
    others += [part.move for part in reading.candidates if part.move != move.id and own - part.confidence < margin]
    if others:
        what = f"'{_short(text)}' is a wording of {move.id}, and {others[0]} claims it too."
        findings.add("W43", place, what, "Leave out the part that means the other, or say it more plainly.")


def _check_patterns(scenario: Scenario, findings: Findings) -> None:
    wordings = [*_own(scenario), *_phrases(scenario)]
    for number, move in enumerate(scenario.moves):
        others = [plainly(text) for _, text, other in wordings if other.id != move.id]
        for index, pattern in enumerate(move.understand.any):
            hit = sum(bool(re.search(pattern, text, re.IGNORECASE)) for text in others)
            if others and hit > TOO_WIDE * len(others):
                findings.add(
                    "W45",
                    ("moves", number, "understand", "any", index),
                    f"The pattern '{pattern}' matches {hit} of {len(others)} wordings of other moves.",
                    "Make it narrower, or write example wordings instead.",
                )


def _check_polarity(scenario: Scenario, findings: Findings) -> None:
    wordings = [(place, plainly(text).split(), move) for place, text, move in _own(scenario)]
    for (_, first, move), (place, second, other) in combinations(wordings, 2):
        if move.id == other.id or not (turn := turning_word(first, second)):
            continue
        if not (_is_barred(move, second) or _is_barred(other, first)):
            findings.add(
                "W46",
                place,
                f"Only '{turn}' tells '{' '.join(second)}' ({other.id}) from '{' '.join(first)}' "
                f"({move.id}); typed in a hurry, one is easily heard as the other.",
                "Word one of them differently, or bar the word with 'understand: {not: [...]}'.",
            )


def turning_word(first: list[str], second: list[str]) -> str | None:
    """Return the one word that turns one text into its opposite: an extra negation, or one of a pair of opposites."""
    if len(first) == len(second):
        differ = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
        return differ[0][1] if len(differ) == 1 and frozenset(differ[0]) in _OPPOSITES else None
    short, long = sorted((first, second), key=len)
    if len(long) != len(short) + 1 or len(short) < 2:
        return None
    at = next((i for i, word in enumerate(short) if word != long[i]), len(short))
    return long[at] if long[at] in _NEGATIONS and long[at + 1 :] == short[at:] else None


def _is_barred(move: MoveContent, words: list[str]) -> bool:
    return any(re.search(pattern, " ".join(words), re.IGNORECASE) for pattern in move.understand.not_)


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:67]}…"
