"""The screens of a call, as documents: word for word and class for class what they were as HTML."""

from __future__ import annotations

from typing import Any

from salestrain.ui.document import Column, Fold, Form, Items, Node, Row, Screen, Section, Slot, Table, Text
from salestrain.ui.fields import Button, Choice, Field
from salestrain.ui.html import to_html
from salestrain.ui.phrases import strong
from tests.ui.comparing import given, pieces, sample


def paste_screen(call: dict[str, Any]) -> Screen:
    """Ask for a transcript."""
    transcript = Field(
        "text",
        "The transcript, with the speaker's name before each turn",
        "pasted",
        hint="Such as “Ann: Good morning.” Captions and exports with timestamps work, too.",
        required=True,
        rows=10,
        id="st-call",
    )
    return Screen(
        "Look at one of your calls",
        [
            Text(call["briefing"], "lead"),
            Text(
                "The transcript is read on this machine and stored nowhere: close the page, and it is gone.", "notice"
            ),
            Form("paste", [transcript], "Read the transcript"),
            Row([Button("Try it with an invented call", "sample", weight="quiet")]),
        ],
    )


def seller_screen(call: dict[str, Any]) -> Screen:
    """Ask who of the speakers is the seller."""
    said = call["said"]
    speakers = [(speaker, f"{speaker} ({words:,} words)") for speaker, words in said.items()]
    asked = Choice("name", "The profile is about", speakers, "one", required=True)
    again = Button("Use another transcript", "again", weight="quiet")
    return Screen(
        "Who is the seller?",
        [
            Text(f"{call['turns']:,} turns, {sum(said.values()):,} words, {len(said)} speakers."),
            Form("seller", [asked], "Show the profile", beside=[again]),
            Slot("reading", kind="muted", live="status"),
        ],
    )


def profile_screen(call: dict[str, Any]) -> Screen:
    """Show the profile, and what to ask oneself."""
    return Screen(
        f"The profile of {call['seller']}",
        [
            *profile_part(call),
            Section("Ask yourself", [Items(call["questions"])]),
            Fold("What happens to the transcript", [Text("It was read on this page and is stored nowhere.")]),
            Row([Button("Use another transcript", "again")]),
        ],
        width="wide",
    )


def profile_part(call: dict[str, Any]) -> list[Node]:
    """Show the figures of a talk, and what each is held against."""
    columns = [
        Column("What", names_row=True),
        Column("Value", "number"),
        Column("Where"),
        Column("Counted"),
        Column("Benchmark"),
    ]
    rows = [[label, shown, where, n, bands or "none published"] for label, shown, n, where, bands in call["rows"]]
    about = [
        [strong(f"{label}."), f" {source}" if source else "", f" {note}" if note else ""]
        for label, source, note in call["figures"]
    ]
    return [
        Text(call["finding"]),
        Text(call["no_verdict"], "muted"),
        Table("The figures of the talk", columns, rows, caption_shown=False),
        Items(call["asked"]),
        Text("Where the benchmarks come from, and how certain each figure is:"),
        Items(about, "fine"),
    ]


def test_the_screen_that_asks_for_a_transcript_is_what_it_was() -> None:
    assert pieces(sample("call_paste")) == pieces(to_html(paste_screen(given("call"))))


def test_the_screen_that_asks_who_sells_is_what_it_was() -> None:
    assert pieces(sample("call_seller")) == pieces(to_html(seller_screen(given("call"))))


def test_the_profile_is_what_it_was() -> None:
    assert pieces(sample("call_profile")) == pieces(to_html(profile_screen(given("call"))))
