"""Whether a setting may name the learner: only where nobody else can come."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping

from ..attempts.learner import SETTINGS
from .hub import Hub
from .opening import ALONE
from .proxies import Proxies
from .visitors import HOSTS_SETTING

log = logging.getLogger(__name__)


def may_name(
    host: str, proxies: Proxies, hub: Hub | None, settings: Mapping[str, str] = os.environ
) -> Mapping[str, str]:
    """Return the settings that may name the learner: none where others can come, for all would be one person.

    Args:
        host: address that the room listens on.
        proxies: proxies in front of it.
        hub: the hub at which learners sign in.
        settings: the settings.
    """
    if host in ALONE and not proxies and not settings.get(HOSTS_SETTING) and hub is None:
        return settings
    for name in SETTINGS:
        if settings.get(name):
            log.warning("%s does not count here: others can come in, and it would make them all one person.", name)
    return {}
