"""A browser that keeps nothing is told before there is anything to lose."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.chromium import browser_path
from tests.serving.running import Room

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
"""What Chromium writes into a profile when somebody blocks all cookies."""


def test_whoever_blocks_cookies_is_told_before_they_begin_and_nobody_else_is(
    chromium: Browser, school: Room, tmp_path: Path
) -> None:
    profile = tmp_path / "profile" / "Default"
    profile.mkdir(parents=True)
    (profile / "Preferences").write_text(json.dumps(BLOCKED), encoding="utf-8")
    address = f"{school.address}exercises/discovery_questions/"
    usual = chromium.new_page()
    usual.goto(address)
    expect(usual.get_by_label("Your name")).to_be_visible()
    expect(usual.get_by_text("This browser blocks cookies")).to_be_hidden()
    usual.close()
    context = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=browser_path(), args=["--no-sandbox"]
    )
    blocked = context.pages[0]
    blocked.goto(address)
    expect(blocked.get_by_text("This browser blocks cookies")).to_be_visible()
    expect(blocked.get_by_label("Your name")).to_be_visible()
    context.close()
