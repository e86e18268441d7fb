"""The feedback on a try of a drill, as documents: word for word and class for class what it was as HTML."""

from __future__ import annotations

from salestrain.ui.document import Box, Column, Fold, Items, Line, Node, Row, Screen, Section, Stack, Table, Text
from salestrain.ui.document import Transcript as Talk
from salestrain.ui.fields import Button
from salestrain.ui.html import to_html
from salestrain.ui.phrases import Chip, Verdict, muted, quote, strong
from tests.ui.comparing import pieces, sample

STALE = "Every adviser knows those boxes."
OSRIC = (
    "Osric Bell keeps the archive. For thirty-one years everything has gone through Osric. "
    "With your search it would go past him, and he knows it."
)


def feedback_screen(title: str, behaviour: str, body: list[Node | None], why: str) -> Screen:
    """Show what a try was worth, and why."""
    ways = Row([Button("Finish the practice", "finish", weight="primary"), Button("Try this one again", "again")])
    progress = Row([Chip("Try 3 of 3", "accent"), muted(behaviour)])
    return Screen(title, [*body, Section("Why", [Text(why)]), ways], above=[progress])


def moment_rows() -> list[list[Node | list[Node]]]:
    """What each line would have done, and what it is worth."""
    return [
        [
            ["Yours: ", quote("Whenever something gets easier, it gets harder for somebody. For whom here?")],
            "opens who would lose by it (key).",
            "+3",
        ],
        [
            quote("If the house wanted it: from what would it be paid, and when?"),
            "Something was held back; it takes a line that asked him to bring in the managing partner (here: no).",
            "0",
        ],
        [
            quote("What makes it hard for you to put your name to it?"),
            "opens why he will not do it alone (useful).",
            "+2",
        ],
        [
            quote("So it is not the search that needs an advocate. It is you who needs company."),
            "trust +1.",
            "+1",
        ],
    ]


def moment() -> Screen:
    """Show the feedback on a line typed at a moment of a talk."""
    columns = [Column("Line", names_row=True), Column("What it does"), Column("Worth", "number")]
    earned = [
        Text([quote("When things get easier here, who will find them harder?")]),
        Items([[strong("+3 "), "opens a key fact", ": ", quote(OSRIC)]]),
    ]
    return feedback_screen(
        "3 of 3 points",
        "Ask who is touched by it, and agree one step",
        [
            Box(earned, "mark", "good"),
            Text([strong("Heard as: "), "asked who would lose."]),
            Text(["Lucien Farrow answers: ", quote(OSRIC)]),
            Table("Each line played at this moment", columns, moment_rows(), label="What each line does"),
        ],
        "You know who leads. Ask next who loses by it: the resistance comes from there, and it never speaks up by "
        "itself.",
    )


def ladder() -> Screen:
    """Show the feedback on four questions of which one climbed."""
    return feedback_screen(
        "2 of 13 points",
        "Ask what follows from it",
        [
            Text(
                "Ottery and Vance are tax advisers, forty people. You speak with Miriam Vance, a partner. "
                "You sell a mailbox that collects what clients owe.",
                "muted",
            ),
            Fold("What was said", [exchange()], open=True),
            in_vain("Do the boxes bother you?", "asks what is hard or goes wrong", "How it is"),
            in_vain("Surely a mailbox would be better?", "asks what would be better then", "How it is"),
            rung(
                "How it is: 2 of 2",
                Text([quote("How many boxes are there?")]),
                [
                    [strong("+1 "), "asks how things are", ": ", quote("How many")],
                    [strong("+1 "), "takes up what the buyer said", ": ", quote("boxes")],
                ],
                "good",
            ),
            in_vain("How big is a box?", "asks what follows from it, or what it costs", "What goes wrong"),
            in_vain("Where do you keep them?", "asks how things are", "What goes wrong"),
            in_vain("Shall I send you an offer?", "asks for a step the buyer would take", "What goes wrong"),
            not_asked("What goes wrong: 0 of 3", "asks what is hard or goes wrong"),
            not_asked("What follows from it: 0 of 4", "asks what follows from it, or what it costs"),
            not_asked("What would be better then: 0 of 4", "asks what would be better then"),
            Text("Form, for information only: closed, open.", "fine"),
            Text(
                "Rules read this, and they can be wrong. Did you mean something else? Put it another way and try "
                "again.",
                "fine",
            ),
            Section("One way to say it", [Fold("Show the lines", [Items(models(), ordered=True)], open=True)]),
        ],
        "One box is half a day. The last week of the year for returns, with its mistakes and its farewells, is what "
        "half a day adds up to.",
    )


def exchange() -> Talk:
    """Show what was asked and answered."""
    boxes = "Two in three of them do. A trainee sorts each box for half a day before anybody adds anything up."
    turns = [
        ("Do the boxes bother you?", STALE),
        ("Surely a mailbox would be better?", STALE),
        ("How many boxes are there?", boxes),
        ("How big is a box?", STALE),
        ("Where do you keep them?", STALE),
        ("Shall I send you an offer?", STALE),
    ]
    lines = [Line("The buyer", "Our clients bring their receipts in boxes.", "buyer")]
    for asked, answered in turns:
        lines += [Line("You", asked, "learner"), Line("The buyer", answered, "buyer")]
    return Talk(lines)


def in_vain(asked: str, about: str, step: str) -> Box:
    """Show a question that did not climb."""
    verdict = f"Used up a turn: it {about}, but the next step was “{step}”."
    return Box([Text([quote(asked)]), Text(verdict, "muted")], "mark")


def not_asked(title: str, missing: str) -> Box:
    """Show a step that was not asked for."""
    lines: list[list[Node]] = [
        [strong("missing: "), missing],
        [strong("missing: "), "takes up what the buyer said"],
    ]
    return rung(title, Text("Not asked.", "muted"), lines, "bad")


def rung(title: str, said: Text, points: list[list[Node]], verdict: Verdict) -> Box:
    """Show one step of the ladder."""
    return Box([Stack([strong(title)], close=True), said, Items(points)], "mark", verdict)


def models() -> list[str]:
    return [
        "How many of your clients still bring boxes?",
        "What is most annoying about sorting a box for half a day?",
        "When something is missing and you write again, what happens to the return?",
        "If the returns did not all go out in one week, what would that week look like?",
    ]


def test_the_feedback_on_a_line_at_a_moment_is_what_it_was() -> None:
    assert pieces(sample("told_next_best")) == pieces(to_html(moment()))


def test_the_feedback_on_a_ladder_is_what_it_was() -> None:
    assert pieces(sample("told_ladder")) == pieces(to_html(ladder()))
