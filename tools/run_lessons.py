"""Run every lesson from top to bottom and store it with its outputs, without a trace of the machine.

Do this after a change of what a lesson shows, and read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

LESSONS = Path(__file__).resolve().parents[1] / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def run(lesson: Path) -> None:
    """Execute one lesson in its own folder and write it back."""
    book = nbformat.read(lesson, as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(lesson.parent)}}).execute()
    about = book.metadata.get("salestrain", {})
    book.metadata = nbformat.from_dict({"kernelspec": KERNEL, "salestrain": about})
    for cell in book.cells:
        is_code = cell.cell_type == "code"
        # A learner reads what a cell shows; JupyterLab folds its code to one line. What they run themselves stays.
        folded = (
            is_code
            and not about.get("shows_code")
            and not any(WIDGET in output.get("data", {}) for output in cell.outputs)
        )
        cell.metadata = nbformat.from_dict({"jupyter": {"source_hidden": True}} if folded else {})
        for output in cell.outputs if is_code else ():
            # A model that is gone cannot be drawn; the words beside it say how to open it.
            output.get("data", {}).pop(WIDGET, None)
    nbformat.write(book, lesson)


if __name__ == "__main__":
    for path in sorted(LESSONS.glob("*.ipynb")):
        run(path)
