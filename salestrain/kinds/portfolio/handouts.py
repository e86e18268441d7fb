"""What a portfolio gives on paper: a week of leads, the answers on cards for whoever plays the leads, and the truth."""

from __future__ import annotations

from collections.abc import Sequence

from ...content.playthrough import AnyPlaythrough
from ...ui import Blank, Boxes, Column, Content, Node, Screen, Section, Table, Text, strong
from ...ui.handout import Handout
from .content import Deck, Lead, Portfolio
from .deeds import ANSWERS, SORT_WORDS, hours
from .truth import costs, drawn, sort_of, words_for


def handouts(portfolio: Portfolio, playthroughs: Sequence[AnyPlaythrough]) -> tuple[Handout, ...]:
    """Return the week for learners, and for whoever answers for the leads what is true of the first deck.

    Args:
        portfolio: the exercise.
        playthroughs: examples beside it, which are none on paper.
    """
    deck = portfolio.decks[0]
    return (
        Handout("on-paper", "For the learner: the leads, and what can be asked of them.", _week(portfolio)),
        Handout(
            "answers", f"For whoever answers for the leads: {deck.title}.", _answers(portfolio, deck), gives_away=True
        ),
    )


def _week(portfolio: Portfolio) -> Screen:
    asked = [f"{aspect.name}: {aspect.question}" for aspect in portfolio.aspects]
    told: list[Node] = [Text(portfolio.briefing), Text(portfolio.goal)]
    told.append(Text([strong("What can be asked, for half an hour each: "), " ".join(asked)]))
    sources = {source.id: source.name for source in portfolio.sources}
    leads: list[Node] = [
        Section(
            lead.name,
            [
                Text(lead.about),
                Text(_about(lead, sources[lead.source])),
                Blank("What I heard"),
                Blank("How likely it is worth it, of 100"),
                Boxes("I", list(ANSWERS.values())),
            ],
        )
        for lead in portfolio.leads
    ]
    return Screen(portfolio.title, [*told, *leads, Text(portfolio.illustrative, "fine")])


def _about(lead: Lead, source: str) -> str:
    takes = hours(costs(lead, "pursue"))
    return f"{source}. Worth {lead.value} thousand a year; a pursuit takes {takes}."


def _answers(portfolio: Portfolio, deck: Deck) -> Screen:
    truths = drawn(portfolio, deck.seed)
    columns = [Column("Lead", names_row=True), *(Column(aspect.name) for aspect in portfolio.aspects), Column("It was")]
    rows: list[list[Content]] = []
    for lead in portfolio.leads:
        truth = truths[lead.id]
        said: list[Content] = [
            words_for(portfolio, deck.seed, lead.id, aspect.id, is_true=truth[aspect.id])
            for aspect in portfolio.aspects
        ]
        rows.append([lead.name, *said, SORT_WORDS[sort_of(portfolio, truth)]])
    lead_in = "Answer only what is asked, in these words. Tell what a lead was when everybody has decided."
    return Screen(
        f"Answers: {deck.title}", [Text(lead_in, "notice"), Table(deck.title, columns, rows, caption_shown=False)]
    )
