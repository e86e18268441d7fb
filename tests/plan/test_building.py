"""A plan is built from the top down, every change is a move, and nothing that is refused changes anything."""

from __future__ import annotations

from typing import Any

import pytest

from salestrain.core.events import Refusal
from salestrain.core.session import Session
from salestrain.kinds.plan.engine import fold, report_of
from salestrain.kinds.plan.versions import differences
from tests.plan.building import do, session, with_good_plan

SENTENCE = (
    "Raise the second-meeting rate with target accounts from 20 % to 24 % by 26 March, read from the list of meetings"
)


def with_goal() -> Session:
    at = session()
    do(at, "add_goal", element="relationship", party="customers", text="Be known where it counts")
    return at


def with_objective() -> Session:
    at = with_goal()
    do(at, "add_objective", parent="g.1", text=SENTENCE)
    return at


def test_an_objective_before_any_goal_is_refused_with_what_comes_first() -> None:
    with pytest.raises(Refusal, match="first a goal"):
        do(session(), "add_objective", parent="g.1", text=SENTENCE)


def test_an_action_before_any_objective_is_refused_with_what_comes_first() -> None:
    with pytest.raises(Refusal, match="comes the objective it serves"):
        do(with_goal(), "add_action", parent="g.1", text="Call Weiss")


def test_an_action_cannot_hang_under_a_goal() -> None:
    with pytest.raises(Refusal, match="Which objective does it serve"):
        do(with_objective(), "add_action", parent="g.1", text="Call Weiss")


def test_a_typed_objective_is_read_once_and_its_parts_are_filled_in() -> None:
    objective = with_objective().state.plan.objectives[0]
    assert ("raise", "second-meeting rate", "target accounts", 20, 24, "%", "2027-03-26", "Mira Sand") == (
        objective.verb,
        objective.object,
        objective.whom,
        objective.baseline,
        objective.target,
        objective.unit,
        str(objective.due),
        objective.owner,
    )


def test_what_the_learner_fills_in_goes_before_what_was_read() -> None:
    at = with_goal()
    do(at, "add_objective", parent="g.1", text=SENTENCE, target=30, whom="millers")
    assert (30, "millers") == (at.state.plan.objectives[0].target, at.state.plan.objectives[0].whom)


def test_the_words_that_prove_a_letter_can_be_shown() -> None:
    at = with_objective()
    letter = report_of(at.state).smart["o.1"].letters[0]
    assert ["Raise", "second-meeting rate", "target accounts"] == [SENTENCE[slice(*span)] for span in letter.spans]


def test_a_date_with_two_meanings_is_asked_about_and_not_guessed() -> None:
    at = with_goal()
    do(at, "add_objective", parent="g.1", text="Win 4 deals with millers by 03/02/2027")
    timed = report_of(at.state).smart["o.1"].letters[4]
    assert (None, True) == (at.state.plan.objectives[0].due, "which day" in timed.ask)


def test_another_sentence_takes_along_what_came_from_the_first_and_leaves_what_was_filled_in() -> None:
    at = with_objective()
    do(at, "change", id="o.1", whom="millers")
    do(at, "change", id="o.1", text=SENTENCE.replace("24 %", "28 %").replace("26 March", "12 March"))
    objective = at.state.plan.objectives[0]
    assert (28, "2027-03-12", "millers") == (objective.target, str(objective.due), objective.whom)


def test_a_number_that_counts_whom_it_is_with_is_no_target_and_a_condition_is_read_to_its_end() -> None:
    at = with_goal()
    text = "Generate pipeline of 1.2 million euros with 3 partners by end of February, if the demo team is available"
    do(at, "add_objective", parent="g.1", text=text)
    objective = at.state.plan.objectives[0]
    assert ("pipeline", 1_200_000, "EUR", "if the demo team is available", "2027-02-28") == (
        objective.object,
        objective.target,
        objective.unit,
        objective.dependency,
        str(objective.due),
    )


def test_a_name_keeps_its_capitals_and_is_somebody() -> None:
    at = with_goal()
    do(at, "add_objective", parent="g.1", text="Get 2 stories from Harbour Foods by 26 March, read in the CRM")
    objective = at.state.plan.objectives[0]
    assert ("Harbour Foods", "the CRM") == (objective.whom, objective.source)


def test_a_typed_action_is_cut_into_verb_and_object() -> None:
    at = with_objective()
    do(at, "add_action", parent="o.1", text="Follow up with Weiss about the pilot", minutes=20)
    action = at.state.plan.actions[0]
    assert ("Follow up with", "Weiss about the pilot", 20) == (action.verb, action.object, action.minutes)


def test_tasks_come_in_without_a_parent_and_serve_nothing_until_they_are_attached() -> None:
    at = with_objective()
    do(at, "import_tasks", text="- Call Weiss (20 min)\n- Tidy the desk\n[x] Write the newsletter 1.5 h")
    before = report_of(at.state).indices
    do(at, "attach", item="a.1", parent="o.1")
    after = report_of(at.state).indices
    assert ((3, 0), (3, 1), [20, None, 90]) == (
        (before.actions, before.linked),
        (after.actions, after.linked),
        [a.minutes for a in at.state.plan.actions],
    )


def test_a_task_list_as_csv_keeps_what_it_has_no_field_for() -> None:
    at = with_objective()
    do(at, "import_tasks", text="Task;Due;Minutes;Project\nCall Weiss;2027-02-01;15;Harbour\n=1+1;;;\n")
    first, second = at.state.plan.actions
    assert ("2027-02-01", "Project: Harbour", "=1+1") == (str(first.date), first.note, second.text)


