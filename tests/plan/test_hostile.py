"""Whatever is sent or written down: a sentence, and never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.core.events import Move, Refusal
from salestrain.kinds.plan.engine import VERBS
from salestrain.kinds.plan.imports import Unbrought, brought
from salestrain.kinds.plan.page.page import PlanPage
from salestrain.kinds.plan.reading import hear
from tests.plan.building import exercise, running, session, with_good_plan
from tests.plan.paging import page_at
from tests.plan.planning import good
from tests.ui.sent import taken_by

SENT = taken_by(PlanPage)

SOME = st.sampled_from(
    [
        "a.1",
        "o.1",
        "g.1",
        "x",
        "2027-01-04",
        "2027-02-30",
        "9999-12-31",
        "P12",
        "plan",
        "-1",
        "1e999",
        "",
        "weekly on Mon",
        "=1+1",
        "a.1|2027-01-04",
        "loose 3",
        "all -1",
        "0",
        "1000000",
        "\x00",
        "sort,id",
        "goals: [",
        "build",
        "ics",
    ]
)
TEXT = st.one_of(SOME, st.text(max_size=30))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=True), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "parent",
        "text",
        "verb",
        "element",
        "party",
        "date",
        "to",
        "was",
        "action",
        "item",
        "rule",
        "place",
        "note",
        "tasks",
        "plan",
        "readings",
        "reading",
        "value",
        "objective",
        "reason",
        "period",
        "funnel",
        "capacity",
        "repeats",
        "minutes",
        "target",
        "history",
        "done",
        "owner",
        "faults",
    ]
)
FIELDS = st.dictionaries(KEYS, st.one_of(SOME, JSON), max_size=4)
OF_SORT: dict[type, st.SearchStrategy[Any]] = {
    str: SOME,
    list: st.lists(st.one_of(JSON, FIELDS), max_size=3),
    dict: st.fixed_dictionaries(
        {},
        optional={
            "goals": st.lists(FIELDS, max_size=2),
            "objectives": st.lists(FIELDS, max_size=2),
            "title": JSON,
            "actions": st.lists(FIELDS, max_size=2),
            "period": JSON,
            "funnel": JSON,
        },
    ),
}


def moves_of(verb: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """A verb with what it needs, likely or not, and with what it does not need."""
    needed = st.fixed_dictionaries({key: OF_SORT[sort] for key, sort in VERBS[verb][1].items()})
    return st.tuples(st.just(verb), st.builds(lambda more, these: {**more, **these}, FIELDS, needed))


MOVES = st.sampled_from(sorted(VERBS)).flatmap(moves_of)


@settings(max_examples=150, deadline=None)
@given(st.lists(MOVES, max_size=4), st.sampled_from([session, with_good_plan, running]))
def test_any_move_is_done_or_refused_with_a_sentence(moves: list[tuple[str, dict[str, Any]]], begun: Any) -> None:
    at = begun()
    for verb, data in moves:
        before = at.state
        try:
            at.do(hear(at, Move(verb, data)))
        except Refusal as refusal:
            assert (before, True) == (at.state, len(str(refusal)) > 5)


LINES = st.lists(TEXT, max_size=9).map("\n".join)


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(TEXT, max_size=30).map(",".join), st.lists(TEXT, max_size=9).map("\n".join)
    )
)
def test_any_text_is_a_plan_or_all_its_mistakes(text: str) -> None:
    for head in ("", "sort,id,text,element,verb,date,minutes,history\n"):
        try:
            brought(head + text)
        except Unbrought as wrong:
            assert all(wrong.faults)


MESSAGES = st.sampled_from(sorted(SENT)).flatmap(
    lambda type_: st.fixed_dictionaries({"type": st.just(type_), **dict.fromkeys(SENT[type_], TEXT)})
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MESSAGES, min_size=1, max_size=8))
def test_any_message_is_answered_once_and_calmly_or_ignored(messages: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = page_at(Path(folder) / "store.db", exercise(plan=good()))
        for message in messages:
            before = page.pane.round
            page.received(page.pane, {"seq": page.pane.seq, **message})
            assert page.pane.round - before in (0, 1)
            assert page.calm != page.pane.status
