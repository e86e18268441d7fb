"""The simple view: ipywidgets only, for where the page's own program cannot load."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from ....attempts.practice import MovedOn
from ....core.events import Move, Refusal
from ....core.session import Session
from ....store import StoreError
from ....ui.markup import join, tag
from .. import engine
from ..debrief import WhatIf, compare, debrief, options, transcript
from ..practice import TalkPractice
from ..solver import Course, course
from .branches import comparison_sheet
from .meant import meant
from .panel import panel
from .report import debrief_sheet
from .sheets import brief
from .thought import EMPTY, answer

log = logging.getLogger(__name__)

WIDE: dict[str, Any] = {"layout": {"width": "auto", "max_width": "42rem"}, "style": {"description_width": "initial"}}


class PlainView:
    """The same practice, in a column of plain widgets that is drawn anew after each move."""

    def __init__(self, practice: TalkPractice) -> None:
        self.practice = practice
        self._course: tuple[Session, Course] | None = None
        self._thought: tuple[Session, WhatIf] | None = None
        self.widget = w.VBox()
        self.widget.add_class("st-app")
        self.widget.add_class("st-plain")
        self._try(self._take_up)

    def _take_up(self) -> None:
        if self.practice.session is None:
            self.practice.resume()

    def show(self, status: str = "", draft: str = "") -> None:
        """Draw where the learner stands."""
        session = self.practice.session
        if session is None:
            children = self._start()
        elif session.state.phase == "talking":
            children = self._talk(session, draft)
        else:
            children = self._afterwards(session)
        self.widget.children = [w.HTML(tag("p", status, class_="st-status", role="status")), *children]

    def _try(self, act: Callable[[], None], draft: str = "") -> None:
        try:
            act()
        except (Refusal, StoreError) as stopped:
            self.show(str(stopped), draft)
        except MovedOn:
            self.show("Your talk went on elsewhere. This is where it stands now.", draft)
        except Exception:
            log.exception("A message of the simple view could not be answered")
            self.show("Something went wrong here. Your talk is kept; reload the page to go on.", draft)
        else:
            self.show()

    def _button(self, text: str, act: Callable[[], None], primary: bool = False) -> w.Button:
        button = w.Button(description=text, tooltip=text, button_style="primary" if primary else "")
        button.layout.width = "auto"
        button.on_click(lambda _: self._try(act))
        return button

    def _do(self, verb: str, data: dict[str, Any] | None = None) -> Callable[[], None]:
        return lambda: self.practice.do(Move(verb, data or {}), None)

    def _start(self) -> list[w.Widget]:
        practice = self.practice
        sheet = w.HTML(tag("div", *brief(practice.exercise), class_="st-stack st-prose"))
        if practice.learner:
            return [sheet, self._button("Begin the talk", practice.begin, primary=True)]
        name, word = w.Text(description="Your name", **WIDE), w.Text(description="A secret word", **WIDE)
        hint = w.HTML(tag("p", "With the same name and word your talk goes on here another time.", class_="st-hint"))

        def meet() -> None:
            practice.meet(f"word:{word.value}", name.value)
            if practice.learner is None or not practice.resume():
                practice.begin()

        return [sheet, name, word, hint, self._button("Begin the talk", meet, primary=True)]

    def _talk(self, session: Session, draft: str) -> list[w.Widget]:
        lines = [
            tag("p", tag("strong", line.name), ": ", line.text,
                f" (heard as: {'; '.join(line.heard_as)})" if line.how in ("heard", "corrected") else None)
            for line in transcript(session)
        ]  # fmt: skip
        box = w.Textarea(value=draft, description="You say", **WIDE)
        send = w.Button(description="Send", button_style="primary")
        send.on_click(lambda _: self._try(lambda: self.practice.say(box.value, None), box.value))
        offered = session.state.offered
        choices = [
            self._button(choice.text, self._do("choose", {"move": choice.move}))
            for choice in engine.choices(session.script, session.state)
            if not offered or choice.move in offered
        ]
        return [
            w.HTML(join(*lines)), box, send, *self._correction(session),
            w.HTML(tag("p", tag("strong", "Or choose a line:"))), *choices, w.HTML(panel(session)),
        ]  # fmt: skip

    def _correction(self, session: Session) -> list[w.Widget]:
        options = [("None of these", "")] + [(one["text"], one["move"]) for one in meant(session)]
        if len(options) == 1:
            return []
        chosen = w.Dropdown(options=options, description="I meant", **WIDE)
        correct = w.Button(description="Not what I meant: correct it")
        correct.layout.width = "auto"
        correct.on_click(lambda _: self._try(self._do("correct", {"moves": [chosen.value] if chosen.value else []})))
        return [chosen, correct]

    def _afterwards(self, session: Session) -> list[w.Widget]:
        phase = session.state.phase
        if phase == "predicting":
            total = w.BoundedIntText(value=50, min=0, max=100, description="My total")
            return [total, self._later("Predict", lambda: Move("predict", {"total": total.value}))]
        if phase == "judging":
            return self._judge(session)
        if phase == "judged":
            return [self._button("Open the debrief", self._do("open_debrief"), primary=True)]
        turn = w.BoundedIntText(value=1, min=1, max=session.state.turn, description="Turn")
        retry = w.Button(description="Retry from this turn")
        retry.on_click(lambda _: self._try(lambda: self.practice.retry(turn.value)))
        parent = self.practice.parent()
        beside = [comparison_sheet(compare(parent, session), live=False)] if parent else []
        known = self._course[1] if self._course and self._course[0] is session else None
        return [
            w.HTML(debrief_sheet(debrief(session, known), can_compare=False, live=False)),
            *([] if known or not session.state.turn else [self._costs(session)]), *self._what_if(session), turn, retry,
            self._button("Begin a new talk", self.practice.begin),
            *[w.HTML(sheet) for sheet in beside],
        ]  # fmt: skip

    def _costs(self, session: Session) -> w.Button:
        return self._button("Show what each line cost", lambda: setattr(self, "_course", (session, course(session))))

    def _what_if(self, session: Session) -> list[w.Widget]:
        """Another line in one of the turns; the lines to choose from follow the turn."""
        if not session.state.turn:
            return []
        at = w.BoundedIntText(value=1, min=1, max=session.state.turn, description="What if, in turn", **WIDE)
        line = w.Dropdown(description="A line", **WIDE)
        words = w.Text(description="Or your words", **WIDE)

        def offer(_: Any = None) -> None:
            line.options = [("Choose a line …", ""), *[(one.text, one.move) for one in options(session, at.value)]]

        def think() -> None:
            if not line.value and not words.value.strip():
                raise Refusal(EMPTY)
            self._thought = session, self.practice.thought(at.value, line.value, words.value)

        offer()
        at.observe(offer, "value")
        found = self._thought[1] if self._thought and self._thought[0] is session else None
        told = [w.HTML(answer(found, (), live=False))] if found else []
        return [*told, at, line, words, self._button("Show what would have been", think)]

    def _judge(self, session: Session) -> list[w.Widget]:
        judgement, facts = session.exercise.judgement, session.script.facts
        answer = w.RadioButtons(options=[(text, name) for name, text in judgement.options.items()], **WIDE)
        sure = w.BoundedIntText(value=50, min=0, max=100, description="Sure, %")
        cited = {name: w.Checkbox(description=facts[name].text, indent=False, **WIDE) for name in session.state.known}

        def move() -> Move:
            chosen = [name for name, box in cited.items() if box.value]
            return Move("judge", {"answer": answer.value, "confidence": sure.value, "cited": chosen})

        question = w.HTML(tag("p", tag("strong", judgement.question)))
        return [question, answer, sure, *cited.values(), self._later("Judge", move)]

    def _later(self, text: str, move: Callable[[], Move]) -> w.Button:
        return self._button(text, lambda: self.practice.do(move(), None), primary=True)


def sentence(text: str) -> w.HTML:
    """A sentence in place of a page."""
    return w.HTML(f'<p class="st-notice st-caution" role="alert">{escape(text)}</p>')
