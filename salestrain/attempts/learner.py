"""Who practises, and where that is known from: a setting, a browser, or the terminal."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

SETTINGS = ("SALESTRAIN_LEARNER", "JUPYTERHUB_USER")
"""Where a name may be set for somebody; the first that is there counts."""
KEPT_OF_A_KEY = 40
"""Hexadecimal digits that tell people apart."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who practises.

    `id` stands in the store, `name` on the screen. Whoever was named by a setting cannot become somebody else on the
    page.
    """

    id: str
    name: str
    named_by_setting: bool = False


def from_settings(settings: Mapping[str, str]) -> Learner | None:
    """Return whom the settings name, or None."""
    for setting in SETTINGS:
        name = settings.get(setting)
        if name:
            return Learner(f"user:{name}", name, named_by_setting=True)
    return None


def at_a_browser(key: str, name: str) -> Learner | None:
    """Return who sits at a browser, told apart by its secret key and by the name; None without a name.

    The key itself is kept nowhere.
    """
    name = " ".join(name.split())
    if not name:
        return None
    known_by = hashlib.sha256(f"{key}|{name.casefold()}".encode()).hexdigest()[:KEPT_OF_A_KEY]
    return Learner(f"page:{known_by}", name)


def at_a_terminal(settings: Mapping[str, str], user: str) -> Learner:
    """Return who sits at a terminal: whom a setting names, else the user of the machine."""
    name = settings.get(SETTINGS[0])
    return Learner(name, name, named_by_setting=True) if name else Learner(f"terminal:{user}", user)
