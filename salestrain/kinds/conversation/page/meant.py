"""What the latest typed line may have meant instead."""

from __future__ import annotations

from ....core.session import Session
from .. import engine


def meant(session: Session) -> list[dict[str, str]]:
    """Return what a misheard line may have meant: the moves that were possible then, the likeliest first."""
    then = session.state.when_typed
    if then is None:
        return []
    possible = engine.legal(session.script, then)
    likely = [name for name in session.state.likely if name in possible]
    order = dict.fromkeys([*likely, *possible])
    return [{"move": name, "text": session.script.moves[name].label} for name in order]


def second_best(session: Session) -> dict[str, str] | None:
    """Return the reading that one click takes instead; None where nothing else was likely."""
    first = next(iter(meant(session)), None)
    return first if first is not None and first["move"] in session.state.likely else None
