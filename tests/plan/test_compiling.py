"""Each rule of the compiler finds its own mistake in a plan that has no other, and asks a question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.kinds.plan.compiler import RULES, compiled
from salestrain.kinds.plan.engine import report_of
from salestrain.kinds.plan.model import Plan
from salestrain.kinds.plan.tree import Tree
from salestrain.language.stating.hints import hints
from tests.plan import building
from tests.plan.building import do, session
from tests.plan.planning import PERIOD, action, added, changed, good, objective, plan, without


def codes(of: Plan) -> set[tuple[str, str]]:
    return {(one.code, one.place) for one in compiled(of).found}


def test_a_good_plan_compiles_and_nothing_is_asked() -> None:
    assert set() == codes(plan())


CASES = {
    "P01": (without("goals", "g.3"), "customer_success"),
    "P02": (added("goals", {"id": "g.9", "element": "revenue", "party": "self", "text": "Own pay"}), "g.9"),
    "P03": (changed("objectives", "o.1", parent=None), "o.1"),
    "P04": (without("actions", "a.1"), "o.1"),
    "P05": (added("actions", action("a.9", None)), "a.9"),
    "P06": (changed("objectives", "o.1", parent="o.1"), "o.1"),
    "P07": (changed("actions", "a.1", repeats="", date="2027-03-29"), "a.1"),
    "P08": (changed("objectives", "o.1", due=None), "o.1"),
    "P09": (changed("actions", "a.1", verb="close", object="5 deals"), "a.1"),
    "P10": (changed("actions", "a.1", minutes=3000), "plan"),
    "P11": (changed("actions", "a.2", yields=1), "o.2"),
    "P12": (changed("actions", "a.1", cue=""), "a.1"),
    "P13": (added("objectives", *[objective(f"o.{n}", "g.1", text=f"Number {n}") for n in range(10, 16)]), "g.1"),
    "P14": (plan({**good(), "owner": "", "objectives": [{**o, "owner": ""} for o in good()["objectives"]]}), "o.1"),
    "P15": (added("actions", {**action("a.1", "o.1"), "id": "a.9"}), "a.9"),
    "P16": (changed("actions", "a.3", verb="visit"), "plan"),
    "P17": (changed("goals", "g.1", party=None), "g.1"),
    "P18": (changed("objectives", "o.1", weight=80), "g.1"),
    "P19": (
        added(
            "goals", *[{"id": f"g.{n}", "element": "revenue", "party": "self", "text": f"{n}"} for n in range(10, 13)]
        ),
        "revenue",
    ),
    "P20": (changed("objectives", "o.2", target=14, history=[3, 4, 4]), "o.2"),
    "P21": (changed("actions", "a.2", yields=40), "o.2"),
    "P22": (changed("objectives", "o.1", check_ins=["2027-03-01"]), "o.1"),
    "P24": (changed("objectives", "o.1", target=20), "o.1"),
    "P25": (changed("actions", "a.1", repeats="now and then"), "a.1"),
    "P26": (plan(period=None), "plan"),
    "P27": (changed("actions", "a.2", lead="", object="8 mills"), "a.2"),
    "P30": (plan({**good(), "goals": []}), "plan"),
    "P31": (changed("goals", "g.1", text="asdf"), "g.1"),
    "P28": (changed("objectives", "o.2", unit="contracts", object="contracts"), "o.2"),
}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_its_mistake_at_its_place(code: str) -> None:
    made, place = CASES[code]
    assert (code, place) in codes(made)


def test_a_vague_word_is_asked_about_where_the_sentence_was_read() -> None:
    reading = {"text": plan().objectives[0].text, "vague": ["regularly"], "spans": {}}
    found = [one for one in compiled(plan(), {"o.1": reading}).found if one.code == "P23"]
    assert [("o.1", "What would somebody see if “regularly” came true?")] == [(f.place, f.ask) for f in found]


def test_every_rule_has_a_case_here() -> None:
    assert set(RULES) == {*CASES, "P23", "P29"}


@pytest.mark.parametrize("code", CASES)
def test_what_is_found_says_why_and_ends_in_a_question(code: str) -> None:
    found = next(one for one in compiled(CASES[code][0]).found if one.code == code)
    assert (True, True) == (found.why.endswith("."), found.ask.endswith(("?", "…", ".")))


def test_a_change_without_the_value_to_reach_is_one_point_and_asked_about() -> None:
    at = building.session()
    building.do(at, "add_goal", element="revenue", party="self", text="Earn")
    building.do(at, "add_objective", parent="g.1", text="Grow revenue from existing customers by 15% by 26 March")
    letter = report_of(at.state).smart["o.1"].letters[1]
    assert ("M", 1, "From what value to what value?") == (letter.letter, letter.points, letter.ask)


def test_where_no_action_feeds_the_funnel_the_question_is_which_one_does() -> None:
    found = [one for one in compiled(changed("actions", "a.2", lead="")).found if one.code == "P11"]
    assert ["No action says how many first talks it brings; the target asks for 4 deals."] == [one.why for one in found]


def test_an_overridden_warning_keeps_its_note_and_is_open_no_more() -> None:
    report = compiled(changed("actions", "a.1", cue=""), notes={("P12", "a.1"): "My calendar rings."})
    assert ((), "My calendar rings.") == (report.open_warnings, report.found[0].note)


def test_an_error_cannot_be_overridden() -> None:
    report = compiled(without("actions", "a.1"), notes={("P04", "o.1"): "Later."})
    assert (False, "") == (report.compiles, next(one.note for one in report.found if one.code == "P04"))


def test_a_sixth_objective_of_one_person_is_asked_about() -> None:
    more = [objective(f"o.{n}", f"g.{1 + n % 3}", text=f"Number {n}") for n in range(10, 13)]
    found = [one.why for one in compiled(added("objectives", *more)).found if one.code == "P13"]
    assert ["6 objectives belong to Mira Sand; 5 can be kept in mind."] == found


def test_orphan_hours_are_counted_and_priced() -> None:
    made = added("actions", action("a.9", None, repeats="", date="2027-02-01", minutes=90))
    indices = compiled(made).indices
    assert (1.5, 90.0, 0.75) == (indices.orphan_hours, indices.orphan_money, indices.traceability)


SMART = [
    ("S", {}, 2),
    ("S", {"whom": ""}, 1),
    ("S", {"whom": "", "verb": ""}, 0),
    ("M", {}, 2),
    ("M", {"baseline": None}, 1),
    ("M", {"unit": ""}, 1),
    ("M", {"target": None}, 0),
    ("A", {}, 2),
    ("A", {"target": 32}, 1),
    ("A", {"target": 60}, 0),
    ("A", {"target": 60, "capability_step": "a course in March"}, 2),
    ("A", {"target": 60, "history": [55]}, 2),
    ("R", {}, 2),
    ("R", {"dependency": ""}, 1),
    ("T", {}, 2),
    ("T", {"check_ins": []}, 1),
    ("T", {"due": None}, 0),
    ("T", {"due": "2027-06-01"}, 0),
]


@pytest.mark.parametrize(("letter", "fields", "points"), SMART)
def test_a_letter_of_smart_has_its_points(letter: str, fields: dict[str, object], points: int) -> None:
    smart = compiled(changed("objectives", "o.1", **fields)).smart["o.1"]
    assert points == next(one.points for one in smart.letters if one.letter == letter)


def test_a_metric_that_shall_fall_is_turned_over() -> None:
    smart = compiled(changed("objectives", "o.1", baseline=30, target=25)).smart["o.1"]
    assert 2 == smart.letters[2].points


@settings(deadline=None)
@given(st.lists(st.integers(-1, 9), max_size=8), st.lists(st.integers(-1, 9), max_size=12))
def test_a_plan_that_compiles_has_no_orphan_and_no_circle(parents: list[int], actions: list[int]) -> None:
    data = good()
    data["objectives"] += [
        objective(f"o.{10 + n}", f"o.{10 + p}" if p >= 0 else "g.1", text=f"Part {n}") for n, p in enumerate(parents)
    ]
    data["actions"] += [action(f"a.{10 + n}", f"o.{10 + p}" if p >= 0 else "o.1") for n, p in enumerate(actions)]
    made = plan(data)
    tree, report = Tree(made), compiled(made)
    lost = {one.id for one in made.actions if tree.goal_of(one.id) is None}
    assert lost == {one.place for one in report.found if one.code == "P05"}
    assert not report.compiles or not lost
    assert {one.id for one in made.objectives if tree.in_a_circle(one.id)} == {
        one.place for one in report.found if one.code == "P06"
    }


def asked(sentence: str, **fields: Any) -> Any:
    """The letters of an objective that is typed as this sentence."""
    at = session(plan={"period": PERIOD, "goals": good()["goals"]})
    do(at, "add_objective", parent="g.1", text=sentence, **fields)
    report = report_of(at.state)
    return report, {letter.letter: letter for letter in report.smart["o.1"].letters}, at.state.plan.objectives[0]


def test_a_number_to_start_from_is_no_reason_why_a_target_can_be_reached() -> None:
    letters = asked("Win 6 contracts with mills, up from 0, by 26 March")[1]
    assert (0, ("nothing tells what was reached before",)) == (letters["A"].points, letters["A"].reasons)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Cut complaints from 45 to 20 by 26 March", "56% less than the best so far"),
        ("Raise talks from 10 to 22 by 26 March", "2.2 times the best so far"),
        ("Raise talks from 2 to 8 by 26 March", "4 times the best so far"),
        ("Raise talks from 10 to 11 by 26 March", "10% more than the best so far"),
        ("Reduce churn from 12 % to 12 % by 26 March", "as good as the best so far"),
    ],
)
def test_a_target_is_said_beside_the_best_result_in_its_own_direction(sentence: str, told: str) -> None:
    assert told == asked(sentence)[1]["A"].reasons[0]


@pytest.mark.parametrize(
    ("sentence", "object_", "whom"),
    [
        ("Visit my boss's 3 accounts by 26 March", "accounts", ""),
        ("Raise our customers' satisfaction from 7 to 8 by 26 March", "customers' satisfaction", ""),
        ("Raise revenue with mills from €40,000 to €55,000 by 26 March", "revenue", "mills"),
    ],
)
def test_a_possessive_is_no_object_and_nobody_to_do_it_for(sentence: str, object_: str, whom: str) -> None:
    objective = asked(sentence)[2]
    assert (object_, whom) == (objective.object, objective.whom)


def test_last_years_result_is_history_and_no_stock_to_add_to() -> None:
    objective = asked("Sell 420 tonnes of beams by 26 March, last year it was 365")[2]
    assert (0, 420, (365,)) == (objective.baseline, objective.target, objective.history)


def test_a_time_that_is_no_day_is_asked_about_in_its_own_words() -> None:
    assert "“at midsummer”: which day is that?" == asked("Win 6 deals at midsummer")[1]["T"].ask


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("The competitor withdraws from the coast and stops selling", True),
        ("Head office does not close our branch", True),
        ("The rate goes down in time for the season", True),
        ("Raise the renewal rate from 60 % to 70 % by 26 March", False),
        ("Gross margin stays at 31 %", False),
        ("The customer score goes from 21 to 30", False),
        ("Every adviser makes 10 appointments a week", False),
    ],
)
def test_what_others_do_is_asked_about_and_what_one_measures_is_not(sentence: str, others: bool) -> None:
    found = [finding.code for finding in asked(sentence)[0].found]
    assert others == ("P29" in found)


@pytest.mark.parametrize(
    "line",
    [
        "get better at closing",
        "be bolder with restaurants",
        "close 5 deals",
        "Sell 40 pension plans",
        "Getting more orders",
        "hope the market recovers",
        "try to call more",
        "customers order more",
        "improve the pipeline",
        "n/a",
        "more orders",
    ],
)
def test_what_nobody_can_do_is_no_action(line: str) -> None:
    verb, _, rest = line.partition(" ")
    assert ("P09", "a.1") in codes(changed("actions", "a.1", verb=verb, object=rest))


@pytest.mark.parametrize(
    "line",
    [
        "call two mills",
        "close the office at five and write the list",
        "get the price list from Weiss",
        "reach out to nine bakeries",
        "raise the question of service at the meeting",
        "try out the new opening on two calls",
        "sell the old stock at the fair",
        "a training for the assistants",
        "I ask Weiss for a name",
    ],
)
def test_what_one_does_is_an_action(line: str) -> None:
    verb, _, rest = line.partition(" ")
    assert ("P09", "a.1") not in codes(changed("actions", "a.1", verb=verb, object=rest))


@pytest.mark.parametrize(
    ("sentence", "depends"),
    [
        ("ask 5 schools by 18 dec if they are happy", False),
        ("win 4 deals with plants if they approve it", True),
    ],
)
def test_an_indirect_question_is_no_dependency(sentence: str, depends: bool) -> None:
    assert depends is ("dependency" in {hint.value for hint in hints(sentence)})


def test_plants_and_mills_are_for_whom() -> None:
    at = session()
    do(at, "add_goal", element="revenue", party="employer", text="Earn the number")
    do(at, "add_objective", parent=at.state.plan.goals[0].id, text="Win 4 deals with plants by 26 March")
    assert "plants" == at.state.plan.objectives[0].whom


def test_xmas_is_a_time_that_is_asked_about_and_not_said_to_be_missing() -> None:
    assert "“by xmas”: which day is that?" == asked("Win 6 deals by xmas")[1]["T"].ask
