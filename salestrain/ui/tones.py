"""How something speaks on a screen, how it is read aloud, and where it is shown."""

from __future__ import annotations

from typing import Literal

Tone = Literal["plain", "lead", "muted", "small", "fine", "hint", "notice", "caution", "error"]
"""How a paragraph speaks; `fine` is small print, `caution` a notice that warns."""
Live = Literal["", "status", "alert", "polite"]
"""How a change is read aloud to those who hear the screen: not at all, as news, at once, or when there is a pause."""
Where = Literal["anywhere", "screen", "paper", "room", "notebook"]
"""Where something is shown: on screens or on paper only, on a served page or in a notebook only."""
