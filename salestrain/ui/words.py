"""The language of what the renderers themselves put on a screen: a thin wrapper around gettext."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

DOMAIN = "salestrain"
LOCALES = Path(__file__).resolve().parents[1] / "locales"
"""Where the compiled catalogues lie: `<language>/LC_MESSAGES/salestrain.mo`."""

_language: ContextVar[str] = ContextVar("language", default="en")


def translated(message: str) -> str:
    """Return the message in the current language, or as it stands where there is no translation."""
    return _catalogue(_language.get()).gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """Return the form of a message that fits the number, in the current language."""
    return _catalogue(_language.get()).ngettext(one, many, number)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Set the current language, such as "de", for as long as the context lasts."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)
