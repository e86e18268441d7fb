"""Documentation that cannot go stale: every command and kind is in it, and what it shows runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from salestrain.cli import app
from salestrain.core.kind import KINDS
from salestrain.kinds.conversation.measured import WORDS

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "ARCHITECTURE.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`salestrain {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_in_the_architecture_page_and_the_authors_guide(kind: str) -> None:
    for page in ("ARCHITECTURE.md", "docs/authoring.md"):
        assert f"`{kind}`" in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_python_block_runs(page: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for number, block in enumerate(blocks):
        exec(compile(block, f"{page.name}, block {number}", "exec"), {})
    assert page.stat().st_size > 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("command", re.findall(r"`make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
def test_every_make_target_in_the_readme_exists(command: str) -> None:
    assert re.search(rf"^{command}:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("benchmark", sorted(path.stem for path in (ROOT / "benchmarks").iterdir()))
def test_a_benchmark_hides_no_module_of_python(benchmark: str) -> None:
    """A program's own folder comes first where Python looks: one called numbers breaks every other one."""
    assert benchmark not in sys.stdlib_module_names


def test_the_words_for_difficulties_are_those_of_the_pages() -> None:
    told = re.findall(
        r"^\| ([1-5]) \| ([a-z ]+) \|$", (ROOT / "docs" / "facilitating.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert WORDS == {int(level): word for level, word in told}
