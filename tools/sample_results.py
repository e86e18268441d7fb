"""Make the results of a workshop that the lesson for facilitators explores: a room of bots, in a store that is left.

Each bot follows one of the worked examples beside the exercise and slips now and then: early talks more, later ones
less. Nobody real is in it. Run it again when the exercises of the one-hour workshop change.
"""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from salestrain.attempts.learner import Learner
from salestrain.attempts.practice import Practice, practice_of
from salestrain.content.library import library
from salestrain.content.loading import load_playthroughs
from salestrain.core.events import Move, Refusal
from salestrain.core.kind import completed
from salestrain.kinds.conversation.engine import choices
from salestrain.looking_back.notebook import SAMPLE_FILE, results
from salestrain.ready_made import ready_made
from salestrain.store import Seat, open_store
from salestrain.workshop import events

PEOPLE = 14
AGAIN = 10
"""How many of them take the longer talk up a second time."""
TRUTH = 7
"""The seed that all share: the same buyer with the same truth for everybody."""


def main() -> None:
    """Hold the workshop and write its results."""
    with TemporaryDirectory() as folder:
        place = f"sqlite:///{folder}/store.db"
        with open_store(place) as store:
            plan = ready_made(library().folders())[60]
            kept = store.workshops.make(plan)
            seats = [store.workshops.take_seat(kept.id, f"Bot {n}", f"phrase {n}", f"token {n}") for n in range(PEOPLE)]
            short, long = (rules.exercise for rules in plan.exercises)
            store.workshops.happen(kept.id, events.exercise_opened(short), events.exercise_opened(long))
            for number, seat in enumerate(seats):
                holds(store, seat, short, slips=0.5, seed=number)
                holds(store, seat, long, slips=0.5, seed=100 + number)
                if number < AGAIN:
                    holds(store, seat, long, slips=0.15, seed=200 + number)
        results(kept.code, store=place).to_csv(SAMPLE_FILE, index=False, lineterminator="\n")


def holds(store: Any, seat: Seat, name: str, *, slips: float, seed: int) -> None:
    """Hold one talk to its end, and see what it earned."""
    picking, who = random.Random(seed), Learner(seat.learner, seat.nickname, named_by_setting=True)
    exercise: Any = completed(library().get(name))
    practice = practice_of(exercise, store, {}, who=who)
    practice.leave()
    practice.begin(TRUTH)
    examples = load_playthroughs(library().folder(name))
    plan = [move for move in _moves(picking.choice(examples)) if picking.random() >= slips]
    talks(practice, plan, picking)
    session = practice.session
    assert session is not None
    practice.do(Move("predict", {"total": min(100, 10 * picking.randrange(4, 11))}), None)
    known, judgement = list(session.state.known), exercise.judgement
    cited = known[: max(judgement.cite_facts.min, min(2, len(known)))]
    answer = picking.choice(list(judgement.options))
    practice.do(Move("judge", {"answer": answer, "confidence": 70, "cited": cited}), None)
    practice.do(Move("open_debrief"), None)
    practice.earned()


def _moves(example: Any) -> list[str]:
    """Return the lines of a worked example that were chosen from the list."""
    return [step.choose for step in example.steps if step.choose]


def talks(practice: Practice, plan: list[str], picking: random.Random) -> None:
    """Say what was planned, and any line where that cannot be said."""
    session = practice.session
    assert session is not None
    while session.state.phase == "talking":
        names = [one.move for one in choices(session.script, session.state)]
        wished = plan.pop(0) if plan else picking.choice(names)
        try:
            practice.do(Move("choose", {"move": wished}), None)
        except Refusal:
            continue


if __name__ == "__main__":
    main()
    print(Path(SAMPLE_FILE).name)
