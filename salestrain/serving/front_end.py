"""Scripts and styles of a page: few requests, compressed once, cached by the browser.

Voila's front end consists of about ninety small files. Those that every exercise needs are sent as one bundle; webpack
takes them from there and fetches anything else by itself, as before. `front_end_parts.txt` lists the files in the
bundle, as measured with `benchmarks/page_ready.py --parts`; a part that another version of Voila does not have is left
out.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import mimetypes
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler
from voila.configuration import VoilaConfiguration
from voila.utils import get_page_config

HERE = Path(__file__).resolve().parent
UI = HERE.parent / "ui"
STYLE = UI / "style.css"
SHARED = {"room/style.css": STYLE, "room/pane.js": UI / "pane.js"}
"""What pages in notebooks use as well."""
WIDGET_LIBRARIES = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
LONGEST_NAME = 200
_A_NAME = re.compile(r"[\w@.-]+(?:/[\w@.-]+)*", re.ASCII)
BUNDLE = "room/front_end.js"
FOREVER = "public, max-age=31536000, immutable"
PACKED_BETTER = ("text/", "application/javascript", "application/json", "image/svg")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent: as it is, gzipped where that helps, and its media type."""

    body: bytes
    packed: bytes | None
    media_type: str


class FrontEnd:
    """Finds assets by `<root>/<path>`: ours in `room`, Voila's in `voila`, those of widget libraries in `widgets`."""

    def __init__(self, voila: Sequence[Path], widgets: Sequence[Path]) -> None:
        self._roots: Mapping[str, tuple[Path, ...]] = {
            "room": (HERE / "static",),
            "voila": tuple(voila),
            "widgets": tuple(widgets),
        }
        self._parts = (HERE / "front_end_parts.txt").read_text(encoding="utf-8").split()
        self._kept: dict[str, Asset] = {}
        self.digest = self._digest()
        # Compressing the bundle takes a third of a second, so do it before anybody waits for it.
        self.asset(BUNDLE)

    def asset(self, name: str) -> Asset | None:
        """Return the asset with this name, or None; each is read and compressed once."""
        if name not in self._kept:
            body = self._bundle() if name == BUNDLE else self._read(name)
            if body is None:
                return None
            self._kept[name] = _asset(name, body)
        return self._kept[name]

    def _read(self, name: str) -> bytes | None:
        if len(name) > LONGEST_NAME or not _A_NAME.fullmatch(name):
            return None  # nothing that a file system might choke on
        if name in SHARED:
            return SHARED[name].read_bytes()
        root, _, path = name.partition("/")
        for folder in self._roots.get(root, ()):
            file = (folder / path).resolve()
            if file.is_relative_to(folder.resolve()) and file.is_file():
                return file.read_bytes()
        return None

    def _bundle(self) -> bytes:
        """Return the concatenated parts, each in a function so that its "use strict" does not affect the others."""
        parts = (self._read(part) for part in self._parts)
        return b"".join(b"(()=>{" + part + b"\n})();\n" for part in parts if part is not None)

    def _digest(self) -> str:
        """Return a digest that changes whenever any of the files that browsers cache forever changes."""
        sizes = [
            (str(file), file.stat().st_size, file.stat().st_mtime_ns)
            for folder in (*self._roots["voila"], *self._roots["widgets"])
            for file in sorted(folder.rglob("*.js"))
        ]
        ours = [file.read_bytes() for file in (*SHARED.values(), *sorted((HERE / "static").iterdir()))]
        return hashlib.sha256(repr((self._parts, ours, sizes)).encode()).hexdigest()[:16]


def told_to_the_page(settings: dict[str, Any], voila: VoilaConfiguration, kernel: str) -> dict[str, Any]:
    """Return the page's configuration: its kernel, the location of its parts, and the libraries to load.

    Args:
        settings: the server's settings.
        voila: Voila's configuration.
        kernel: id of the page's kernel.
    """
    config = get_page_config(settings["base_url"], settings, logging.getLogger(__name__), voila)
    static = settings["static_at"]
    return {
        "appVersion": config["appVersion"],
        "baseUrl": settings["base_url"],
        "federated_extensions": config["federated_extensions"],
        "fullLabextensionsUrl": f"{static}widgets",
        "fullStaticUrl": f"{static}voila",
        "fullMathjaxUrl": f"{static}room/no_maths.js",
        "mathjaxConfig": "none",
        "kernelId": kernel,
    }


def _asset(name: str, body: bytes) -> Asset:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if media_type == "application/javascript":
        media_type = "text/javascript"
    helps = media_type.startswith(PACKED_BETTER) and len(body) > 1000
    return Asset(body, gzip.compress(body, 7, mtime=0) if helps else None, media_type)


class Assets(RequestHandler):
    """Serves `/static/<digest>/<name>`; under the current digest the browser never asks again."""

    def initialize(self, front_end: FrontEnd) -> None:
        """Accept the arguments of the route from Tornado."""
        self._front_end = front_end

    def get(self, digest: str, name: str) -> None:
        """Send the asset, compressed if the browser supports it."""
        asset = self._front_end.asset(name)
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", asset.media_type)
        self.set_header("Cache-Control", FOREVER if digest == self._front_end.digest else "no-store")
        if asset.packed and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(asset.packed)
        else:
            self.write(asset.body)

    def compute_etag(self) -> str | None:
        """Return None: files that are cached forever need no etag."""
        return None

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Answer with one line of text; only programs ask for assets."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("There is no such file.\n")
