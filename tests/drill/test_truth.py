"""What is praised was earned, and what is quoted was typed."""

from __future__ import annotations

import pytest

from salestrain.core.events import Event
from salestrain.kinds.drill.content import Drill
from salestrain.kinds.drill.page.items import off_the_ladder_words
from salestrain.kinds.drill.page.start_sheet import USED, points_table
from salestrain.kinds.drill.points import POINTS, judged
from salestrain.kinds.drill.reading import read_question
from salestrain.kinds.drill.try_next import to_try_next
from salestrain.language.drill_lines import faults, read_line
from salestrain.language.meaning import carried_encoder
from salestrain.language.own_action import own_action
from salestrain.language.said_back import SaidBack, said_back
from salestrain.ui import Table
from tests.drill.trying import Desk

SAYS = "The paint is a bother. What ruins my week is the plumber who never turns up. And nobody tells me."
POINTS_SAID = ("The paint is a bother", "What ruins his week is the plumber who never turns up", "Nobody tells him")


def heard(text: str) -> SaidBack:
    """A reflection on the three points, as it is read."""
    return said_back(text, SAYS, POINTS_SAID, (), carried_encoder())


@pytest.mark.parametrize(
    "text",
    [
        "I won't ring any of my 5 customers until Tuesday.",
        "i dont call 3 of them on friday",
        "We will not visit two shops next Monday.",
        "I never send four offers by Thursday.",
        "I refuse to call five people tomorrow.",
        "I can't write to 6 buyers this Friday.",
    ],
)
def test_a_refusal_is_no_action_and_is_called_one(text: str) -> None:
    action = own_action(text)
    assert (None, None, None, "refused") == (action.verb, action.what, action.when, action.instead)


@pytest.mark.parametrize(
    "text",
    [
        "I will leverage 50 synergies by Monday.",
        "On Friday I embrace 2 new attitudes.",
        "By Tuesday I elevate my 3 mindsets.",
        "Tomorrow I champion 100 % ownership.",
        "From Monday I own 4 territories.",
    ],
)
def test_nobody_sees_the_verbs_of_a_management_book(text: str) -> None:
    assert own_action(text).verb is None


@pytest.mark.parametrize(
    "text",
    ["My manager must send me 8 names by Friday.", "Purchasing should answer 3 mails on Monday."],
)
def test_the_act_of_somebody_else_is_called_so_and_keeps_its_number(text: str) -> None:
    action = own_action(text)
    assert (None, "others", True) == (action.verb, action.instead, action.what is not None)


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        ("tmrw i phone the head of stores and ask 1 question about year end", "phone", "tmrw"),
        ("I call 4 buyers a day till wed", "call", "till wed"),
        ("I visit 2 shops per week, by Thursday", "visit", "by Thursday"),
        ("I stop sending lists: on Monday I drive to two dealers", "drive", "on Monday"),
        ("I will not mail them, but I call three dealers on Friday", "call", "on Friday"),
    ],
)
def test_the_words_quoted_of_an_action_are_the_act_and_its_day(text: str, verb: str, when: str) -> None:
    action = own_action(text)
    assert action.verb and action.when
    assert (verb, when) == (action.verb[0], action.when[0])


@pytest.mark.parametrize(
    "text",
    [
        "So the paint ruins your week, and the plumber is only a bother.",
        "So it is the paint that ruins your week; the plumber is a bother.",
        "So the paint is a bother, and everybody tells you.",
        "The plumber is a bother, but the paint ruins your week.",
    ],
)
def test_the_opposite_of_what_was_said_is_told_as_one(text: str) -> None:
    assert heard(text).flipped


@pytest.mark.parametrize(
    "text",
    [
        "So the paint is a bother, but the plumber who never turns up ruins your week, and nobody tells you.",
        "You find the paint a bother; worse is that the plumber never turns up, and no one tells you.",
    ],
)
def test_what_was_said_is_not_told_as_its_opposite(text: str) -> None:
    assert ((), ()) == (heard(text).flipped, heard(text).invented)


@pytest.mark.parametrize("remedy", ["you want to sack him", "you need to hire another one", "we could replace him"])
def test_a_remedy_that_nobody_named_is_invented(remedy: str) -> None:
    assert ["this remedy was not said"] == [
        why for _, why in heard(f"So the paint is a bother, and {remedy}.").invented
    ]


@pytest.mark.parametrize(
    "text",
    [
        "So the paint is a bother, but what wrecks your days is the plumber who doesn't show up, and no one says so.",
        "What spoils your week are workmen who don't come, and nobody tells you.",
    ],
)
def test_what_is_quoted_of_a_reflection_stands_in_it(text: str) -> None:
    assert [] == [words for words in heard(text).covered if words not in text]


@pytest.mark.parametrize(
    "text",
    ["What did it cost you, and who was waiting?", "How long does it take? And who pays for it?"],
)
def test_two_questions_in_one_line_are_one_too_many(text: str) -> None:
    assert "stacked" in [act.name for act in faults(text, "")]


