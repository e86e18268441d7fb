"""Arrays in a file that is there whole or not at all."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

_log = logging.getLogger(__name__)


def keep_arrays(path: Path, **arrays: Any) -> None:
    """Write named arrays to `path`, for `numpy.load`. Where that is not possible it costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.savez(part, **arrays)
        os.replace(part.name, path)  # noqa: PTH105
    except OSError as error:
        _log.info("What was worked out is not kept in %s: %s", path, error)
