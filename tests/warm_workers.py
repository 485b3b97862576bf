"""Worker processes that start at once: copies of a program that has loaded what they load.

Each is a process as any other, with its limits and its end; only the second or two are saved in
which it would load the rules of the extraction. ``cold_workers`` of the tests' fixtures has a test
start them as the app does.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from select import select
from socket import AF_UNIX, SOCK_SEQPACKET, send_fds, socket, socketpair
from typing import IO

from claimscope.ingest.api import CHILD
from claimscope.jobs.client import WORKER
from claimscope.resources import ROOT
from claimscope.sandbox import process

STARTED = "claimscope.sandbox.process.started"
cold_start = process.started
Start = Callable[[str, Sequence[str], Mapping[str, str], IO[bytes]], process.Started]


class WarmWorker:
    """A copy of the template at work, with as much of ``Popen`` as is made use of."""

    def __init__(self, line: socket, asked: bytes, errors: IO[bytes]) -> None:
        given, stdin = os.pipe()
        stdout, out = os.pipe()
        ended, told = os.pipe()
        send_fds(line, [asked], [given, out, errors.fileno(), told])
        for file in (given, out, told):
            os.close(file)
        self.stdin: IO[bytes] | None = os.fdopen(stdin, "wb")
        self.stdout: IO[bytes] | None = os.fdopen(stdout, "rb")
        self._ended = os.fdopen(ended, "rb", buffering=0)
        self._process = int(self._ended.readline())
        self.returncode: int | None = None

    def kill(self) -> None:
        """End it now, if it has not ended."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """How it ended. Raises :class:`subprocess.TimeoutExpired` where it has not, by then."""
        if self.returncode is None:
            if not select([self._ended], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("worker", timeout or 0)
            with self._ended:
                self.returncode = int(self._ended.readline())
        return self.returncode


@contextmanager
def warm_workers() -> Iterator[Start]:
    """Starts the program's own workers as copies of a template, which is started with the first.

    As the app starts them where such a copy is not safe: libraries of other systems mind it.
    """
    if sys.platform != "linux":
        yield cold_start
        return
    here, there = socketpair(AF_UNIX, SOCK_SEQPACKET)
    template: list[subprocess.Popen[bytes]] = []

    def start(
        module: str, arguments: Sequence[str], surroundings: Mapping[str, str], errors: IO[bytes]
    ) -> process.Started:
        if module not in (CHILD, WORKER):
            return cold_start(module, arguments, surroundings, errors)
        if not template:
            program = [sys.executable, "-m", "tests.worker_template", str(there.fileno())]
            template.append(subprocess.Popen(program, cwd=ROOT, pass_fds=[there.fileno()]))
        asked = {
            "module": module,
            "arguments": list(arguments),
            "surroundings": dict(surroundings),
            "folder": str(ROOT),
        }
        return WarmWorker(here, json.dumps(asked).encode(), errors)

    with here, there:
        yield start
    for each in template:
        each.wait()
