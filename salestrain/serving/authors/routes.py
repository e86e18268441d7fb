"""The addresses of these pages."""

from __future__ import annotations

from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, PathMatches

from ...places import is_installed
from ..catalogue import Catalogue
from ..workshop.base import House
from .beginning import HeardPage, NewBuyerPage
from .copying import OwnCopyPage
from .handing_on import OpenPack, PackFile
from .remarking import RemarksPage


class ThatShips(Matcher):
    """Matches the address of an exercise that lies in an installed package."""

    def __init__(self, base_url: str, catalogue: Catalogue) -> None:
        self._path = PathMatches(rf"{base_url}exercises/(?P<name>[^/]+)/")
        self._catalogue = catalogue

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Return the name of the exercise for its page, or None for another request."""
        found: dict[str, Any] | None = self._path.match(request)
        if found is None:
            return None
        folder = self._catalogue.folder(found["path_kwargs"]["name"].decode("utf-8", "replace"))
        return found if folder is not None and is_installed(folder) else None


def author_routes(base: str, house: House) -> list[Any]:
    """Return the routes of the workbench's own pages.

    Args:
        base: address of the start page.
        house: what the pages work with.
    """
    with_house = {"house": house}
    return [
        (rf"{base}new", NewBuyerPage, with_house),
        (rf"{base}new/heard", HeardPage, with_house),
        (rf"{base}open", OpenPack, with_house),
        (rf"{base}exercises/([^/]+)/pack", PackFile, with_house),
        (rf"{base}exercises/([^/]+)/remarks", RemarksPage, with_house),
        (ThatShips(base, house.catalogue), OwnCopyPage, with_house),
    ]
