"""What the talks of a group have in common is counted rightly, and names nobody."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.content.library import library
from salestrain.core.cohort import Common, Counted, in_common
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import choices


def talk(picks: int, name: str = "wicket_fair") -> Session:
    """A talk in which the lines are picked by chance; all have the same truth."""
    session, picking = Session(library().get(name), 7), random.Random(picks)
    while session.state.phase == "talking":
        offered = choices(session.script, session.state)
        session.do(Move("choose", {"move": picking.choice(offered).move}))
    return session


def of_title(parts: Sequence[Common], title: str) -> Common:
    return next(part for part in parts if part.title == title)


def test_no_talks_have_nothing_in_common() -> None:
    assert () == in_common([])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=8))
def test_what_stayed_hidden_is_hidden_from_so_many(picks: list[int]) -> None:
    talks = [talk(number) for number in picks]
    hidden = [one for part in in_common(talks) if part.title == "What stayed hidden" for one in part.counted]
    facts = talks[0].script.facts.values()
    labels = {fact.label[:1].upper() + fact.label[1:]: fact.id for fact in facts}
    counted = {one.words: one.people for one in hidden}
    assert counted == {words: sum(labels[words] not in t.state.known for t in talks) for words in counted}


def test_every_first_line_is_counted_once() -> None:
    talks = [talk(number) for number in range(6)]
    assert len(talks) == sum(one.people for one in of_title(in_common(talks), "Line 1").counted)


def test_most_people_stand_first() -> None:
    shares = [
        one.people / one.of for one in of_title(in_common([talk(n) for n in range(9)]), "What stayed hidden").counted
    ]
    assert sorted(shares, reverse=True) == shares


def test_the_questions_for_the_group_hold_no_number_of_people() -> None:
    def asked(count: int) -> set[str]:
        common = in_common([talk(1)] * count)
        return {one.ask for part in common for one in part.counted}

    assert asked(1) == asked(9)


def test_nobody_is_counted_twice_for_losing_trust_twice_for_one_reason() -> None:
    lost = of_title(in_common([talk(n) for n in range(20)]), "Where trust fell").counted
    assert all(isinstance(one, Counted) and one.people <= one.of for one in lost)
