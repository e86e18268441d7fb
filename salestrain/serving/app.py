"""The server of the room: one Voila in this process, restricted to the addresses that a learner needs."""

from __future__ import annotations

import logging
import os
import socket
import sys
import time
import webbrowser
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TextIO, cast

from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import GZipContentEncoding, RequestHandler
from voila.app import Voila

from ..attempts.learner import SETTINGS as LEARNER_SETTINGS
from ..content.library import Library
from ..exports.plain import Harmless
from ..places import EXERCISES_SETTING, exercises_folders, notebooks_folder
from ..store import open_store
from .board.routes import board_routes, set_stage
from .board.stage import Stage
from .catalogue import Catalogue
from .certificate import A_DAY, Encryption, encryption
from .clerk import FREE, WORKSHOP, Employment
from .clerks import Clerks, FarDesk, how_many
from .desk import Desk
from .entrance import Entrance
from .failing import told_to_learners
from .front_end import Assets, FrontEnd
from .full import Queue, limits_of
from .gates import KernelEnd, KernelFacts, KernelTalk, SafeHeaders
from .hub import Hub, behind
from .kernel_page import ExercisePage
from .kernels import ExerciseNotebooks
from .lessons import Lessons
from .line import Line
from .listener import OF_A_REQUEST, Listener
from .naming import may_name
from .opening import (
    ON_EVERY_ADDRESS,
    CannotServe,
    Door,
    addresses,
    base_path,
    bind,
    files_at_once,
    on_this_machine,
    said,
)
from .pages import (
    TEMPLATES,
    KeepKey,
    LessonPage,
    LivePage,
    NoSuchPage,
    StartPage,
    WithoutKernel,
    WithSlash,
)
from .proxies import Proxies
from .service import Figures, Health, Metrics
from .sheets import SheetPage, Sheets, SheetsPage
from .token import Token
from .visitors import Hosts
from .voila_settings import voila_settings
from .workshop.base import House
from .workshop.desk import WorkshopDesk
from .workshop.leading import lead_address, said_to_leaders
from .workshop.looking_after import look_after
from .workshop.rooms import Rooms
from .workshop.routes import workshop_routes
from .workshop.tries import Tries

log = logging.getLogger("salestrain.serving")

THREADS = 4
"""Messages that are answered at the same time; a file that takes long to read leaves the others free."""
CLEARED_EVERY = 10.0
"""How often seats that were left long ago are given up, in seconds."""
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


class Room(Voila):
    """Voila with our pages, our template and a closed list of addresses."""

    catalogue: Catalogue
    front_end: FrontEnd
    sockets: list[socket.socket]
    template_paths: list[str]
    kernel_settings: dict[str, str]
    desk: Desk
    house: House
    workshop_desk: WorkshopDesk
    clerks: Clerks | None = None
    stage: Stage
    threads: ThreadPoolExecutor
    queue: Queue
    hosts: Hosts
    proxies: Proxies
    encrypted: Encryption | None = None
    hub: Hub | None = None
    authors_token: Token | None = None
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
            "contents_manager": ExerciseNotebooks(self.catalogue, for_authors=self.for_authors),
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
        well = {"desk": self.desk, "threads": self.threads}
        free: Any = FarDesk(self.clerks, FREE) if self.clerks else self.desk
        in_workshops: Any = FarDesk(self.clerks, WORKSHOP) if self.clerks else self.workshop_desk
        at_work = {"desk": free, "threads": self.threads}
        sheets = {"catalogue": self.catalogue, "sheets": Sheets()}
        figures = Figures()
        line = at_work | {"queue": self.queue, "figures": figures, "version": self.front_end.digest}
        without_kernel = [(WithoutKernel(base, self.catalogue), LivePage, at_work | {"catalogue": self.catalogue})]
        workshops = workshop_routes(base, self.house, in_workshops, line)
        if self.for_authors:
            without_kernel, workshops = [], []  # the workbench is a widget in a kernel, for one person
        open_to_all = [
            (rf"{base}healthz", Health, well),
            (rf"{base}metrics", Metrics, {"figures": figures, "queue": self.queue}),
            (rf"{base}static/([0-9a-f]+)/(.+)", Assets, {"front_end": self.front_end}),
        ]
        pages: list[Any] = [
            (base.removesuffix("/"), WithSlash),
            (base, StartPage, lessons | {"for_authors": self.for_authors}),
            (rf"{base}lessons/([^/]+)", WithSlash),
            (rf"{base}lessons/([^/]+)/", LessonPage, lessons),
            (rf"{base}exercises/([^/]+)", WithSlash),
            *without_kernel,
            (rf"{base}exercises/([^/]+)/", ExercisePage, exercise),
            (rf"{base}exercises/([^/]+)/line", Line, line),
            (rf"{base}exercises/([^/]+)/print/", SheetsPage, sheets),
            (rf"{base}exercises/([^/]+)/print/([a-z0-9-]+)", SheetPage, sheets),
            (rf"{base}exercises/([^/]+)/print", WithSlash),
            (rf"{base}key", KeepKey),
            (rf"{base}api/kernels/{_KERNEL}", KernelFacts),
            (rf"{base}api/kernels/{_KERNEL}/channels", KernelTalk),
            *workshops,
            *board_routes(base, self.house, self.stage, line),
            (rf"{base}voila/api/shutdown/{_KERNEL}", KernelEnd),
        ]
        return [*open_to_all, *(behind(self.hub, base, pages) if self.hub else pages)]

    def _clear(self) -> None:
        """Give up the seats of pages that were left long ago."""
        self.queue.forget(IOLoop.current().time())
        kept = self.queue.kept()
        self.desk.keep(kept)
        self.workshop_desk.keep(kept)
        if self.clerks:
            self.clerks.keep(kept)
            self.clerks.look_after()

    def _mind_the_certificate(self) -> None:
        """Say in the terminal when the certificate's time is nearly over."""
        if self.encrypted and (warning := self.encrypted.warning(time.time())):
            log.warning("%s", warning)

    def listen(self) -> None:
        """Serve on the sockets that are already bound, until the program is ended."""
        entrance = Entrance(self.app, self.hosts, self.proxies, self.base_url, self.authors_token)
        server = Listener(entrance, ssl_options=self.encrypted.context if self.encrypted else None, **OF_A_REQUEST)
        server.proxies = self.proxies
        server.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        # Read the cards now, so that the first visitor does not have to wait for them.
        self.ioloop.run_in_executor(None, self.catalogue.cards)
        PeriodicCallback(self._clear, CLEARED_EVERY * 1000).start()
        self._mind_the_certificate()
        PeriodicCallback(self._mind_the_certificate, A_DAY * 1000).start()
        if not self.for_authors:
            look_after(self.house)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.threads.shutdown(cancel_futures=True)
            if self.clerks:
                self.clerks.close()
            self.workshop_desk.close()
            self.stage.close()
            self.desk.close()
            self.stop()


