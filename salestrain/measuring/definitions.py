"""The table of figures: what each says, its formula, what it needs, and its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from . import amounts, cycle, history, rates
from .counted import of_counts
from .kpi import Asked, Definition, Kpi, refused

REPORT = "The export of all deals from the CRM"
PERIOD = "The export of all deals from the CRM, and the quota in my agreement"
NOTES = "My calendar and my notes of talks"

DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "win_rate",
        "Deals won of those closed",
        "Of a hundred deals that come to an end, so many are won.",
        "won / (won + lost), by the day of closing; open deals are left out",
        "share",
        "result",
        ("status",),
        rates.win_rate,
        "A deal that the buyer has signed, of all that were signed or called off",
        REPORT,
        "I ask in the first talk what happens if they do nothing, and leave where the answer is nothing",
    ),
    Definition(
        "win_rate_of_cohorts",
        "Deals won of those begun",
        "Of a hundred deals that begin in a month, so many are won in the end. The honest one for a trend.",
        "won / created, by month of creation, only months older than the days by which nine of ten deals are decided",
        "share",
        "result",
        ("status", "created_at", "closed_at"),
        rates.win_rate_of_cohorts,
        "A deal that the buyer has signed, of all that were entered in the same month",
        REPORT,
        "I enter a deal only after the buyer has told me about a problem that costs them something",
    ),
    Definition(
        "win_rate_by_amount",
        "Amount won of the amount closed",
        "Of a hundred in the deals that come to an end, so many are won.",
        "Σ amount won / Σ amount won and lost",
        "share",
        "result",
        ("status", "amount"),
        rates.win_rate_by_amount,
        "The amount in the contract, of the last amount offered in every deal that ended",
        REPORT,
        "I call on a second person in every deal above twice my usual size",
    ),
    Definition(
        "average_deal",
        "Average deal won",
        "What a won deal brings, if all were alike.",
        "Σ amount won / won",
        "money",
        "result",
        ("status", "amount"),
        amounts.average_deal,
        "The amount in a contract that the buyer has signed",
        REPORT,
        "I ask in each offer talk who else in the house has the same problem",
    ),
    Definition(
        "middle_deal",
        "Middle deal won",
        "Half of the won deals are larger, half are smaller; one very large deal does not move it.",
        "the median amount of won deals",
        "money",
        "result",
        ("status", "amount"),
        amounts.middle_deal,
        "The amount in a contract that the buyer has signed",
        REPORT,
        "I ask in each offer talk who else in the house has the same problem",
    ),
    Definition(
        "cycle_of_won",
        "Days to a deal won",
        "Half of the won deals took longer, half were quicker.",
        "the median days from creation to closing of won deals",
        "days",
        "objective",
        ("status", "created_at", "closed_at"),
        cycle.cycle_of_won,
        "The days from entering a deal to the signature",
        REPORT,
        "I end every talk with a day and a person for the next step",
    ),
    Definition(
        "cycle_of_lost",
        "Days to a deal lost",
        "Half of the lost deals took longer, half were quicker. A late no costs the most.",
        "the median days from creation to closing of lost deals",
        "days",
        "objective",
        ("status", "created_at", "closed_at"),
        cycle.cycle_of_lost,
        "The days from entering a deal to the day on which it was called off",
        REPORT,
        "I ask in the second talk what would make them stay as they are",
    ),
    Definition(
        "time_to_decision",
        "Days to a decision",
        "Half of the deals are decided by then, with those that still run counted as far as they have come.",
        "the median of Kaplan and Meier over closed and open deals",
        "days",
        "objective",
        ("status", "created_at", "closed_at"),
        cycle.time_to_decision,
        "The days from entering a deal to its end, whichever it was",
        REPORT,
        "I agree with the buyer in the first talk on the day of their decision",
    ),
    Definition(
        "velocity",
        "What the pipeline brings a day",
        "What would come in on an ordinary day if everything went on as before.",
        "open deals × won of closed × average deal won / average days to a deal won",
        "money a day",
        "result",
        ("status", "amount", "created_at", "closed_at"),
        amounts.velocity,
        "The product of four figures of the same table and the same time",
        REPORT,
        "I hold ten first talks a week with firms that have the problem that we solve",
    ),
    Definition(
        "coverage",
        "Cover of the quota",
        "How many times over the open deals would fill what is still missing, if all of them were won.",
        "open amount expected to close in the period / (quota − won so far)",
        "times",
        "objective",
        ("status", "amount", "expected_close"),
        amounts.coverage,
        "The amount of open deals that the buyer has said they decide in this period",
        PERIOD,
        "I hold ten first talks a week with firms that have the problem that we solve",
    ),
    Definition(
        "attainment",
        "Quota reached",
        "Of a hundred in the quota, so many are won.",
        "amount won in the period / quota",
        "share",
        "result",
        ("status", "amount", "closed_at"),
        amounts.attainment,
        "The amount of contracts signed in the period",
        PERIOD,
        "I call every offer that is older than two weeks",
    ),
    Definition(
        "pace",
        "Pace to the quota",
        "Of a hundred that the quota asks for by today, so many are won.",
        "amount won / (quota × working days over / working days of the period)",
        "share",
        "result",
        ("status", "amount", "closed_at"),
        amounts.pace,
        "The amount of contracts signed since the period began",
        PERIOD,
        "I call every offer that is older than two weeks",
    ),
    Definition(
        "conversion",
        "Deals through all stages",
        "Of a hundred deals that enter the first stage, so many enter the last.",
        "entered the last stage / entered the first one; who enters a later stage has entered the ones before",
        "share",
        "objective",
        ("entered",),
        history.conversion,
        "A deal that enters the last stage, of all that entered the first",
        "The export of all deals from the CRM with the day of each stage",
        "I read the sentence that shows the outcome before I move a deal on",
    ),
    Definition(
        "drop_off",
        "Where most deals end",
        "Of a hundred deals in a stage, so many do not go on to the next.",
        "1 − went on / came, for the stage where it is highest, and only where no range overlaps it",
        "share",
        "objective",
        ("entered",),
        history.drop_off,
        "A deal that entered a stage and none after it",
        "The export of all deals from the CRM with the day of each stage",
        "I ask at the end of each stage what would keep them from going on",
    ),
    Definition(
        "ageing",
        "Open deals that stand too long",
        "Of a hundred open deals, so many stand in their stage longer than three of four won deals did.",
        "open deals beyond the third quartile of won deals in the same stage / open deals",
        "share",
        "objective",
        ("entered", "last_stage_change"),
        cycle.ageing,
        "An open deal that has been in its stage longer than three of four won deals were",
        "The export of all deals from the CRM with the day of each stage",
        "I call everybody whose deal stands, every Friday, and ask whether it is still a matter",
    ),
    Definition(
        "forecast_slip",
        "Forecasts that slipped",
        "Of a hundred deals that were to close by now, so many were put off to a later month.",
        "expected in a month and moved to a later one / expected in it, from two exports",
        "share",
        "objective",
        ("deal_id", "expected_close"),
        history.forecast_slip,
        "A deal that an earlier export expected in a month, and that did not close in it",
        "Two exports of all deals from the CRM, a month apart",
        "I write down a day only after the buyer has named it, with what has to happen before",
    ),
    Definition(
        "activity_ratio",
        "What comes of what I do",
        "Of a hundred first talks, so many lead to a problem that is worth solving.",
        "outcomes / activities, such as qualified talks of first talks",
        "share",
        "activity",
        (),
        of_counts("activity_ratio", "what came of it, and how often you did it, such as 14 of 40 first talks"),
        "A first talk in which the buyer said what the problem costs them, of all first talks",
        NOTES,
        "I ask in every first talk what the problem costs them",
        "Every Friday, on the board beside my desk",
    ),
    Definition(
        "commitment_rate",
        "Commitments gained of those due",
        "Of a hundred commitments that the process asks for, so many were given.",
        "mandatory commitments given / due",
        "share",
        "activity",
        (),
        of_counts("commitment_rate", "commitments that buyers gave, and those that were due by the process"),
        "A commitment with a name and a day that the buyer has said yes to, of all that were due",
        NOTES,
        "I ask at the end of every talk who does what, by which day",
        "Every Friday, on the board beside my desk",
    ),
    Definition(
        "talk_share",
        "My share of the talk",
        "Of a hundred words in the talk, so many were mine.",
        "words of the seller / all words",
        "share",
        "activity",
        (),
        of_counts("talk_share", "your words and all words of the call, as `salestrain profile` counts them"),
        "A word that I said, of all words in the transcript",
        "The transcript of my calls, counted by the profile",
        "I ask a question and wait until the buyer has said three sentences",
        "Every Friday, in the profile of one call",
    ),
    Definition(
        "open_question_ratio",
        "Open questions of my questions",
        "Of a hundred questions, so many let the buyer tell.",
        "open / (open + closed)",
        "share",
        "activity",
        (),
        of_counts(
            "open_question_ratio", "your open questions and all your questions, as `salestrain profile` counts them"
        ),
        "A question that cannot be answered by yes or no, of all my questions",
        "The transcript of my calls, counted by the profile",
        "I write three open questions before every call",
        "Every Friday, in the profile of one call",
    ),
)


def measured(asked: Asked, ids: Sequence[str] = ()) -> dict[str, Kpi]:
    """Return figures by their id.

    What a question is open about is not worked out: nothing is guessed.

    Args:
        asked: the deals, and what no export holds.
        ids: the figures; all of them by default.
    """
    asked = replace(asked, deals=_typed(asked.deals))
    chosen = [definition for definition in DEFINITIONS if not ids or definition.id in ids]
    return {definition.id: _worked_out(definition, asked) for definition in chosen}


def _typed(deals: pd.DataFrame) -> pd.DataFrame:
    """Return deals whose days are times and whose amounts are numbers; a frame of one's own may hold anything."""
    known = deals.copy(deep=False)
    for name in ("created_at", "closed_at", "expected_close", "last_stage_change"):
        if name in known:
            known[name] = pd.to_datetime(known[name], errors="coerce")
    if "status" not in known:
        known["status"] = None
    if "amount" in known:
        known["amount"] = pd.to_numeric(known["amount"], errors="coerce")
    return known


def _worked_out(definition: Definition, asked: Asked) -> Kpi:
    open_about = [asked.unanswered[field] for field in definition.needs if field in asked.unanswered]
    if open_about:
        return refused(f"Answer first: {open_about[0]}")
    return definition.work(asked)
