"""The one stylesheet as text, for what carries its look along."""

from __future__ import annotations

from pathlib import Path

# A room of its own, so that a played talk can be shown where anywidget is not there.
STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
