"""A pack that is chosen or dropped is opened among the author's own exercises; each exercise can be saved as one."""

from __future__ import annotations

from pathlib import Path

from ...content import ExerciseMistakes
from ...packing import ENDING, REMARKS, Pack, installed, opened, packed, remarks_in
from .base import AuthorPage, free_name


class OpenPack(AuthorPage):
    """Opens a pack."""

    async def get(self) -> None:
        """Ask for the file."""
        self.show("authors/open.html", wrong="")

    async def post(self) -> None:
        """Put the exercise on the shelf and open it, or say why not."""
        sent = self.request.files.get("pack", [])
        if not sent:
            self.show("authors/open.html", wrong="Choose a file first.")
            return
        try:
            pack = opened(sent[0].body)
            folder, remarks = await self.work(self._put, pack)
        except ValueError as refused:
            self.set_status(422)
            self.show("authors/open.html", wrong=str(refused))
            return
        if remarks is not None:
            self.redirect(f"{self.base}exercises/{folder.name}/remarks")
            return
        self.open_workbench(folder)

    def _put(self, pack: Pack) -> tuple[Path, int | None]:
        """Put it on the shelf, under another name where its own is taken and no remarks came with it."""
        shelf, cards = self.shelf(), self.house.catalogue.cards()
        brings_remarks = bool(remarks_in(pack.files.get(REMARKS, "")))
        taken = set[str]() if brings_remarks else {card.id for card in cards} | {path.name for path in shelf.iterdir()}
        return installed(pack, shelf, free_name(pack.name, taken))


class PackFile(AuthorPage):
    """Hands an exercise on as one file."""

    async def get(self, name: str) -> None:
        """Send the file."""
        try:
            pack, raw = await self.work(packed, self.folder_of(name))
        except (ExerciseMistakes, UnicodeDecodeError):
            self.set_status(409)
            self.sorry(
                "It cannot be packed yet", "It has mistakes. Mend them in the workbench first.", (".", "Open it")
            )
            return
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", f'attachment; filename="{pack.name}{ENDING}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(raw)
