"""Starts a worker process, hears its progress and its answer, and ends it.

The request goes in on standard input. The answer comes out as lines of JSON: any number of
``{"progress": 0.5}``, then one that is the answer. The process is new for each piece of work (a
fork of a server with threads may hang) and is gone when :func:`answer_of` returns or raises, for
whatever reason: out of time, or because ``watch`` has raised to stop it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory, TemporaryFile
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic
from typing import IO, Any, Literal, Protocol

from claimscope.errors import ClaimscopeError
from claimscope.resources import ROOT

AT_ONCE = 2
WAITING = 8
TICK = 0.2  # seconds between two looks at a process
ENDING = 5  # seconds that a process without an answer has to say how it ended
PATIENCE = 10  # times the limit of processor time that a process may take by the clock
ANSWER_BYTES = 256 * 1024 * 1024

Why = Literal["busy", "time", "memory", "broken"]


@dataclass(frozen=True)
class WorkLimits:
    """What one piece of work may cost: seconds of processor time, bytes of memory."""

    seconds: float
    memory_bytes: int


@dataclass(frozen=True)
class Progress:
    """How far a piece of work is; ``waiting`` until others make room for it."""

    waiting: bool
    share: float = 0.0


class WorkStopped(ClaimscopeError):  # noqa: N818  # it is no fault of the work
    """A piece of work without an answer, and why there is none."""

    def __init__(self, why: Why) -> None:
        super().__init__(f"The work was stopped ({why}).", "Try again with less.")
        self.why = why

    def explain(self, what: str, limits: WorkLimits) -> str:
        """The reason in words, where ``what`` is the work: “Reading the text”."""
        reasons: dict[Why, str] = {
            "busy": f"{what} has to wait: the server is busy with other documents. Try again soon.",
            "time": f"{what} takes longer than {limits.seconds:g} seconds; it was stopped.",
            "memory": f"{what} takes more memory than one document may take; it was stopped.",
            "broken": f"{what} broke off.",
        }
        return reasons[self.why]


Watch = Callable[[Progress], None]


def unwatched(_: Progress) -> None:
    """For whom progress is of no interest."""


class _Queue:
    """Room for some pieces of work at once, and for a few more to wait."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._room = BoundedSemaphore(at_once)
        self._lock = Lock()
        self._left = waiting

    @contextmanager
    def turn(self, watch: Watch) -> Iterator[None]:
        """Wait for room, and hold it. Raises :class:`WorkStopped` where too many wait already."""
        if not self._room.acquire(blocking=False):
            self._wait(watch)
        try:
            yield
        finally:
            self._room.release()

    def _wait(self, watch: Watch) -> None:
        with self._lock:
            if not self._left:
                raise WorkStopped("busy")
            self._left -= 1
        try:
            watch(Progress(waiting=True))
            while not self._room.acquire(timeout=TICK):
                watch(Progress(waiting=True))
        finally:
            with self._lock:
                self._left += 1


QUEUE = _Queue(AT_ONCE, WAITING)


class Started(Protocol):
    """A program at work: as much of :class:`subprocess.Popen` as is needed of it."""

    stdin: IO[bytes] | None
    stdout: IO[bytes] | None
    returncode: int | None

    def kill(self) -> None:
        """End it now."""

    def wait(self, timeout: float | None = None) -> int:
        """How it has ended. Raises :class:`subprocess.TimeoutExpired`."""


def answer_of(
    module: str,
    request: bytes,
    limits: WorkLimits,
    *,
    arguments: Sequence[str] = (),
    watch: Watch = unwatched,
    queue: _Queue = QUEUE,
) -> dict[str, Any]:
    """What ``module``, run as a program with the request on standard input, answers.

    ``watch`` is called several times a second in the caller's own thread. Raises
    :class:`WorkStopped`, and whatever ``watch`` raises.
    """
    with queue.turn(watch), TemporaryDirectory() as space, TemporaryFile() as errors:
        process = started(module, arguments, {**os.environ, "TMPDIR": space}, errors)
        try:
            answer = _await_answer(process, request, limits, watch)
        finally:
            process.kill()
            process.wait()
        if answer is None:
            raise WorkStopped(_why(process.returncode, errors))
        return answer


def started(
    module: str, arguments: Sequence[str], surroundings: Mapping[str, str], errors: IO[bytes]
) -> Started:
    """``module`` as a program of its own, with what it writes as errors in a file."""
    return subprocess.Popen(  # noqa: S603  # this interpreter and a module of this program
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        cwd=ROOT,
        env=surroundings,
    )


def _await_answer(
    process: Started, request: bytes, limits: WorkLimits, watch: Watch
) -> dict[str, Any] | None:
    """The last line that the process writes; None where it ends without an answer."""
    lines: SimpleQueue[bytes | None] = SimpleQueue()
    Thread(target=_write_request, args=(process.stdin, request), daemon=True).start()
    Thread(target=_read_lines, args=(process.stdout, lines), daemon=True).start()
    until = monotonic() + PATIENCE * limits.seconds
    progress, answer = Progress(waiting=False), None
    while True:
        if monotonic() > until:
            raise WorkStopped("time")
        try:
            line = lines.get(timeout=TICK)
        except Empty:
            watch(progress)
            continue
        if line is None:
            break
        message = _parsed(line)
        if "progress" in message:
            progress = Progress(waiting=False, share=min(1.0, max(0.0, float(message["progress"]))))
            watch(progress)
        else:
            answer = message
    if answer is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(ENDING)
    return answer


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError:
        raise WorkStopped("broken") from None
    if not isinstance(message, dict):
        raise WorkStopped("broken")
    return message


def _write_request(stdin: IO[bytes], request: bytes) -> None:
    with suppress(OSError), stdin:  # the process may end before it has heard all
        stdin.write(request)


def _read_lines(stdout: IO[bytes], lines: SimpleQueue[bytes | None]) -> None:
    left = ANSWER_BYTES
    with suppress(OSError, ValueError), stdout:
        while left > 0 and (line := stdout.readline(left)):
            left -= len(line)
            lines.put(line)
    lines.put(None)


def _why(returncode: int | None, errors: IO[bytes]) -> Why:
    if returncode == -getattr(signal, "SIGXCPU", signal.SIGTERM):
        return "time"
    errors.seek(0)
    return "memory" if b"memory" in errors.read(1_000_000).lower() else "broken"
