"""What renderers put on a screen themselves goes through one function."""

from __future__ import annotations

import ast
import re
from gettext import NullTranslations
from pathlib import Path

import pytest

from salestrain.ui import words
from salestrain.ui.fields import Slider
from salestrain.ui.html import to_html

UI = Path(words.__file__).parent
RENDERERS = [
    *(UI / name for name in ("text.py", "markdown.py", "plain_widgets.py", "plain_fields.py", "figures.py")),
    *(UI / "html").glob("*.py"),
    *(UI / "lines").glob("*.py"),
]
A_SENTENCE = re.compile(r"^[A-Z][a-z]+(?: \w+)+|^\w+ \w+ \w+|\{\w+\} \(")


def test_without_a_catalogue_a_message_stays_as_it_is() -> None:
    assert "Work it out" == words.translated("Work it out")


@pytest.mark.parametrize(("number", "expected"), [(1, "a talk"), (0, "talks"), (7, "talks")])
def test_without_a_catalogue_the_plural_is_english(number: int, expected: str) -> None:
    assert expected == words.plural("a talk", "talks", number)


def test_a_renderer_speaks_the_language_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loud(NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper().replace("{LABEL}", "{label}")

    monkeypatch.setattr(words, "_catalogue", lambda language: Loud() if language == "loud" else NullTranslations())
    with words.speaking("loud"):
        loud = to_html(Slider("a", "Percent", "5", 1, 9))

    assert "Percent (SLIDER)" in loud
    assert "Percent (slider)" in to_html(Slider("a", "Percent", "5", 1, 9))


def test_no_renderer_says_a_sentence_that_is_not_translated() -> None:
    found = []
    for module in RENDERERS:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        meant = {id(part) for node in ast.walk(tree) for part in _not_shown(node)}
        found += [node.value for node in ast.walk(tree) if _is_sentence(node) and id(node) not in meant]

    assert [] == found


def _is_sentence(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(A_SENTENCE.match(node.value))


def _not_shown(node: ast.AST) -> list[ast.AST]:
    """Docstrings, errors, and what goes through the function."""
    if isinstance(node, ast.Expr):
        return [node.value]
    if isinstance(node, ast.Raise):
        return list(ast.walk(node))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
        return list(node.args)
    return []
