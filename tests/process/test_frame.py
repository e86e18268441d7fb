"""Moves for a blocked commitment, in wordings nobody wrote down: inside the frame, outside it, twice, or nothing."""

from __future__ import annotations

import pytest

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.process.breach_words import breach_of
from salestrain.kinds.process.page.moves import summary
from salestrain.kinds.process.reading import frame_reader, hear, weighed
from tests.process.samples import session, tags, the_process

CONSENSUS = "c.consensus"
UNSEEN = [
    ("What is she most worried they would say?", "inside", "learn what she fears"),
    ("ask her to introduce me to just the foreman first", "inside", "begin with one of them"),
    ("could you run the meeting while I sit in the corner?", "inside", "make it hers"),
    ("Let the cleaning team pick the colour of the display", "inside", "let them change something real"),
    ("Spend a night in the hall with the operators", "inside", "walk the line with them"),
    (
        "We offer her a client with a press hall of the same size, and her foreman rings their foreman.",
        "inside",
        "let somebody like them tell",
    ),
    ("offer 15% off", "outside", "a discount"),
    ("I would lower the price a little", "outside", "a discount"),
    ("give them a free month", "outside", "a discount"),
    ("skip the meeting and send the contract", "outside", "going on without it"),
    ("We just go ahead without them", "outside", "going on without it"),
    ("tell her the offer expires friday", "outside", "pressure"),
    ("call her boss", "outside", "going behind somebody's back"),
    ("I write to the press hall people myself without her knowing", "outside", "going behind somebody's back"),
    ("invite everybody to a breakfast at our demo plant", "new", ""),
    ("Get the director to send a short mail asking for their worries", "new", ""),
    ("banana", "unread", ""),
    ("purple elephants dance on tables", "unread", ""),
]


BREAKS = [
    ("We give ten per cent off if she brings them together this month.", "a discount"),
    ("We give 10 percent less if she brings them.", "a discount"),
    ("We take 500 euros off the bill once they have met", "a discount"),
    ("I will tell the controller that the price goes up next month unless he signs this week.", "pressure"),
    (
        "I go to the press hall myself without telling the director and collect their wishes.",
        "going behind somebody's back",
    ),
    ("Meet the foreman in the canteen without the director's knowledge", "going behind somebody's back"),
]
HARMLESS = [
    "I would never give a discount; I ask what the hour is worth",
    "Not without telling her: I ask her to introduce me to the foreman",
    "Find out what is behind the back office's worry",
    "Could we do it with 10 percent less effort from the foremen?",
    "Ask what happens if the price of flour goes up",
    "Show that the waste falls by ten percent with less labour",
    "We fix a date together, and if it slips we talk",
]


@pytest.mark.parametrize(("text", "like"), BREAKS)
def test_words_that_break_the_frame_break_it_in_a_long_sentence_too(text: str, like: str) -> None:
    assert [("outside", like)] == read(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_denied_or_means_something_else_breaks_nothing(text: str) -> None:
    assert ["", "", ""] == [breach_of(text, sort) for sort in ("discount", "pressure", "behind")]


def test_who_does_what_in_the_first_person_is_read_as_something_that_somebody_does() -> None:
    assert "unread" not in [
        sort for sort, _ in read("I sit at the belt and count what falls", "We paint the hall blue")
    ]


def test_a_new_move_is_not_counted_among_those_inside() -> None:
    noticed = create(
        text="invite everybody to a breakfast at our plant\nAsk her to begin with the foreman\noffer 15% off"
    )
    assert [1, 1, 1] == [noticed.count(tag) for tag in ("move_new", "move_inside", "move_outside")]


def read(*texts: str) -> list[tuple[str, str]]:
    reader = frame_reader(the_process(), CONSENSUS)
    return [(one["sort"], one["like"]) for one in weighed(reader, the_process(), CONSENSUS, texts)]


@pytest.mark.parametrize(("text", "sort", "like"), UNSEEN)
def test_an_unseen_move_is_held_against_bank_and_frame(text: str, sort: str, like: str) -> None:
    assert [(sort, like)] == read(text)


def test_each_move_of_the_bank_and_each_breach_is_read_as_itself() -> None:
    process = the_process()
    bank = [(move.label, text) for move in process.blocked[0].bank for text in (move.text, *move.examples)]
    outside = [(breach.label, text) for breach in process.breaches for text in breach.examples]
    assert [] == [(label, text) for label, text in bank + outside if read(text)[0][1] != label]


def test_the_same_move_twice_counts_once() -> None:
    twice = read("Begin with the foreman only.", "Start with just the foreman.")
    assert ["inside", "alike"] == [sort for sort, _ in twice]


def test_a_new_move_said_twice_counts_once() -> None:
    twice = read("invite everybody to a breakfast at our demo plant", "invite everybody to breakfast at our demo plant")
    assert ["new", "alike"] == [sort for sort, _ in twice]


NEIGHBOURS = [
    ("Spend a morning in the hall with the operators", "Visit the night shift and write down what they want"),
    ("Send her a short film of another plant", "Send her a letter from another plant"),
    ("Ask the foreman what he is afraid of", "Ask her what she is afraid of"),
    ("Ask her to introduce me to one person from cleaning", "Start with just the foreman."),
    ("Let cleaning decide where the display hangs", "Let the night shift choose the colour of the display"),
]


@pytest.mark.parametrize(("first", "second"), NEIGHBOURS)
def test_neighbours_of_meaning_are_not_called_the_same(first: str, second: str) -> None:
    assert "alike" not in [sort for sort, _ in read(first, second)]


def create(**fields: str) -> list[str]:
    move = hear(Session(the_process(), 0), Move("create", {"commitment": CONSENSUS, **fields}))
    return tags(session(("take", {}), ("create", dict(move.data))))


THREE = (
    "What is she most worried they would say?\nAsk her to begin with the foreman\nCould she run the meeting herself?"
)


def test_a_bold_idea_that_is_marked_as_outside_costs_nothing() -> None:
    assert ["bold_outside", "three_moves"] == create(text=THREE, bold="offer 15% off")[-2:]


def test_the_same_idea_among_the_moves_is_outside() -> None:
    assert "move_outside" in create(text=f"{THREE}\noffer 15% off")


def test_the_count_above_the_moves_is_that_of_the_marks_beside_them() -> None:
    texts = [
        "offer 15% off",
        "What is she most worried they would say?",
        "invite everybody to a breakfast at our plant",
    ]
    reading = weighed(frame_reader(the_process(), CONSENSUS), the_process(), CONSENSUS, texts)
    assert "1 outside the frame, 1 inside the frame, 1 new. 2 count (inside or new); 3 are needed." == summary(reading)


def test_two_bold_ideas_are_counted_in_the_plural() -> None:
    written = weighed(frame_reader(the_process(), CONSENSUS), the_process(), CONSENSUS, ["offer 15% off", "10% off"])
    assert summary([{**move, "bold": True} for move in written]).startswith("2 bold ideas. ")


def test_no_more_than_eight_moves_are_read() -> None:
    assert 8 == len(read(*[f"Ask her number {i} what she fears" for i in range(12)]))
