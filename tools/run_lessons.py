"""Run every lesson from top to bottom and store it with its outputs, without a trace of the machine.

Do this after a change of what a lesson shows, and read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

LESSONS = Path(__file__).resolve().parents[1] / "notebooks"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def run(lesson: Path) -> None:
    """Execute one lesson in its own folder and write it back."""
    book = nbformat.read(lesson, as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(lesson.parent)}}).execute()
    book.metadata = nbformat.from_dict({"kernelspec": KERNEL})
    for cell in book.cells:
        cell.metadata = nbformat.from_dict({})
    nbformat.write(book, lesson)


if __name__ == "__main__":
    for path in sorted(LESSONS.glob("*.ipynb")):
        run(path)
