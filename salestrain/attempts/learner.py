"""Who practises, as identified by a setting, a browser or a terminal."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..core.spelling import folded

SETTINGS = ("SALESTRAIN_LEARNER", "JUPYTERHUB_USER")
"""Settings that may name the learner; the first that is set counts."""
_USER = "user:"
KEPT_OF_A_KEY = 40
"""Number of hexadecimal digits of the hash that tell learners apart."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who practises.

    `id` is the key in the store, `name` is shown on screen. A learner named by a setting cannot be changed on the page.
    """

    id: str
    name: str
    named_by_setting: bool = False


def from_settings(settings: Mapping[str, str]) -> Learner | None:
    """Return the learner that the settings name, or None."""
    for setting in SETTINGS:
        name = settings.get(setting)
        if name:
            return at_a_hub(name)
    return None


def at_a_hub(name: str) -> Learner:
    """Return the learner whom a JupyterHub knows by this name, here and in their own JupyterLab there."""
    return Learner(f"{_USER}{name}", name, named_by_setting=True)


def signed_in(id_: str) -> Learner | None:
    """Return the learner of an id that `at_a_hub` made, or None for anything else."""
    name = id_.removeprefix(_USER)
    return at_a_hub(name) if name != id_ else None


def at_a_browser(key: str, name: str) -> Learner | None:
    """Return the learner at a browser, identified by its secret key and the name typed; None without a name.

    The key itself is not stored.
    """
    name = " ".join(name.split())
    if not name:
        return None
    fingerprint = hashlib.sha256(f"{key}|{folded(name)}".encode()).hexdigest()[:KEPT_OF_A_KEY]
    return Learner(f"page:{fingerprint}", name)


def at_a_terminal(settings: Mapping[str, str], user: str) -> Learner:
    """Return the learner at a terminal: the one that a setting names, else the user of the machine."""
    name = settings.get(SETTINGS[0])
    return (
        Learner(name, name, named_by_setting=True) if name else Learner(f"terminal:{user}", user, named_by_setting=True)
    )
