"""Work in a process of its own: limits, a queue, progress, and an end whenever it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic, process_time, thread_time

import pytest

from claimscope.ingest import ReadingError
from claimscope.jobs.client import extract, read_pasted_text
from claimscope.sandbox.process import Progress, WorkLimits, WorkStopped, _Queue, answer_of

FRIDAY = date(2024, 10, 18)
SMALL = WorkLimits(seconds=1, memory_bytes=1024**3)
LOOPING = "tests.unit.record.workers.looping_worker"
WAITING = "tests.unit.record.workers.waiting_worker"
PROSE = "The harbour office said on Friday that 12 boats sank near Sel. Nobody confirmed it.\n\n"


class StopNowError(Exception):
    """Raised by who watches, as Streamlit does where a button is pressed."""


def stop_once_started(progress: Progress) -> None:
    if progress.share:
        raise StopNowError(progress.share)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_work_without_end_is_stopped_by_its_processor_time() -> None:
    pytest.importorskip("resource")
    ends_by_the_clock = monotonic() + 60

    def stop_by_the_clock(_: Progress) -> None:
        if monotonic() > ends_by_the_clock:
            raise StopNowError

    patient = WorkLimits(seconds=600, memory_bytes=SMALL.memory_bytes)
    with pytest.raises(WorkStopped) as stopped:
        answer_of(LOOPING, b"", patient, arguments=["1"], watch=stop_by_the_clock)
    assert stopped.value.why == "time"
    assert stopped.value.explain("Reading", SMALL) == (
        "Reading takes longer than 1 seconds; it was stopped."
    )


def test_who_watches_can_stop_the_work_and_no_process_stays() -> None:
    with pytest.raises(StopNowError) as stopped:
        answer_of(WAITING, b"", WorkLimits(60, 1024**3), watch=stop_once_started)
    assert not is_alive(round(stopped.value.args[0] * 10**9))


def test_a_worker_that_cannot_start_breaks_off() -> None:
    with pytest.raises(WorkStopped) as stopped:
        answer_of("tests.data.workers.no_such_worker", b"", SMALL)
    assert stopped.value.why == "broken"


def test_one_waits_where_there_is_no_room_and_one_too_many_is_told_so() -> None:
    queue, waits, goes_on = _Queue(at_once=1, waiting=1), Event(), Event()

    def wait(_: Progress) -> None:
        waits.set()

    def take_a_turn() -> None:
        with queue.turn(wait):
            goes_on.set()

    with queue.turn(wait):
        second = Thread(target=take_a_turn)
        second.start()
        assert waits.wait(30)
        assert not goes_on.is_set()
        with pytest.raises(WorkStopped, match="busy"), queue.turn(wait):
            pass
    assert goes_on.wait(30)
    second.join()


@pytest.mark.usefixtures("cold_workers")
def test_progress_is_told_while_a_text_is_read() -> None:
    told: SimpleQueue[float] = SimpleQueue()
    found = extract(PROSE * 300, FRIDAY, watch=lambda progress: told.put(progress.share))
    shares = [told.get() for _ in range(told.qsize())]
    assert len(found) == 600
    assert shares == sorted(shares)
    assert shares[-1] > 0.5


@pytest.mark.parametrize(
    "text",
    ["." * 20_000, " " * 80_000 + "a", "“" * 20_000, PROSE * 300],
    ids=["dots", "blanks", "quotes", "prose"],
)
@pytest.mark.parametrize(
    "work",
    [read_pasted_text, lambda text: extract(text, FRIDAY)],
    ids=["read", "extract"],
)
def test_the_server_spends_no_time_of_its_own_on_a_text(
    work: Callable[[str], object], text: str
) -> None:
    begun = process_time()
    try:
        work(text)
    except ReadingError as error:
        assert error.remedy
    waited = process_time() - begun
    begun = thread_time()
    sum(range(10_000_000))
    assert waited < 10 * (thread_time() - begun)


def test_five_megabytes_of_prose_are_refused_in_words() -> None:
    prose = PROSE * (5_000_000 // len(PROSE))
    with pytest.raises(ReadingError, match="characters; 1,000,000 are read at most"):
        read_pasted_text(prose)
    with pytest.raises(ReadingError, match="characters; 1,000,000 are read at most"):
        extract(prose, FRIDAY)
