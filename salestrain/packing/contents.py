"""What may be in a pack, and the slip that goes with it: name, version, licence and a digest of every word."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..content.loading import FILE

ENDING = ".salestrain"
SLIP = "pack.json"
SCHEMA = "salestrain/pack@1"
MOST_FILES = 120
LARGEST_FILE = 2_000_000
LARGEST = 6_000_000
"""Bytes of one file and of all together once they are unpacked; what ships has at most 300,000."""
_ALLOWED = re.compile(
    rf"{re.escape(FILE)}|playthroughs/[a-z0-9][a-z0-9_-]{{0,59}}\.yaml|(?:typed|after|measured)\.json|remarks\.json"
)


class PackRefused(ValueError):
    """A file that is no pack that can be opened; the text says why, for the person who opened it."""


@dataclass(frozen=True, slots=True)
class Pack:
    """An exercise on its way: its slip, and the text of each file by its path."""

    name: str
    title: str
    kind: str
    version: str
    licence: str
    digest: str
    files: Mapping[str, str]


def may_be_packed(path: str) -> bool:
    """Return whether a file belongs to what is handed on.

    A notebook is not: it is a program, so whoever opens a pack gets one of our own making.
    """
    return _ALLOWED.fullmatch(path) is not None


def digest_of(files: Mapping[str, str]) -> str:
    """Return a digest of all files and their names; remarks of colleagues do not change it."""
    whole = hashlib.sha256()
    for path in sorted(files):
        if path != "remarks.json":
            whole.update(f"{path}\n{hashlib.sha256(files[path].encode()).hexdigest()}\n".encode())
    return whole.hexdigest()


def slip_of(pack: Pack) -> str:
    """Return the slip as it is written into the pack."""
    told = {
        "schema": SCHEMA,
        **{key: getattr(pack, key) for key in ("name", "title", "kind", "version", "licence", "digest")},
    }
    return json.dumps({**told, "files": sorted(pack.files)}, ensure_ascii=False, indent=1) + "\n"
