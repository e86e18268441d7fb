"""What an author can fill in at a place of an exercise, from the content's own models; texts to values and back."""

from __future__ import annotations

import io
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ..core.exercise import When
from ..core.problems import Place
from ..kinds.conversation.content import Scenario

FIXED = {"schema", "id", "kind"}
"""Keys of the exercise itself that an author does not change: they say what the file is."""
HINTS = {
    "title": "What the list shows.", "summary": "One or two sentences on the list.", "minutes": "How long it takes.",
    "difficulty": "1 (a first talk) to 5; salestrain measure tells what the bots find.",
    "version": "Three numbers; raise one when the content changes.",
    "objectives": "What is practised, one a line.", "draws_on": "The ideas it rests on, one a line.",
    "illustrative": "Says that company, people and figures are invented.",
    "seed_policy": "Who meets which variant.", "learner": "What the learner reads before the talk.",
    "goal": "What the talk is for.", "known_at_start": "Public facts on the card.",
    "buyer_card": "For a person who plays the buyer.", "observer_focus": "Criteria that somebody watching minds.",
    "opens": "The first line of the talk.", "knows_not": "Topics to which “I don't know” is honest, one a line.",
    "text": "The only wording of it.", "tokens": "Telling words that would give it away, one a line.",
    "reveal": "The buyer says it when this holds. Empty: as soon as its topic is asked.",
    "withhold": "Said instead when it is asked too early.", "withhold_again": "Said the second time.",
    "cover": "Part of the truth, said instead.", "lie": "Its cover is untrue; then the debrief must say so.",
    "public": "Known from the start.", "exists": "Off: only some variants switch it on.",
    "value": "key decides the case; decoy is beside the point.",
    "also_counts": "Other topics under which it is asked for.",
    "label": "How debrief and lists call it: “asked what she likes”.", "choice": "The guided line.",
    "examples": "How people say it, one a line; ten or more, in the words of real people.",
    "when": "Holds only then.", "effects": "What it does: first and repeat.", "max_uses": "How often it is possible.",
    "reply": "Answers; the first whose condition holds.", "coach": "A sentence for the debrief.",
    "understand": "Patterns; an extra for programmers.", "say": "What the buyer says.",
    "why": "Shown in the debrief.", "priority": "Higher ones come first.", "once": "Happens only once.",
    "tags": "From then on {said: tag} holds.", "expects": "Moves that answer it; any other dodges it.",
    "verdict": "judged: right when dropping was right.", "by": "Who says it, if not the buyer: a name from people.",
    "levels": "From the best down; the last has no condition.", "weight": "How much it counts.",
    "try_next": "One thing to try next time.", "at": "The total cannot be above this while it holds.",
    "means": "The intents of the repertoire that this move is; one to five.",
    "asks": "The intents of the repertoire that this answers.",
    "about": "The matter that narrows it, one phrase a line. Empty: whatever it is about.",
    "wordings": "How people ask for it, one a line, where no intent covers it.",
    "after": "What must have been said: f.cost, f.cost.withhold, m.like.reply, w.day, opens.",
    "again": "Said when it is asked a second time.", "early": "Said when it is asked before its time.",
    "asks_back": "The buyer's question when a doubt is left whether it was meant.",
    "say_at": "Said instead when a day was proposed; {when} stands for it.",
    "steer": "Where the buyer would gladly go on, one a line.",
    "puzzled": "By the sort of line (who, when, how_many, statement ...), what the buyer says to it.",
    "set": "What is different in this variant.", "move": "The move it must be understood as.",
}  # fmt: skip
"""One short sentence for a key, the same in every part."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `sort` is text, name, names, lines, number, yes_no, choice, condition or yaml."""

    key: str
    sort: str
    options: tuple[str, ...] = ()
    required: bool = False

    @property
    def label(self) -> str:
        """The key in words."""
        return self.key.replace("_", " ").capitalize()

    @property
    def hint(self) -> str:
        """One sentence on what belongs here."""
        return HINTS.get(self.key, "")


