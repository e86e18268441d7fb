"""What a review gives on paper: months to judge, what their numbers say, and a sheet for one's own month."""

from __future__ import annotations

from collections.abc import Sequence

from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Body, Box, Boxes, Column, Items, Screen, Section, Table, Text, strong
from ...ui.handout import Handout
from .content import Case, Review
from .page.picture import picture, points_of
from .state import QUESTIONS
from .verdicts import CHOICES, SENTENCES, of_case, why


def handouts(review: Review, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return the months to judge, their answers, and a sheet for a month of one's own.

    Args:
        review: the exercise.
        playthroughs: examples beside it; on paper the answers say the same.
    """
    if "month" in review.places:
        own = Handout("month-sheet", "For everybody: one's own month, once a month.", _own_month(review))
    else:
        own = Handout("number-sheet", "For everybody: one number of one's own.", _own_number())
    return (
        Handout("on-paper", "For the learner: months of invented sellers, to be judged.", _to_judge(review)),
        Handout("answers", "What the numbers of each month say, and why.", _answers(review), gives_away=True),
        own,
    )


def _to_judge(review: Review) -> Screen:
    months = [_month(case) for case in review.cases]
    return Screen(review.title, [Text(review.briefing), *months, Text(review.illustrative, "fine")])


def _month(case: Case) -> Section:
    asked = Boxes("You say", list(CHOICES.values()), stacked=True)
    return Section(case.title, [Text(case.story), picture(case.what, case.sort, points_of(case), None)[0], asked])


def _answers(review: Review) -> Screen:
    return Screen(
        f"Answers: {review.title}",
        [Text("Give it out when everybody has judged.", "notice"), *map(_answer, review.cases)],
    )


def _answer(case: Case) -> Section:
    found = of_case(case)
    says = Text([strong(SENTENCES[found.verdict]), " ", why(found, case.sort, case.months, case.of)])
    return Section(case.title, [says, picture(case.what, case.sort, points_of(case), found)[0], Text(case.teaches)])


def _own_number() -> Screen:
    words = list(CHOICES.values())
    body: Body = [
        Blank("Which number, and where it comes from"),
        Blank("The months before, oldest first: six or more", 2),
        Blank("The new month"),
        Boxes("Before you look it up, I say", words, stacked=True),
        Boxes("The numbers say", list(SENTENCES.values()), stacked=True),
        Blank("How large a change would one month have to be to show it?"),
        Blank("What I watch instead, because it comes more often"),
    ]
    return Screen("One number of mine", body)


def _own_month(review: Review) -> Screen:
    columns = [
        Column(words) for words in ("Number", "The months before", "This month", "I say: usual, unusual, too little")
    ]
    table = Table("My numbers", columns, [[Blank("")] * len(columns)] * 4, caption_shown=False)
    questions = [
        Box([Text([strong(words)]), Blank("What I did or will do", 2), Blank("Which number shows it")])
        for words in QUESTIONS.values()
    ]
    body: Body = [
        Blank("Whose month, and which"),
        Section("My numbers", [table]),
        Section("Three questions", questions),
        Section("If it lies outside", [Blank("What shows it"), Blank("How large it is"), Blank("My answer to it")]),
        Section("One experiment", [Blank("If I …, then …", 2), Blank("Which number, by how much, in how many months")]),
        Items(["The same sheet after a record and after a bad month."], "fine"),
    ]
    return Screen("My month", body)
