"""A room that is a service of a real JupyterHub: people sign in there, and each practises as who they are there."""

from __future__ import annotations

import urllib.request
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from salestrain.store import open_store
from tests.deploy.conftest import Hub

TALK = "wicket_fair"
PATIENCE = 30_000.0
"""Milliseconds; a machine that tests much at once is slow."""


def signed_in(browser: Browser, hub: Hub, name: str, path: str = "") -> BrowserContext:
    """Return a browser in which somebody opened an address of the room and signed in at the hub."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{hub.room}{path}")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("anything")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{hub.room}{path}")
    return context


def test_who_signs_in_practises_as_who_they_are_at_the_hub(chromium: Browser, hub: Hub) -> None:
    ana = signed_in(chromium, hub, "ana", f"exercises/{TALK}/").pages[0]
    ana.get_by_role("button", name="Begin").first.click()
    ana.get_by_label("What do you say?").fill("What brings you here?")
    ana.get_by_role("button", name="Send").click()
    expect(ana.get_by_text("What brings you here?")).to_be_visible(timeout=PATIENCE)
    ben = signed_in(chromium, hub, "ben", f"exercises/{TALK}/").pages[0]
    expect(ben.get_by_role("button", name="Begin").first).to_be_visible(timeout=PATIENCE)
    with open_store(hub.store) as store:
        kept = [store.attempts(learner=f"user:{name}", exercise_id=TALK) for name in ("ana", "ben")]
    assert ([1], []) == ([attempt.moves_kept for attempt in kept[0]], list(kept[1]))


def test_who_comes_back_later_finds_their_talk_in_any_browser(chromium: Browser, hub: Hub) -> None:
    one = signed_in(chromium, hub, "cara", f"exercises/{TALK}/").pages[0]
    one.get_by_role("button", name="Begin").first.click()
    one.get_by_label("What do you say?").fill("What brings you here?")
    one.get_by_role("button", name="Send").click()
    expect(one.get_by_text("What brings you here?")).to_be_visible(timeout=PATIENCE)
    other = signed_in(chromium, hub, "cara", f"exercises/{TALK}/").pages[0]
    expect(other.get_by_text("What brings you here?")).to_be_visible(timeout=PATIENCE)


def test_nobody_is_let_in_who_has_not_signed_in(hub: Hub) -> None:
    with urllib.request.urlopen(f"{hub.room}exercises/{TALK}/") as answer:
        assert "/hub/login" in answer.url
    with pytest.raises(HTTPError, match="403"):
        urllib.request.urlopen(f"{hub.room}key", data=b"0" * 32)


@pytest.mark.parametrize("asked", ["", "?code=made-up", "?code=made-up&state=made-up", "?error=access_denied"])
def test_nobody_comes_in_by_a_way_back_that_the_hub_did_not_show(hub: Hub, asked: str) -> None:
    with pytest.raises(HTTPError, match="403"):
        urllib.request.urlopen(f"{hub.room}oauth_callback{asked}")


def test_who_signs_out_at_the_hub_is_asked_again(chromium: Browser, hub: Hub) -> None:
    context = signed_in(chromium, hub, "dora")
    page, at = context.pages[0], urlsplit(hub.room)
    page.goto(f"{at.scheme}://{at.netloc}/hub/logout")
    context.clear_cookies(name="salestrain-hub")
    page.goto(hub.room)
    expect(page.get_by_label("Username")).to_be_visible(timeout=PATIENCE)
