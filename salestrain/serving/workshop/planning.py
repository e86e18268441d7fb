"""The form that makes a workshop. Each button sends the whole form; what was typed comes back, with every mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import yaml as libyaml

from ...content.library import Library
from ...core.problems import Problem
from ...ready_made import ready_made
from ...store import KeptWorkshop
from ...workshop.content import SCHEMA, StepKind, Workshop, WorkshopMistakes, read_workshop
from .base import LeadPage
from .leading import length, send_plan

KINDS_IN_WORDS = {
    "welcome": "Welcome",
    "talk": "A short talk by you",
    "practice": "Practice",
    "vote": "One talk on the big screen, the room votes",
    "human_buyer": "In threes: seller, buyer, observer",
    "rating": "Rating transcripts together",
    "wall": "Wall of best questions",
    "debrief": "Looking back together",
    "break": "Break",
}
assert set(KINDS_IN_WORDS) == set(get_args(StepKind))
LARGEST_FILE = 100_000
STEP = ("title", "kind", "minutes", "exercise", "say")
RULES = ("exercise", "buyer", "attempts", "hints", "retry", "pass_mark", "due")
MOST_ROWS = 60
NUMBERS = {"minutes", "attempts", "pass_mark", "keep_days"}


@dataclass
class Draft:
    """What stands in the form, as typed: the head, the exercises and the agenda, all texts."""

    head: dict[str, str] = field(default_factory=dict)
    exercises: list[dict[str, str]] = field(default_factory=list)
    agenda: list[dict[str, str]] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """The length of the agenda, as far as its minutes are numbers."""
        typed = [step.get("minutes", "") for step in self.agenda]
        return sum(int(text) for text in typed if text.isascii() and text.isdigit() and len(text) < 5)


def draft_of(plan: Workshop) -> Draft:
    """Return a plan as it stands in the form."""
    data = plan.model_dump(mode="json", by_alias=True)

    def texts(part: Mapping[str, Any]) -> dict[str, str]:
        return {key: _typed(value) for key, value in part.items() if not isinstance(value, list)}

    return Draft(texts(data), [texts(one) for one in data["exercises"]], [texts(one) for one in data["agenda"]])


def text_of(draft: Draft) -> str:
    """Return what was typed as YAML, for `read_workshop`, which finds every mistake in it."""
    head = {key: _value(key, text) for key, text in draft.head.items() if text and key != "schema"}
    exercises = [_part(row) for row in draft.exercises]
    agenda = [_part(row) for row in draft.agenda]
    data = {"schema": SCHEMA, **head, "exercises": exercises, "agenda": agenda}
    return str(libyaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000))


def changed(draft: Draft, do: str) -> Draft:
    """Return the draft after a button was pressed that changes its rows, such as `remove_step:2` or `add_step`."""
    deed, _, number = do.partition(":")
    at = int(number) if number.isascii() and number.isdigit() else -1
    rows = draft.agenda if deed.endswith("step") else draft.exercises
    if deed == "add_step" and len(rows) < MOST_ROWS:
        rows.append({"kind": "practice", "minutes": "10"})
    elif deed == "add_exercise" and len(rows) < MOST_ROWS:
        rows.append({"buyer": "same", "hints": "true", "retry": "true"})
    elif deed.startswith("remove") and 0 <= at < len(rows):
        del rows[at]
    elif deed == "raise_step" and 0 < at < len(rows):
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    return draft


class PlanPage(LeadPage):
    """Makes a workshop from a form, from a ready-made agenda, or from a file; and changes one that there is."""

    async def get(self, workshop: str = "") -> None:
        """Show the form."""
        if not await self.may_lead(workshop):
            return
        if workshop:
            kept = await self.work(self.house.rooms.plan, workshop)
            self._show(draft_of(kept.plan), changing=kept)
            return
        begun = self.get_query_argument("from", "")
        ready = await self.work(self._ready_made)
        if not begun:
            self.show("workshop/choose.html", ready=[(plan, length(plan)) for plan in ready.values()], mistakes=())
            return
        plan = ready.get(int(begun)) if begun.isascii() and begun.isdigit() else None
        self._show(draft_of(plan) if plan else changed(Draft(head={"keep_days": "30"}), "add_step"))

    async def post(self, workshop: str = "") -> None:
        """Do what a button asks: change rows, save as a file, open a file, or make the workshop."""
        if not await self.may_lead(workshop):
            return
        kept = await self.work(self.house.rooms.plan, workshop) if workshop else None
        if "plan" in self.request.files:
            await self._open_file()
            return
        draft, do = self._draft(), self.typed("do", 40)
        if do not in ("make", "save"):
            self._show(changed(draft, do), changing=kept)
            return
        try:
            plan = read_workshop(text_of(draft), self.house.library.folders())
        except WorkshopMistakes as mistakes:
            self.set_status(422)
            self._show(draft, mistakes.problems, kept)
            return
        if do == "save":
            send_plan(self, plan)
        else:
            await self._keep(plan, kept)

    async def _keep(self, plan: Workshop, kept: KeptWorkshop | None) -> None:
        workshops = self.house.rooms.store.workshops
        if kept is None:
            kept = await self.work(workshops.make, plan)
        else:
            await self.work(workshops.change, kept.id, plan)
            self.house.rooms.look_again(kept.id)
        self.redirect(f"{self.base}workshop/{kept.id}/start/", status=303)

    async def _open_file(self) -> None:
        """Fill the form from a file; where it has mistakes, show them."""
        text = self.request.files["plan"][0].body[:LARGEST_FILE].decode("utf-8-sig", "replace")
        try:
            plan = await self.work(read_workshop, text, self.house.library.folders())
        except WorkshopMistakes as mistakes:
            self.set_status(422)
            ready = await self.work(self._ready_made)
            shown = [(plan, length(plan)) for plan in ready.values()]
            self.show("workshop/choose.html", ready=shown, mistakes=[str(one) for one in mistakes.problems])
        else:
            self._show(draft_of(plan))

    def _draft(self) -> Draft:
        """Return what was typed."""

        def rows(name: str, keys: tuple[str, ...]) -> list[dict[str, str]]:
            count = min(len(self.get_body_arguments(f"{name}.{keys[0]}")), MOST_ROWS)
            columns = {key: self.get_body_arguments(f"{name}.{key}") for key in keys}
            taken = [{key: column[at] for key, column in columns.items() if at < len(column)} for at in range(count)]
            return [{key: text[:700] for key, text in row.items()} for row in taken]

        head = {key: self.typed(key, 200) for key in ("title", "pace", "reveal", "keep_days")}
        return Draft(head, rows("exercises", RULES), rows("agenda", STEP))

    def _show(self, draft: Draft, problems: tuple[Problem, ...] = (), changing: KeptWorkshop | None = None) -> None:
        at: dict[str, list[str]] = {}
        for problem in problems:
            at.setdefault(problem.where, []).append(f"{problem.what} {problem.remedy}".strip())
        self.show(
            "workshop/plan.html",
            draft=draft,
            mistakes=at,
            kinds=KINDS_IN_WORDS,
            cards=sorted(
                (card for card in self.house.catalogue.cards() if card.sound), key=lambda card: card.title.casefold()
            ),
            changing=changing,
            hours=f"{draft.minutes // 60}:{draft.minutes % 60:02}",
        )

    def _ready_made(self) -> dict[int, Workshop]:
        library: Library = self.house.library
        return ready_made(library.folders())


def _typed(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _part(row: Mapping[str, str]) -> dict[str, Any]:
    return {key: _value(key, text.strip()) for key, text in row.items() if text.strip()}


def _value(key: str, text: str) -> Any:
    """Return what was typed as YAML means it: numbers and true or false where they belong."""
    if key in NUMBERS and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    return text == "true" if key in ("hints", "retry") and text in ("true", "false") else text
