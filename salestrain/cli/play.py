"""Talks in the terminal: the same session as on the page, shown as text. Moves are stored before they are answered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from ..attempts.practice import MovedOn, Practice
from ..core.events import Event, Move, Refusal
from ..core.session import Session
from ..kinds.conversation import engine
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.debrief import debrief, options, what_if
from ..kinds.conversation.debrief.speakers import voices
from ..kinds.conversation.judging import MOST_NAMED
from ..kinds.conversation.page.report import debrief_screen
from ..kinds.conversation.page.thought import answer
from ..kinds.conversation.reading import heard_line, reader_of
from ..kinds.conversation.solver import course
from ..store import StoreError
from ..ui import Content, Screen, to_text
from .numbers import is_number, numbers_in, place_in

HELP = "Type what you would say. A number picks a line from the list, ? shows the list, ! corrects, q leaves."

OWN_VIEW = {
    "best": "Which two of your lines were your best? (their numbers, or Enter) ",
    "back": "Which two would you take back? (their numbers, or Enter) ",
}


class TerminalTalk:
    """One learner in one talk, line by line: `ask` reads a line from the learner, `tell` prints one."""

    def __init__(self, practice: Practice, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
        self.practice = practice
        self.scenario: Scenario = self.session.exercise
        self.ask = ask
        self.tell = tell

    @property
    def session(self) -> Session:
        """The talk in its current state."""
        session = self.practice.session
        assert session is not None, "a talk has begun"
        return session

    def run(self) -> None:
        """Hold the talk from its current state to the debrief. `q` leaves; what was said is stored."""
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
            self._open_debrief()
        self.show_debrief()
        if self.session.state.turn:
            self._wonder()

    def _open_debrief(self) -> None:
        """Ask for the learner's own view of their lines, and open the debrief; Enter goes on without one."""
        named: dict[str, list[int]] = {}
        for name, question in OWN_VIEW.items():
            while typed := self._answer_to(question):
                numbers = numbers_in(typed, 1, self.session.state.turn, self.tell)
                if numbers is not None and len(numbers) <= MOST_NAMED:
                    named[name] = numbers
                    break
                if numbers is not None:
                    self.tell(f"Name {MOST_NAMED} lines at most; Enter goes on without.")
        self.do(Move("open_debrief", named))

    def _talks_on(self) -> bool:
        """Return whether there is a next line; a typed line that ended the talk can be taken back first."""
        state = self.session.state
        if state.phase == "predicting" and state.when_typed is not None:
            question = "The talk is over. Enter continues; ! takes your last line back, if that is not what you meant: "
            if self._answer_to(question) == "!":
                self.do(Move("correct", {"moves": []}))
        return bool(self.session.state.phase == "talking")

    def _wonder(self) -> None:
        """Show what another line would have led to, as often as the learner likes; nothing of it is stored."""
        question = "\nWhat if you had said something else? (the number of a line, or Enter to leave) "
        while answer := self._answer_to(question):
            if not answer.isdigit() or not 1 <= int(answer) <= self.session.state.turn:
                self.tell(f"There were turns 1 to {self.session.state.turn}; type one of these numbers.")
                continue
            offered = options(self.session, int(answer))
            self.tell("\n".join(f"{number:3}  {option.text}" for number, option in enumerate(offered, 1)))
            if line := self._answer_to("What would you say instead? (a number, or your own words) "):
                self._show_thought(int(answer), line, [option.move for option in offered])

    def _answer_to(self, question: str) -> str:
        """Return the answer to a question; empty if the learner leaves."""
        try:
            answer = self.ask(question).strip()
        except EOFError:  # the input has ended
            return ""
        return "" if answer == "q" else answer

    def _show_thought(self, turn: int, line: str, offered: Sequence[str]) -> None:
        if is_number(line):
            number = place_in(line, len(offered), self.tell)
            if number is None:
                return
            move = Move("choose", {"move": offered[number]})
        else:
            before = self.session.states[len(self.session.moves_before(turn))]
            reading = heard_line(reader_of(self.scenario), self.session.script, before, line)
            move = Move("say", {"reading": reading.to_json()})
        try:
            self._print(answer(what_if(self.session, turn, move), live=False))
        except Refusal as refusal:
            self.tell(str(refusal))

    def show_debrief(self) -> None:
        """Print the debrief, once it has been worked out what each line cost."""
        played = course(self.session, progress=_so_far) if self.session.state.turn else None
        self._print(debrief_screen(debrief(self.session, played), live=False))

    def _print(self, content: Screen | Content) -> None:
        self.tell("\n" + to_text(content).text.rstrip("\n"))

    def show_start(self) -> None:
        """Print the brief, and what was said so far."""
        self.tell(f"{self.scenario.title}\n\n{self.scenario.briefing.learner}\n{self.scenario.briefing.goal}\n")
        self._show(self.session.events)

    def _line(self, line: str) -> None:
        choices = engine.choices(self.session.script, self.session.state)
        if line == "?":
            self.tell("\n".join(f"{number:3}  {choice.text}" for number, choice in enumerate(choices, 1)))
        elif line == "!":
            self._correct()
        elif is_number(line):
            number = place_in(line, len(choices), self.tell)
            if number is not None:
                self.do(Move("choose", {"move": choices[number].move}))
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
        question = "What did you mean? (a number, or Enter for none of these) "
        while answer := self.ask(question).strip():
            place = place_in(answer, len(moves), self.tell)
            if place is not None:
                self.do(Move("correct", {"moves": [moves[place]]}))
                return
        self.do(Move("correct", {"moves": []}))

    def _judge(self) -> None:
        if self.session.state.phase == "predicting":
            self.do(Move("predict", {"total": self._number("Your own total, 0 to 100? ", 0, 100)}))
        judgement = self.scenario.judgement
        known = self.session.state.known
        while self.session.state.phase == "judging":
            self.tell(f"\n{judgement.question}")
            answer = self._pick(list(judgement.options.values()), list(judgement.options))
            confidence = self._number("How sure are you, 0 to 100? ", 0, 100)
            for number, name in enumerate(known, 1):
                self.tell(f"{number:3}  {self.session.script.facts[name].text}")
            cited = [known[number - 1] for number in self._numbers("Which facts support that? (numbers) ", len(known))]
            self.do(Move("judge", {"answer": answer, "confidence": confidence, "cited": cited}))

    def _pick(self, texts: Sequence[str], names: Sequence[str]) -> str:
        for number, text in enumerate(texts, 1):
            self.tell(f"{number:3}  {text}")
        return names[self._number("Your answer? (a number) ", 1, len(names)) - 1]

    def _number(self, question: str, least: int, most: int) -> int:
        """Ask until one number within the bounds is typed; what was wrong with any other answer is told."""
        while True:
            numbers = numbers_in(self.ask(question), least, most, self.tell)
            if numbers is not None and len(numbers) == 1:
                return numbers[0]
            if numbers is not None:
                self.tell(f"Type one number from {least} to {most}.")

    def _numbers(self, question: str, most: int) -> list[int]:
        """Ask until every number that is typed stands on the list; none at all is an answer, too."""
        while True:
            numbers = numbers_in(self.ask(question), 1, most, self.tell)
            if numbers is not None:
                return numbers

    def do(self, move: Move) -> bool:
        """Make a move and print what it led to.

        Returns False if the move was not possible; the reason has been printed.
        """
        before = len(self.session.events)
        try:
            self.practice.act(move.verb, move.data, None)
        except Refusal as refusal:
            self.tell(str(refusal))
            return False
        except MovedOn:
            self.tell("Your talk continued elsewhere. This is where it stands now.")
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
    """Show the progress in a line that disappears afterwards; only in an interactive terminal."""
    if sys.stderr.isatty():
        progress = f"Working out what each line cost: {done} of {turns} …" if done < turns else ""
        sys.stderr.write(f"\r{progress:60}\r")
        sys.stderr.flush()


__all__ = ["Refusal", "StoreError", "TerminalTalk"]
