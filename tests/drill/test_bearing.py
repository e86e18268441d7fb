"""What somebody will do answers what was said, or is told kindly that it does not."""

from __future__ import annotations

import pytest

from salestrain.content.library import library
from salestrain.core.events import Event
from salestrain.kinds.drill.checks import tried
from salestrain.kinds.drill.content import Drill
from salestrain.kinds.drill.engine import prepare
from salestrain.kinds.drill.points import parts_of
from salestrain.kinds.drill.try_next import to_try_next
from salestrain.language.bearing import bears_on
from salestrain.language.meaning import carried_encoder
from salestrain.language.own_action import own_action

STATEMENT = ("We are simply too expensive", "and I have never asked the three what they needed the training for")


@pytest.fixture(scope="module")
def drill() -> Drill:
    """The drill of excuses as it ships."""
    found = library().get("excuse_to_action")
    assert isinstance(found, Drill)
    return found


def answered(drill: Drill, name: str, text: str) -> Event:
    """The try of an action, with every part sorted rightly."""
    item = next(item for item in drill.items if item.id == name)
    assert item.excuse is not None
    return tried(
        prepare(drill, 0), item, [{"text": text, "sorted": [clause.control for clause in item.excuse.clauses]}]
    )


@pytest.mark.parametrize(
    "text",
    [
        "I clean my car every Monday",
        "I read the newspaper every morning",
        "I drink two litres of water a day",
        "I run five kilometres every morning",
        "I water the plants on my balcony twice a week",
        "I phone my sister every evening",
        "I watch two films this weekend",
        "I go to bed at ten every night",
        "I swap my shift on Monday",
    ],
)
def test_an_act_that_has_nothing_to_do_with_what_was_said_earns_nothing(drill: Drill, text: str) -> None:
    part = parts_of(answered(drill, "i.more_follow_up", text))[-1]
    assert (0, True) == (part.score, "beside" in [point.tag for point in part.points])


IN_THE_OFFICE = (
    "I change my working hours from Monday",
    "On Tuesday I refill the stapler",
    "I tidy two drawers by Friday",
    "I buy a better chair this week",
    "By Wednesday I repaint the meeting room",
    "I join the company football team on Thursday",
    "I submit my timesheet each Friday",
    "I bring cake for six colleagues on Monday",
    "I update my antivirus on the 3rd",
    "I take the bus at seven every morning",
    "I print forty pages on Tuesday",
    "I call the IT helpdesk on Monday about my mouse",
    "I buy three shirts before Friday",
    "I polish my shoes before each visit to the gym",
    "I count the clouds on Thursday at noon",
    "I sing two songs to the coffee machine every morning",
    "I clock out at five every day",
    "I fix the blinds on Monday",
    "I reserve a parking space by the 15th",
    "I delete 300 photos from my phone tonight",
    "I throw four stones at the moon on Tuesday",
    "By Friday I rename the folders on my desktop",
    "I listen to two records on Wednesday",
    "I swap desks with Anna on Monday",
)
"""What is done at work and brings no customer nearer; none of it was learned from."""


def test_what_else_is_done_in_an_office_hardly_ever_answers_what_was_said(drill: Drill) -> None:
    statements = [[clause.text for clause in item.excuse.clauses] for item in drill.items if item.excuse]
    called = [not bears_on(act, said, carried_encoder()) for act in IN_THE_OFFICE for said in statements]
    assert sum(called) >= 0.8 * len(called)


@pytest.mark.parametrize(
    "text",
    [
        "By Wednesday I go there in person and ask each of them.",
        "On Monday I write down what each of them achieved with us.",
        "I invite each of the three to a coffee before the 15th.",
        "Tomorrow I rehearse the question with a colleague for 20 minutes.",
        "From today I ask every client in the first ten minutes what must be different afterwards.",
        "I put three names on a card tonight and ring them before noon.",
        "I book a lunch with the head of training in the week of the 14th.",
    ],
)
def test_an_answer_in_quite_other_words_bears_on_what_was_said(text: str) -> None:
    assert bears_on(text, STATEMENT, carried_encoder())


def test_every_model_answer_bears_on_its_own_statement(drill: Drill) -> None:
    encoder = carried_encoder()
    beside = [
        text
        for item in drill.items
        if item.excuse
        for text in item.excuse.model
        if not bears_on(text, [clause.text for clause in item.excuse.clauses], encoder)
    ]
    assert [] == beside


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        ("24 hours after every visit: call the baker", "call", "after every visit"),
        ("I go there in person on the 12th", "go", "on the 12th"),
        ("I go through last month's wins on Monday and write to all nine buyers", "go", "on Monday"),
        ("I have lunch with one former client every week until July", "have", "every week"),
        ("I read each customer's page and note two questions the evening before", "read", "the evening before"),
        ("I keep a list of all open offers from Monday", "keep", "from Monday"),
    ],
)
def test_what_people_say_they_do_is_a_deed_with_its_time(text: str, verb: str, when: str) -> None:
    action = own_action(text)
    assert action.verb and action.when
    assert (verb, when) == (action.verb[0], action.when[0])


@pytest.mark.parametrize(
    "text", ["I'll hit the open sites harder from now on.", "I will work on my pipeline this week.", "I go for gold."]
)
def test_a_vow_is_called_one_whatever_its_verb(text: str) -> None:
    assert (None, "vow") == (own_action(text).verb, own_action(text).instead)


def test_what_nobody_does_is_not_called_the_act_of_somebody_else() -> None:
    assert "others" != own_action("From tomorrow my first half hour belongs to the portal").instead


def test_a_meal_is_a_deed_only_with_somebody() -> None:
    assert (None, True) == (
        own_action("I have breakfast at seven every day").verb,
        own_action("I have breakfast with one buyer every Friday").verb is not None,
    )


@pytest.mark.parametrize("text", ["I send six postcards on the 12th.", "I go there in person on the 12th."])
def test_the_day_of_a_month_is_no_number_of_anything(text: str) -> None:
    what = own_action(text).what
    assert what is None or "12" not in what[0]


def test_what_to_try_next_is_about_what_lost_the_most(drill: Drill) -> None:
    item = next(item for item in drill.items if item.id == "i.more_follow_up")
    wrongly_sorted = [{"text": "I will follow up with customers better.", "sorted": ["inside", "inside"]}]
    assert "Write" in to_try_next([tried(prepare(drill, 0), item, wrongly_sorted)])
