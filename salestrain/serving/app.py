"""How the room is opened: everything that it needs is put together, and it serves until it is ended."""

from __future__ import annotations

import logging
import os
import socket
import sys
import webbrowser
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TextIO, cast

from ..attempts.learner import SETTINGS as LEARNER_SETTINGS
from ..content.library import Library
from ..exports.plain import Harmless
from ..places import EXERCISES_SETTING, exercises_folders
from ..store import open_store
from .board.routes import set_stage
from .catalogue import Catalogue
from .certificate import encryption
from .clerk import Employment
from .clerks import Clerks, how_many
from .desk import Desk
from .failing import told_to_learners
from .full import Queue, limits_of
from .hub import Hub
from .memory import share_memory
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
from .proxies import Proxies
from .room import Room
from .token import Token
from .visitors import Hosts
from .voila_settings import voila_settings
from .workshop.base import House
from .workshop.desk import WorkshopDesk
from .workshop.leading import lead_address, said_to_leaders
from .workshop.rooms import Rooms
from .workshop.tries import Tries

THREADS = 4
"""Messages that are answered at the same time; a file that takes long to read leaves the others free."""


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
    share_memory()
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
    room.desk, room.is_alone = Desk(library, open_store, learner), bool(learner)
    room.queue = Queue(limits_of(files=files_at_once()))
    room.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="room")
    rooms = Rooms(room.desk.opened)
    room.house = House(rooms, room.threads, library, room.catalogue, Tries(), host)
    room.workshop_desk = WorkshopDesk.of(library, rooms)
    room.desk.told = room.workshop_desk.told = str if room.is_alone else told_to_learners
    if not for_authors and (count := how_many()):
        named = {name: learner[name] for name in LEARNER_SETTINGS if name in learner}
        room.clerks = Clerks(count, Employment(tuple(packs), named, is_alone=room.is_alone))
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
