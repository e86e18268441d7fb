"""Proposals for the ten questions out of what was asked and answered, line by line, with other names in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.meaning import carried_encoder
from ..language.repertoire import carried_repertoire
from .answers import LONGEST, LONGEST_SENTENCE, QUESTIONS
from .heard import Heard, Pair
from .named import names_of
from .sentences import as_sentence, cleaned

_INTENTS = {
    "likes": "ask_vendor_keep ask_vendor_stay ask_satisfaction",
    "hurts": "ask_vendor_change ask_problem ask_wish ask_worst",
    "costs": "ask_cost ask_impact ask_frequency ask_hidden_cost ask_do_nothing",
    "decides": "ask_who_decides ask_decision_process ask_own_say",
    "others": "ask_who_else ask_who_against ask_who_supports ask_introduction",
    "pursue": "ask_timeline ask_why_now ask_priority ask_by_when ask_deadline_reason ask_contract_end",
    "vendor": "ask_vendor_who ask_tools ask_process_today ask_who_does_it",
    "role": "ask_about_person",
}
_KEY_OF = {intent: key for key, intents in _INTENTS.items() for intent in intents.split()}
_SURE = 0.25
"""How likely an intent must be for its answer to be proposed; below, the author says where it belongs."""
_PEOPLE = ("Ida Marlow", "Tom Fenwick", "Nora Quill", "Felix Arden", "Clara Voss", "Hugo Brandt", "Lena Harrow")
_OTHERS = tuple(
    """
    Larkfield Fernhill Osterley Winmarsh Calder Thornbury Eastmoor Hollin Marbeck Tarrant Ellerby Penrose Quarley
    Rushden Saxby Upwell Verlow Wexham Yarrow Ashcombe Birkley Crofton Dunmere Everley
    """.split()
)
_LEGAL = re.compile(r" (?:GmbH|AG|KG|Ltd|Inc|LLC|Corp|Co|SA|SE|BV|plc|PLC)\b\.?")
_REACH = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|\+?\d[\d ()/-]{7,}\d")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that was heard: what it could be in the new buyer, or an ordinary answer where `key` is empty."""

    line: int
    asked: str
    said: str
    key: str


def proposals_from(heard: Heard) -> tuple[Proposal, ...]:
    """Return a proposal for each thing that was asked and answered, in their order.

    The first answer to each of the ten questions is proposed for it; all others are ordinary answers.
    """
    swaps = other_names(heard)
    keys = _keys([pair.asked for pair in heard.pairs])
    taken: set[str] = set()
    proposals = []
    for pair, key in zip(heard.pairs, keys, strict=True):
        said = as_sentence(_shortened(_swapped(pair.answered, swaps)))
        if not said:
            continue
        own = key if key not in taken and key else ""
        taken.add(own)
        proposals.append(Proposal(pair.line, cleaned(_swapped(pair.asked, swaps)), said, own))
    return tuple(proposals)


def other_names(heard: Heard) -> Mapping[str, str]:
    """Return an invented name for each that was heard; parts of names of people keep going together."""
    people = [name for name in heard.people if re.search(r"[^\W\d_]{2}", name)]
    text = " ".join(f"{pair.asked} {pair.answered}" for pair in heard.pairs)
    mentioned = [name for pair in heard.pairs for part in _sentences(pair) for name in names_of(part)]
    swaps: dict[str, str] = {}
    for number, name in enumerate(dict.fromkeys(people)):
        _swap_person(name, _PEOPLE[number % len(_PEOPLE)], swaps)
    new_names = (f"{name}{more}" for more in ("", *map(str, range(2, 100))) for name in _OTHERS)
    # What has a longer name goes first, so that its short one means the same.
    for name in sorted(dict.fromkeys(mentioned), key=lambda name: -len(name.split())):
        if name in swaps or set(name.split()) <= set(swaps):
            continue
        new = next(new_names)
        title, _, rest = name.partition(" ")
        is_titled = re.fullmatch(r"(?:Mrs?|Ms|Miss|Dr|Prof|Herr|Frau)\.?", title) is not None and rest
        swaps.setdefault(name, f"{title} {new}" if is_titled else new)
        if is_titled:
            swaps.setdefault(rest, new)
        if _LEGAL.search(name):
            swaps[_LEGAL.sub("", name)] = new
    return {name: new for name, new in swaps.items() if name in text or name in people}


def _swap_person(name: str, new: str, swaps: dict[str, str]) -> None:
    parts, others = name.split(), new.split()
    swaps[name] = new if len(parts) > 1 else others[0]
    if len(parts) > 1:
        swaps.setdefault(parts[0], others[0])
        swaps.setdefault(parts[-1], others[-1])


def _sentences(pair: Pair) -> list[str]:
    return [part for text in (pair.asked, pair.answered) for part in re.split(r"(?<=[.!?\u2026])\s+", text)]


def _swapped(text: str, swaps: Mapping[str, str]) -> str:
    """Return a text under other names, without the sentences that say where somebody can be reached."""
    sentences = re.split(r"(?<=[.!?\u2026])\s+", text)
    bare = " ".join(sentence for sentence in sentences if not _REACH.search(sentence))
    if not swaps:
        return bare
    longest_first = "|".join(re.escape(name) for name in sorted(swaps, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{longest_first})(?!\w)", lambda found: swaps[found[0]], bare)


def _shortened(text: str) -> str:
    """Return as many whole sentences as a buyer says at a time; a sentence that is too long ends at a comma."""
    kept: list[str] = []
    for sentence in re.split(r"(?<=[.!?\u2026])\s+", " ".join(text.split())):
        words = sentence.split()
        if len(words) > LONGEST_SENTENCE:
            before = " ".join(words[:LONGEST_SENTENCE])
            sentence = before.rpartition(",")[0] or before
        if sum(len(part.split()) for part in kept) + len(sentence.split()) > LONGEST:
            break
        kept.append(sentence)
    return " ".join(kept)


def _keys(asked: Sequence[str]) -> list[str]:
    """Return for each thing that was asked the question of the ten it belongs to; empty where none is likely."""
    blanks = [blank for question in QUESTIONS for blank in question.blanks]
    titles = {_plain(words): blank.key for blank in blanks for words in (blank.key, blank.ask)}
    titles |= {_plain(question.title): question.blanks[0].key for question in QUESTIONS}
    repertoire = carried_repertoire(carried_encoder())
    if repertoire is None:
        return [titles.get(_plain(text), "") for text in asked]
    sensed = repertoire.sensed_turns([("", (text[:300] or "?",)) for text in asked])
    keys = []
    for text, parts in zip(asked, sensed, strict=True):
        likely = int(parts[0].chances.argmax())
        key = _KEY_OF.get(repertoire.intents[likely].id, "") if parts[0].chances[likely] >= _SURE else ""
        keys.append(titles.get(_plain(text), key))
    return keys


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
