"""What the room makes of a talk that is over, as parts of screens: answers, how sure people are, what is true."""

from __future__ import annotations

from ...core.together import Question
from ...ui.document import Body, Form, Items, Section, Text
from ...ui.fields import Choice, Hidden
from ...ui.figures import CountBars, CountRow
from ...ui.phrases import strong
from ...workshop.ballot import answered, judgings, sure_of
from ...workshop.state import Vote
from .ballot_parts import earned_at_a_glance, the_end, voted
from .fishbowl import Talk

SURE = (("50", "50 %: I could as well toss a coin"), ("65", "65 %"), ("80", "80 %"), ("95", "95 %: I would bet on it"))
"""How sure somebody is, as it is asked: a few steps, so that a thumb finds them."""


def judgement_form(vote: Vote, chosen: str, sure: int | None) -> Form:
    """Return the form with which somebody judges.

    Args:
        vote: the vote.
        chosen: their answer so far; empty if there is none.
        sure: how sure they said they are.
    """
    answer = Choice(
        "option",
        vote.question,
        list(vote.options.items()),
        "one",
        [chosen] if chosen else [],
        required=True,
        id=f"st-judged-{vote.id}",
    )
    confidence = Choice(
        "sure",
        "How sure are you?",
        list(SURE),
        "one",
        [str(sure)] if sure is not None else [],
        required=True,
        id=f"st-sure-{vote.id}",
    )
    return Form("judge", [answer, confidence, Hidden("vote", vote.id)], "Judge it")


def asked(vote: Vote, people: int) -> Body:
    """Return the question while people judge, with the answers that there are.

    Args:
        vote: the vote.
        people: how many are here.
    """
    lead = Text([strong(f"{vote.question} Judge it on your phone. {voted(vote, people)}.")], "lead")
    return [lead, Items(list(vote.options.values()), "spaced")]


def answers(vote: Vote, *, right: str = "", large: bool = False) -> CountBars:
    """Return how the room judges.

    Args:
        vote: the vote.
        right: id of the right answer, which stands out; empty while it is not told.
        large: whether it is read from the back of a room.
    """
    rows = []
    for one in judgings(vote):
        sure = f"on average {one.sure} % sure" if one.sure is not None else ""
        told = " · ".join(words for words in ("right for this buyer" if one.answer == right else "", sure) if words)
        rows.append(CountRow(one.words, [one.people], one.answer == right, remark=told))
    return CountBars("How the room judges", _says(vote), rows, large=large, title_shown=not large)


def _says(vote: Vote) -> str:
    told = ", ".join(f"{one.people} for “{one.words}”" for one in judgings(vote) if one.people)
    return f"{answered(vote)} have judged: {told}." if told else "Nobody has judged yet."


def outcome(vote: Vote, question: Question, talk: Talk, *, large: bool = False) -> Body:
    """Return what the room judged beside what is true, and what the talk earned.

    Args:
        vote: the vote, closed.
        question: what was asked, with the right answer.
        talk: the talk.
        large: whether it is read from the back of a room.
    """
    return [
        Text([strong(_finding(vote, question))], "lead"),
        Text(question.why),
        answers(vote, right=question.right, large=large),
        _sureness(vote, question),
        _decided(question, large=large),
        *([earned_at_a_glance(talk)] if large else [Section("What it earned", the_end(talk), 3)]),
    ]


def _finding(vote: Vote, question: Question) -> str:
    number, right = answered(vote), question.options[question.right]
    if not number:
        return f"Nobody judged. Right is: “{right}”."
    hits = sum(given == question.right for given in vote.cast.values())
    return f"{hits} of {number} judged rightly. Right is: “{right}”."


def _sureness(vote: Vote, question: Question) -> Text | None:
    """Say how sure those were who were right, and those who were not; nothing where so few are in one of them."""
    right, wrong = (sure_of(vote, question.right, given=given) for given in (True, False))
    if right is None or wrong is None:
        return None
    said = f"Those who were right were {right} % sure on average, those who were not {wrong} %."
    return Text(f"{said} Being sure was no sign of being right." if wrong >= right else said, "hint")


def _decided(question: Question, *, large: bool) -> Text | None:
    """Say which facts decide it: those that were heard, and those that stayed hidden."""
    heard, unheard = (", ".join(facts) for facts in (question.heard, question.unheard))
    said = f"What decides it, and stayed hidden: {unheard}." if unheard else ""
    if heard:
        said = f"What decides it, and was heard: {heard}."
    if heard and unheard:
        said = f"What decides it: you heard {heard}; hidden stayed {unheard}."
    return Text(said, "fine" if large else "plain") if said else None