@pytest.mark.parametrize("format_", sorted(USED))
def test_only_points_that_a_format_uses_are_listed_for_it(format_: str) -> None:
    table = next(node for node in points_table({format_}).body if isinstance(node, Table))
    assert {POINTS[tag][1] for tag in USED[format_]} == {row[0] for row in table.rows}


@pytest.mark.parametrize(
    ("label", "aims", "tags", "word"),
    [
        ("focus", ["right:focus"], ["wrong:focus"], "sort a question"),
        ("said back", ["covered:all", "own_words"], ["covered:most", "own_words"], "Count the points"),
        ("action", ["action:verb", "action:what", "action:when"], ["action:verb", "action:what"], "by when"),
        ("question", ["focus:problem", "follow_up"], ["focus:problem"], "Pick up a word"),
        ("question", ["focus:problem", "follow_up"], ["focus:problem", "follow_up", "stacked"], "one thing"),
    ],
)
def test_the_one_thing_to_try_is_what_was_lost(label: str, aims: list[str], tags: list[str], word: str) -> None:
    part = {"label": label, "text": "x", "aims": [aims], "tags": tags, "proof": {}}
    event = Event("tried", 1, {"item": "i", "repeat": False, "parts": [part]}, ())
    assert word in to_try_next([event])


@pytest.mark.parametrize(
    ("tags", "first"),
    [(["leading", "instead:aside"], "The answer is in your question"), (["pitch", "instead:aside"], "That speaks for")],
)
def test_a_line_that_pushes_on_a_ladder_is_told_so_first(tags: list[str], first: str) -> None:
    assert off_the_ladder_words({"tags": tags, "label": "problem"}).startswith(first)


@pytest.mark.parametrize("text", ["Fri: ring 5 payroll bosses", "I'll try it on two customers on Thursday."])
def test_an_order_to_oneself_is_nobody_elses_act(text: str) -> None:
    assert "" == own_action(text).instead


@pytest.mark.parametrize(
    "text", ["I get it done by the 15th.", "I'll be done on the 3rd", "I finish by 12/5", "done by the 1st of May"]
)
def test_the_number_of_a_day_is_never_quoted_as_an_amount(text: str) -> None:
    what = own_action(text).what
    assert what is None or not any(letter.isdigit() for letter in what[0])


def test_an_amount_beside_the_number_of_a_day_still_counts() -> None:
    assert ("3 drafts", "what or how much") == own_action("I'll finish 3 drafts by the 15th.").what


@pytest.mark.parametrize(
    "question",
    ["Who feels it most on the night shift?", "Who suffers from it?", "Whom does it hurt?", "Who gets the blame then?"],
)
def test_whoever_asks_whom_it_touches_asks_about_people(question: str) -> None:
    acts = read_line(question, "The night shift complains the most.", carried_encoder()).acts
    assert "others" in [act.name for act in acts]


@pytest.mark.parametrize("question", ["Who makes your boxes?", "Who types it in?", "Who is your supplier?"])
def test_who_does_a_piece_of_work_is_no_question_about_how_it_is_decided(question: str) -> None:
    acts = read_line(question, "The boxes come in on Monday.", carried_encoder()).acts
    assert "others" not in [act.name for act in acts]


@pytest.mark.parametrize("focus", ["situation", "problem", "implication", "others", "commitment"])
def test_a_question_about_something_else_earns_what_it_says(focus: str) -> None:
    aims = [["focus:result", "follow_up"]]
    part = {"label": "question", "text": "?", "aims": aims, "tags": [f"focus:{focus}", "follow_up"], "proof": {}}
    result = judged(part)
    assert (2, 2) == (result.score, sum(point.points for point in result.points))


def test_the_words_that_show_an_act_end_before_the_word_that_leads_on() -> None:
    text = "What does that do to the rest of your week, and who pays for it?"
    acts = read_question(text, "")["acts"]
    assert isinstance(acts, list)
    quoted = [text[slice(*act["span"])] for act in acts if isinstance(act, dict) and act["name"] == "implication"]
    assert ["What does that do to the rest of your week"] == quoted


@pytest.mark.parametrize(
    "text", ["Who on the night shift could tell me more?", "What else would you tell me about it?"]
)
def test_the_proof_of_a_question_is_the_whole_question(text: str) -> None:
    spans = {text[slice(*act.span)] for act in read_line(text, SAYS, carried_encoder()).acts}
    assert {text} == spans


def test_no_words_are_quoted_twice_as_the_proof_of_one_reflection(drill: Drill) -> None:
    desk = Desk(drill, "i.back").answer("So the bread is good, but the shops never know when the van comes.")
    quoted = desk.tried.data["parts"][0]["proof"]["covered:all"][0].split(" … ")
    assert [] == [words for words in quoted for other in quoted if words != other and words in other]


def test_a_reason_quotes_words_as_they_were_typed() -> None:
    acts = read_question("I wonder what goes wrong on a Monday.", SAYS)["acts"]
    assert ["“I wonder what”"] == [act["because"][:15] for act in acts if act["name"] == "open"]
