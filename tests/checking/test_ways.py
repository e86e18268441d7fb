"""Every code that the walk can give, each with an example that triggers this code only."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from salestrain.content.loading import exercise_from_json
from salestrain.content.yaml import parse, read_document
from salestrain.core.problems import Problem
from salestrain.kinds.conversation.checks.ways import problems_of, ways
from salestrain.kinds.conversation.content import Scenario
from tests.exercises.playing import exercise_folders, proof_of
from tests.small_talk import SMALL

Change = Callable[[dict[str, Any]], None]


def sound() -> dict[str, Any]:
    """Return the small talk with a success that takes more effort, and with enough wordings."""
    data = copy.deepcopy(SMALL)
    for move in data["moves"]:
        move["examples"] = [f"wording {number}" for number in range(8)]
    entry(data, "endings", "e.advance")["when"]["all"] += [{"fact": "f.decider"}, {"used": "m.when"}]
    data["facts"][3]["reveal"] = {"all": [{"move": "m.impact"}, {"fact": "f.change"}, {"used": "m.price"}]}
    return data


def entry(data: dict[str, Any], section: str, name: str) -> dict[str, Any]:
    return next(part for part in data[section] if part["id"] == name)


def problems(change: Change, limit: int = 200_000) -> list[Problem]:
    data = sound()
    change(data)
    text = json.dumps(data, indent=1)
    scenario = exercise_from_json(text)
    assert isinstance(scenario, Scenario)
    return list(ways(scenario, parse(text), limit))


def codes_and_places(change: Change) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in problems(change)]


def never(section: str, name: str, key: str = "when") -> Change:
    return lambda data: entry(data, section, name).update({key: {"trust": {"gte": 6}}})


def expect_an_impossible_move(data: dict[str, Any]) -> None:
    entry(data, "agenda", "b.price").update(expects=["m.early"])
    data["moves"].append(
        {"id": "m.early", "kind": "meta", "choice": "Good day.", "label": "greeted", "when": {"turn": {"lte": 0}}}
    )


def test_of_a_sound_talk_the_walk_says_nothing() -> None:
    assert [] == codes_and_places(lambda data: None)


@pytest.mark.parametrize("folder", exercise_folders(), ids=lambda folder: folder.name)
def test_of_what_ships_the_walk_has_no_error_to_tell(folder) -> None:
    reported = problems_of(proof_of(folder), read_document(folder / "exercise.yaml"))
    assert [] == [str(problem) for problem in reported if problem.code.startswith("E")]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (never("endings", "e.cold"), ["endings.5"]),
        (never("reactions", "r.interrogated"), ["reactions.2"]),
        (lambda data: entry(data, "caps", "g.pitch").update(when={"count": {"kind": "attack", "gte": 1}}), ["caps.1"]),
        (expect_an_impossible_move, ["agenda.1"]),
    ],
)
def test_e20_what_never_comes_about(change: Change, where: list[str]) -> None:
    assert where == [place for code, place in codes_and_places(change) if code == "E20"]


def test_e20_a_fact_that_exists_and_cannot_be_learned() -> None:
    reported = [p for p in problems(never("facts", "f.solved", "reveal")) if p.code == "E20" and p.where == "facts.6"]
    assert ["This fact exists in v.solved and can never be learned there."] == [problem.what for problem in reported]


def test_e20_a_move_that_is_never_possible() -> None:
    assert ("E20", "moves.2") in codes_and_places(never("moves", "m.like"))


def test_e20_an_agenda_item_that_never_comes() -> None:
    assert ("E20", "agenda.1") in codes_and_places(never("agenda", "b.price"))


def test_e20_a_level_that_nobody_can_come_to() -> None:
    def change(data: dict[str, Any]) -> None:
        entry(data, "rubric", "c.depth")["levels"][0]["when"] = {"all": [{"fact": "f.cost"}, {"fact": "f.solved"}]}

    assert [("E20", "rubric.2.levels.1")] == codes_and_places(change)


def test_e21_a_moment_without_a_possible_line() -> None:
    def change(data: dict[str, Any]) -> None:
        for move in data["moves"]:
            move["max_uses"] = 1
        data["moves"] = [move for move in data["moves"] if move["id"] not in ("m.leave", "m.pitch", "m.next")]

    assert "E21" in {code for code, _ in codes_and_places(change)}


def test_e22_a_talk_that_cannot_be_won() -> None:
    def change(data: dict[str, Any]) -> None:
        entry(data, "endings", "e.advance")["when"] = {"trust": {"gte": 6}}
        del data["variants"][1]

    assert {("E22", "endings.1")} == {pair for pair in codes_and_places(change) if pair[0] in ("E22", "E23")}


def test_e23_a_variant_that_cannot_be_won() -> None:
    def change(data: dict[str, Any]) -> None:
        data["judgement"]["model"][0]["answer"] = "nurture"

    assert ("E23", "variants.2") in codes_and_places(change)


def test_w24_a_success_that_asks_nothing_of_anybody() -> None:
    def change(data: dict[str, Any]) -> None:
        entry(data, "endings", "e.advance")["when"] = {"all": [{"move": "m.next"}, {"used": "m.when"}]}

    assert ("W24", "endings.1") in codes_and_places(change)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: entry(data, "moves", "m.when").update(effects={"first": {"trust": 1}, "repeat": {"trust": 1}}),
        lambda data: data["reactions"].append(
            {"id": "r.flattered", "when": {"move": "m.when"}, "effects": {"trust": 1}, "why": "You asked."}
        ),
        lambda data: data["reactions"].append(
            {
                "id": "r.flattered",
                "effects": {"trust": 1},
                "why": "You asked.",
                "when": {"all": [{"move": "m.when"}, {"streak": {"kind": "closed_question", "lte": 1}}]},
            }
        ),
        lambda data: data["reactions"].append(
            {"id": "r.rested", "when": {"move": "m.when"}, "effects": {"patience": 1}, "why": "A pause."}
        ),
    ],
    ids=["a line", "a reaction", "two lines in turn", "time"],
)
def test_w25_something_gained_again_and_again_by_nothing_new(change: Change) -> None:
    assert "W25" in {code for code, _ in codes_and_places(change)}


def test_w26_a_line_that_leads_nowhere_and_costs_nothing() -> None:
    def change(data: dict[str, Any]) -> None:
        data["moves"].append(
            {"id": "m.weather", "kind": "small_talk", "choice": "Cold today.", "examples": [], "label": "talked"}
        )

    assert [("W26", "moves.11")] == codes_and_places(change)


def test_w27_a_talk_that_questions_alone_can_win() -> None:
    def change(data: dict[str, Any]) -> None:
        data["facts"][3]["reveal"] = {"all": [{"move": "m.impact"}, {"fact": "f.change"}]}
        entry(data, "endings", "e.advance")["when"] = {"all": [{"move": "m.next"}, {"fact": "f.cost"}]}

    assert "W27" in {code for code, _ in codes_and_places(change)}


def test_w28_a_success_after_an_attack_that_costs_nothing() -> None:
    def change(data: dict[str, Any]) -> None:
        data["moves"].append(
            {
                "id": "m.attack",
                "kind": "attack",
                "choice": "They are slow.",
                "examples": [],
                "label": "attacked",
                "effects": {"repeat": {"trust": -1}},
            }
        )

    assert [("W28", "moves.11")] == [pair for pair in codes_and_places(change) if pair[0] == "W28"]


def test_w29_a_decisive_fact_behind_one_line_that_is_easily_not_understood() -> None:
    def change(data: dict[str, Any]) -> None:
        entry(data, "moves", "m.impact")["examples"] = ["how much is lost"]

    assert ("W29", "facts.4") in codes_and_places(change)


def test_w30_content_that_hardly_anybody_meets() -> None:
    def change(data: dict[str, Any]) -> None:
        entry(data, "reactions", "r.interrogated")["when"] = {"streak": {"kind": "closed_question", "gte": 6}}

    assert [("W30", "reactions.2")] == codes_and_places(change)


def test_w31_a_talk_that_chance_wins() -> None:
    def change(data: dict[str, Any]) -> None:
        entry(data, "endings", "e.advance")["when"] = {"turn": {"gte": 4}}

    assert ("W31", "endings.1") in codes_and_places(change)


def test_beyond_the_limit_every_sentence_says_that_it_is_not_proven() -> None:
    reported = problems(never("endings", "e.cold"), limit=60)
    assert {"W35"} == {p.code for p in reported if "Not proven" not in p.what} and "E20" in {p.code for p in reported}


def test_a_problem_names_file_line_and_remedy() -> None:
    problem = problems(never("endings", "e.cold"))[0]
    line = json.dumps(sound(), indent=1).splitlines()[problem.line - 1 : problem.line + 3]
    assert ("exercise.yaml", True, True) == (problem.file, "e.cold" in "".join(line), problem.remedy != "")