def serve(
    host: str,
    port: int,
    folders: Sequence[Path] | None = None,
    *,
    open_browser: bool = False,
    for_authors: bool = False,
    door: Door | None = None,
    workshop: str = "",
) -> None:
    """Open the room at `host` and `port`, and serve until ended with Ctrl-C or a signal.

    Args:
        host: address to listen on.
        port: port to listen on; 0 takes any free one.
        folders: folders of exercises; by default ours and the private packs that the settings name.
        open_browser: open the start page in a browser.
        for_authors: open the workbench of each exercise instead of the exercise; only for one's own machine.
        door: how the room is entered; by default without a base path and without TLS.
        workshop: id of a workshop whose start screen is opened instead of the start page.

    Raises:
        CannotServe: if the address is taken or not ours, if a folder does not exist, or if the door cannot be as named.
    """
    # What goes wrong is told in the terminal, and may have a learner's words in it.
    sys.stderr = cast(TextIO, Harmless(sys.stderr))
    packs = tuple(exercises_folders() if folders is None else folders)
    for folder in packs:
        if not folder.is_dir():
            raise CannotServe(f"There is no folder {folder} to take exercises from.")
    door = door or Door()
    hub = Hub(os.environ) if door.at_a_hub else None
    path = base_path(hub.base_path if hub else door.base_path)
    encrypted, proxies = encryption(door.certificate, door.key), Proxies()
    sockets = bind(host, port)
    names = encrypted.names if encrypted else ()
    listens_at = sockets[0].getsockname()[1]
    opened = addresses(host, listens_at, path, names if encrypted else None)
    room = _room(packs, sockets, may_name(host, proxies, hub), for_authors=for_authors, path=path, host=host, hub=hub)
    room.hosts, room.proxies = Hosts(host, *names), proxies
    room.encrypted = encrypted
    room.authors_token = token = Token(listens_at) if for_authors else None
    shown = [token.in_address(address) if token else address for address in opened]
    sys.stdout.write(said(shown, host, "" if for_authors else room.queue.limits.told()))
    at_home = opened[0] if encrypted or host not in ON_EVERY_ADDRESS else on_this_machine(sockets, path)
    leading = "" if for_authors else lead_address(room.house.rooms, at_home, workshop)
    sys.stdout.write(said_to_leaders(leading))
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(token.in_address_once(opened[0]) if token else leading if workshop and leading else opened[0])
    room.start()


def _room(
    packs: Sequence[Path],
    sockets: list[socket.socket],
    learner: Mapping[str, str],
    *,
    for_authors: bool,
    path: str,
    host: str,
    hub: Hub | None,
) -> Room:
    # Jupyter sets its ping times in milliseconds; Tornado expects seconds and would log a warning for every page.
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    # Voila's components log through the application's singleton, or not at all.
    room: Room = Room.instance(config_file_paths=[], log_level=logging.WARNING, open_browser=False, base_url=path)
    room.catalogue, room.sockets, room.for_authors, room.hub = Catalogue(packs), sockets, for_authors, hub
    library = Library(packs)
    room.desk = Desk(library, open_store, learner)
    room.queue = Queue(limits_of(files=files_at_once()))
    room.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="room")
    rooms = Rooms(room.desk.opened)
    room.house = House(rooms, room.threads, library, room.catalogue, Tries(), host)
    room.workshop_desk = WorkshopDesk.of(library, rooms)
    room.desk.told = room.workshop_desk.told = str if learner else told_to_learners
    if not for_authors and (count := how_many()):
        named = {name: learner[name] for name in LEARNER_SETTINGS if name in learner}
        room.clerks = Clerks(count, Employment(tuple(packs), named, is_alone=bool(learner)))
    room.stage = set_stage(room.house)
    room.kernel_settings = {
        EXERCISES_SETTING: os.pathsep.join(str(folder) for folder in packs),
        # A kernel's computations are too small to be worth splitting among threads, and forty kernels need one each.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        # Empty where others can come: a kernel inherits the server's settings otherwise.
        **{name: learner.get(name, "") for name in LEARNER_SETTINGS},
    }
    room.update_config(voila_settings())
    room.initialize([])
    return room


def _log_failures(handler: RequestHandler) -> None:
    if handler.get_status() >= 500:
        log.error("%s %s failed with %s", handler.request.method, handler.request.path, handler.get_status())
