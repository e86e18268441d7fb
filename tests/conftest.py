"""What holds for every test: settings of the person running them stay outside, and the browser rule."""

from __future__ import annotations

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import browser_path, launch

BROWSER_MISSING = "no Chromium on this machine: install it (Debian: apt-get install chromium)"

# A busy machine is no fault of what is tested. Half of the usual examples find what there is to find within a few runs.
settings.register_profile("patient", deadline=None, max_examples=50)
settings.load_profile("patient")

THOROUGH = frozenset(
    "authoring/test_loading.py authoring/test_reports.py authoring/test_hostile.py authoring/test_draft.py"
    " checking/test_accepting.py checking/test_codes.py checking/test_talks.py checking/test_ways.py"
    " exercises/test_fair_play.py exercises/test_every_way.py exercises/test_playthroughs.py"
    " exercises/test_notebooks.py"
    " exploring/test_measuring.py exploring/test_proof.py exploring/test_proof_by_force.py"
    " goldens/test_goldens.py goldens/test_workbench.py profiling/test_measuring.py profiling/test_transcripts.py"
    " serving/test_doors.py serving/test_look.py serving/test_serve.py serving/test_start_page.py"
    " serving/test_exercise_page.py serving/test_any_request.py serving/test_flood.py serving/test_nasty.py"
    " serving/test_proxy.py serving/test_opening.py serving/test_token.py store/test_kills.py"
    " store/test_killed_rooms.py serving/test_bad_days.py deploy/test_at_a_hub.py"
    " serving/test_clerks.py serving/test_live_kernels.py"
    " store/test_several_at_once.py store/test_postgresql_bad_days.py store/test_bad_days.py"
    " understanding/test_reader.py understanding/test_statements.py understanding/test_acts.py"
    " understanding/test_encoder.py understanding/test_drill_reading.py widgets/test_editor.py plan/test_hostile.py"
    " drill/test_formats.py serving/test_workshop.py serving/test_workshop_in_browser.py"
    " exploring/test_course.py exploring/test_walk.py exploring/test_machine.py exploring/test_bots.py"
    " setup/test_makefile.py setup/test_browser_rule.py setup/test_no_addresses.py talks/test_typed_what_if.py"
    " tests/test_cli.py store/test_contract.py store/test_migrations.py ui/test_html.py ui/test_text.py".split()
)
"""Modules that walk every way, start servers, kill programs or try a great many texts: marked slow."""

SHARES_A_SERVER = frozenset({"browser", "deploy", "materials", "serving", "setup"})
"""Folders whose modules start a server, a browser or an installation that all their tests use."""

_store_folder = TemporaryDirectory(prefix="salestrain-tests-")


def pytest_configure() -> None:
    """Tests, their servers and their notebooks never write into the store of the person who runs them."""
    for setting in [name for name in os.environ if name.startswith(("SALESTRAIN_", "JUPYTERHUB_"))]:
        del os.environ[setting]
    # As the command line does: on a busy machine numpy's threads cost eight times as much as they share.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ["SALESTRAIN_STORE"] = f"sqlite:///{_store_folder.name}/store.db"
    # A server that answers itself begins a second sooner; all must hold with TEST_PROCESSES=2 as well.
    os.environ["SALESTRAIN_PROCESSES"] = os.environ.get("TEST_PROCESSES", "0")


def pytest_unconfigure() -> None:
    """Remove the store of this run."""
    _store_folder.cleanup()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser tests and run them last, a module on one worker; mark thorough ones as slow.

    Playwright keeps an event loop running in the main thread; tests after it could not start their own. On two workers
    a module would start its server twice.
    """
    for item in items:
        if _needs_browser(item):
            item.add_marker("browser")
        if item.path.parent.name in SHARES_A_SERVER:
            where = "in a browser" if _needs_browser(item) else "without one"
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem} {where}"))
        if "/".join(item.path.parts[-2:]) in THOROUGH:
            item.add_marker("slow")
    items.sort(key=_needs_browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A skip for want of a browser is loud: nobody should take this run for a whole one."""
    skipped = [report for report in terminalreporter.getreports("skipped") if BROWSER_MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.section("NOT TESTED: pages in a browser", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests were skipped: {BROWSER_MISSING}.")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium for the whole run; open a new context for each test."""
    if browser_path() is None:
        if os.environ.get("CI"):
            pytest.fail(BROWSER_MISSING)
        pytest.skip(BROWSER_MISSING)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def _needs_browser(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ())
