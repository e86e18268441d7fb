"""The kernels behind the pages: their interpreter, their folder, and the notebook they run."""

from __future__ import annotations

import ast
import os
import re
import time
from pathlib import Path
from typing import Any, cast

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbformat import ValidationError
from tornado.web import HTTPError

from .catalogue import Catalogue

KERNEL = "python3"
ABANDONED_AFTER = 600
"""Seconds until the kernel of a page that nobody has open is ended; its practice is in the store."""


MOST_KERNELS, MOST_OF_ONE = 20, 3
"""How many kernels run at once, each with about 90 MB, and how many of them for one browser."""
LEFT_FOR = 30.0
"""Seconds without a line after which a kernel makes way in a full room; a page that loads has its line long before."""


def only_practises(folder: Path) -> bool:
    """Return whether the notebook of an exercise does nothing but practise it; such a page needs no kernel."""
    try:
        notebook = nbformat.read(folder / "exercise.ipynb", as_version=4)
        code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        found = [ast.dump(line) for source in code for line in ast.parse(source).body]
    except (OSError, ValueError, SyntaxError, ValidationError):
        return False
    practised = f"from salestrain import practise\npractise({folder.name!r})"
    return found == [ast.dump(line) for line in ast.parse(practised).body]


class OwnInterpreter(KernelSpecManager):
    """Offers a single kernel: IPython in the interpreter that runs the server.

    Registered kernel specs could point anywhere, and a fresh environment has none. History is off: no page asks for it,
    and it costs each kernel a database and a thread.
    """

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the only kernel; it has no folder of its own."""
        return {KERNEL: ""}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the spec of the only kernel. Raises NoSuchKernel for any other name."""
        if kernel_name != KERNEL:
            raise NoSuchKernel(kernel_name)
        return KernelSpec(**get_kernel_dict(extra_arguments=["--HistoryManager.enabled=False"]))


class ExerciseKernels(AsyncMappingKernelManager):
    """Starts each kernel in its exercise's folder, with the room's settings in its environment.

    A path here is `<exercise>/<kernel id>`: the page tells the browser the id before the kernel exists. A kernel
    belongs to the browser that it was started for, which its key tells; nobody else gets a line to it.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._owners: dict[str, str] = {}
        self._alone_since: dict[str, float] = {}
        """Since when no line leads to a kernel."""

    def has_space(self, key: str) -> bool:
        """Return whether one more kernel may be started for the browser with this key."""
        return len(self._owners) < MOST_KERNELS and list(self._owners.values()).count(key) < MOST_OF_ONE

    async def make_space(self) -> None:
        """End the kernel that was left longest ago, if the room is full of kernels and somebody left one."""
        until = time.monotonic() - LEFT_FOR
        left = [name for name, since in self._alone_since.items() if since < until and name in self]
        if len(self._owners) >= MOST_KERNELS and left:
            await self.shutdown_kernel(min(left, key=self._alone_since.__getitem__), now=True)

    def notify_connect(self, kernel_id: str) -> None:
        """Note that a line leads to a kernel; see jupyter_server."""
        super().notify_connect(kernel_id)
        self._alone_since.pop(kernel_id, None)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Note that a line to a kernel has ended; see jupyter_server."""
        super().notify_disconnect(kernel_id)
        if kernel_id in self._owners and not self._kernel_connections.get(kernel_id):
            self._alone_since[kernel_id] = time.monotonic()

    def give(self, kernel_id: str, key: str) -> None:
        """Note whose a kernel will be."""
        self._owners[kernel_id] = key
        self._alone_since[kernel_id] = time.monotonic()

    def take_back(self, kernel_id: str) -> None:
        """Forget whose a kernel was that has ended."""
        self._owners.pop(kernel_id, None)
        self._alone_since.pop(kernel_id, None)

    def is_of(self, kernel_id: str, key: str) -> bool:
        """Return whether a kernel belongs to the browser with this key."""
        return bool(key) and self._owners.get(kernel_id) == key

    async def shutdown_kernel(self, kernel_id: str, now: bool = False, restart: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002 - Jupyter calls it so
        """End a kernel; see jupyter_server."""
        try:
            await super().shutdown_kernel(kernel_id, now=now, restart=restart)
        finally:
            self.take_back(kernel_id)

    def cwd_for_path(self, path: str, **_: Any) -> str:
        """Return the folder of the exercise in `path`."""
        return str(cast(Any, self.parent).catalogue.folder(path.partition("/")[0]))

    async def start_kernel(self, *, path: Any, **kwargs: Any) -> str:  # type: ignore[override]
        """Start the kernel in `path` and return its id; for the other arguments see jupyter_server."""
        environment = {**kwargs.pop("env", os.environ), **cast(Any, self.parent).kernel_settings}
        kernel_id = path.partition("/")[2]
        return await super().start_kernel(path=path, kernel_id=kernel_id, env=environment, **kwargs)


class ExerciseNotebooks:
    """All that Voila may read: the notebook of an exercise, at `<exercise>/<kernel id>/exercise.ipynb`.

    For authors this is a notebook with the workbench of the exercise. It takes the place of the contents manager that
    Voila expects, which would offer every file below a folder.
    """

    def __init__(self, catalogue: Catalogue, *, for_authors: bool = False) -> None:
        self._catalogue = catalogue
        self._for_authors = for_authors

    def get(self, path: str) -> dict[str, Any]:
        """Return the notebook without its title, which the page shows already. Raises HTTPError 404."""
        folder = self._catalogue.folder(path.partition("/")[0])
        if folder is None:
            raise HTTPError(404)
        if self._for_authors:
            workbench = f"from salestrain import edit\n\nedit({folder.name!r})"
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(workbench)])
        else:
            notebook = nbformat.read(folder / "exercise.ipynb", as_version=4)
        notebook.metadata.kernelspec = nbformat.from_dict({"name": KERNEL})
        first = notebook.cells[0] if notebook.cells else None
        if first is not None and first.cell_type == "markdown":
            first.source = re.sub(r"\A# .*", "", first.source)
        return {"type": "notebook", "path": path, "content": notebook}

    def file_exists(self, path: str) -> bool:
        """Return False: a page has no files of its own to inline."""
        return False
