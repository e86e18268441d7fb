"""The lessons in JupyterLab: copies in the learner's own folder, so that working in them changes nothing that ships."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary
from platformdirs import user_data_path

from ..places import notebooks_folder, project_folder

SETTINGS = Path(__file__).resolve().parent / "lab_settings"
"""A folder of Jupyter settings: JupyterLab asks nothing about news and looks for no newer version."""
COPIED = ".copied.json"
"""Beside the copies: the digest of each lesson as it was copied."""


def lessons_folder() -> Path:
    """Return where a learner's lessons are by default: beside their store."""
    home = project_folder()
    return (home / ".salestrain" if home else user_data_path("salestrain", appauthor=False)) / "lessons"


@dataclass(frozen=True, slots=True)
class Copied:
    """What was done: `fresh` lessons are new or newer; `beside` those that somebody worked in lies a newer edition."""

    fresh: tuple[str, ...]
    beside: tuple[str, ...]


def copy_lessons(folder: Path, lessons: Path | None = None) -> Copied:
    """Copy the lessons into a folder; a copy that somebody worked in is never written over.

    Of a lesson that has changed since, a copy that was left as it was is brought up to date; beside one that was worked
    in lies the newer edition, under a name of its own.

    Args:
        folder: the learner's folder; made if it is not there.
        lessons: the folder of the lessons; only tests pass it.

    Raises:
        OSError: if the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / COPIED
    before = _read(record)
    now, fresh, beside = dict(before), [], []
    for lesson in sorted((lessons or notebooks_folder()).glob("*.ipynb")):
        text, target = lesson.read_bytes(), folder / lesson.name
        shipped = _digest(text)
        if not target.exists() or _digest(target.read_bytes()) == before.get(lesson.name):
            fresh += [lesson.name] if before.get(lesson.name) != shipped or not target.exists() else []
            _write(target, text)
        elif before.get(lesson.name) != shipped:
            beside.append(lesson.name)
            _write(folder / f"{lesson.stem}_newer.ipynb", text)
        now[lesson.name] = shipped
    record.write_text(json.dumps(now, indent=1), encoding="utf-8")
    return Copied(tuple(fresh), tuple(beside))


def open_lab(folder: Path, port: int, *, opens_browser: bool) -> int:
    """Open the copies in JupyterLab until it is ended, and return its exit status.

    Args:
        folder: the folder with the copies.
        port: port to listen on.
        opens_browser: whether to open a browser.
    """
    opens = command(folder, port, opens_browser=opens_browser)
    return subprocess.call(opens, env=environment(os.environ))  # noqa: S603 -- a fixed command


def command(folder: Path, port: int, *, opens_browser: bool) -> list[str]:
    """Return the command that opens JupyterLab. It makes a token, and prints it in the address, as it always does.

    Args:
        folder: the folder with the copies.
        port: port to listen on.
        opens_browser: whether to open a browser.
    """
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.port={port}",
        "--LabApp.default_url=/lab/tree/00_welcome.ipynb",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *([] if opens_browser else ["--no-browser"]),
        # In a container one is often root, whom JupyterLab wants told apart.
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of a JupyterLab that asks nothing; what a learner has set themselves counts more."""
    paths = [settings.get("JUPYTER_CONFIG_PATH", ""), str(SETTINGS)]
    return {**settings, "JUPYTER_CONFIG_PATH": os.pathsep.join(path for path in paths if path)}


def trust(folder: Path) -> None:
    """Sign the lessons that are as they were copied, so that JupyterLab shows their outputs with their look."""
    notary = NotebookNotary()
    for name, digest in _read(folder / COPIED).items():
        for file in (folder / name, folder / f"{Path(name).stem}_newer.ipynb"):
            if file.exists() and _digest(file.read_bytes()) == digest:
                notary.sign(nbformat.read(file, as_version=4))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(record: Path) -> dict[str, str]:
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in data.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write(target: Path, content: bytes) -> None:
    """Write a copy that its owner may change, whatever the rights of the original are."""
    target.write_bytes(content)
    target.chmod(0o644)
