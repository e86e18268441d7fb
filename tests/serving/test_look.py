"""The pages can be read and used by everybody: contrast, axe-core, phone width, dark and light."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from salestrain.serving.front_end import STYLE
from tests.serving.running import Room
from tests.serving.seeing import PHONE, is_too_wide, violations, visiting

PAGES = {
    "start": ("", "h1"),
    "exercise": ("exercises/quayside/", "[data-st-ready]"),
    "failed": ("exercises/fails/", "[data-st-failed]"),
    "unknown": ("exercises/quaside/", "h1"),
    "refused": ("exercises/quayside/?theme=x", "h1"),
    "nowhere": ("nowhere", "h1"),
    "unfinished": ("exercises/unfinished/", "h1"),
}
SCHEMES = {"light": 0, "dark": 1}
GROUNDS = ("paper", "surface", "sunken")

# (what is read, on what): 4.5 to 1 for text, 3 to 1 for the edges of controls and for what carries meaning.
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in GROUNDS),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *((ink, "accent-soft") for ink in ("ink", "muted", "accent", "accent-strong")),
    *((ink, f"{tone}-soft") for tone in ("good", "caution", "bad") for ink in ("ink", "accent", tone)),
    *((tone, ground) for tone in ("good", "caution", "bad") for ground in ("paper", "surface")),
]
EDGES = [(edge, ground) for edge in ("edge", "accent") for ground in (*GROUNDS, "accent-soft")]


def colours(scheme: str) -> dict[str, str]:
    """The colours of the stylesheet in one scheme, by name."""
    pairs = re.findall(r"--st-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLE.read_text(encoding="utf-8"))
    return {name: values[SCHEMES[scheme]] for name, *values in pairs}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert (21.0, 4.54) == (contrast("#000000", "#ffffff"), round(contrast("#767676", "#ffffff"), 2))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_from_every_ground_it_is_written_on(scheme: str) -> None:
    of = colours(scheme)
    assert [] == [(ink, ground) for ink, ground in TEXT if contrast(of[ink], of[ground]) < 4.5]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_controls_and_focus_stand_out_from_their_ground(scheme: str) -> None:
    of = colours(scheme)
    assert [] == [(edge, ground) for edge, ground in EDGES if contrast(of[edge], of[ground]) < 3]


def test_an_old_browser_gets_exactly_the_light_scheme() -> None:
    plain = STYLE.read_text(encoding="utf-8").partition("@supports not")[2]
    assert colours("light") == dict(re.findall(r"--st-([a-z-]+): (#\w{6});", plain.partition("}")[0]))


def test_the_stylesheet_touches_nothing_outside_our_classes() -> None:
    css = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[{}])\s*([^{}@]+?)\s*\{", css)
    allowed = re.compile(r"^:root$|\.st-|^(from|to)$")
    assert [] == [one for one in selectors if not allowed.search(one)]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong_in_light_and_in_dark(chromium: Browser, room: Room, name: str) -> None:
    path, sign = PAGES[name]
    with visiting(chromium, room.address, color_scheme="light") as visit:
        visit.page.goto(f"{room.address}{path}")
        visit.page.wait_for_selector(sign)
        light = violations(visit.page)
        visit.page.emulate_media(color_scheme="dark")

        assert ([], []) == (light, violations(visit.page))


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_sideways_scrolling(chromium: Browser, room: Room, name: str) -> None:
    path, sign = PAGES[name]
    with visiting(chromium, room.address, viewport=PHONE) as visit:
        visit.page.goto(f"{room.address}{path}")
        visit.page.wait_for_selector(sign)
        on_a_phone = is_too_wide(visit.page)
        visit.page.set_viewport_size({**PHONE, "width": 320})

        assert (False, False) == (on_a_phone, is_too_wide(visit.page))


def test_on_paper_there_are_no_buttons_and_no_header(chromium: Browser, room: Room) -> None:
    with visiting(chromium, room.address) as visit:
        visit.page.goto(f"{room.address}exercises/fails/")
        visit.page.wait_for_selector("[data-st-failed]")
        visit.page.emulate_media(media="print")

        assert [False, True] == [visit.page.locator(one).is_visible() for one in (".st-header", "h1")]
