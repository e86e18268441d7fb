"""Talks in the terminal: one that is kept, with the person at the keyboard, and one of given moves that is not."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Sequence

from ..attempts.learner import Learner, at_a_terminal
from ..attempts.practice import Practice
from ..core.events import Move
from ..kinds.conversation.content import Scenario
from ..store import open_store
from .play import TerminalTalk


def play_moves(scenario: Scenario, seed: int, moves: Sequence[str], tell: Callable[[str], None]) -> None:
    """Play guided moves in order and print what they lead to; nothing is stored.

    Args:
        scenario: the talk.
        seed: seed that draws its variant.
        moves: ids of the moves.
        tell: prints a line.

    Raises:
        Refusal: at the first move that is not possible.
    """
    practice = Practice(scenario, open_store("sqlite:///:memory:"), who=Learner("nobody", "nobody"))
    practice.begin(seed)
    talk = TerminalTalk(practice, lambda question: "q", tell)
    talk.show_start()
    for name in moves:
        talk.session.preview(Move("choose", {"move": name}))
        tell(f"You: {talk.session.script.moves[name].choice}")
        talk.do(Move("choose", {"move": name}))
    if talk.session.state.ending:
        talk.show_debrief()


def play_kept(
    scenario: Scenario,
    seed: int,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    *,
    fresh: bool = False,
) -> None:
    """Hold a talk with the person at the keyboard, resuming where they stopped.

    Each move is stored before it is answered.

    Args:
        scenario: the talk.
        seed: seed that draws its variant.
        ask: reads a line.
        tell: prints a line.
        fresh: begin another talk even if one is under way, which stays as it is.

    Raises:
        StoreError: if nothing can be stored.
    """
    practice = Practice(scenario, open_store(), who=at_a_terminal(os.environ, getpass.getuser()))
    if fresh:
        practice.leave()
    if not fresh and practice.resume(seed):
        tell("Your talk picks up where you left off.\n")
    else:
        practice.begin(seed)
    TerminalTalk(practice, ask, tell).run()
