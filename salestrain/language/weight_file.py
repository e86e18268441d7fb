"""Memory-mapped files of tensors: the bundled weights, and their expanded copy in the cache.

The layout is that of safetensors: eight bytes with the length of the header, the header as JSON, then the tensors.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tensors = Mapping[str, NDArray[Any]]

_KINDS: dict[str, np.dtype[Any]] = {
    "F32": np.dtype("<f4"),
    "F16": np.dtype("<f2"),
    "I8": np.dtype("i1"),
    "I64": np.dtype("<i8"),
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_LENGTH = 8
_LINE = 64
"""Bytes of a cache line; every tensor starts at a multiple of it."""
_LONGEST_HEADER = 1 << 20


class DamagedWeights(ValueError):
    """File of weights that is not as it was written; the message names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class WeightFile:
    """Tensors of one file, as read-only views of the mapped file, and the metadata in its header."""

    path: Path
    tensors: Tensors
    about: Mapping[str, str]
    digest: str
    """Digest of the header, which contains the digest of the tensors: it identifies the content without reading it."""

    def verify(self) -> None:
        """Read the whole file and compare it with the digest in its header.

        Raises:
            DamagedWeights: the tensors are not those that were written.
        """
        if self.about.get("tensors_sha256") != tensors_digest(self.tensors):
            raise DamagedWeights(_damaged(self.path, "its numbers are not the ones that were written"))


def open_weights(path: Path) -> WeightFile:
    """Map the file and read its header; tensors are read on first use.

    Raises:
        FileNotFoundError: there is no such file.
        DamagedWeights: the header cannot be read, or the size does not match it.
    """
    content = _mapped(path)
    length = int.from_bytes(content[:_LENGTH].tobytes(), "little")
    header = content[_LENGTH : _LENGTH + min(length, _LONGEST_HEADER)].tobytes()
    try:
        entries = json.loads(header)
        about = entries.pop("__metadata__", {})
        needed = _LENGTH + length + max(entry["data_offsets"][1] for entry in entries.values())
        if needed != content.size:
            raise DamagedWeights(_damaged(path, f"it has {content.size:,} bytes and should have {needed:,}"))
        tensors = {name: _view(content[_LENGTH + length :], entry) for name, entry in entries.items()}
    except DamagedWeights:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise DamagedWeights(_damaged(path, "its header cannot be read")) from error
    return WeightFile(path, tensors, about, hashlib.sha256(header).hexdigest())


def write_weights(path: Path, tensors: Tensors, about: Mapping[str, str]) -> None:
    """Write the tensors in their order, atomically; equal tensors give equal bytes.

    Args:
        path: file to write.
        tensors: tensors by name.
        about: metadata for the header.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_header(tensors, about))
            for tensor in tensors.values():
                file.write(np.ascontiguousarray(tensor).data)
        Path(name).chmod(0o644)  # Bundled files are readable by all, but temporary files are created private.
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def tensors_digest(tensors: Tensors) -> str:
    """Return the sha256 of the bytes of the tensors, in their order."""
    digest = hashlib.sha256()
    for tensor in tensors.values():
        digest.update(np.ascontiguousarray(tensor).data)
    return digest.hexdigest()


def _mapped(path: Path) -> NDArray[np.uint8]:
    try:
        size = path.stat().st_size
        if size < _LENGTH:
            raise DamagedWeights(_damaged(path, f"it has only {size} bytes"))
        return np.memmap(path, dtype=np.uint8, mode="r")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise DamagedWeights(_damaged(path, f"it cannot be read ({error.strerror})")) from error


def _header(tensors: Tensors, about: Mapping[str, str]) -> bytes:
    entries: dict[str, Any] = {"__metadata__": dict(about)}
    begin = 0
    for name, tensor in tensors.items():
        offsets = [begin, begin + tensor.nbytes]
        entries[name] = {"dtype": _NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": offsets}
        begin = offsets[1]
    text = json.dumps(entries, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + _LENGTH) % _LINE)
    return len(text).to_bytes(_LENGTH, "little") + text


def _view(content: NDArray[np.uint8], entry: Mapping[str, Any]) -> NDArray[Any]:
    begin, end = entry["data_offsets"]
    part: NDArray[Any] = content[begin:end].view(np.ndarray)
    kind: np.dtype[Any] = _KINDS[entry["dtype"]]
    return part.view(kind).reshape(entry["shape"])


def _damaged(path: Path, what: str) -> str:
    return (
        f"The file of the language model, {path}, is damaged: {what}. "
        "Install salestrain again; in a checkout, restore the file with git."
    )
