"""Who may import whom. ARCHITECTURE.md shows the same table."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "salestrain"
FLOORS = [
    {"events"},
    {"conditions"},
    {"authoring", "understanding", "numbers", "language"},
    {"practice", "rubric", "profiling"},
    {"session", "hearing"},
    {"exploring", "moments"},
    {"debrief", "playing"},
    {"store", "checking"},
    {"workshop", "exports"},
    {"widgets", "terminal", "measure", "explore", "profile", "learning"},
    {"serving", "__init__"},
    {"cli"},
]
FREE = {"places"}
"""Paths only; any room may ask where the course lies."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
OWNERS = {
    "ipywidgets": {"widgets"}, "anywidget": {"widgets"}, "sqlalchemy": {"store"}, "psycopg": {"store"},
    "voila": {"serving"}, "tornado": {"serving"}, "pandas": {"numbers", "workshop"},
}  # fmt: skip
IMPURE = {
    "time",
    "datetime",
    "os",
    "pathlib",
    "secrets",
    "uuid",
    "socket",
    "subprocess",
    "IPython",
    "io",
    "tempfile",
}
PURE = {"events", "conditions", "numbers", "practice", "rubric", "profiling", "session", "debrief", "exploring"}
CALENDAR = {"numbers", "practice"}
"""Pure rooms that count days: they may know what a date is, and are told which day it is."""
ASKING_THE_CLOCK = {"today", "now", "utcnow", "fromtimestamp"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module: Path) -> set[tuple[str, bool]]:
    """(name, inside the package) of every import in the module, also of those inside functions."""
    found: set[tuple[str, bool]] = set()
    inside = module.relative_to(PACKAGE).parts
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {(alias.name, False) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "", False))
        elif isinstance(node, ast.ImportFrom):
            base = inside[: len(inside) - node.level]
            names = [*base, *(node.module or "").split(".")] if node.module else list(base)
            found |= (
                {(names[0], True)} if names and names[0] else {(alias.name, True) for alias in node.names}
            )
    inner = {(name.split(".")[1], True) for name, _ in found if name.startswith("salestrain.")}
    return {(name.split(".")[0] if not own else name, own) for name, own in found} | inner


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_on_lower_floors(module: Path) -> None:
    room = room_of(module)
    others = {name for name, own in imports_of(module) if own and name != room} - FREE
    assert {name for name in others if FLOOR.get(name, 99) >= FLOOR.get(room, 0)} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_a_large_library_is_known_to_one_room_only(module: Path) -> None:
    used = {name for name, own in imports_of(module) if not own}
    assert {name for name in used if name in OWNERS and room_of(module) not in OWNERS[name]} == set()


@pytest.mark.parametrize(
    "module", [m for m in MODULES if room_of(m) in PURE], ids=lambda m: str(m.relative_to(PACKAGE))
)
def test_the_core_knows_no_clock_no_files_and_no_jupyter(module: Path) -> None:
    allowed = {"datetime"} if room_of(module) in CALENDAR else set()
    assert ({name for name, own in imports_of(module) if not own} - allowed) & IMPURE == set()


@pytest.mark.parametrize(
    "module", [m for m in MODULES if room_of(m) in CALENDAR], ids=lambda m: str(m.relative_to(PACKAGE))
)
def test_who_counts_days_is_told_which_day_it_is(module: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)} & ASKING_THE_CLOCK == set()


def test_every_room_has_its_floor() -> None:
    assert {room_of(module) for module in MODULES} - FREE <= set(FLOOR)
