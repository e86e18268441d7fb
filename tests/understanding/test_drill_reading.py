"""What drills ask of a text besides its acts: the three questions, an action of one's own, what is said back."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest

from salestrain.core.acts import FOCUSES, FORMS
from salestrain.kinds.drill.content import Focus, Form
from salestrain.language.drill_lines import read_line
from salestrain.language.meaning import carried_encoder
from salestrain.language.own_action import own_action
from salestrain.language.said_back import said_back
from salestrain.language.supplier import three_questions


def test_authors_and_reader_have_one_list_of_forms_and_focuses() -> None:
    assert (FORMS, FOCUSES) == (get_args(Form), get_args(Focus))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What do you like about Meldrum?", ["keep"]),
        ("What do you like about the old board that must stay?", ["keep"]),
        ("what's great about meldrum", ["keep"]),
        ("What bugs you about them?", ["change"]),
        ("If you could alter one thing about Meldrum, what would it be?", ["change"]),
        ("What do you wish for that there is never a budget for?", ["wish"]),
        ("What would you do with more money?", ["wish"]),
        ("and what do you wish it could do?", ["wish"]),
        ("What did you always want that they never had?", ["wish"]),
        ("How old is the board?", []),
        ("Is Meldrum expensive?", []),
        ("I like Meldrum, too.", []),
        ("May I show you ours?", []),
    ],
)
def test_the_three_questions_are_heard_whatever_the_supplier_is_called(text: str, asked: list[str]) -> None:
    assert asked == list(three_questions(text, ["Meldrum", "the old board", "the board"]))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("From Monday I call ten of the old leads each morning.", (True, True, True)),
        ("Every Friday I will ask two customers for a name.", (True, True, True)),
        ("Ask the two lost customers on Friday what decided it.", (True, True, True)),
        ("I’ll phone every no-show the same day, starting tomorrow.", (True, True, True)),
        ("We need to do more calls.", (False, True, False)),
        ("I will try harder.", (False, False, False)),
        ("I hope that it gets better on Monday", (False, False, True)),
        ("Marketing should send better leads.", (False, False, False)),
        ("The market will recover next year.", (False, False, True)),
        ("I will try harder to use the method with ten customers by Friday.", (False, True, True)),
        ("I'll try to call ten customers tomorrow", (False, True, True)),
        ("I will do my best with the leads on Monday", (False, True, True)),
        ("I commit to calling ten leads by Friday", (True, True, True)),
        ("I try the new opening with three customers by Thursday", (True, True, True)),
        ("I call ten customers by the 15th", (True, True, True)),
        ("I send the offer by 15:00 tomorrow", (True, True, True)),
        ("I'll send two offers by 3pm", (True, True, True)),
        ("I ring ten leads by close of business", (True, True, True)),
        ("I write to the three lost customers by 31/3", (True, True, True)),
        ("", (False, False, False)),
    ],
)
def test_an_action_of_ones_own_is_told_from_a_hope(text: str, there: tuple[bool, bool, bool]) -> None:
    found = own_action(text)
    assert there == (found.verb is not None, found.what is not None, found.when is not None)


SAID = "The machine stops twice a night, and nobody from Aldern comes before noon."
POINTS = ("The machine stops twice a night", "Nobody comes before noon")


@pytest.mark.parametrize(
    ("text", "covered", "invented", "flipped"),
    [
        ("So it stops twice a night, and nobody from Aldern comes before noon.", 2, [], 0),
        ("So the machine stops two times every night.", 1, [], 0),
        ("So the machine stops 9 times a night.", 1, ["9"], 0),
        ("So Bernhard comes before noon.", 0, ["Bernhard"], 1),
        ("The machine does not stop at night, then.", 0, [], 1),
        ("I see.", 0, [], 0),
        ("", 0, [], 0),
    ],
)
def test_what_is_said_back_is_counted_point_by_point(
    text: str, covered: int, invented: list[str], flipped: int
) -> None:
    found = said_back(text, SAID, POINTS)
    assert (covered, invented, flipped) == (
        sum(map(bool, found.covered)),
        [words for words, _ in found.invented],
        len(found.flipped),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Two interruptions every night, and you wait until midday before anyone shows up.",
        "So it breaks down two times each night, and no one turns up in the morning.",
    ],
)
def test_what_is_said_back_in_other_words_covers_what_was_meant(text: str) -> None:
    found = said_back(text, SAID, POINTS, encoder=carried_encoder())
    assert (True, True, ()) == (*map(bool, found.covered), found.copied)


def test_a_summary_in_the_buyers_own_words_is_seen_as_a_copy() -> None:
    found = said_back(f"So {SAID.lower()}", SAID, POINTS, encoder=carried_encoder())
    assert (True, True, True) == (*map(bool, found.covered), "machine" in found.copied)


with (Path(__file__).parent / "own_actions.csv").open(encoding="utf-8", newline="") as opened:
    ACTIONS = list(csv.DictReader(opened))


@pytest.mark.parametrize("line", ACTIONS, ids=[line["text"][:40] for line in ACTIONS])
def test_an_action_earns_its_verb_and_the_whole_as_a_trainer_would_give_it(line: dict[str, str]) -> None:
    found = own_action(line["text"])
    whole = bool(found.verb and found.what and found.when)
    assert (bool(line["verb"]), all(line[part] for part in ("verb", "what", "when"))) == (bool(found.verb), whole)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("What does a dead battery mean for the crew?", "implication"),
        ("What have you had to let go since the fire?", "implication"),
        ("How does that land on the people at the desk?", "implication"),
        ("If nobody had to be sent home, what would be different on a Friday?", "result"),
        ("Suppose every lorry was full. What would you do with the money?", "result"),
    ],
)
def test_what_follows_and_what_would_be_better_are_no_questions_about_how_things_are(text: str, about: str) -> None:
    found = [act.name for act in read_line(text, "It stops twice a shift.", carried_encoder()).acts]
    assert (True, False) == (about in found, "situation" in found)
