"""Everybody rates the same three transcripts, and the room sees how far it agrees once it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salestrain.content.library import library
from salestrain.serving.board.rating import Material, material_of
from salestrain.serving.board.rating_parts import RatingPage
from salestrain.workshop import events
from tests.board.staging import TALK, Hall, a_hall, seen


@pytest.fixture(scope="module")
def material() -> Material:
    """What is rated."""
    return material_of(library(), TALK)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A workshop at the step in which all rate."""
    with a_hall(tmp_path) as hall:
        hall.happens(events.everybody_sent("rating", TALK))
        yield hall


def rates(hall: Hall, nickname: str, material: Material, lowest: bool = False) -> RatingPage:
    """Somebody rates all transcripts as the rule does, or gives the lowest mark each time."""
    phone = hall.phone(RatingPage, hall.joins(nickname))
    for one in material.examples:
        scores = {
            c.id: min(level.score for level in c.levels) if lowest else one.marks[c.id] for c in material.criteria
        }
        phone.deliver({"type": "rate", "transcript": one.name, **{name: str(score) for name, score in scores.items()}})
    return phone  # type: ignore[return-value]


def test_three_transcripts_that_differ_are_rated_by_what_can_be_read_in_them(material: Material) -> None:
    totals = {sum(one.marks.values()) for one in material.examples}
    assert (3, 3, True) == (len(material.examples), len(totals), len(material.criteria) >= 3)


def test_whoever_has_rated_all_is_told_so(hall: Hall, material: Material) -> None:
    assert "All three are rated" in seen(rates(hall, "Ann", material))


def test_the_room_sees_how_far_it_agrees_only_when_it_is_shown(hall: Hall, material: Material) -> None:
    for name in ("Ann", "Ben", "Cem"):
        rates(hall, name, material)
    board, screen = hall.board(), hall.wide_screen()
    board.deliver({"type": "tab", "value": "rating"})
    before = ("100 %" in seen(board), "100 %" in seen(screen))
    board.deliver({"type": "show_round"})
    assert ((True, False), True) == (before, "100 %" in seen(screen))


def test_who_gave_which_mark_is_on_no_screen(hall: Hall, material: Material) -> None:
    for place in range(3):
        rates(hall, f"Ann {place}", material, lowest=bool(place))
    board = hall.board()
    board.deliver({"type": "tab", "value": "rating"})
    assert "Ann" not in seen(board)


def test_a_mark_that_the_criterion_does_not_have_is_refused(hall: Hall, material: Material) -> None:
    phone, example = hall.phone(RatingPage, hall.joins("Ann")), material.examples[0]
    phone.deliver({"type": "rate", "transcript": example.name, **{one.id: "99" for one in material.criteria}})
    assert ("Give a mark for each criterion.", {}) == (phone.pane.status, phone.look.state.ratings)


def test_what_was_rated_by_somebody_who_is_deleted_counts_no_more(hall: Hall, material: Material) -> None:
    rates(hall, "Ann", material)
    [seat] = hall.store.workshops.seats(hall.workshop)
    hall.store.workshops.forget_seat(seat)
    assert {TALK: {}} == hall.stage.watch.look(hall.workshop).state.ratings
