"""The facts that a condition is said to need are known wherever it holds, in every talk."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.core.events import Move
from salestrain.kinds.conversation.checks.leaks import scripts_of
from salestrain.kinds.conversation.checks.needed import Needs
from salestrain.kinds.conversation.engine import legal, respond, start
from salestrain.kinds.conversation.script import Script
from tests.exercises.playing import exercise_folders, scenario_in
from tests.small_talk import small_scenario

FOLDERS = [folder for folder in exercise_folders() if folder.name in ("harbour_foods", "alder_vale_clinics")]


@cache
def scripts(folder: Path | None) -> list[Script]:
    return scripts_of(small_scenario() if folder is None else scenario_in(folder))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_said_no_line_comes_before_the_facts_that_it_is_said_to_need(data: st.DataObject) -> None:
    script = data.draw(st.sampled_from(scripts(data.draw(st.sampled_from([None, *FOLDERS])))))
    needs, state, events = Needs(script), *start(script)
    parts = {part.id: part for part in (*script.reactions, *script.agenda.values(), *script.endings)}
    missing = []
    while state.phase == "talking" and (possible := legal(script, state)):
        state, events = respond(script, state, Move("choose", {"move": data.draw(st.sampled_from(possible))}))
        for event in events:
            for tag in event.tags:
                sort, _, name = tag.partition(":")
                if sort in ("reaction", "raised", "ending") and name in parts:
                    required = needs.of(parts[name].when)
                    missing += [(tag, required)] if required is None or not required <= set(state.known) else []
                if sort in ("fact", "move"):
                    required = needs.of_tag(tag)
                    missing += [(tag, required)] if required is None or not required <= {*state.known} else []
    assert [] == missing
