"""Atomic caching of arrays in a file."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

_log = logging.getLogger(__name__)


def keep_arrays(path: Path, **arrays: Any) -> None:
    """Write named arrays to `path` atomically, for `numpy.load`; if that fails, it only costs time later."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.savez(part, **arrays)
        os.replace(part.name, path)  # noqa: PTH105
    except OSError as error:
        _log.info("What was worked out is not kept in %s: %s", path, error)
