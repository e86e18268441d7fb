"""The screens before and right after a talk: who is there, the brief, the prediction, the judgement."""

from __future__ import annotations

from collections.abc import Sequence

from ....content.library import library
from ....core.session import Session
from ....ui import Box, Button, Choice, Fold, Form, Heading, Line, Node, Row, Screen, Slider, Text, Transcript
from ....ui.blocks import Earlier, ask_name, earlier_attempts, names_of_criteria, who
from ....ui.phrases import Chip, quote, strong
from ..content import Scenario
from ..debrief import Line as TalkLine
from ..debrief import numbered, transcript
from ..measured import Difficulty, difficulty_of

MOST_CITED = 5
"""So many facts can be cited; whoever cites all of them has not judged."""
ENOUGH_TO_CHOOSE = 3
"""Lines that counted as a turn from which the best two can be chosen."""
LONGEST_CHOICE = 70
"""Letters of a line in a list to choose from."""


def start_screen(exercise: Scenario, name: str, *, named_by_setting: bool, earlier: Sequence[Earlier]) -> Screen:
    """Show the brief and the criteria, and the way into the talk.

    Args:
        exercise: the talk.
        name: who practises; empty while nobody has said so.
        named_by_setting: whether a setting says who practises, so that nobody else can.
        earlier: what this learner did here before.
    """
    return Screen(
        "Your brief",
        [
            Text(exercise.briefing.learner, "lead"),
            Text([strong("Your goal: "), exercise.briefing.goal]),
            _buyer(exercise),
            Text(
                "Type what you would say, or choose a line from a list; "
                f"{exercise.buyer.name} answers either way. "
                "Every step is saved right away, so you can close this page and continue later."
            ),
            names_of_criteria(exercise),
            who(name, named_by_setting=named_by_setting) if name else ask_name(),
            Row([Button("Begin the talk", "begin", weight="primary")]) if name else None,
            earlier_attempts(earlier),
            Text(exercise.illustrative, "fine"),
        ],
    )


def _buyer(exercise: Scenario) -> Box:
    """Introduce the buyer, with what is known of the company before the talk."""
    facts = {fact.id: fact.text for fact in exercise.facts}
    known = " ".join(facts[name] for name in exercise.briefing.known_at_start)
    buyer = exercise.buyer
    difficulty = difficulty_of(exercise, library().folders().get(exercise.id))
    body: list[Node | None] = [
        Heading(buyer.name),
        Text(f"{buyer.role}, {buyer.company}", "muted"),
        Text(["What you already know: ", known]) if known else None,
        Row([Chip(f"about {exercise.minutes} minutes"), Chip(f"difficulty {difficulty}", source=difficulty.source)]),
        Text(_guided(difficulty), "fine") if difficulty.guided else None,
    ]
    return Box(body, label="The buyer")


def _guided(difficulty: Difficulty) -> str:
    return f"Typing is the harder way. On the list, {difficulty.guided} on average; the right lines earn 100."


def prediction_screen(session: Session) -> Screen:
    """Ask for a prediction, before anything is shown of how the talk went."""
    return Screen(
        "The talk is over",
        [
            *[Text([f"{line.name}: ", quote(line.text)]) for line in _last_words(session)],
            Text(
                "Before you see anything: what will your total be? Predicting trains you to judge your own talks.",
            ),
            Form("predict", [Slider("total", "My prediction, 0 to 100 points", "50", 0, 100)], "Continue"),
            _take_back(session),
            names_of_criteria(session.exercise),
            _talk_again(session),
        ],
    )


def _last_words(session: Session) -> list[TalkLine]:
    """Return what was said in answer to the learner's last line, all of it."""
    last: list[TalkLine] = []
    for line in transcript(session):
        last = [] if line.who == "learner" else [*last, line]
    return last


def _take_back(session: Session) -> Row | None:
    """Offer a way back for a typed line that ended the talk by mistake."""
    if session.state.when_typed is None:
        return None
    take_back = Button("That is not what I meant: take it back", "take_back")
    return Row([Text(f"You typed: “{session.state.last_text}”", "hint"), take_back])


def judgement_screen(session: Session) -> Screen:
    """Ask whether to pursue, nurture or drop, how sure the learner is, and which facts say so."""
    judgement = session.exercise.judgement
    known = [(name, session.script.facts[name].text) for name in session.state.known]
    needed = min(judgement.cite_facts.min, len(known))
    asked: list[Node] = [
        Choice("answer", judgement.question, list(judgement.options.items()), "one", required=True),
        Slider("confidence", "How sure are you, in percent?", "50", 0, 100),
        Choice("cited", f"Which facts make you think so? {_how_many(needed, len(known))}", known, "any"),
    ]
    return Screen("Your judgement", [Form("judge", asked, "Submit my judgement"), _talk_again(session)])


def _how_many(needed: int, known: int) -> str:
    """Say how many facts are to be cited: those that decide it, and not all that there are."""
    if known <= MOST_CITED:
        return f"Choose {needed} or more."
    return f"Choose those that decide it: {needed} at least, {MOST_CITED} at most."


def _talk_again(session: Session) -> Fold:
    """Show what was said, to look it up; nothing about how it went."""
    lines = [Line(numbered(line), line.text, line.who) for line in transcript(session)]
    return Fold("Read the talk again", [Transcript(lines)])


def judged_screen(session: Session) -> Screen:
    """Say that the judgement is kept, and ask for the learner's own view before the debrief is opened."""
    lines = [event for event in session.standing() if event.kind == "said"]
    said = [("", "Choose a line …"), *((str(line.turn), _short(f"{line.turn}: {line.data['text']}")) for line in lines)]
    asked: list[Node] = [
        Text(
            "Take a breath. Before you see what your lines earned: how do you see them yourself? It changes no point."
        ),
        Text("Only lines that counted as a turn are listed; the others could earn and cost nothing.", "fine"),
        Choice("best", "Which two of your lines were your best?", said),
        Choice("best_too", "The other of the two", said),
        Choice("back", "And which two would you take back?", said),
        Choice("back_too", "The other of those two", said),
    ]
    can_choose = len(lines) >= ENOUGH_TO_CHOOSE
    form = Form("debrief", asked, "Open the debrief") if can_choose else Row([Button("Open the debrief", "debrief")])
    return Screen("Your judgement is recorded", [form, _talk_again(session)])


def _short(words: str) -> str:
    """Return the beginning of a line, as much as a list on a phone shows."""
    return words if len(words) <= LONGEST_CHOICE else f"{words[:LONGEST_CHOICE].rsplit(' ', 1)[0]} …"
