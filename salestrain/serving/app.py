"""The server of the room: one Voila in this process, restricted to the addresses that a learner needs."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import webbrowser
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import zmq
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import GZipContentEncoding, RequestHandler
from traitlets.config import Config
from voila.app import Voila

from ..content.library import Library
from ..places import EXERCISES_SETTING, exercises_folders, notebooks_folder
from ..store import open_store
from .catalogue import Catalogue
from .desk import CLEARED_EVERY, Desk
from .front_end import WIDGET_LIBRARIES, Assets, FrontEnd
from .gates import KernelFacts, KernelTalk, SafeHeaders
from .kernels import ABANDONED_AFTER, ExerciseKernels, ExerciseNotebooks, OwnInterpreter
from .lessons import Lessons
from .line import Line
from .pages import (
    TEMPLATES,
    ExercisePage,
    KeepKey,
    LessonPage,
    LivePage,
    NoSuchPage,
    StartPage,
    WithoutKernel,
    WithSlash,
)
from .service import Figures, Health, Metrics
from .visitors import Hosts, only_from

ALONE = ("127.0.0.1", "::1", "localhost")
THREADS = 4
"""Messages that are answered at the same time; a file that takes long to read leaves the others free."""
ON_EVERY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


class CannotServe(SystemExit):
    """Raised when the room cannot open; the message tells whoever started it why. Uncaught, it ends the program."""


class Room(Voila):
    """Voila with our pages, our template and a closed list of addresses."""

    catalogue: Catalogue
    front_end: FrontEnd
    sockets: list[socket.socket]
    template_paths: list[str]
    kernel_settings: dict[str, str]
    desk: Desk
    threads: ThreadPoolExecutor
    hosts: Hosts
    for_authors: bool = False

    def setup_template_dirs(self) -> None:
        """Put our template before Voila's; it is part of the package and needs no installation."""
        super().setup_template_dirs()
        self.template_paths = [str(TEMPLATES), *self.template_paths]
        self.front_end = FrontEnd(
            voila=[Path(path) for path in self.static_paths],
            widgets=[Path(path) for path in self.labextensions_path],
        )

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings with our notebooks, headers and compression."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types.remove("shutdown_request")
        return settings | {
            "contents_manager": ExerciseNotebooks(self.catalogue, self.for_authors),
            "default_handler_class": NoSuchPage,
            "log_function": _log_failures,
            "static_digest": self.front_end.digest,
            "static_at": f"{self.base_url}static/{self.front_end.digest}/",
            "transforms": [SafeHeaders, GZipContentEncoding],
            "xsrf_cookie_kwargs": {"samesite": "Lax"},
        }

    def init_handlers(self) -> list[Any]:
        """Return all addresses of the room; anything else is answered by `NoSuchPage`."""
        base = self.server_url
        lessons = {"catalogue": self.catalogue, "lessons": Lessons(notebooks_folder())}
        exercise: dict[str, Any] = {
            "catalogue": self.catalogue,
            "for_authors": self.for_authors,
            "config": self.config,
            "template_paths": self.template_paths,
            "voila_configuration": self.voila_configuration,
        }
        from_voila = [route for route in super().init_handlers() if "/voila/api/shutdown/" in route[0]]
        at_work = {"desk": self.desk, "threads": self.threads}
        figures = Figures()
        line = at_work | {"figures": figures, "version": self.front_end.digest}
        without_kernel = [(WithoutKernel(base, self.catalogue), LivePage, {"catalogue": self.catalogue})]
        if self.for_authors:
            without_kernel = []  # the workbench is a widget in a kernel
        return [
            (base, StartPage, lessons | {"for_authors": self.for_authors}),
            (rf"{base}lessons/([^/]+)", WithSlash),
            (rf"{base}lessons/([^/]+)/", LessonPage, lessons),
            (rf"{base}exercises/([^/]+)", WithSlash),
            *without_kernel,
            (rf"{base}exercises/([^/]+)/", ExercisePage, exercise),
            (rf"{base}exercises/([^/]+)/line", Line, line),
            (rf"{base}key", KeepKey),
            (rf"{base}healthz", Health, at_work),
            (rf"{base}metrics", Metrics, {"figures": figures, "desk": self.desk}),
            (rf"{base}static/([0-9a-f]+)/(.+)", Assets, {"front_end": self.front_end}),
            (rf"{base}api/kernels/{_KERNEL}", KernelFacts),
            (rf"{base}api/kernels/{_KERNEL}/channels", KernelTalk),
            *from_voila,
        ]

    def listen(self) -> None:
        """Serve on the sockets that are already bound, until the program is ended."""
        server = HTTPServer(only_from(self.hosts, self.app))
        server.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        # Read the cards now, so that the first visitor does not have to wait for them.
        self.ioloop.run_in_executor(None, self.catalogue.cards)
        clearing = PeriodicCallback(self.desk.clear, CLEARED_EVERY * 1000)
        clearing.start()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.threads.shutdown(cancel_futures=True)
            self.desk.close()
            self.stop()