def model_at(place: Place) -> type[BaseModel] | None:
    """The model of what stands at a place, such as `Fact` for ("facts", 3); None for a list or a plain value."""
    found: Any = Scenario
    for step in place:
        found = _bare(found)
        if isinstance(found, type) and issubclass(found, BaseModel):
            found = _hints(found).get(_name(found, str(step)))
        elif get_origin(found) is tuple:
            found = get_args(found)[0]
        elif get_origin(found) in (dict, Mapping):
            found = get_args(found)[1]
    found = _bare(found)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """What can be filled in for this model, in the order of its keys."""
    hints, fields = _hints(model), []
    for name, info in model.model_fields.items():
        key = info.alias or name
        if model is Scenario and (key in FIXED or _is_part(hints[name])):
            continue
        sort, options = _sort(hints[name])
        fields.append(Field(key, sort, options, info.is_required()))
    return tuple(fields)


def parts() -> dict[str, str]:
    """The parts of an exercise that have a page of their own: key to `items`, `named` (a mapping of items) or `one`."""
    found = {}
    for name, hint in _hints(Scenario).items():
        bare = _bare(hint)
        if get_origin(bare) is tuple and model_at((name, 0)):
            found[name] = "items"
        elif get_origin(bare) is Mapping and model_at((name, "x")):
            found[name] = "named"
        elif isinstance(bare, type) and issubclass(bare, BaseModel):
            found[name] = "one"
    return found


def shown(value: Any, sort: str) -> str:
    """A value as it stands in its box; nothing for None."""
    if value is None:
        return ""
    if sort == "lines" and isinstance(value, list):
        return "\n".join(str(one) for one in value)
    if sort == "names" and isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if sort == "yes_no":
        return "yes" if value is True else "no"
    if isinstance(value, list | dict):
        return _as_yaml(value, flow=sort == "condition")
    return str(value)


def read(text: str, sort: str) -> Any:
    """What somebody typed in a box as a value; None for nothing. Raises ValueError with a sentence."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    if sort == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if sort == "names":
        return [name.strip() for name in text.replace("\n", ",").split(",") if name.strip()]
    if sort == "number":
        if not text.lstrip("-+").isdigit():
            raise ValueError(f"“{text[:40]}” is no whole number.")
        return int(text)
    if sort == "yes_no":
        return text == "yes"
    if sort in ("condition", "yaml"):
        return _from_yaml(text)
    return " ".join(text.split("\n")) if sort in ("text", "name", "choice") else text


def _from_yaml(text: str) -> Any:
    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}, letter {mark.column + 1}" if mark else ""
        raise ValueError(f"This cannot be read{where}: check brackets, colons and quotes.") from None


def _as_yaml(value: Any, flow: bool) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width, yaml.allow_unicode = 10_000, True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue().removesuffix("...\n").strip()


def _hints(model: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _name(model: type[BaseModel], key: str) -> str:
    return next((name for name, info in model.model_fields.items() if info.alias == key), key)


def _bare(hint: Any) -> Any:
    """A type without what is only said about it, and without None."""
    while True:
        if get_origin(hint) is Annotated and hint is not When:
            hint = get_args(hint)[0]
        elif get_origin(hint) in (Union, types.UnionType):
            hint = next(one for one in get_args(hint) if one is not types.NoneType)
        else:
            return hint


def _is_part(hint: Any) -> bool:
    inner = _bare(hint)
    if get_origin(inner) is tuple:
        inner = _bare(get_args(inner)[0])
    elif get_origin(inner) is Mapping:
        inner = _bare(get_args(inner)[1])
    return isinstance(inner, type) and issubclass(inner, BaseModel)


def _sort(hint: Any) -> tuple[str, tuple[str, ...]]:
    if hint == When or When in get_args(hint):
        return "condition", ()
    bare = _bare(hint)
    if get_origin(bare) is Literal:
        return "choice", tuple(str(one) for one in get_args(bare))
    if get_origin(bare) is tuple:
        inner = get_args(bare)[0]
        if _bare(inner) is str:
            return ("names" if _is_name(inner) else "lines"), ()
        return "yaml", ()
    sorts = {bool: "yes_no", int: "number"}
    if bare in sorts:
        return sorts[bare], ()
    if bare is str:
        return ("name" if _is_name(hint) else "text"), ()
    return "yaml", ()


def _is_name(hint: Any) -> bool:
    """Whether a text is an id: those have a pattern."""
    marks = [mark for one in (hint, *get_args(hint)) if get_origin(one) is Annotated for mark in get_args(one)[1:]]
    return any(isinstance(mark, FieldInfo) and any(hasattr(m, "pattern") for m in mark.metadata) for mark in marks)
