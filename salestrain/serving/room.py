"""The room itself: Voila with our pages, and a closed list of addresses."""

from __future__ import annotations

import logging
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.web import GZipContentEncoding, RequestHandler
from voila.app import Voila

from ..places import notebooks_folder
from ..store import StoreError
from .authors import author_routes
from .board.routes import board_routes
from .board.stage import Stage
from .catalogue import Catalogue
from .certificate import A_DAY, Encryption
from .clerk import FREE, WORKSHOP
from .clerks import Clerks, FarDesk
from .desk import Desk
from .entrance import Entrance
from .front_end import Assets, FrontEnd
from .full import Queue
from .gates import KernelEnd, KernelFacts, KernelTalk, SafeHeaders
from .hub import Hub, behind
from .kernel_page import ExercisePage
from .kernels import ExerciseNotebooks
from .lessons import Lessons
from .line import Line
from .listener import OF_A_REQUEST, Listener
from .memory import give_back
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
from .rhythm import every, now
from .service import Figures, Health, Metrics
from .sheets import SheetPage, Sheets, SheetsPage
from .token import Token
from .visitors import Hosts
from .workshop.base import House
from .workshop.desk import WorkshopDesk
from .workshop.looking_after import look_after
from .workshop.routes import workshop_routes
from .workshop.who import leads

log = logging.getLogger("salestrain.serving")

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
    is_alone: bool = False
    """Whether nobody else can come in."""

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
            "may_start": self._may_start,
            "config": self.config,
            "template_paths": self.template_paths,
            "voila_configuration": self.voila_configuration,
        }
        well = {"desk": self.desk, "threads": self.threads}
        free: Any = FarDesk(self.clerks, FREE) if self.clerks else self.desk
        in_workshops: Any = FarDesk(self.clerks, WORKSHOP) if self.clerks else self.workshop_desk
        at_work = {"desk": free, "threads": self.threads}
        sheets = {"catalogue": self.catalogue, "sheets": Sheets(), "leads": self._leads}
        figures = Figures()
        line = at_work | {"queue": self.queue, "figures": figures, "version": self.front_end.digest}
        without_kernel = [(WithoutKernel(base, self.catalogue), LivePage, at_work | {"catalogue": self.catalogue})]
        workshops = workshop_routes(base, self.house, in_workshops, line)
        if self.for_authors:
            # The workbench itself is a widget in a kernel, for one person.
            without_kernel, workshops = author_routes(base, self.house), []
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

    def _may_start(self, request: HTTPServerRequest) -> bool:
        """Return whether a visitor may start a kernel: on one's own machine, else whoever leads the room."""
        return self.is_alone or self._leads(request)

    def _leads(self, request: HTTPServerRequest) -> bool:
        """Return whether a visitor holds the key of those who lead workshops here."""
        try:
            return leads(request, self.house.rooms.store.workshops)
        except StoreError:
            return False

    def _clear(self) -> None:
        """Give up the seats of pages that were left long ago."""
        self.queue.forget(now())
        kept = self.queue.kept()
        self.desk.keep(kept)
        self.workshop_desk.keep(kept)
        if self.clerks:
            self.clerks.keep(kept)
            self.clerks.look_after()
        give_back()

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
        every(CLEARED_EVERY, self._clear)
        self._mind_the_certificate()
        every(A_DAY, self._mind_the_certificate)
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


def _log_failures(handler: RequestHandler) -> None:
    """Log what failed; of a store that does not answer, the reason stands there once a minute already."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        log.error("%s %s failed with %s", handler.request.method, handler.request.path, handler.get_status())
