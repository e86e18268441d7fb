"""How what something means looks: the styles of the stylesheet, by meaning."""

from __future__ import annotations

from collections.abc import Mapping

from ..fields import Weight
from ..phrases import Sense, Verdict
from ..tones import Tone, Where

LED_TO = -1
"""The tab index of what a reader can be led to, and does not come by with the Tab key."""
PHRASES: Mapping[Sense, tuple[str, str]] = {
    "plain": ("span", ""),
    "strong": ("strong", ""),
    "quote": ("q", ""),
    "muted": ("span", "st-muted"),
    "spoken": ("span", "st-hidden"),
    "marked": ("mark", ""),
    "code": ("code", "st-code"),
    "name": ("bdi", ""),
    "remark": ("span", "st-heard"),
    "margin": ("span", "st-margin"),
}
"""The element of a phrase and its style."""
VERDICTS: Mapping[Verdict, str] = {
    "plain": "",
    "good": "st-good",
    "caution": "st-caution",
    "bad": "st-bad",
    "accent": "st-accent",
}
TONES: Mapping[Tone, str] = {
    "plain": "",
    "lead": "st-lead",
    "muted": "st-muted",
    "small": "st-small",
    "fine": "st-muted st-small",
    "hint": "st-hint",
    "notice": "st-notice",
    "caution": "st-notice st-caution",
    "error": "st-error",
}
LISTS = {
    "plain": "",
    "marks": "st-marks",
    "rows": "st-items",
    "spaced": "st-missed",
    "places": "st-places",
    "facts": "st-facts",
    "fine": "st-muted st-small",
}
WHERE: Mapping[Where, str] = {
    "anywhere": "",
    "screen": "st-screen-only",
    "paper": "st-paper-only",
    "room": "st-in-room",
    "notebook": "st-in-notebook",
}
BOXES = {"card": "st-card", "mark": "st-mark", "aside": "st-thought st-stack", "notice": "st-notice"}
SLOTS = {"plain": "st-stack", "muted": "st-muted", "following": "st-lead st-follow", "aside": "st-aside"}
WIDTHS = {"prose": "st-prose", "debrief": "st-debrief", "wide": ""}
WEIGHTS: Mapping[Weight, str] = {"plain": "", "primary": "st-primary", "quiet": "st-quiet"}
CELLS = {"text": "", "number": "st-number", "day": "st-day"}
