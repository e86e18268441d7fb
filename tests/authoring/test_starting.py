"""A buyer out of ten questions, and a copy of a shipped one under new names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from salestrain.checking import check
from salestrain.cli import app
from salestrain.cli.beginning import ask_ten
from salestrain.content.scaffold import write_exercise
from salestrain.content.yaml import parse
from salestrain.starting import (
    EXAMPLES,
    TEMPERS,
    AnswersUnclear,
    copied_files,
    names_in,
    new_buyer,
    read_answers,
    renamed,
    swaps_of,
)
from salestrain.starting.named import names_of, said_back
from salestrain.starting.sentences import as_name, as_sentence, as_what_is_sold

GLASS = {
    "person": "Maren Holt",
    "role": "head of logistics",
    "company": "Pelican Glass",
    "sells": "a booking system for loading bays",
    "vendor": "a whiteboard and two phones",
    "likes": "Everybody can read it, and it has never been down.",
    "hurts": "On Mondays the lorries queue to the roundabout, and I hear it from the neighbours.",
    "costs": "Waiting money, mostly. Last year it was forty-one thousand.",
    "decides": "The plant director, Mr Osei. I write the proposal and he signs it.",
    "others": "The shift leads at the gate. If they do not like it, it lies in a drawer.",
    "pursue": "The carrier contracts are renewed in May, and it would have to be in them.",
    "nurture": "We rebuild the yard until November. Before that nobody moves a thing.",
    "drop": "Head office has bought a system for all plants, and it comes to us in spring.",
    "temper": "dry",
    "minutes": "10",
}
ODD = {
    "person": "  Seán O'Hara-Jones. ",
    "role": "CEO & owner",
    "company": "Trays & Sons, Ltd.",
    "sells": "We sell A scheduling service.",
    "vendor": "excel sheets",
    "likes": "- it’s free",
    "hurts": '"late deliveries"',
    "costs": "about 19,000 EUR a year;",
    "decides": "the board",
    "others": "My wife: she's the accountant…",
    "pursue": "we MUST move by June!",
    "nurture": "1. not before the merger: #2 on my list",
    "drop": "the lease ends, and so do we",
    "temper": "Formal ",
    "minutes": "7 minutes",
}


def made(folder: Path, answers: dict[str, str], name: str = "pelican_glass") -> Path:
    """Make a buyer in a folder, and return its own folder."""
    return write_exercise(name, folder, new_buyer(name, read_answers(answers)))


def found(folder: Path, *, explore: bool) -> list[str]:
    """Return the codes of what the check finds, apart from that nobody measured it yet."""
    problems = check(folder, explore=explore, mutations=False, tell=lambda step: None)
    return [f"{problem.code} {problem}" for problem in problems if problem.code != "W33"]


@pytest.mark.parametrize("temper", TEMPERS)
def test_a_buyer_of_any_temper_passes_every_check(temper: str, tmp_path: Path) -> None:
    answers = {"dry": GLASS, "formal": ODD, "busy": dict(EXAMPLES)}.get(temper, GLASS)
    assert [] == found(made(tmp_path, {**answers, "temper": temper}), explore=temper == "dry")


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("Mrs Dean, who has done the wages since 1998", ["Mrs Dean"]),
        ("a florist nearby, Bower & Vine", ["Bower & Vine"]),
        ("Our own IT department, four people", []),
        ("Spreadsheets and luck", []),
    ],
)
def test_sellers_are_expected_to_ask_about_whom_an_author_named(answer: str, names: list[str]) -> None:
    assert names == names_of(answer)


def test_what_hurts_is_said_back_in_one_sentence() -> None:
    assert "one crown in twelve comes back" == said_back("One crown in twelve comes back. It is the mill.")


def test_a_long_sentence_is_said_back_to_the_end_of_a_clause() -> None:
    long = "The contractor charged us twenty-eight thousand for that week, and the wheat was already sprouting."
    assert "the contractor charged us twenty-eight thousand for that week" == said_back(long)


def test_odd_answers_read_as_somebody_would_say_them() -> None:
    answers = read_answers(ODD)
    assert (
        "Seán O'Hara-Jones",
        "Trays & Sons, Ltd.",
        "a scheduling service",
        "It's free.",
        "Late deliveries.",
        "About 19,000 EUR a year.",
        "My wife: she's the accountant…",
        "We MUST move by June!",
        "Not before the merger: #2 on my list.",
    ) == (
        answers.person,
        answers.company,
        answers.sells,
        answers.likes,
        answers.hurts,
        answers.costs,
        answers.others,
        answers.pursue,
        answers.nurture,
    )


@given(st.text(min_size=1, max_size=80))
def test_whatever_is_typed_becomes_one_line_with_an_end(text: str) -> None:
    said = as_sentence(text)
    assert (True, True) == (
        said == "" or said.rstrip("\"')]\u201d\u201c\u00bb").endswith((".", "!", "?", "…")),
        said == " ".join(said.split()),
    )


@given(st.text(min_size=1, max_size=60))
def test_what_was_made_a_sentence_stays_as_it_is(text: str) -> None:
    assert as_sentence(text) == as_sentence(as_sentence(text))


@pytest.mark.parametrize(
    ("typed", "read"),
    [("Our ovens.", "ovens"), ("We sell software", "software"), ("The best pumps", "the best pumps"), ("SAP", "SAP")],
)
def test_what_is_sold_completes_a_sentence(typed: str, read: str) -> None:
    assert read == as_what_is_sold(typed)


@pytest.mark.parametrize(
    ("typed", "read"), [("J. R. Reed Jr.", "J. R. Reed Jr."), ("Reed.", "Reed"), ("“Reed”", "Reed")]
)
def test_a_name_keeps_only_full_stops_that_belong_to_it(typed: str, read: str) -> None:
    assert read == as_name(typed)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.text(alphabet="abc «»{}\"'\\:#-&*!%@`,éß0", min_size=1, max_size=30), min_size=4, max_size=4))
def test_no_answer_can_break_the_file(odd: list[str]) -> None:
    keys = ("person", "vendor", "hurts", "decides")
    typed = {
        key: f"{word} {text} {key}"
        for key, word, text in zip(keys, ("Mae", "Ovens", "Late", "Board"), odd, strict=True)
    }
    files = new_buyer("odd_one", read_answers({**GLASS, **typed}))
    facts = {fact["id"]: fact["text"] for fact in parse(files["exercise.yaml"]).data["facts"]}
    assert (as_sentence(typed["hurts"]), as_sentence(typed["decides"])) == (facts["f.hurts"], facts["f.signs"])


@pytest.mark.parametrize(
    ("key", "typed", "part"),
    [
        ("person", " ", "nothing was answered"),
        ("hurts", "word " * 50, "50 words are too many"),
        ("hurts", "word " * 35, "make two sentences"),
        ("costs", GLASS["hurts"], "already said"),
        ("temper", "angry", "none of them"),
        ("minutes", "an hour", "from 5 to 30"),
        ("minutes", "90", "from 5 to 30"),
        ("colour", "red", "no question 'colour'"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_with_the_reason(key: str, typed: str, part: str) -> None:
    with pytest.raises(AnswersUnclear, match=part):
        read_answers({**GLASS, key: typed})


def test_every_answer_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(AnswersUnclear) as unclear:
        read_answers({})
    assert len(EXAMPLES) == len(unclear.value.sentences)


def test_the_terminal_asks_again_until_an_answer_can_be_used() -> None:
    lines = iter([*list(GLASS.values())[:-1], "soon", "10"])
    said: list[str] = []
    assert (GLASS, True) == (ask_ten(lambda question: next(lines), said.append), any("5 to 30" in s for s in said))


def test_the_command_leaves_nothing_to_mend_and_asking_well_wins_while_clicking_does_not(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("".join(f'{key}: "{text}"\n' for key, text in GLASS.items()), encoding="utf-8")
    made_by = CliRunner().invoke(app, ["new", "glass", "--folder", str(tmp_path), "--answers", str(answers)])
    measured = json.loads((tmp_path / "glass" / "measured.json").read_text(encoding="utf-8"))
    assert (0, [], True, True, {100.0}) == (
        made_by.exit_code,
        check(tmp_path / "glass", explore=False, mutations=False, tell=lambda step: None),
        measured["bots"]["perfect"]["total"] >= 95,
        max(clicks["total"] for clicks in measured["guided"]["clickers"].values()) < 56,
        set(measured["guided"]["best"].values()),
    )


def test_enter_at_the_first_question_asks_no_more() -> None:
    assert {} == ask_ten(lambda question: "", lambda line: None)


def test_a_copy_under_new_names_passes_every_check_and_names_nobody_of_before(tmp_path: Path) -> None:
    source = made(tmp_path, GLASS)
    swaps = swaps_of(("Maren Holt", "Rosa Quill"), ("Pelican Glass", "Heron Tiles"), {"Osei": "Brandt"})
    files = renamed(copied_files(source), (source.name, "heron_tiles"), swaps)
    copied = write_exercise("heron_tiles", tmp_path / "copies", files)
    text = "".join(files.values())
    assert ([], []) == (
        [name for name in ("Maren", "Holt", "Pelican", "pelican_glass", "Osei", "osei") if name in text],
        found(copied, explore=False),
    )


def test_two_names_can_change_places() -> None:
    assert {"a.yaml": 'x: "Reed and Holt"'} == renamed(
        {"a.yaml": 'x: "Holt and Reed"'}, ("old", "new"), {"Holt": "Reed", "Reed": "Holt"}
    )


def test_names_that_have_no_new_one_are_found() -> None:
    text = 'say: "I rang Mette, and then Mette rang me."\nsay: "Ask at Ovenline, or let Ovenline ask. Jonas and Jonas."'
    assert ["Mette", "Ovenline"] == sorted(names_in(text, ["Jonas Reed"]))
