"""Which address of a workshop leads to which page."""

from __future__ import annotations

from typing import Any

from ..desk import Seating
from ..pages import WithSlash
from ..sheets import Sheets
from .base import House
from .joining import BackPage, HelloLine, HelloPage, JoinPage, JoinShort
from .leading import ComingPage, EndPage, LeadKey, LeadOneKey, PairPage, PlanFile, StartScreen, WorkshopsPage
from .observing import ObservePage
from .own import OwnPage, OwnRecordsPage
from .person import PersonPage
from .phone import HandPage, NowPage, RoomPage
from .planning import PlanPage
from .practising import WorkshopExercise, WorkshopLine
from .threes import CardPage, ThreesPage

_ID = r"([0-9a-f]{10})"
_NAME = r"([a-z0-9_]{1,60})"


def workshop_routes(base: str, house: House, desk: Seating, line: dict[str, Any]) -> list[Any]:
    """Return all addresses of workshops.

    Args:
        base: base path of the room.
        house: what the pages work with.
        desk: the open pages of exercises in workshops.
        line: further arguments of the line of a page.
    """
    own = {"house": house}
    at = rf"{base}workshop/{_ID}/"
    threes = {"house": house, "sheets": Sheets()}
    exercise = {"house": house, "version": line["version"]}
    return [
        (rf"{base}join", JoinPage, own),
        (rf"{base}join/([^/]+)", JoinPage, own),
        (rf"{base}join/", JoinShort),
        (rf"{base}back", BackPage, own),
        (rf"{base}hello", HelloPage, own),
        (rf"{base}hello/line", HelloLine),
        (rf"{base}lead/([^/]+)", LeadKey, own),
        (rf"{base}lead/{_ID}/([0-9a-f]{{1,64}})", LeadOneKey, own),
        (rf"{base}workshops", WithSlash),
        (rf"{base}workshops/", WorkshopsPage, own),
        (rf"{base}workshops/new", PlanPage, own),
        (rf"{base}workshop/{_ID}", WithSlash),
        (at, RoomPage, own),
        (rf"{at}now", NowPage, own),
        (rf"{at}hand", HandPage, own),
        (rf"{at}own/records", OwnRecordsPage, own),
        (rf"{at}own/(nickname|phrase|leave|delete)", OwnPage, own),
        (rf"{at}start/", StartScreen, own),
        (rf"{at}start/coming", ComingPage, own),
        (rf"{at}pair", PairPage, own),
        (rf"{at}plan", PlanPage, own),
        (rf"{at}plan\.yaml", PlanFile, own),
        (rf"{at}end/(close|delete)", EndPage, own),
        (rf"{at}person/", PersonPage, own),
        (rf"{at}roles/", ThreesPage, threes),
        (rf"{at}roles/card/([1-9])", CardPage, threes),
        (rf"{at}roles/observe/([1-9])", ObservePage, threes),
        (rf"{at}exercises/{_NAME}/", WorkshopExercise, exercise),
        (rf"{at}exercises/{_NAME}/line", WorkshopLine, line | {"desk": desk}),
    ]
