r"""What is printed: text that a terminal shows and does not obey, whatever a document holds.

Control characters could move the cursor, rename the window or hide what came before; marks of
direction could turn a line round. Both are shown as JSON writes them, ``\u001b``, so that JSON
stays JSON.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase
from typing import TextIO


def printable(text: str, keep: str = "") -> str:
    """The text in one line, with what does not print written out, save the characters to keep."""
    if text.isprintable():
        return text
    return "".join(each if each in keep else _shown(each) for each in text)


@contextmanager
def printing_safely() -> Iterator[None]:
    """Whatever is printed meanwhile, errors too, is made printable; lines end where they did."""
    out, err = PrintableStream(sys.stdout), PrintableStream(sys.stderr)
    with redirect_stdout(out), redirect_stderr(err):
        yield


class PrintableStream(TextIOBase):
    """A stream of text on top of another, through which nothing passes that does not print."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text, and say how much of it that was."""
        self._stream.write(printable(text, keep="\n"))
        return len(text)

    def flush(self) -> None:
        """Pass on what the stream below holds back."""
        self._stream.flush()


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
