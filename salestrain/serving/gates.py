"""What may enter and leave the room: query arguments, headers, kernel messages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, cast

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import HTTPError, OutputTransform
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from .first_visit import EARLY_SOURCE, STYLE_SOURCE
from .visitors import key_of

NOTHING_BUT_WORDS = (
    f"default-src 'none'; style-src 'self' {STYLE_SOURCE}; img-src 'self' data:; script-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
# An exercise page needs more:
# scripts from blob:, because anywidget loads a view's module that way, after it arrived through the kernel's websocket;
# styles from anywhere in the page, because the widget libraries write style elements and attributes;
# data: and blob: pictures and fonts, because their icons come that way.
# No 'unsafe-eval' and no inline script: the widget libraries do not need them, so an intruder cannot use them either.
AN_EXERCISE = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
# A lesson is only read: no script, but bars and curves whose lengths stand in style attributes.
A_LESSON = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
# A page without a kernel has one program and one line, both from here; bars get their length by a style attribute.
A_PAGE = (
    f"default-src 'none'; script-src 'self' {EARLY_SOURCE}; style-src 'self' {STYLE_SOURCE}; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""Some browsers do not count a websocket to the same place as `self`; `{host}` is the name they called us by."""
HEADERS = {
    "Content-Security-Policy": NOTHING_BUT_WORDS,
    "X-Content-Type-Options": "nosniff",
    # The kernel API recognises our own pages by the referrer, so it must be sent within the same origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


MOST_PARTS = 256
"""Parts of a kernel's message: six, and its buffers."""


class SafeHeaders(OutputTransform):
    """Adds the headers above to every answer that has not set its own."""

    def __init__(self, request: HTTPServerRequest) -> None:
        """Accept the request; Tornado creates one instance for each."""

    def transform_first_chunk(
        self,
        status_code: int,
        headers: HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: FBT001 - tornado calls it so
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add missing headers, and remove the server's name and version, which need not be public."""
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.pop("Server", None)
        return status_code, headers, chunk


def refused(arguments: Iterable[str]) -> list[str]:
    """Return the query arguments that would affect Voila.

    Voila writes `theme` into the page unescaped, hangs on an unknown `template`, and reserves `voila-*` for itself.
    """
    names = {name.lower(): name for name in arguments}
    return [as_sent for name, as_sent in names.items() if name in {"theme", "template"} or "voila" in name]


class OfItsOwner(JupyterHandler):
    """Base of all that has to do with a kernel: only the browser that it was started for reaches it."""

    async def prepare(self) -> None:  # type: ignore[override]
        """Turn everybody else away, as if there were no such kernel."""
        kernel_id = self.path_kwargs.get("kernel_id") or next(iter(self.path_args), "")
        if not cast(Any, self.kernel_manager).is_of(kernel_id, key_of(self.request)):
            raise HTTPError(404)
        await super().prepare()

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with one line; only programs ask, and what strangers ask for is not worth a line in the terminal."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("There is no such kernel here.\n")


class KernelFacts(OfItsOwner, KernelHandler):
    """Lets a page query its kernel. Ending it is done through Voila's own address, with the page's token."""

    SUPPORTED_METHODS = ("GET",)


class KernelEnd(OfItsOwner, VoilaShutdownKernelHandler):
    """Lets a page end its kernel when it is left."""


class KernelTalk(OfItsOwner, VoilaKernelWebsocketHandler):
    """The page's connection to its kernel, without the tracebacks and warnings of the code behind it.

    They are of no use to learners and reveal our files.
    """

    async def open(self, kernel_id: str) -> None:
        """Open the connection, and send small answers at once instead of collecting them for about 40 ms."""
        self.set_nodelay(True)
        await super().open(kernel_id)

    def on_message(self, ws_msg: bytes | str) -> None:
        """Pass a message of the page on; one that is not laid out as such ends the line before anything reads it.

        Jupyter's server believes the number of parts that a frame claims to have, and would count to it.
        """
        if isinstance(ws_msg, bytes) and not _is_laid_out(ws_msg):
            self.close(1003, "not a message")
            return
        super().on_message(ws_msg)

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:  # noqa: FBT001, FBT002 - tornado calls it so
        """Pass a message on; messages for programmers go to the server's terminal instead."""
        kind, content = _read(message)
        if kind == "error":
            self.log.error("In an exercise: %s", "\n".join(content.get("traceback", ())))
        elif kind == "stream" and content.get("name") == "stderr":
            self.log.warning("In an exercise: %s", content.get("text"))
        else:
            return super().write_message(message, binary)
        return None


def _is_laid_out(message: bytes) -> bool:
    """Return whether a binary frame has the parts that it claims to have, one after the other."""
    count = int.from_bytes(message[:8], "little")
    if not 2 <= count <= MOST_PARTS or len(message) < 8 * (count + 1):
        return False
    offsets = [int.from_bytes(message[8 * n : 8 * n + 8], "little") for n in range(1, count + 1)]
    return offsets[0] >= 8 * (count + 1) and offsets == sorted(offsets) and offsets[-1] <= len(message)


def _read(message: bytes | str | dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return kind and content of a kernel message, in Jupyter's binary format or as JSON."""
    if isinstance(message, bytes):
        count = int.from_bytes(message[:8], "little")
        offsets = [int.from_bytes(message[8 * n : 8 * n + 8], "little") for n in range(1, count + 1)]
        # channel, header, parent, metadata, content, buffers
        header, _, _, content = (message[begin:end] for begin, end in pairwise(offsets[1:6]))
        kind = json.loads(header).get("msg_type")
        return kind, json.loads(content) if kind in ("error", "stream") else {}
    decoded = json.loads(message) if isinstance(message, str) else message
    return (decoded.get("header") or {}).get("msg_type"), decoded.get("content") or {}
