"""Checks that guided lines, their labels and the names of criteria presume nothing that is not known yet (W66).

`tokens` are the words an author names; this looks further, at every word of a fact. A guided line says too much if it
has a telling word of a fact that can still be hidden when the line is offered, if it points at somebody who was not
spoken of ("I hope he pays"), or at a thing that was not ("that drawing"). What the learner has read or heard by then
is free: the brief, the first line, what is public, what the condition of the line needs, and what the buyer brings up.
Labels of lines are read during the talk as well, where a typed line can be corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ....content.findings import Findings
from ..content import Fact, Scenario
from .leaks import known_at, scripts_of
from .lines import Line, guided_lines, move_labels
from .needed import Needs

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SHORTENED = re.compile(r"(?:n't|'(?:d|ll|m|re|s|t|ve))\b")
"""What is left of a second word in "doesn't" and "we'll"."""
_POINTING = re.compile(
    r"(?:^|[.?!:;,]\s+|\b(?:about|at|by|for|from|in|of|on|to|with)\s+)"
    r"(?:(?:that|this)\s+(?:old\s+|new\s+)?([a-z]{3,}[a-rt-z])|(?:those|these)\s+(?:\w+\s+)?([a-z]{3,}s))\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_ENDING = re.compile(r"(?:ers?|ing|ed|es|e|s)$")
_LETTERS = 6
"""Letters in which two forms of a word agree, once their endings are gone."""
SHORT = 4
"""Words of fewer letters tell nothing."""
USUAL = frozenset(
    """
    about above after again agree already also always answer anything around away back because become been before begin
    behind being best better between both bring business busy call came cannot case cases change choose come comes
    could cost costs customer customers date days deal decide decided decision different does doing done down each
    early else end enough even ever every everybody everything exactly example fair feel figure find first five follow
    four from full gets getting give given goes going good great half hand happen happens hard have hear heard help
    here hold hope hour hours idea important instead into issue itself just keep kind knew know known last later least
    leave left less like list little live long longer look looking made make makes making many matter mean means
    meeting might mind minutes money month months more morning most much must name need needs never next nobody none
    nothing offer often once only open order other others over page part past people perhaps person place plan point
    possible present price problem proposal question questions quite rather reach ready really reason rest result
    results right rule said same says seen sell send sense service seven several shall should show side sign signs
    since small solution some somebody something soon speak spend stand stands start stay step still stop such sure
    system take taken talk tell than that their them then there these they thing things think this those though three
    through time times today together told took trouble turn under understand until upon used useful usual very wait
    want wants watch week weeks well went were what when where whether which while whole will wish with without word
    anybody aside asking miss size beforehand bought budget changed complete count counts depends else fifteen
    eight eighteen eighty eleven fifty fine forty friday fridays hundred looked market monday
    nine ninety nineteen offers ours page paper papers phone
    planning prefer ring rung saturday settle seventy seventeen shift shifts shop shops sixteen sixty somewhere sunday
    sundays table telephone ten thirteen thirty thousand thursday tuesday twelve twenty walk wanted wednesday whoever
    worries writing written summed promised
    work works worth would write wrong year years your yours yourself
    """.split()
)
"""Words that any seller uses with any buyer."""


def check_presuming(scenario: Scenario, findings: Findings) -> None:
    """Record guided lines, labels and names of criteria that say what cannot be known yet (W66)."""
    found: dict[tuple[object, ...], tuple[Line, str]] = {}
    named = [Line(("rubric", number, "label"), part.label) for number, part in enumerate(scenario.rubric)]
    for script in scripts_of(scenario):
        needs = Needs(script)
        for line in guided_lines(scenario):
            for what in _presumed(scenario, needs, line):
                found.setdefault(line.place, (line, what))
        for line in move_labels(scenario):
            for what in _told_too_soon(scenario, needs, line):
                found.setdefault(line.place, (line, what))
        for line in named:
            for what in _telling_words(needs, line, frozenset(), _read(scenario, needs)):
                found.setdefault(line.place, (line, what))
    for line, what in found.values():
        findings.add(
            "W66",
            line.place,
            what,
            "Say it in words that presume nothing, or let it wait: when: {fact: ...}.",
        )


def _told_too_soon(scenario: Scenario, needs: Needs, line: Line) -> Iterator[str]:
    """Yield what a line says of facts that can still be hidden when it is read."""
    known = known_at(needs, line)
    if known is not None:
        yield from _telling_words(needs, line, known, [*_read(scenario, needs), *_told(scenario, needs, line, known)])


def _told(scenario: Scenario, needs: Needs, line: Line, known: frozenset[str]) -> list[str]:
    told = [fact.text for fact in needs.script.facts.values() if fact.id in known | needs.open]
    return told + [item.say for item in scenario.agenda if _is_raised(item.tags, line)]


def _presumed(scenario: Scenario, needs: Needs, line: Line) -> Iterator[str]:
    known = known_at(needs, line)
    if known is None:
        return
    yield from _told_too_soon(scenario, needs, line)
    told = _told(scenario, needs, line, known)
    roots = _roots([*_read(scenario, needs), *told])
    # The buyer is addressed as "you"; whoever else is meant must have been spoken of.
    somebody = None if scenario.people else _SOMEBODY.search(line.text)
    if somebody and not _SOMEBODY.search(" ".join(told)):
        yield f"“{somebody[0]}” points at somebody who was not spoken of yet."
    for one, several in _POINTING.findall(line.text):
        word = (one or several).lower()
        if _root(word) not in USUAL_ROOTS | roots:
            yield f"“{word}” points at something that was not spoken of yet."


def _telling_words(needs: Needs, line: Line, known: frozenset[str], heard: Iterable[str]) -> Iterator[str]:
    roots = _roots(heard)
    words = {_root(word): word for word in _words(line.text)}
    for fact in needs.script.facts.values():
        if fact.id in known or fact.id in needs.open:
            continue
        shared = [words[root] for root in _roots([fact.text]) if root in words and root not in roots]
        if shared:
            yield _says(fact, min(shared))


def _says(fact: Fact, word: str) -> str:
    return f"“{word}” says something of {fact.id} ({fact.label}), which can still be hidden when this is read."


def _read(scenario: Scenario, needs: Needs) -> list[str]:
    """Return what the learner has read or heard when the talk begins."""
    brief, buyer = scenario.briefing, scenario.buyer
    texts = [scenario.title, scenario.summary, brief.learner, brief.goal, buyer.opens, buyer.role, buyer.company]
    texts += [*scenario.objectives, *scenario.topics.values(), *scenario.judgement.options.values()]
    return texts + [fact.text for fact in scenario.facts if fact.id in needs.open]


def _is_raised(tags: Iterable[str], line: Line) -> bool:
    """Return whether the line can be offered only after the buyer brought this up."""
    return any(f"said:{tag}" in repr(line.when) for tag in tags)


def _roots(texts: Iterable[str]) -> set[str]:
    return {_root(word) for text in texts for word in _words(text)}


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(_SHORTENED.sub("", text.lower().replace("\u2019", "'"))):
        if len(word) >= SHORT and _root(word) not in USUAL_ROOTS:
            yield word


def _root(word: str) -> str:
    bare = _ENDING.sub("", word)
    return re.sub(r"(.)\1$", r"\1", bare)[:_LETTERS]


USUAL_ROOTS = frozenset(_root(word) for word in USUAL)
