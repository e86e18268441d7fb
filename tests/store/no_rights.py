"""Somebody without write permission opens a store: `python no_rights.py PATH` prints what they read.

Root may write anywhere, so root becomes nobody first.
"""

from __future__ import annotations

import os
import pwd
import sys

from salestrain.store import StoreError, open_store

open_store("sqlite://").close()  # imports what is imported late, while we may still read it
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(pwd.getpwnam("nobody").pw_uid)
try:
    open_store(sys.argv[1])
except StoreError as error:
    sys.stdout.write(f"{type(error).__name__}: {error}")
