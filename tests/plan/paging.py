"""The planner's page over a real store, driven as a browser drives it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from salestrain.attempts.practice import Practice
from salestrain.kinds.plan.content import PlanExercise
from salestrain.kinds.plan.page.page import PlanPage
from salestrain.store import open_store
from salestrain.ui.plain_sheet import UnseenPane
from tests.plan.building import exercise

KEY = "0123456789abcdef" * 2


def page_at(store: Path, content: PlanExercise | None = None) -> PlanPage:
    """A page that Mira has opened, and begun."""
    page = PlanPage(Practice(content or exercise(), open_store(str(store)), settings={}), UnseenPane())
    send(page, "hello", key=KEY, name="Mira")
    if page.practice.session is None:
        send(page, "begin")
    return page


def send(page: PlanPage, type_: str, **fields: Any) -> str:
    """One message; the status that answers it."""
    before = page.pane.round
    page.received(page.pane, {"type": type_, "seq": page.pane.seq, **fields})
    assert before + 1 == page.pane.round, f"{type_} was not answered"
    return str(page.pane.status)


def boxes(page: PlanPage, prefix: str) -> dict[str, str]:
    """What stands in the boxes of a form, by name, as a browser would send it."""

    class Boxes(HTMLParser):
        found: dict[str, str] = {}  # noqa: RUF012
        name = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if given.get("name"):
                self.name = ""
            if (given.get("id") or "").startswith(prefix) and given.get("name"):
                self.name = given["name"] or ""
                self.found[self.name] = given.get("value") or ""
            if tag == "option" and self.name and "selected" in given:
                self.found[self.name] = given.get("value") or ""

        def handle_endtag(self, tag: str) -> None:
            if tag in ("select", "textarea"):
                self.name = ""

        def handle_data(self, data: str) -> None:
            if self.name and str(self.get_starttag_text()).startswith("<textarea"):
                self.found[self.name] += data

    parser = Boxes()
    parser.found = {}
    parser.feed(page.pane.sheet)
    return parser.found
