"""Who enters something, where they have not said."""

from __future__ import annotations

import os
from getpass import getuser

SAYS_WHO = "CLAIMSCOPE_WHO"


def usual_name() -> str:
    """The name in ``CLAIMSCOPE_WHO``, else the login; empty where the machine knows none."""
    try:
        return os.environ.get(SAYS_WHO) or getuser()
    except (ImportError, KeyError, OSError):
        return ""
