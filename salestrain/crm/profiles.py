"""The names that other programs give to the columns of a deal or a task, from data/crm_profiles."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..content.yaml import Unreadable, read_document
from ..places import data_folder
from .wording import Wording


def read_profiles(folder: Path | None = None) -> dict[str, dict[str, list[str]]]:
    """Return for each program its fields, and for each field the column names that mean it, most certain first.

    There is one file per program, with `name` and with `columns`, which has a list of names for each field. Without a
    folder, the shipped ones are read. Raises `Unreadable` with the file and what would be right.
    """
    profiles = {}
    for path in sorted((folder or data_folder() / "crm_profiles").glob("*.yaml")):
        data = read_document(path).data
        columns = data.get("columns")
        if not isinstance(data.get("name"), str) or not isinstance(columns, dict):
            raise Unreadable(f"{path.name} needs 'name' and 'columns'.", "Take pipedrive.yaml as a pattern.")
        for field, names in columns.items():
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                what = f"{path.name}: '{field}' is no list of column names."
                raise Unreadable(what, 'Write one such as ["Deal - ID", "ID"].')
        profiles[data["name"]] = columns
    return profiles


@lru_cache(maxsize=1)
def read_wording() -> Wording:
    """Return the reader of headings that no profile knows, with the words in data/crm_headings.yaml."""
    return Wording(read_document(data_folder() / "crm_headings.yaml").data)
