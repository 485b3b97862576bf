"""How far a long command is, in one line of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from claimscope.sandbox.progress import heard_by

AFTER_SECONDS = 1.0
"""Work that ends sooner shows nothing."""
EVERY_SECONDS = 0.1


class ProgressLine:
    """The last line of a terminal, while work goes on; ``doing`` says in it which work.

    Without a ``stream``, or where that is no terminal, nothing is written.
    """

    def __init__(self, doing: str, stream: TextIO | None) -> None:
        self._doing = doing
        self._stream = stream if stream is not None and stream.isatty() else None
        self._next = monotonic() + AFTER_SECONDS
        self._shown = ""

    def tell(self, share: float) -> None:
        """Show which share of the work is done, from 0 to 1."""
        if self._stream is None or monotonic() < self._next:
            return
        self._next = monotonic() + EVERY_SECONDS
        self.clear()
        self._shown = f"{self._doing}: {share:.0%}"
        self._stream.write(self._shown)
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self._stream is not None and self._shown:
            self._stream.write(f"\r{' ' * len(self._shown)}\r")
            self._stream.flush()
            self._shown = ""


@contextmanager
def progress_shown(doing: str) -> Iterator[ProgressLine]:
    """While this lasts, a terminal shows how far the work is that reports it; then it is gone.

    It is written to the terminal itself: what goes through ``sys.stderr`` is made printable, and
    this line is written over.
    """
    line = ProgressLine(doing, sys.__stderr__)
    with heard_by(line.tell):
        try:
            yield line
        finally:
            line.clear()
