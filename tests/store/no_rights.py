"""Somebody who may not write opens a store: `python no_rights.py PATH` prints what they read.

Root may write whatever it likes, so root first becomes nobody.
"""

from __future__ import annotations

import os
import pwd
import sys

from salestrain.store import StoreError, open_store

open_store("sqlite://").close()  # loads what is loaded late, while we may still read it
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(pwd.getpwnam("nobody").pw_uid)
try:
    open_store(sys.argv[1])
except StoreError as error:
    sys.stdout.write(f"{type(error).__name__}: {error}")
