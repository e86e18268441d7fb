"""An exercise that ships stays as it is; its author edits a copy."""

from __future__ import annotations

from ...starting.own_copy import own_copy
from .base import AuthorPage


class OwnCopyPage(AuthorPage):
    """Offers a copy of an exercise that ships."""

    async def get(self, name: str) -> None:
        """Say what will happen."""
        self.show("authors/copy.html", card=self.house.catalogue.card(name), shelf=str(self.shelf()))

    async def post(self, name: str) -> None:
        """Make the copy, or take the one that is there, and open it."""
        self.open_workbench(await self.work(own_copy, self.folder_of(name), self.shelf()))
