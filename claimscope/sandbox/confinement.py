"""What a worker process may not do, told to the process itself before it sees its work."""

from __future__ import annotations

import math
import os
import sys
from contextlib import suppress

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")
FILE_BYTES = 256 * 1024 * 1024
NICER = 5


def confine(seconds: float, memory_bytes: int) -> None:
    """No network and no programs; where the platform can, limits of processor time and memory.

    The process yields to whatever else the machine does. One that is out of time is ended by the
    kernel (SIGXCPU), which no loop in it can delay.
    """
    sys.addaudithook(_forbid)
    with suppress(OSError, AttributeError):  # Windows has no such thing
        os.nice(NICER)
    try:
        import resource  # noqa: PLC0415  # Windows has none; there only waiting time is limited
    except ImportError:
        return
    whole = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"no {event} while a file is read")
