"""What these pages have in common."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from tornado.web import HTTPError

from ...places import own_exercises_folder
from ..workshop.base import WorkshopPage


class AuthorPage(WorkshopPage):
    """Base of the pages for authors: forms from our own pages only, and calm answers."""

    def folder_of(self, name: str) -> Path:
        """Return the folder of an exercise. Raises HTTPError 404."""
        folder = self.house.catalogue.folder(name)
        if folder is None:
            raise HTTPError(404)
        return folder

    def shelf(self) -> Path:
        """Return the author's own folder of exercises, which is made if need be. Raises OSError."""
        own = own_exercises_folder()
        own.mkdir(parents=True, exist_ok=True)
        return own

    def open_workbench(self, folder: Path) -> None:
        """Go to the workbench of an exercise."""
        self.redirect(f"{self.base}exercises/{folder.name}/")

    def sorry(self, title: str, sentence: str, way: tuple[str, str] | None = None) -> None:
        """Show a calm page; by default it leads to all exercises."""
        super().sorry(title, sentence, way or (self.base, "All exercises"))


def free_name(name: str, taken: Container[str]) -> str:
    """Return a name for an exercise that no other has.

    Args:
        name: how it would be called.
        taken: the names that there are.
    """
    numbered = (name if number == 1 else f"{name}_{number}" for number in range(1, 10_000))
    return next(one for one in numbered if one not in taken)
