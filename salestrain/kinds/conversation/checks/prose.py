"""Checks of how the texts read, and of what must not appear in any of them (W53 to W57, W63)."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from functools import cache

from .... import places
from ....content.findings import Findings
from ..content import Scenario
from ..script import Script
from .leaks import scripts_of
from .lines import Line, lines

LONGEST_SENTENCE = 30
"""Words in a spoken sentence; nobody says more in one breath."""
GRADE = 10
"""Years of school a text may require, by the Automated Readability Index (Senter and Smith, 1967)."""
FEWEST_WORDS = 3
"""Length below which a line ("Hm.", "If so.") may occur twice."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?…]+")
_CONTACTS = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")),
    ("a web address", re.compile(r"https?://\S+|\bwww\.\S+|\b[\w-]+\.(?:com|org|net|io|co\.uk|de|fr|ai)\b", re.I)),
    ("a phone number", re.compile(r"(?<![\w.,])(?:\+|00?)\d[\d ()/-]{6,}\d")),
)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]")
_COLOUR = re.compile(
    r"\b(?:red|green|amber|yellow|blue|grey|gray) (?:button|answer|option|choice|text|field|bar|line|mark)s?\b"
    r"|\b(?:shown|marked|written|printed|highlighted) in (?:red|green|amber|yellow|blue|grey|gray)\b",
    re.I,
)
_PRONOUNS = {"he": r"\b(?:he|him|his)\b", "she": r"\b(?:she|her|hers)\b"}


def check_language(scenario: Scenario, findings: Findings) -> None:
    """Record texts that are repeated, too long or hard to read, or that name real people or companies."""
    every = list(lines(scenario))
    _check_repeats(scenario, every, findings)
    for line in every:
        _check_length(line, scenario.buyer.voice.max_words, findings)
        _check_jargon(line, findings)
        _check_roles(line, findings)
    _check_grade(scenario, every, findings)
    for place, text in _written(scenario, every):
        _check_contacts(place, text, findings)
        _check_colours(place, text, findings)


