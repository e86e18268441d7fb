"""The parts of the work: how sure somebody is, what their practice shows, and the weakest link between two."""

from __future__ import annotations

from ....core.session import Session
from ....ui.document import Body, Box, Column, Content, Fold, Form, Heading, Node, Row, Section, Stack, Table, Text
from ....ui.fields import AnyField, Button, Choice, Field, Hidden, Option
from ....ui.figures import Meter
from ....ui.phrases import Chip, Link, Phrase, Verdict, quote, strong
from ..content import Ledger, Part
from ..standing import FIELDS, SENTENCES, field_of, rose_without_practice, solid_wins, weakest_link
from ..standing import Field as Standing
from ..state import State

LOOKS: dict[Standing, Verdict] = {"earned": "good", "fragile": "caution", "hidden": "accent", "next": "plain"}
TENS: list[Option] = [
    ("", "Choose …"),
    ("0", "0, not at all"),
    *((str(ten), str(ten)) for ten in range(10, 100, 10)),
    ("100", "100, quite sure"),
]
"""Nothing is chosen beforehand: a rating that nobody thought about would be none."""


def body(session: Session) -> Body:
    """Show the map of confidence, the weakest link, and each part with its three ratings."""
    ledger: Ledger = session.exercise
    state: State = session.state
    rated = [part for part in ledger.parts if part.id in state.ratings]
    bring = Row([Button("Bring in what my practice shows", "bring", weight="primary" if rated else "plain")])
    own = "It reads the talks and drills that you finished here, and nobody else's."
    return [
        Text(
            "“I can do this now”: 0 is not at all, 100 is quite sure. It is your own view; nobody else sees it.",
            "muted",
        ),
        _map(ledger, state) if rated else None,
        _link(ledger, state),
        _next_part(ledger, state) if rated else None,
        Section("What shows it", [Text(own, "muted"), bring]) if rated else None,
        Section("Each part", [_card(part, state) for part in ledger.parts]),
    ]


def _map(ledger: Ledger, state: State) -> Section:
    columns = [
        Column("Part", names_row=True),
        Column("How sure", "number"),
        Column("What shows it", "number"),
        Column("Where it stands"),
    ]
    rows: list[list[Content]] = []
    for part in ledger.parts:
        field = field_of(state, part.id)
        if field is not None:
            rows.append(
                [part.name, f"{state.confidence(part.id):.0f}", _shown(part, state), Chip(FIELDS[field], LOOKS[field])]
            )
    return Section("The map", [Table("Confidence and what shows it", columns, rows, caption_shown=False, stacks=True)])


def _shown(part: Part, state: State) -> str:
    shown, wins = state.shown.get(part.id), solid_wins(state, part.id)
    said = []
    if shown is not None:
        said.append(f"{100 * shown.share:.0f} of 100 ({shown.n} {'mark' if shown.n == 1 else 'marks'})")
    if wins:
        said.append("1 win" if wins == 1 else f"{wins} wins")
    if said:
        return ", ".join(said)
    return "nothing yet" if part.criteria else "nothing yet; only wins can"


def _link(ledger: Ledger, state: State) -> Text | None:
    link = weakest_link(ledger, state)
    if link is None:
        return None
    names = {part.id: part.name for part in ledger.parts}
    both = f"“{names[link.first]}” and then “{names[link.second]}”"
    return Text(
        [
            strong("The weakest link: "),
            f"{both}. If you are right about yourself, both go well in {100 * link.together:.0f} of 100 cases.",
        ],
        "notice",
    )


def _next_part(ledger: Ledger, state: State) -> Section:
    chosen = state.next_part
    told = None
    if chosen is not None:
        name = next(part.name for part in ledger.parts if part.id == chosen["part"])
        told = Text([strong(f"{name}: "), quote(chosen["step"])])
    options: list[Option] = [(part.id, part.name) for part in ledger.parts if part.id in state.ratings]
    fields: list[AnyField] = [
        Choice("part", "Which part do you build next?", options, required=True, id="st-next"),
        Field("step", "The first step: what will you do, and when?", required=True, longest=600),
    ]
    form = Form("choose", fields, "Choose it", "plain")
    return Section(
        "One thing next", [told, Fold("Choose another" if chosen else "Choose one", [form], open=not chosen)]
    )


def _card(part: Part, state: State) -> Box:
    ratings = state.ratings.get(part.id, ())
    values = ratings[-1] if ratings else None
    field = field_of(state, part.id)
    rise = rose_without_practice(state, part.id)
    body: list[Node | None] = [
        Heading(part.name, 4),
        *([Meter(part.name, sum(values) / 300, f"{sum(values) / 3:.0f} of 100")] if values else []),
        Text([strong(f"{FIELDS[field]}. "), SENTENCES[field]]) if field else None,
        *(_practise(part, field) if field else []),
        Text(f"It rose by {rise:.0f} since you last said, and nothing new was practised. What changed?")
        if rise
        else None,
        _before(ratings),
        Fold(
            "Say it again" if values else "How sure are you?",
            [_form(part, values)],
            open=not values,
            id=f"st-{part.id}",
        ),
    ]
    return Box(body, "card")


def _practise(part: Part, field: Standing) -> list[Node]:
    if part.practise is None or field in ("earned", "hidden"):
        return []
    return [
        Stack([Text([Link("Practise it", f"../{part.practise}/")])], "room", close=True),
        Stack([Text(["In a notebook: ", Phrase(f'practise("{part.practise}")', "code")])], "notebook", close=True),
    ]


def _before(ratings: tuple[tuple[int, int, int], ...]) -> Text | None:
    if len(ratings) < 2:
        return None
    return Text(f"Before: {', '.join(f'{sum(one) / 3:.0f}' for one in ratings[:-1])}.", "fine")


def _form(part: Part, values: tuple[int, int, int] | None) -> Form:
    now = [[str(value)] for value in values] if values else [[""]] * 3
    fields: list[AnyField] = [Hidden("part", part.id)]
    for name, task, value in zip(("easy", "usual", "hard"), part.tasks, now, strict=True):
        fields.append(Choice(name, task, TENS, chosen=value, required=True, id=f"st-{part.id}-{name}"))
    return Form("rate", fields, "Keep it", "plain", about=part.name)
