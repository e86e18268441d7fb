"""Pages whose screens are documents, in the terminal: shown as text and answered by number."""

from __future__ import annotations

import base64
import getpass
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, assert_never

from ..attempts.learner import at_a_terminal
from ..attempts.practice import practice_of
from ..core.exercise import Exercise
from ..core.kind import KINDS, completed, part
from ..store import open_store
from ..ui import Button, Form, Node, Offer, Screen, fields_of, pressed, sent, to_text
from ..ui.document import Body
from ..ui.fields import AnyField, Choice, Field, FileField, Hidden, Slider, Tick, options_of
from ..ui.messages import NO_KEY
from ..ui.page import PracticePage
from ..ui.unseen_pane import UnseenPane
from .numbers import numbers_in, place_in

HELP = "Type the number of what you want to do. Enter shows the screen again, q leaves; your work is saved."

Ask = Callable[[str], str]
Tell = Callable[[str], None]


def play_page(exercise: Exercise, ask: Ask, tell: Tell, *, fresh: bool = False) -> None:
    """Practise an exercise at the keyboard, screen by screen, resuming where the learner stopped.

    Args:
        exercise: what is practised.
        ask: reads a line.
        tell: prints a line.
        fresh: begin afresh even if something is under way, which stays as it is.

    Raises `StoreError` if nothing can be stored, and ValueError for a kind without screens.
    """
    kind = KINDS[exercise.kind]
    if kind.screens is None:
        raise ValueError(f"A {kind.name} cannot be shown in a terminal. Open it with: salestrain serve")
    practice = practice_of(completed(exercise), open_store(), who=at_a_terminal(os.environ, getpass.getuser()))
    page: PracticePage = part(kind.screens)(practice, UnseenPane())
    if fresh:
        practice.leave()
    TerminalPage(page, ask, tell).run()


class TerminalPage:
    """A page at the keyboard: `ask` reads a line from the learner, `tell` prints one."""

    def __init__(self, page: PracticePage, ask: Ask, tell: Tell) -> None:
        self.page = page
        self.ask = ask
        self.tell = tell
        page.pane.observe(self._save, "file")

    def run(self) -> None:
        """Go from screen to screen until the learner leaves."""
        self.tell(HELP)
        self.page.deliver({"type": "hello", "key": NO_KEY, "name": ""})
        while True:
            offers = self._show()
            answer = self.ask("> ").strip()
            if answer == "q":
                return
            number = place_in(answer, len(offers), self.tell) if answer else None
            if number is not None:
                self._do(offers[number])
            elif answer:
                self.tell("Enter shows the screen again, q leaves.")

    def _show(self) -> Sequence[Offer]:
        """Print the current screen, and return what the learner can choose from."""
        screen = self.page.shown
        assert screen is not None, "a page shows a screen after every message"
        printed = to_text(_with_slots(screen, self.page.slots))
        self.tell("\n" + printed.text)
        if self.page.pane.status:
            self.tell(self.page.pane.status)
        return printed.offers

    def _do(self, offer: Offer) -> None:
        seq = self.page.pane.seq
        match offer.node:
            case Button():
                self.page.deliver(pressed(offer.node, seq))
            case _ if offer.form is not None:
                self.page.deliver(sent(offer.form, self._filled_in(offer.form), seq))
            case _:
                self.tell("That is not part of a form here.")

    def _filled_in(self, form: Form) -> dict[int, Sequence[str]]:
        """Ask for each field of a form, and return the answers by number; fields without an answer keep their value."""
        answers: dict[int, Sequence[str]] = {}
        for number, field in enumerate(fields_of(form)):
            values = self._answer(field)
            if values is not None:
                answers[number] = values
        return answers

    def _answer(self, field: AnyField) -> Sequence[str] | None:
        """Ask for one field; None leaves it as it is."""
        match field:
            case Hidden():
                return None
            case Tick():
                answer = self.ask(f"{field.label} (y or n) ").strip().lower()
                if not answer:
                    return None
                return [field.value] if answer == "y" else []
            case Choice():
                return self._choice(field)
            case FileField():
                return self._file(field)
            case Field(kind="long" | "pasted" | "code"):
                return self._lines(field)
            case Field() | Slider():
                answer = self.ask(f"{field.label}: ").strip()
                return [answer] if answer else None
            case _:
                assert_never(field)

    def _lines(self, field: Field) -> Sequence[str] | None:
        """Ask for several lines; an empty one ends them."""
        lines = [self.ask(f"{field.label} (an empty line ends it): ")]
        while lines[-1]:
            lines.append(self.ask(""))
        text = "\n".join(lines[:-1])
        return [text] if text.strip() else None

    def _choice(self, field: Choice) -> Sequence[str] | None:
        options = options_of(field)
        self.tell(field.label)
        self.tell("\n".join(f"{number:3}  {words}" for number, (_, words) in enumerate(options, 1)))
        several = field.how == "any"
        question = "A number or several: " if several else "A number: "
        while True:
            numbers = numbers_in(self.ask(question), 1, len(options), self.tell)
            if numbers is not None and (several or len(numbers) < 2):
                return [options[number - 1][0] for number in numbers] or None
            if numbers is not None:
                self.tell("Only one of them can be chosen.")

    def _file(self, field: FileField) -> Sequence[str] | None:
        name = self.ask(f"{field.label} (the path of a file): ").strip()
        if not name:
            return None
        try:
            return [base64.b64encode(Path(name).expanduser().read_bytes()).decode()]
        except OSError as unreadable:
            self.tell(f"{name} cannot be read: {unreadable.strerror}.")
            return None

    def _save(self, change: Mapping[str, Any]) -> None:
        """Write a file that the page offers to the current folder; an existing file of that name is not changed."""
        file = change["new"]
        if not file.get("name"):
            return
        path = Path(Path(file["name"]).name)
        try:
            with path.open("x", encoding="utf-8") as output:
                output.write(file["text"])
            self.tell(f"Wrote {path}.")
        except FileExistsError:
            self.tell(f"{path} already exists and was not changed. Move it away and try again.")
        except OSError as error:
            self.tell(f"{path} cannot be written: {error.strerror}.")


def _with_slots(screen: Screen, slots: Mapping[str, Body]) -> Screen:
    """Return the screen with the content of its slots at the end."""
    filled: list[Node | None] = [node for body in slots.values() for node in body]
    return Screen(screen.title, [*screen.body, *filled], above=screen.above)
