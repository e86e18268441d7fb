"""A talk in the terminal: the same session, seen as text. Moves are kept before their answer is shown."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Sequence

from ..attempts.learner import Learner, at_a_terminal
from ..attempts.practice import MovedOn, Practice
from ..core.events import Event, Move, Refusal
from ..core.session import Session
from ..kinds.conversation import engine
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.debrief import as_text, costs_as_text, costs_of, debrief, options, what_if, what_if_as_text
from ..kinds.conversation.debrief.speakers import voices
from ..kinds.conversation.reading import heard_line, reader_of
from ..kinds.conversation.solver import course
from ..store import StoreError, open_store

HELP = "Type what you would say. A number takes a choice from the list, ? shows the list, ! corrects, q leaves."


class TerminalTalk:
    """One learner in one talk, line by line. `ask` gets a line from the learner, `tell` shows one."""

    def __init__(self, practice: Practice, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
        self.practice = practice
        self.scenario: Scenario = self.session.exercise
        self.ask = ask
        self.tell = tell

    @property
    def session(self) -> Session:
        """The talk as it stands."""
        session = self.practice.session
        assert session is not None, "a talk has begun"
        return session

    def run(self) -> None:
        """From where the session stands to its debrief. `q` leaves; what was said is kept."""
        self.show_start()
        self.tell(HELP)
        while self._talks_on():
            line = self.ask("You: ").strip()
            if line == "q":
                return
            if line:
                self._line(line)
        self._judge()
        if self.session.state.phase == "judged":
            self.do(Move("open_debrief"))
        self.show_debrief()
        if self.session.state.turn:
            self._wonder()

    def _talks_on(self) -> bool:
        """Whether there is a next line; a typed line that ended the talk can be taken back first."""
        state = self.session.state
        if state.phase == "predicting" and state.when_typed is not None:
            asked = "The talk is over. Enter goes on; ! takes your last line back, if you did not mean it so: "
            if self._asked(asked) == "!":
                self.do(Move("correct", {"moves": []}))
        return bool(self.session.state.phase == "talking")

    def _wonder(self) -> None:
        """What would have been with another line, as often as the learner likes; nothing of it is kept."""
        asked = "\nWhat if you had said something else? (the number of a line, or nothing to leave) "
        while answer := self._asked(asked):
            if not answer.isdigit() or not 1 <= int(answer) <= self.session.state.turn:
                self.tell(f"Lines 1 to {self.session.state.turn} were said; type one of these numbers.")
                continue
            offered = options(self.session, int(answer))
            self.tell("\n".join(f"{number:3}  {one.text}" for number, one in enumerate(offered, 1)))
            if line := self._asked("What instead? (a number, or your own words) "):
                self._show_thought(int(answer), line, [one.move for one in offered])

    def _asked(self, question: str) -> str:
        try:
            answer = self.ask(question).strip()
        except EOFError:  # nobody is there any more
            return ""
        return "" if answer == "q" else answer

    def _show_thought(self, turn: int, line: str, offered: Sequence[str]) -> None:
        if line.isdigit() and 1 <= int(line) <= len(offered):
            move = Move("choose", {"move": offered[int(line) - 1]})
        else:
            before = self.session.states[len(self.session.moves_before(turn))]
            reading = heard_line(reader_of(self.scenario), self.session.script, before, line)
            move = Move("say", {"reading": reading.to_json()})
        try:
            self.tell("\n" + what_if_as_text(what_if(self.session, turn, move)))
        except Refusal as refusal:
            self.tell(str(refusal))

    def show_debrief(self) -> None:
        """The debrief at once; what each line cost follows when it has been worked out."""
        self.tell("\n" + as_text(debrief(self.session)))
        if self.session.state.turn:
            found = course(self.session, progress=_so_far)
            judged = self.session.state.judged is not None
            self.tell("\n" + costs_as_text(costs_of(found, self.session.score().total, judged)))

    def show_start(self) -> None:
        """The brief, and what was said so far."""
        self.tell(f"{self.scenario.title}\n\n{self.scenario.briefing.learner}\n{self.scenario.briefing.goal}\n")
        self._show(self.session.events)

    def _line(self, line: str) -> None:
        choices = engine.choices(self.session.script, self.session.state)
        if line == "?":
            self.tell("\n".join(f"{number:3}  {choice.text}" for number, choice in enumerate(choices, 1)))
        elif line == "!":
            self._correct()
        elif line.isdigit() and 1 <= int(line) <= len(choices):
            self.do(Move("choose", {"move": choices[int(line) - 1].move}))
        else:
            self.do(Move("say", {"text": line}))

    def _correct(self) -> None:
        before = self.session.state.when_typed
        if before is None:
            self.tell("There is no typed line to correct.")
            return
        moves = engine.legal(self.session.script, before)
        for number, name in enumerate(moves, 1):
            self.tell(f"{number:3}  {self.session.script.moves[name].label}")
        answer = self.ask("What did you mean? (a number, or nothing for none of these) ").strip()
        meant = [moves[int(answer) - 1]] if answer.isdigit() and 1 <= int(answer) <= len(moves) else []
        self.do(Move("correct", {"moves": meant}))

    def _judge(self) -> None:
        if self.session.state.phase == "predicting":
            while not self.do(Move("predict", {"total": self._number("Your own total, 0 to 100? ")})):
                pass
        judgement = self.scenario.judgement
        known = self.session.state.known
        while self.session.state.phase == "judging":
            self.tell(f"\n{judgement.question}")
            answer = self._pick([f"{text}" for text in judgement.options.values()], list(judgement.options))
            confidence = self._number("How sure are you, 0 to 100? ")
            for number, name in enumerate(known, 1):
                self.tell(f"{number:3}  {self.session.script.facts[name].text}")
            cited = [
                known[n - 1] for n in self._numbers("Which facts support that? (numbers) ") if 1 <= n <= len(known)
            ]
            self.do(Move("judge", {"answer": answer, "confidence": confidence, "cited": cited}))

    def _pick(self, texts: Sequence[str], names: Sequence[str]) -> str:
        for number, text in enumerate(texts, 1):
            self.tell(f"{number:3}  {text}")
        number = 0
        while not 1 <= number <= len(names):
            number = self._number("Your answer? (a number) ")
        return names[number - 1]

    def _number(self, question: str) -> int:
        numbers: list[int] = []
        while len(numbers) != 1:
            numbers = self._numbers(question)
        return numbers[0]

    def _numbers(self, question: str) -> list[int]:
        words = self.ask(question).replace(",", " ").split()
        return [int(word) for word in words if word.isdigit()]

    def do(self, move: Move) -> bool:
        """Do a move, and show what it led to. False when it was not possible; the reason has been told."""
        before = len(self.session.events)
        try:
            self.practice.act(move.verb, move.data, None)
        except Refusal as refusal:
            self.tell(str(refusal))
            return False
        except MovedOn:
            self.tell("Your talk went on elsewhere. This is where it stands now.")
        self._show(self.session.events[before:])
        return True

    def _show(self, events: Sequence[Event]) -> None:
        who = self.scenario.buyer.name
        heard = [
            event.data["label"] for event in events if event.kind == "understood" and event.data["how"] != "chosen"
        ]
        if heard:
            self.tell(f"     (heard as: {'; '.join(heard)})")
        for event in events:
            if event.kind == "replied":
                for name, text in voices(event, who):
                    self.tell(f"{name}: {text}")
            elif event.kind == "set_aside":
                self.tell(f"{who}: {event.data['say']}")
            elif event.kind == "not_understood":
                self.tell(f"{who}: {event.data['say']}")
                if event.data["stage"] > 1:
                    self.tell("     (? shows what you can do; not being understood costs nothing)")


def _so_far(done: int, turns: int) -> None:
    """How far it is, in a line that goes away again; only where somebody is watching."""
    if sys.stderr.isatty():
        told = f"Working out what each line cost: {done} of {turns} …" if done < turns else ""
        sys.stderr.write(f"\r{told:60}\r")
        sys.stderr.flush()


def play_moves(scenario: Scenario, seed: int, moves: Sequence[str], tell: Callable[[str], None]) -> None:
    """Play guided moves one after the other and tell what they lead to; nothing is kept.

    Raises `Refusal` at the first move that is not possible.
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


def play_kept(scenario: Scenario, seed: int, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
    """Hold the talk with the person at the keyboard, from where they left it.

    Each move is kept before it is shown. Raises `StoreError` when that is not possible.
    """
    practice = Practice(scenario, open_store(), who=at_a_terminal(os.environ, getpass.getuser()))
    if practice.resume(seed):
        tell("Your talk goes on where you left it.\n")
    else:
        practice.begin(seed)
    TerminalTalk(practice, ask, tell).run()


__all__ = ["Refusal", "StoreError", "TerminalTalk", "play_kept", "play_moves"]
