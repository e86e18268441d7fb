"""An exercise to read for a colleague: every part in words, with room for remarks beside it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

from ...content.loading import FILE
from ...content.yaml import Unreadable, read_document
from ...packing import REMARKS, Remark, remark_on, remarks_in
from ...packing.parts import Chapter, chapters_of
from ...places import is_installed
from .base import AuthorPage

NAMES = 60
REMEMBERED = "salestrain-remarks-by"
"""The cookie with the name of whoever remarked last, so that it is typed once."""


class RemarksPage(AuthorPage):
    """Shows the parts of an exercise with what is remarked on them."""

    async def get(self, name: str) -> None:
        """Show the exercise."""
        await self._shown(name, "")

    async def post(self, name: str) -> None:
        """Keep a remark, and go back to its part."""
        folder = self.folder_of(name)
        part, by = self.typed("part", 80), " ".join(self.typed("by", NAMES).split()) or "A colleague"
        try:
            if is_installed(folder):
                raise ValueError("What ships takes no remarks. Make a copy of it first: open it in the workbench.")
            parts = {one.id: one for chapter in self._chapters(folder) for one in chapter.parts}
            if part not in parts:
                raise ValueError("This part is there no longer. Your words were not kept.")
            said = " ".join(parts[part].lines)[:400]
            remark_on(folder, Remark(part, by, self.typed("text", 4000).strip(), said))
        except ValueError as wrong:
            self.set_status(422)
            await self._shown(name, str(wrong), part, by)
            return
        self.set_cookie(REMEMBERED, quote(by), httponly=True, samesite="Strict")
        self.redirect(f"{self.base}exercises/{name}/remarks#{part}")

    async def _shown(self, name: str, wrong: str, at: str = "", by: str = "") -> None:
        folder = self.folder_of(name)
        try:
            chapters = await self.work(self._chapters, folder)
        except Unreadable as unreadable:
            self.sorry("It cannot be read yet", f"{unreadable.what} {unreadable.remedy}")
            return
        kept = folder / REMARKS
        remarks = remarks_in(kept.read_text(encoding="utf-8") if kept.is_file() else "")
        ids = {part.id for chapter in chapters for part in chapter.parts}
        text = self.typed("text", 4000) if self.request.method == "POST" else ""
        typed = {"text": text, "by": by or unquote(self.get_cookie(REMEMBERED, "") or "")}
        self.show(
            "authors/remarks.html",
            card=self.house.catalogue.card(name),
            chapters=chapters,
            remarks=remarks,
            lost=[remark for remark in remarks if remark.part not in ids],
            wrong=wrong,
            at=at,
            typed=typed,
        )

    @staticmethod
    def _chapters(folder: Path) -> tuple[Chapter, ...]:
        data = read_document(folder / FILE).data
        return chapters_of(data if isinstance(data, dict) else {})