def serve(
    host: str, port: int, folders: Sequence[Path] | None = None, open_browser: bool = False, for_authors: bool = False
) -> None:
    """Open the room at `host` and `port`, and serve until ended with Ctrl-C or a signal.

    Args:
        host: address to listen on.
        port: port to listen on; 0 takes any free one.
        folders: folders of exercises; by default ours and the private packs that the settings name.
        open_browser: open the start page in a browser.
        for_authors: open the workbench of each exercise instead of the exercise; only for one's own machine.

    Raises:
        CannotServe: if the address is taken or not ours, or if a folder does not exist.
    """
    packs = tuple(exercises_folders() if folders is None else folders)
    for folder in packs:
        if not folder.is_dir():
            raise CannotServe(f"There is no folder {folder} to take exercises from.")
    sockets = _bind(host, port)
    address = _address(host, sockets[0].getsockname()[1])
    room = _room(packs, sockets, host, for_authors)
    sys.stdout.write(f"The room is open: {address}\nPress Ctrl-C to close it.\n")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)
    room.start()


def _room(packs: Sequence[Path], sockets: list[socket.socket], host: str, for_authors: bool) -> Room:
    # Jupyter sets its ping times in milliseconds; Tornado expects seconds and would log a warning for every page.
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    # Voila's components log through the application's singleton, or not at all.
    room: Room = Room.instance(config_file_paths=[], log_level=logging.WARNING, open_browser=False)
    room.catalogue, room.sockets, room.for_authors = Catalogue(packs), sockets, for_authors
    is_alone = host in ALONE  # nobody else can come, so a setting may name the learner
    room.desk = Desk(Library(packs), open_store, os.environ if is_alone else {})
    room.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="room")
    room.hosts = Hosts(host)
    room.kernel_settings = {
        EXERCISES_SETTING: os.pathsep.join(str(folder) for folder in packs),
        # A kernel's computations are too small to be worth splitting among threads, and forty kernels need one each.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    room.update_config(_configuration())
    room.initialize([])
    return room


def _configuration() -> Config:
    return Config(
        VoilaConfiguration={
            "template": "salestrain",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": WIDGET_LIBRARIES,
            "kernel_spec_manager_class": OwnInterpreter,
            "multi_kernel_manager_class": ExerciseKernels,
            "show_tracebacks": False,
        },
        ExerciseKernels={
            "cull_idle_timeout": ABANDONED_AFTER,
            "cull_interval": 60,
            # Nobody else on this machine may read what a page and its kernel exchange.
            "transport_encryption": "auto" if zmq.has("curve") else "disabled",
        },
        IdentityProvider={"cookie_options": {"samesite": "Lax"}},
        # A restarted kernel would not know the page any more, so none is restarted: the page says so at once.
        KernelRestarter={"restart_limit": 0, "time_to_dead": 1.0},
    )


def _bind(host: str, port: int) -> list[socket.socket]:
    """Return the sockets bound to an address. Raises CannotServe."""
    if not 0 <= port <= 65535:
        raise CannotServe(f"There is no port {port}: ports go from 1 to 65535.")
    try:
        return bind_sockets(port, host)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = f"Port {port} on {host} is already in use. Choose another: salestrain serve --port {port + 1}"
        elif error.errno == errno.EACCES:
            reason = f"This system does not let you open port {port}. Choose one above 1023."
        else:
            reason = f"This machine cannot open {host}, port {port}: {error.strerror}."
        raise CannotServe(reason) from None


def _address(host: str, port: int) -> str:
    """Return the URL of the room; on all addresses, the one under which the local network knows this machine."""
    shown = _network_name() if host in ON_EVERY_ADDRESS else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _network_name() -> str:
    """Return this machine's address in the network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: connecting a datagram socket only makes the system choose a route.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _log_failures(handler: RequestHandler) -> None:
    if handler.get_status() >= 500:
        logging.getLogger("salestrain.serving").error(
            "%s %s failed with %s", handler.request.method, handler.request.path, handler.get_status()
        )
