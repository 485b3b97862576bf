"""Where files and pasted texts come in; whatever parses a file is started from here."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claimscope.ingest.limits import LIMITS, Limits, check_size
from claimscope.ingest.parsing import finish
from claimscope.ingest.reading import Reading, ReadingError
from claimscope.ingest.sniffing import sniff
from claimscope.ingest.subtitles import extract_text
from claimscope.sandbox.process import Watch, WorkLimits, WorkStopped, answer_of, unwatched

CHILD = "claimscope.ingest.sandbox"
TOO_MUCH_MEMORY = "more memory than one file may take"


def read_bytes(
    content: bytes,
    name: str = "",
    limits: Limits = LIMITS,
    *,
    child: str = CHILD,
    watch: Watch = unwatched,
) -> Reading:
    """Read a file's ``content``; ``name`` only serves to tell what it was taken for.

    Raises :class:`ReadingError` with one message: what is wrong, and what to do. ``child`` is the
    module that parses, in a process of its own; ``watch`` is told how far it is.
    """
    check_size(content, limits)
    sniff(content, name)
    answer = _answer_of(child, content, name, limits, watch)
    if "refused" in answer:
        raise ReadingError(*answer["refused"])
    if "reading" not in answer:
        raise _too_much(TOO_MUCH_MEMORY)
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
    """Read pasted text, here and now; a server has a worker process do it.

    See :func:`claimscope.sandbox.read_pasted_text`.
    """
    if not text.strip():
        raise ReadingError("Nothing was pasted.", "Paste the text, or choose a file.")
    return finish(extract_text(text), "pasted", limits=limits)


def _answer_of(
    child: str, content: bytes, name: str, limits: Limits, watch: Watch
) -> dict[str, Any]:
    asked = json.dumps({"name": name, "limits": asdict(limits)})
    work = WorkLimits(limits.seconds, limits.memory_bytes)
    try:
        return answer_of(child, content, work, arguments=[asked], watch=watch)
    except WorkStopped as stopped:
        raise _stopped(stopped, limits) from None


def _stopped(stopped: WorkStopped, limits: Limits) -> ReadingError:
    if stopped.why == "time":
        return _too_much(f"longer than {limits.seconds:g} seconds")
    if stopped.why == "memory":
        return _too_much(TOO_MUCH_MEMORY)
    if stopped.why == "busy":
        return ReadingError("Other documents are being read.", "Try again in a minute.")
    return ReadingError(
        "The file made its reader break off.", "Open it elsewhere and paste the text."
    )


def _too_much(what: str) -> ReadingError:
    return ReadingError(
        f"Reading the file takes {what}; it was stopped.",
        "Take the pages you need, or open it elsewhere and paste the text.",
    )
