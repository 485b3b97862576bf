"""What may be asked of a worker process, with the types of what comes back.

Every function takes ``watch``, which is told of progress and stops the work by raising.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claimscope.errors import DataError, Problem, Problems
from claimscope.ingest.limits import LIMITS, Limits, check_length
from claimscope.ingest.reading import Reading, ReadingError
from claimscope.record.case import Case
from claimscope.sandbox.process import Watch, WorkLimits, WorkStopped, answer_of, unwatched

WORKER = "claimscope.jobs.worker"
MEGABYTE = 1024 * 1024
TEXT_LIMITS = WorkLimits(seconds=60, memory_bytes=1024 * MEGABYTE)
CASE_LIMITS = WorkLimits(seconds=60, memory_bytes=2048 * MEGABYTE)
SHORTEN = "Take a shorter part of the text."
FEWER = "Is this a case of Claimscope? Import fewer rows at a time."


def read_pasted_text(text: str, watch: Watch = unwatched, *, limits: Limits = LIMITS) -> Reading:
    """See :func:`claimscope.ingest.read_pasted`. Raises :class:`ReadingError`."""
    check_length(text, limits)
    work = WorkLimits(limits.seconds, limits.memory_bytes)
    try:
        answer = answer_to("read_pasted", (text,), work, watch)
    except WorkStopped as stopped:
        raise ReadingError(stopped.explain("Reading the text", work), SHORTEN) from None
    if "refused" in answer:
        raise ReadingError(*answer["refused"])
    read = answer["result"]
    return Reading(**{**read, "notes": tuple(read["notes"])})


def extract(
    text: str,
    published_on: date,
    publisher: str = "",
    language: str = "",
    watch: Watch = unwatched,
    *,
    limits: WorkLimits = TEXT_LIMITS,
) -> list[dict[str, Any]]:
    """The candidates of :func:`claimscope.extraction.candidates_in`, as rows that JSON knows.

    Raises :class:`ReadingError` for a text that takes too much.
    """
    check_length(text, LIMITS)
    try:
        answer = answer_to("extract", (text, published_on, publisher, language), limits, watch)
    except WorkStopped as stopped:
        raise ReadingError(stopped.explain("Extracting the claims", limits), SHORTEN) from None
    rows: list[dict[str, Any]] = answer["result"]
    return rows


def import_case(files: Mapping[str, bytes], title: str = "", watch: Watch = unwatched) -> Case:
    """See :func:`claimscope.store.case_import.case_from_files`. Raises :class:`DataError`."""
    return _case("import_case", (dict(files), title), next(iter(files)), watch)


def validate_folder(folder: Path, title: str | None = None, watch: Watch = unwatched) -> Case:
    """See :func:`claimscope.record.case.load_case`. Raises :class:`DataError`."""
    return _case("load_folder", (folder.resolve(), title), folder.name, watch)


def _case(task: str, arguments: tuple[Any, ...], name: str, watch: Watch) -> Case:
    try:
        answer = answer_to(task, arguments, CASE_LIMITS, watch)
    except WorkStopped as stopped:
        wrong = stopped.explain("checking it", CASE_LIMITS)
        raise DataError([Problem(name, 0, "", wrong, FEWER)]) from None
    if "problems" in answer:
        found = [Problem(*each) for each in answer["problems"]]
        raise DataError(Problems(found, total=answer["total"]))
    return Case.from_json(answer["result"])


def answer_to(
    task: str, arguments: tuple[Any, ...], limits: WorkLimits, watch: Watch
) -> dict[str, Any]:
    """What a worker process answers to a task. Raises :class:`WorkStopped`."""
    request = pickle.dumps((task, arguments))
    program = (str(limits.seconds), str(limits.memory_bytes))
    answer = answer_of(WORKER, request, limits, arguments=program, watch=watch)
    if "memory" in answer:
        raise WorkStopped("memory")
    return answer