def _written(scenario: Scenario, every: list[Line]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the lines, and the texts used only by debriefs, cards and readers of typed text."""
    yield from ((line.place, line.text) for line in every)
    for key in ("name", "role", "company"):
        yield ("buyer", key), getattr(scenario.buyer, key)
    yield ("briefing", "buyer_card"), scenario.briefing.buyer_card
    yield from ((("people", key, "name"), person.name) for key, person in scenario.people.items())
    for number, move in enumerate(scenario.moves):
        yield from ((("moves", number, "examples", i), text) for i, text in enumerate(move.examples))


def _check_repeats(scenario: Scenario, every: list[Line], findings: Findings) -> None:
    by_words: dict[str, list[Line]] = {}
    scripts = scripts_of(scenario)
    for line in every:
        words = _WORD.findall(line.text.lower())
        if not line.spoken or len(words) < FEWEST_WORDS:
            continue
        earlier_lines = by_words.setdefault(" ".join(words), [])
        again = next((earlier for earlier in earlier_lines if _meet(earlier, line, scripts)), None)
        if again is not None:
            number, _ = findings.document.mark(again.place)
            what = f"The same words stand on line {number}: whoever hears both thinks that nobody listened."
            findings.add("W53", line.place, what, "Say it differently here.")
        earlier_lines.append(line)


def _meet(line: Line, other: Line, scripts: list[Script]) -> bool:
    """Return whether both lines can be heard in one talk.

    Facts that never exist together may share their cover, and should.
    """
    facts = {fact.id for either in (line, other) if (fact := either.fact or either.guards)}
    variant = line.variant or other.variant
    return any(facts <= script.facts.keys() and variant in (None, script.variant) for script in scripts)


def _check_length(line: Line, most: int, findings: Findings) -> None:
    words = len(_WORD.findall(line.text))
    if line.spoken and words > most:
        findings.add("W54", line.place, f"The line has {words} words.", f"Say it in {most}, or raise voice.max_words.")
        return
    longest = max((len(_WORD.findall(part)) for part in _SENTENCE.findall(line.text)), default=0)
    if line.spoken and longest > LONGEST_SENTENCE:
        what = f"A sentence of {longest} words is spoken here."
        findings.add("W55", line.place, what, f"Make two of it; {LONGEST_SENTENCE} words fit into one breath.")


def _check_jargon(line: Line, findings: Findings) -> None:
    for word, say in jargon().items():
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line.text, re.IGNORECASE):
            findings.add("W55", line.place, f"'{word}' is jargon.", f"Say: {say}.")


def grade(text: str) -> float:
    """Return the Automated Readability Index: about the number of school years needed to read the text."""
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE.findall(text) if _WORD.search(part)]
    if not words:
        return 0.0
    letters = sum(len(word) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43


def _check_grade(scenario: Scenario, every: list[Line], findings: Findings) -> None:
    brief = scenario.briefing
    texts = {
        ("briefing",): f"{brief.learner} {brief.goal}",
        ("buyer",): " ".join(line.text for line in every if line.spoken),
    }
    for place, text in texts.items():
        if (years := grade(text)) > GRADE:
            who = "The briefing" if place == ("briefing",) else "What the buyer says"
            findings.add(
                "W55",
                place,
                f"{who} asks for about {years:.0f} years of school.",
                f"Shorter words and sentences; {GRADE} years are enough for a talk.",
            )


def _check_contacts(place: tuple[str | int, ...], text: str, findings: Findings) -> None:
    for kind, pattern in _CONTACTS:
        if match := pattern.search(text):
            findings.add("W56", place, f"'{match[0]}' looks like {kind} of somebody real.", "Leave it out.")
    for name in real_brands(text, brands()):
        findings.add("W56", place, f"'{name}' is the name of a real company or product.", "Invent one.")


def real_brands(text: str, known: frozenset[str]) -> list[str]:
    """Return the words of the text that are on the list of brands, which holds only their hashes."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)]
    return [word for word in dict.fromkeys(words) if _hashed(word) in known]


def _hashed(word: str) -> str:
    return hashlib.sha256(word.lower().encode()).hexdigest()[:16]


def _check_roles(line: Line, findings: Findings) -> None:
    for sentence in _SENTENCE.findall(line.text):
        for role, pronoun in roles():
            named = re.search(rf"\b{re.escape(role)}\b", sentence, re.IGNORECASE)
            after = named and re.search(_PRONOUNS[pronoun], sentence[named.end() :], re.IGNORECASE)
            if named and after:
                findings.add(
                    "W57",
                    line.place,
                    f"'{named[0]}' is '{after[0]}' here, as the stereotype has it.",
                    "Let a reviewer look at all roles of the shelf together, or change this one.",
                )
                return


def _check_colours(place: tuple[str | int, ...], text: str, findings: Findings) -> None:
    if match := _EMOJI.search(text):
        findings.add("W63", place, f"'{match[0]}' is a picture that not everybody sees or hears.", "Say it in words.")
    if match := _COLOUR.search(text):
        findings.add("W63", place, f"'{match[0]}' can be told only by its colour.", "Name it by its words or place.")


@cache
def jargon() -> dict[str, str]:
    """Return words that nobody says at a kitchen table, each with what to say instead."""
    with (places.data_folder() / "lint" / "jargon.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["say"] for row in csv.DictReader(file)}


@cache
def roles() -> tuple[tuple[str, str], ...]:
    """Return roles, each with the pronoun that a stereotype gives it."""
    with (places.data_folder() / "lint" / "roles.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["role"], row["pronoun"]) for row in csv.DictReader(file))


@cache
def brands() -> frozenset[str]:
    """Return the hashes of the brands that no exercise may name."""
    text = (places.data_folder() / "lint" / "brands.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
