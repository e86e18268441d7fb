"""Attempts as xAPI 1.0.3 statements, for a learning record store.

Our own log is what counts; statements are made from it each time. Their ids are made from what they say, so that a
statement that is sent again is the same one and a store keeps it once. What somebody typed is in none of them unless it
is asked for. Where verbs and activities come from stands in docs/records.md.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ..core.events import Event, canonical
from .records import Record, Sheet, Step

Statement = dict[str, Any]
ADL = "http://adlnet.gov/expapi"
VERBS = {
    "initialized": f"{ADL}/verbs/initialized",
    "attempted": f"{ADL}/verbs/attempted",
    "answered": f"{ADL}/verbs/answered",
    "progressed": f"{ADL}/verbs/progressed",
    "responded": f"{ADL}/verbs/responded",
    "completed": f"{ADL}/verbs/completed",
    "scored": f"{ADL}/verbs/scored",
    "passed": f"{ADL}/verbs/passed",
    "failed": f"{ADL}/verbs/failed",
    "interacted": f"{ADL}/verbs/interacted",
    "shared": f"{ADL}/verbs/shared",
    "commented": f"{ADL}/verbs/commented",
    "earned": "http://specification.openbadges.org/xapi/verbs/earned",
    "abandoned": "https://w3id.org/xapi/adl/verbs/abandoned",
}
BADGE = "http://activitystrea.ms/schema/1.0/badge"
INTERACTION = f"{ADL}/activities/cmi.interaction"
UNTOLD = "unclear"
"""The result of an experiment of which nobody can tell whether it worked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Args:
        base: address under which activities, extensions and accounts are named; it should be one's own.
        grouping: name of the workshop that everything belongs to, if there is one.
        pass_mark: points from which an attempt is passed; without it nothing is passed or failed.
        pass_marks: the same by exercise, where each has its own; `pass_mark` comes first.
        moves: whether each move is told, by what it was understood as.
        text: whether each move is told with what was typed.
    """

    base: str
    grouping: str = ""
    pass_mark: int | None = None
    pass_marks: Mapping[str, int] = field(default_factory=dict)
    moves: bool = False
    text: bool = False


def statements(records: Sequence[Record], wanted: Wanted, sheets: Sequence[Sheet] = ()) -> list[Statement]:
    """Return the statements of attempts, in the order in which things happened.

    Args:
        records: the attempts.
        wanted: what is asked for.
        sheets: what observers marked.
    """
    tellings = [_Telling(record, wanted) for record in records]
    made = [statement for telling in tellings for statement in telling.statements()]
    made += [_Telling(record, wanted).badge() for record in _first_finished(records)]
    made += [_observed(sheet, wanted) for sheet in sheets]
    return sorted(made, key=lambda statement: str(statement["timestamp"]))


def _first_finished(records: Sequence[Record]) -> list[Record]:
    """Return what each learner finished first of each exercise: it earns the achievement."""
    firsts: dict[tuple[str, str], Record] = {}
    for record in sorted(records, key=lambda one: one.ended):
        if record.earned is not None:
            firsts.setdefault((record.learner, record.exercise), record)
    return list(firsts.values())


def _observed(sheet: Sheet, wanted: Wanted) -> Statement:
    """Tell what an observer marked, as their comment on the exercise as somebody held it."""
    attempt = f"sheet|{sheet.by}|{sheet.of}|{sheet.exercise}"
    place = (attempt, sheet.by, sheet.exercise, sheet.title, sheet.version, sheet.lang, "performance", sheet.at)
    telling = _Telling(Record(*place, steps=()), wanted)
    return telling.commented(sheet)


class _Telling:
    """Tells one attempt."""

    def __init__(self, record: Record, wanted: Wanted) -> None:
        self.record, self.wanted = record, wanted
        base = wanted.base.rstrip("/")
        self.base = base
        self.exercise = f"{base}/exercises/{record.exercise}@{record.version}"
        self.space = uuid.uuid5(uuid.NAMESPACE_URL, base)
        self.told = 0

    def statements(self) -> Iterator[Statement]:
        """Yield the statements of the attempt."""
        record = self.record
        yield self._statement("initialized", record.begun, self._activity(), {})
        if record.parent is not None:
            told = {"parent-attempt": self._registration(record.parent), "fork-turn": record.fork_seq}
            yield self._statement("attempted", record.begun, self._activity(), {"extensions": self._extensions(told)})
        for step in record.steps:
            if self.wanted.moves or self.wanted.text:
                yield self._answered(step)
            for event in step.events:
                tell = _TOLD.get(event.kind)
                if tell is not None:
                    yield tell(self, step, event)
        yield from self._finished()

    def _finished(self) -> Iterator[Statement]:
        record, earned = self.record, self.record.earned
        duration = {"duration": _duration(record.begun, record.ended)}
        if earned is None:
            if record.left:
                yield self._statement("abandoned", record.ended, self._activity(), duration)
            return
        if not any(event.kind == "ended" for step in record.steps for event in step.events):
            yield self._statement("completed", record.ended, self._activity(), {"completion": True} | duration)
        score = {"scaled": earned.total / 100, "raw": earned.total, "min": 0, "max": 100}
        handed = [event for step in record.steps for event in step.events if event.kind == "handed_over"]
        marks = self._extensions({"marks": dict(earned.marks), "buyer": "person" if handed else None})
        yield self._statement("scored", record.ended, self._activity(), {"score": score, "extensions": marks})
        mark = self.wanted.pass_mark or self.wanted.pass_marks.get(record.exercise)
        if mark is not None:
            passed = earned.total >= mark
            verb = "passed" if passed else "failed"
            yield self._statement(verb, record.ended, self._activity(), {"score": score, "success": passed})

    def badge(self) -> Statement:
        """Tell that the attempt earned the achievement of its exercise, by the id that the credential has."""
        record = self.record
        definition: Statement = {"name": {record.lang: record.title}, "type": BADGE}
        thing = {"objectType": "Activity", "id": f"{self.base}/exercises/{record.exercise}", "definition": definition}
        return self._statement("earned", record.ended, thing, {})

    def commented(self, sheet: Sheet) -> Statement:
        """Tell what an observer marked, criterion by criterion, and of whom."""
        told = self._extensions({"observed": dict(sheet.marks), "seller": sheet.of})
        return self._statement("commented", sheet.at, self._thing("observed", "performance"), {"extensions": told})

    def _answered(self, step: Step) -> Statement:
        named = [tag.partition(":")[2] for event in step.events for tag in event.tags if tag.startswith("move:")]
        response = ",".join(dict.fromkeys(named)) or step.move.verb
        if self.wanted.text:
            response = canonical(dict(step.move.data)) if step.move.data else step.move.verb
        return self._statement("answered", step.at, self._part(f"moves/{step.seq}", "other"), {"response": response})

    def disclosed(self, step: Step, event: Event) -> Statement:
        """Tell that a fact was told, with how many there were so far; which one it was would be its text."""
        self.told += 1
        topic = self._thing(f"facts/{event.data['fact']}", "objective")
        return self._statement(
            "progressed", step.at, topic, {"extensions": self._extensions({"facts-told": self.told})}
        )

    def judged(self, step: Step, event: Event) -> Statement:
        """Tell a judgement: the option that was chosen, whether it was right, and how sure somebody was."""
        result = {
            "response": str(event.data["answer"]),
            "success": "judged:right" in event.tags,
            "extensions": self._extensions({"confidence": event.data["confidence"]}),
        }
        return self._statement("responded", step.at, self._part("judgement", "choice"), result)

    def ended(self, step: Step, event: Event) -> Statement:
        """Tell that a talk ended."""
        result = {"completion": True, "duration": _duration(self.record.begun, step.at)}
        return self._statement("completed", step.at, self._activity(), result)

    def planned(self, step: Step, event: Event) -> Statement:
        """Tell that somebody worked on a plan, with how many questions it leaves open; nothing of what is in it."""
        open_questions = self._extensions({"open-questions": event.data.get("questions")})
        result = {"extensions": open_questions} if open_questions else {}
        return self._statement("interacted", step.at, self._thing("plan", "performance"), result)

    def reviewed(self, step: Step, event: Event) -> Statement:
        """Tell that the review of a month was done, and of nothing that is in it."""
        thing = self._thing(f"reviews/{event.data['month']}", "performance")
        return self._statement("completed", step.at, thing, {"completion": True})

    def tried_out(self, step: Step, event: Event) -> Statement:
        """Tell that an experiment was concluded: a success when its result is known, also when it did not work."""
        known = event.data["result"] != UNTOLD
        thing = self._thing(f"experiments/{event.data['experiment']}", "objective")
        return self._statement("completed", step.at, thing, {"completion": True, "success": known})

    def acknowledged(self, step: Step, event: Event) -> Statement:
        """Tell that somebody who leads acknowledged a win; not which, and not who."""
        return self._statement("shared", step.at, self._thing(f"wins/{event.data['win']}", "objective"), {})

    def _statement(self, verb: str, at: datetime, thing: Statement, result: Statement) -> Statement:
        record = self.record
        made: Statement = {
            "actor": {"objectType": "Agent", "account": {"homePage": self.base, "name": record.learner}},
            "verb": {"id": VERBS[verb], "display": {"en": verb}},
            "object": thing,
            "context": {
                "registration": self._registration(record.attempt),
                "language": record.lang,
                "platform": "salestrain",
                "contextActivities": self._around(thing),
            },
            "timestamp": at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        if result:
            made["result"] = result
        # Everything that is said makes the id, so that the same attempt told again is the same statements.
        return {"id": str(uuid.uuid5(self.space, canonical([record.attempt, _without_floats(made)])))} | made

    def _around(self, thing: Statement) -> Statement:
        around: Statement = {"category": [{"objectType": "Activity", "id": f"{self.base}/profile/v1"}]}
        if thing["id"] != self.exercise:
            around["parent"] = [self._activity()]
        if self.wanted.grouping:
            place = uuid.uuid5(self.space, self.wanted.grouping)
            around["grouping"] = [{"objectType": "Activity", "id": f"{self.base}/workshops/{place}"}]
        return around

    def _activity(self) -> Statement:
        record = self.record
        names = {"name": {record.lang: record.title}, "type": f"{ADL}/activities/{record.activity}"}
        return {"objectType": "Activity", "id": self.exercise, "definition": names}

    def _part(self, path: str, interaction: str) -> Statement:
        definition: Statement = {"type": INTERACTION, "interactionType": interaction}
        return {"objectType": "Activity", "id": f"{self.exercise}/{path}", "definition": definition}

    def _thing(self, path: str, activity: str) -> Statement:
        definition: Statement = {"type": f"{ADL}/activities/{activity}"}
        return {"objectType": "Activity", "id": f"{self.exercise}/{path}", "definition": definition}

    def _extensions(self, values: Statement) -> Statement:
        return {f"{self.base}/ext/{name}": value for name, value in values.items() if value is not None}

    def _registration(self, attempt: str) -> str:
        return str(uuid.uuid5(self.space, attempt))


_TOLD: dict[str, Callable[[_Telling, Step, Event], Statement]] = {
    "fact_revealed": _Telling.disclosed,
    "judged": _Telling.judged,
    "ended": _Telling.ended,
    "plan_brought": _Telling.planned,
    "period_started": _Telling.planned,
    "period_closed": _Telling.planned,
    "month_closed": _Telling.reviewed,
    "experiment_concluded": _Telling.tried_out,
    "acknowledged": _Telling.acknowledged,
}
"""What of the events is told, by their kind; the rest is only in our own log."""


def _duration(begun: datetime, ended: datetime) -> str:
    """Return a time span as ISO 8601 has it, in whole seconds."""
    return f"PT{max(0, int((ended - begun).total_seconds()))}S"


def _without_floats(data: Any) -> Any:
    """Return data with floats as text, which is written alike on every machine."""
    if isinstance(data, dict):
        return {key: _without_floats(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_floats(value) for value in data]
    return f"{data:.4f}" if isinstance(data, float) else data
