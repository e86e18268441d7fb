"""A whole playable buyer out of the answers to ten questions."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ..content.yaml import parse
from .answers import Answers
from .named import asked_about, asked_who, said_back
from .sentences import with_capital
from .telling_words import telling_words

_HERE = Path(__file__).parent
_BLANK = re.compile(r"«([*=]?)(\w+)»")
_CONTRACT = re.compile(r"(?i)\b(?:contracts?|lease|renew\w*|notice|framework|agreement|expires?|runs? (?:out|until))\b")
_FACTS = ("likes", "hurts", "costs", "pursue", "nurture", "drop", "decides", "others")
Words = Mapping[str, object]
"""What stands for each blank of the skeleton: a text, or several."""


def new_buyer(name: str, answers: Answers, ordinary: Sequence[tuple[str, str]] = ()) -> dict[str, str]:
    """Return the files of a whole exercise, by their path in its folder.

    Args:
        name: id of the exercise, which is the name of its folder as well.
        answers: what the author answered.
        ordinary: what else sellers ask, each with what the buyer says to it.
    """
    words = _words(name, answers, ordinary)
    return {path: _filled(text, words) for path, text in _skeleton().items()}


def _words(name: str, answers: Answers, ordinary: Sequence[tuple[str, str]]) -> Words:
    own = {key: str(value) for key, value in vars(answers).items()}
    own |= {key.capitalize(): with_capital(own[key]) for key in ("role", "company", "vendor")}
    spoken = {key: _in_voice(value, own) for key, value in _voice(answers.temper).items()}
    patience = 12 + (answers.minutes - 5) // 3 + int(str(spoken["patience"]))
    words: dict[str, object] = {**spoken, **own, "name": name, "patience": str(patience)}
    words |= _contract(answers)
    words["ordinary"] = _ordinary(ordinary)
    good = ["Is it any good?", *asked_about(answers.vendor)]
    words["keep_names"] = "\n".join(f'      - "{_quoted(line)}"' for line in good)
    words["who_names"] = asked_who(answers.vendor)
    words["circles"] = "\n".join(["  - choose: m.decision"] * (patience - 1))
    around = _filled(_skeleton()["exercise.yaml"], {**words, **dict.fromkeys(_FACTS, "")}, missing="")
    words["hurts_small"], words["costs_small"] = said_back(answers.hurts), said_back(answers.costs)
    for fact in _FACTS:
        others = [own[other] for other in _FACTS if other != fact]
        words[f"{fact}_words"] = telling_words(own[fact], [around, *others])
    return words


def _contract(answers: Answers) -> Words:
    """Return which question asks for the end of a contract: the one for the right time, if the truth is about one."""
    is_about_it = any(_CONTRACT.search(text) for text in (answers.pursue, answers.nurture, answers.drop))
    if is_about_it:
        return {"timing_too": "ask_contract_end", "contract_asks": "ask_exit_terms"}
    return {"timing_too": "ask_deadline_reason", "contract_asks": "ask_contract_end, ask_exit_terms"}


def _ordinary(heard: Sequence[tuple[str, str]]) -> str:
    """Return the ordinary answers that an author brought along, as they stand in the exercise."""
    if not heard:
        return ""
    rows = [
        f'  - id: w.heard_{number}\n    wordings: ["{_quoted(asked)}"]\n    say: "{_quoted(said)}"\n'
        for number, (asked, said) in enumerate(heard, start=1)
    ]
    return f"  # Asked and answered in a real talk.\n{''.join(rows)}"


def _in_voice(value: object, own: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_in_voice(line, own) for line in value]
    return _BLANK.sub(lambda blank: own[blank[2]], str(value))


def _filled(text: str, words: Words, missing: str | None = None) -> str:
    """Return the text with its blanks filled; what an author typed can neither end a quote nor become a blank."""

    def fill(blank: re.Match[str]) -> str:
        sort, key = blank.groups()
        value = words[key] if missing is None else words.get(key, missing)
        if sort == "*":
            return ", ".join(f'"{_quoted(str(line))}"' for line in value) if isinstance(value, list) else ""
        return str(value) if sort == "=" else _quoted(str(value))

    return _BLANK.sub(fill, text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


@cache
def _skeleton() -> Mapping[str, str]:
    folder = _HERE / "skeleton"
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".ipynb"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


@cache
def _voice(temper: str) -> Mapping[str, object]:
    shared, own = (_read(file) for file in ("_shared", temper))
    return {**shared, **own}


def _read(file: str) -> dict[str, object]:
    return dict(parse((_HERE / "tempers" / f"{file}.yaml").read_text(encoding="utf-8")).data)
