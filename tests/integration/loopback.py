"""Programs of the tests' own that answer on loopback."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

HOST = "127.0.0.1"


def free_port() -> int:
    """A port on which nothing answers."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def await_answer(port: int, process: subprocess.Popen[bytes], log: Path, seconds: float) -> None:
    """Wait until the program answers at the port; an error with its log where it does not."""
    until = time.monotonic() + seconds
    while not answers(port):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"it did not start:\n{log.read_text()}")
        time.sleep(0.1)


def answers(port: int) -> bool:
    """Whether something does at that port."""
    with closing(socket.socket()) as probe:
        return probe.connect_ex((HOST, port)) == 0
