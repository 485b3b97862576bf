"""Notes every address outside this machine that the Python process it is loaded in asks for.

Python imports a module of this name when it starts. ``CALLS_NOTED_IN`` names the file.
"""

from __future__ import annotations

import os
import sys

ASKS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"}
NAMED_BY = {"socket.getaddrinfo", "socket.gethostbyname"}
INSIDE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", None, ""}  # noqa: S104 - heard, not opened


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event not in ASKS | NAMED_BY:
        return
    address = arguments[0] if event in NAMED_BY else arguments[1]
    host = address[0] if isinstance(address, tuple) else address
    is_file = event not in NAMED_BY and not isinstance(address, tuple)
    if is_file or host in INSIDE:
        return
    with open(os.environ["CALLS_NOTED_IN"], "a", encoding="utf-8") as noted:  # noqa: PTH123
        noted.write(f"{event} {host}\n")


if "CALLS_NOTED_IN" in os.environ:
    sys.addaudithook(note)
