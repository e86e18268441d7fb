"""Transcripts as JSON: whatever the program, a list of things that each say who speaks and what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .talk import TranscriptUnclear

_SPEAKER = (
    "speaker speakerName speaker_name speakerDisplayName speaker_label speakerLabel speakerTag speaker_tag speakerId"
    " speaker_id spk participant participantName participant_name name displayName display_name user userName user_name"
    " username author from sender role who person users channel label".split()
)
_WORDS = (
    "text transcript sentence content utterance words sentences message body caption speech punctuated_word word value"
    " monologue elements paragraphs segments alternatives".split()
)
_IDS = "id speakerId speaker_id userId user_id participantId participant_id index tag label key email".split()
_NAMES = (
    "name username userName displayName display_name speakerName speaker_name fullName full_name user_name"
    " title email".split()
)
_MAPS = ("speakers", "participants", "people", "speaker_map", "speakermap", "speaker_names", "speakernames")
_MOST_DEEP = 60
Said = list[tuple[str, str]]


def looks_like_data(text: str) -> bool:
    """Return whether a text begins and ends as JSON does."""
    ends = text.lstrip("\ufeff \t\r\n")[:1] + text.rstrip()[-1:]
    return ends in ("{}", "[]") and '"' in text


def turns_in_data(text: str) -> Said | None:
    """Return who says what; None if it is no JSON. Raises TranscriptUnclear for JSON without speakers."""
    try:
        data = json.loads(text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        lines = [line for line in text.splitlines() if line.strip()]
        return _of_lines(lines) if len(lines) > 1 else None
    return _turns(data)


def _of_lines(lines: Sequence[str]) -> Said | None:
    """Return the turns of JSON with one thing a line."""
    try:
        return _turns([json.loads(line) for line in lines])
    except (ValueError, RecursionError):
        return None


def _turns(data: Any) -> Said:
    names = dict(_named(data, 0))
    lists = [_said(items, names) for items in _lists(data, 0)]
    best = max(lists, key=_worth, default=[])
    if not best:
        raise TranscriptUnclear(
            "This file has words, but nothing in it says who speaks. Export it with speakers, or as text with names."
        )
    return best


def _worth(said: Said) -> tuple[bool, int]:
    """Return how much a list is worth: whether several speak, then how much is said."""
    return len({name for name, _ in said}) > 1, sum(len(words) for _, words in said)


def _lists(data: Any, depth: int) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Yield every list of things in the data; what each lies in is passed on to those that do not say who speaks."""
    if depth > _MOST_DEEP:
        return
    if isinstance(data, Mapping):
        for value in data.values():
            yield from _lists(value, depth + 1)
    elif isinstance(data, list):
        things = [thing for thing in data if isinstance(thing, Mapping)]
        if things:
            yield things
            for thing in things:
                yield from _lists(thing, depth + 1)
            merged = [inner for thing in things for inner in _inner(thing)]
            if merged:
                yield merged


def _inner(thing: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the things in the lists of a thing, such as the segments of each part of a recording."""
    for value in thing.values():
        if isinstance(value, list):
            yield from (inner for inner in value if isinstance(inner, Mapping))


def _said(things: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Said:
    each = ((_speaker(thing, names), _words(thing, 0)) for thing in things)
    return [(name, words) for name, words in each if name and words]


def _speaker(thing: Mapping[str, Any], names: Mapping[str, str]) -> str:
    for key in _SPEAKER:
        value = thing.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, Mapping):
            value = next((value[inner] for inner in (*_NAMES, *_IDS) if value.get(inner) not in (None, "")), None)
        if isinstance(value, bool) or value is None or isinstance(value, list | float):
            continue
        name = str(value).strip()
        if name:
            known = names.get(name, name)
            return f"Speaker {known}" if known.isdecimal() else known
    return ""


def _words(thing: Any, depth: int) -> str:
    if isinstance(thing, str):
        return thing.strip()
    if depth > 4:
        return ""
    if isinstance(thing, list):
        return " ".join(filter(None, (_words(inner, depth + 1) for inner in thing)))
    if isinstance(thing, Mapping):
        for key in _WORDS:
            if thing.get(key):
                words = _words(thing[key], depth + 1)
                if words:
                    return words
    return ""


def _named(data: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the name that stands for each id, where the data has a list of people or ids with names."""
    if depth > _MOST_DEEP:
        return
    if isinstance(data, list):
        for item in data:
            yield from _named(item, depth + 1)
    elif isinstance(data, Mapping):
        yield from _named_by_itself(data)
        for key, value in data.items():
            if key.casefold() in _MAPS and isinstance(value, Mapping):
                yield from _named_by_key(value)
            yield from _named(value, depth + 1)


def _named_by_itself(person: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    name = next((person[key] for key in _NAMES if isinstance(person.get(key), str) and person[key].strip()), None)
    if name is None or any(key in person for key in _WORDS):
        return
    for key in _IDS:
        id_ = person.get(key)
        if isinstance(id_, str | int) and not isinstance(id_, bool):
            yield str(id_), name


def _named_by_key(people: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for id_, named in people.items():
        name = named.get("name") if isinstance(named, Mapping) else named
        if isinstance(name, str):
            yield str(id_), name
