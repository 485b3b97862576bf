"""Where files and pasted texts come in; whatever parses a file is started from here."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.reading.limits import LIMITS, Limits, check_size
from data.reading.parsing import finish
from data.reading.reading import Extract, Reading, ReadingError
from data.reading.sniffing import sniff

ROOT = Path(__file__).resolve().parents[2]
CHILD = "data.reading.child"


def read_bytes(
    content: bytes, name: str = "", limits: Limits = LIMITS, *, child: str = CHILD
) -> Reading:
    """Read a file's ``content``; ``name`` only serves to tell what it was taken for.

    Raises :class:`ReadingError` with one message: what is wrong, and what to do. ``child`` is the
    module that parses, in a process of its own.
    """
    check_size(content, limits)
    sniff(content, name)
    answer = _answer_of(child, content, name, limits)
    if "refused" in answer:
        raise ReadingError(*answer["refused"])
    if "reading" not in answer:
        raise _too_much("more memory than one file may take")
    read = answer["reading"]
    return Reading(**{**read, "notes": tuple(read["notes"])})


def read_file(path: Path, limits: Limits = LIMITS) -> Reading:
    """Read the file at ``path``, of which no more is taken in than the limits allow."""
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError as fault:
        raise ReadingError("The file cannot be opened.", "Is it yours to read?") from fault
    return read_bytes(content, path.name, limits)


def read_pasted(text: str, limits: Limits = LIMITS) -> Reading:
    """Read pasted text, which needs no parser and hence no process."""
    if not text.strip():
        raise ReadingError("Nothing was pasted.", "Paste the text, or choose a file.")
    return finish(Extract(text), "pasted", limits=limits)


def _answer_of(child: str, content: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """What the child process answers: a new interpreter, for a fork of a server with threads may
    hang.
    """
    try:
        done = subprocess.run(  # noqa: S603  # this interpreter and a module of this program
            [sys.executable, "-m", child, json.dumps({"name": name, "limits": asdict(limits)})],
            input=content,
            capture_output=True,
            cwd=ROOT,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise _too_much(f"longer than {limits.seconds:g} seconds") from late
    if done.returncode != 0:
        return _broken_off(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _broken_off(stderr: bytes) -> dict[str, Any]:
    if b"MemoryError" in stderr or b"memory" in stderr.lower():
        return {"memory": True}
    raise ReadingError(
        "The file made its reader break off.", "Open it elsewhere and paste the text."
    )


def _too_much(what: str) -> ReadingError:
    return ReadingError(
        f"Reading the file takes {what}; it was stopped.",
        "Take the pages you need, or open it elsewhere and paste the text.",
    )
