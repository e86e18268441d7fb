"""The catalogue finds what is in the folders at each call."""

from __future__ import annotations

from pathlib import Path

from salestrain.kinds.conversation.measured import Difficulty
from salestrain.serving.catalogue import Card, Catalogue, grouped
from tests.serving.running import add_exercise


def titles(catalogue: Catalogue) -> list[str]:
    """Return the titles on the cards, in order."""
    return [card.title for card in catalogue.cards()]


def test_an_exercise_that_is_dropped_in_appears_at_once(tmp_path: Path) -> None:
    catalogue = Catalogue([tmp_path])
    before = titles(catalogue)
    add_exercise(tmp_path, "quayside", title="Quayside")

    assert ([], ["Quayside"]) == (before, titles(catalogue))


def test_a_changed_exercise_shows_its_new_words(tmp_path: Path) -> None:
    add_exercise(tmp_path, "quayside", title="Quayside")
    catalogue, file = Catalogue([tmp_path]), tmp_path / "quayside" / "exercise.yaml"
    before = titles(catalogue)
    file.write_text(file.read_text(encoding="utf-8").replace("Quayside", "The other quay"), encoding="utf-8")

    assert (["Quayside"], ["The other quay"]) == (before, titles(catalogue))


def test_the_first_folder_wins_where_two_have_an_exercise_of_one_name(tmp_path: Path) -> None:
    for pack in ("ours", "theirs"):
        add_exercise(tmp_path / pack, "quayside", title=pack)

    assert ["ours"] == titles(Catalogue([tmp_path / "ours", tmp_path / "theirs"]))


def test_hidden_folders_and_other_files_are_no_exercises(tmp_path: Path) -> None:
    add_exercise(tmp_path, ".quayside")
    (tmp_path / "notes").mkdir()
    (tmp_path / "readme.txt").write_text("notes", encoding="utf-8")

    assert () == Catalogue([tmp_path, tmp_path / "nowhere"]).cards()


def test_an_exercise_without_its_notebook_is_shown_but_not_open(tmp_path: Path) -> None:
    add_exercise(tmp_path, "quayside", title="Quayside")
    catalogue, notebook = Catalogue([tmp_path]), tmp_path / "quayside" / "exercise.ipynb"
    before = catalogue.card("quayside")
    notebook.unlink()
    after = catalogue.card("quayside")

    assert before and after and ("Quayside", True, False) == (after.title, before.sound, after.sound)


def test_only_names_of_exercises_lead_to_a_folder(tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", "quayside")
    catalogue = Catalogue([tmp_path / "ours"])

    folders = [catalogue.folder(name) for name in ("quayside", "..", "../ours/quayside", "", str(tmp_path))]
    assert [tmp_path / "ours" / "quayside", None, None, None, None] == folders


def card(name: str, kind: str, sound: bool = True) -> Card:
    return Card(name, name, "", "", 5, Difficulty(1, measured=False), "en", sound, kind)


def test_exercises_stand_in_groups_by_kind_and_what_cannot_be_opened_stands_last() -> None:
    cards = [card("plan", "plan"), card("torn", "", sound=False), card("talk", "conversation"), card("odd", "riddle")]
    assert [("Talk with a buyer", ["talk"]), ("Build a plan", ["plan"]), ("Not ready yet", ["torn", "odd"])] == [
        (group.title, [grouped_card.id for grouped_card in group.cards]) for group in grouped(cards)
    ]
