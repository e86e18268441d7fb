"""The plan of a workshop as its facilitator writes it: agenda, exercises with their rules, pace, and what is shown.

It is a YAML file to keep, copy and mail. `read_workshop` reads it, `written` writes it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any, Literal

import yaml as libyaml
from pydantic import Field

from ..content.findings import Findings
from ..content.schema_errors import validate
from ..content.texts import check_texts
from ..content.yaml import Unreadable, parse
from ..core.exercise import Line, Model, Name
from ..core.problems import Problem, did_you_mean

FILE = "workshop.yaml"
SCHEMA = "salestrain/workshop@1"
LONGEST = 480
"""Minutes of the longest workshop: a day of eight hours."""
NEEDS_EXERCISE = ("practice", "human_buyer")
"""Kinds of step that are about one exercise, always."""

StepKind = Literal["welcome", "talk", "practice", "vote", "human_buyer", "rating", "wall", "debrief", "break"]
Title = Annotated[str, Field(min_length=1, max_length=120)]


class Step(Model):
    """One step of the agenda.

    `say` is a note for the facilitator only. `exercise` is what is practised, voted on or looked back at.
    """

    title: Title
    kind: StepKind
    minutes: Annotated[int, Field(ge=1, le=240)]
    exercise: Name | None = None
    say: Line | None = None


class Rules(Model):
    """The rules of one exercise in this workshop.

    With `buyer: same`, everybody meets the same buyer with the same truth; with `different`, whoever comes back or sits
    beside may meet another. Without `attempts` people practise as often as they like, without `pass_mark` nothing is
    passed or failed. `hints` lets the buyer's lines be hinted at, `retry` lets a talk be taken up again in its middle.
    """

    exercise: Name
    buyer: Literal["same", "different"] = "same"
    attempts: Annotated[int, Field(ge=1, le=20)] | None = None
    hints: bool = True
    retry: bool = True
    pass_mark: Annotated[int, Field(ge=1, le=100)] | None = None
    due: date | None = None


class Workshop(Model):
    """The plan of a workshop.

    `pace`: who decides when the next step begins. `reveal`: when the room sees what was voted. `keep_days`: how long
    what was done here is kept.
    """

    schema_: Annotated[Literal["salestrain/workshop@1"], Field(alias="schema")]
    title: Title
    pace: Literal["facilitator", "learner"] = "facilitator"
    reveal: Literal["closed", "at_once", "facilitator"] = "closed"
    keep_days: Annotated[int, Field(ge=1, le=365)] = 30
    exercises: Annotated[tuple[Rules, ...], Field(max_length=20)] = ()
    agenda: Annotated[tuple[Step, ...], Field(max_length=40)]

    @property
    def minutes(self) -> int:
        """The length of the whole agenda."""
        return sum(step.minutes for step in self.agenda)

    def rules_of(self, exercise: str) -> Rules | None:
        """Return the rules of an exercise; None if it is not part of the workshop."""
        return next((rules for rules in self.exercises if rules.exercise == exercise), None)

    def to_json(self) -> str:
        """Return the plan as JSON, for the store; equal plans give equal bytes."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True)


class WorkshopMistakes(Exception):
    """Raised for a plan that cannot be used: `problems` holds all its mistakes, the message one line for each."""

    def __init__(self, problems: Collection[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def read_workshop(text: str, exercises: Collection[str], file: str = FILE) -> Workshop:
    """Return the plan in a YAML text.

    Args:
        text: the text.
        exercises: names of the exercises that there are.
        file: name of the file, for messages.

    Raises:
        WorkshopMistakes: with every mistake, each with its line and what would be right.
    """
    try:
        document = parse(text)
    except Unreadable as unreadable:
        raise WorkshopMistakes(
            [Problem(file, *unreadable.mark, "E01", "", unreadable.what, unreadable.remedy)]
        ) from None
    findings = Findings(file, document)
    workshop = validate(Workshop, findings)
    check_texts(findings)
    _check_exercises(findings, exercises)
    _check_steps(findings)
    if findings.problems or workshop is None:
        raise WorkshopMistakes(sorted(findings.problems))
    return workshop


def workshop_from_json(text: str) -> Workshop:
    """Return the plan that `Workshop.to_json` wrote."""
    return Workshop.model_validate_json(text)


def written(workshop: Workshop) -> str:
    """Return the plan as YAML that `read_workshop` reads back; what is usual is left out."""
    data = workshop.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data["agenda"] = [_in_order(step, STEP_KEYS) for step in data["agenda"]]
    text: str = libyaml.dump(
        _in_order(data, PLAN_KEYS), Dumper=_Quoting, sort_keys=False, allow_unicode=True, width=110
    )
    return text


class _Said(str):
    """Free text, which is written in quotes: without them "0E0" would come back as a number."""


class _Quoting(libyaml.SafeDumper):  # type: ignore[misc]
    """Writes free text in quotes, as people do."""


def _quoted(dumper: libyaml.SafeDumper, text: _Said) -> libyaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')


_Quoting.add_representer(_Said, _quoted)
SAID = ("title", "say")


PLAN_KEYS = ("schema", "title", "pace", "reveal", "keep_days", "exercises", "agenda")
STEP_KEYS = ("title", "kind", "minutes", "exercise", "say")


def _in_order(data: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """Return the data in the order in which a person reads it."""
    return {key: _Said(data[key]) if key in SAID else data[key] for key in keys if key in data}


def _check_exercises(findings: Findings, exercises: Collection[str]) -> None:
    """Note exercises that do not exist, and those that have rules twice."""
    seen: set[str] = set()
    for place, name in findings.select("exercises.*.exercise"):
        if not isinstance(name, str):
            continue
        if name not in exercises:
            findings.add("E03", place, f"There is no exercise '{name}'.", did_you_mean(name, exercises))
        if name in seen:
            findings.add("E02", place, f"'{name}' has rules twice.", "Keep one of them.")
        seen.add(name)
    for place, name in findings.select("agenda.*.exercise"):
        if isinstance(name, str) and name not in seen:
            remedy = f"Add '- exercise: {name}' to 'exercises'." if name in exercises else did_you_mean(name, exercises)
            findings.add("E03", place, f"'{name}' is not among the exercises of this workshop.", remedy)


def _check_steps(findings: Findings) -> None:
    """Note steps without the exercise that they are about, and an agenda without steps or longer than a day."""
    minutes = 0
    if findings.data.get("agenda") == []:
        findings.add("E01", ("agenda",), "The agenda has no step.", "Add one.", key=True)
    for place, step in findings.listed("agenda"):
        kind, length = step.get("kind"), step.get("minutes")
        if kind in NEEDS_EXERCISE and "exercise" not in step:
            findings.add("E03", place, "This step says no exercise.", "Add 'exercise: ' and its name.")
        minutes += length if isinstance(length, int) and not isinstance(length, bool) else 0
    if minutes > LONGEST:
        findings.add(
            "E01", ("agenda",), f"The agenda takes {minutes} minutes.", f"At most {LONGEST} fit into a day.", key=True
        )