def test_columns_that_name_people_are_left_out_and_that_is_said() -> None:
    at = session()
    do(at, "import_tasks", text="Task,Phone\nCall Weiss,0123\n")
    assert ("", ("Left out, because they may name people: Phone.",)) == (
        at.state.plan.actions[0].note,
        tuple(at.events[-1].data["faults"]),
    )


def test_a_list_of_5000_rows_comes_in_whole() -> None:
    at = session()
    do(at, "import_tasks", text="Task,Minutes\n" + "".join(f"Call account {n},5\n" for n in range(5000)))
    assert (5000, "a.5000") == (len(at.state.plan.actions), at.state.plan.actions[-1].id)


def test_an_objective_cannot_be_hung_under_its_own_part() -> None:
    at = with_objective()
    do(at, "add_objective", parent="o.1", text="Win 2 deals by 1 March")
    with pytest.raises(Refusal, match="neither would lead to a goal"):
        do(at, "attach", item="o.1", parent="o.2")


def test_what_something_hangs_under_stays() -> None:
    with pytest.raises(Refusal, match="still has 1 item under it"):
        do(with_objective(), "remove", id="g.1")


def test_an_id_is_never_given_twice() -> None:
    at = with_goal()
    do(at, "add_goal", element="revenue", text="Earn")
    do(at, "remove", id="g.2")
    do(at, "add_goal", element="revenue", text="Earn more")
    assert ["g.1", "g.3"] == [goal.id for goal in at.state.plan.goals]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": "many"}, "Target"),
        ({"due": "tomorrow"}, "“tomorrow” is not a date"),
        ({"weight": 120}, "at most 100"),
        ({"colour": "red"}, "is not a field here"),
        ({"done": []}, "cannot type in what was done"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(fields: dict[str, Any], said: str) -> None:
    at = with_objective()
    before = at.state
    with pytest.raises(Refusal, match=said):
        do(at, "change", id="o.1", **fields)
    assert before is at.state


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"period": {"start": "2027-03-01", "end": "2027-01-01"}}, "last day lies before the first"),
        ({"funnel": {"outcome": "deals", "steps": [{"level": "talks", "percent": 0}]}}, "above 0"),
        ({"funnel": {"outcome": "deals", "steps": [{"level": "talks", "percent": -5}]}}, "above 0"),
        ({"funnel": {"outcome": "deals", "steps": [{"level": "talks", "k": 5, "n": 4}]}}, "more successes"),
        ({"capacity": {"hours_a_day": 30}}, "at most 24"),
    ],
)
def test_figures_that_nothing_can_be_calculated_from_are_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        do(session(), "set_plan", **fields)


def test_a_plan_with_errors_cannot_be_begun() -> None:
    at = with_objective()
    with pytest.raises(Refusal, match="2 things to fix first"):
        do(at, "start_period", date="2027-01-04")


def test_a_warning_is_overridden_with_a_note_and_an_error_is_not() -> None:
    at = with_good_plan()
    do(at, "change", id="a.1", cue="")
    with pytest.raises(Refusal, match="Say why"):
        do(at, "override", rule="P12", place="a.1", note=" ")
    do(at, "override", rule="P12", place="a.1", note="My calendar rings.")
    do(at, "change", id="o.1", due=None)
    with pytest.raises(Refusal, match="has to be fixed before you begin"):
        do(at, "override", rule="P08", place="o.1", note="Later.")
    assert ("My calendar rings.",) == tuple(one.note for one in report_of(at.state).found if one.code == "P12")


def test_an_answer_to_the_compiler_is_kept() -> None:
    at = with_good_plan()
    do(at, "change", id="o.1", due=None)
    do(at, "answer", rule="P08", place="o.1", text="When the new list is there.")
    assert {("P08", "o.1"): "When the new list is there."} == at.state.answers


def test_the_plan_at_any_move_is_a_version_and_two_can_be_compared() -> None:
    at = with_objective()
    do(at, "change", id="o.1", target=30)
    do(at, "add_goal", element="revenue", party="self", text="Earn")
    found = differences(at.states[2].plan, at.states[4].plan)
    assert [("g.2", "added", "", None, None), ("o.1", "changed", "target", 24, 30)] == sorted(
        (one.place, one.how, one.field, one.was, one.now) for one in found
    )


def test_the_state_is_the_fold_of_the_events_and_a_replay_leads_to_the_same() -> None:
    at = with_objective()
    do(at, "import_tasks", text="Call Weiss\nTidy the desk")
    do(at, "attach", item="a.2", parent="o.1")
    do(at, "drop", action="a.1", reason="It serves nothing")
    do(at, "compile")
    do(at, "open_debrief")
    again = Session.replay(at.exercise, 0, at.moves)
    assert (at.state, at.digest()) == (fold(at.events), again.digest())


def test_a_debrief_comes_with_marks_and_their_proof() -> None:
    at = with_good_plan()
    with pytest.raises(Refusal, match="Check the plan at least once"):
        do(at, "open_debrief")
    do(at, "compile")
    do(at, "open_debrief")
    assert (100, "debriefed") == (at.score().total, at.state.phase)


def test_a_move_that_is_unknown_or_lacks_something_is_refused() -> None:
    for verb, data in (("fly", {}), ("tick", {}), ("attach", {"item": "a.1"})):
        with pytest.raises(Refusal):
            do(with_good_plan(), verb, **data)
