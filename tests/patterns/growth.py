"""How the work of a function grows with its input, told from the processor's time in one run."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from functools import cache
from time import thread_time

SIZES = (60, 240, 960, 3840)
CLEAR = 9.0  # four times the input: linear work has 4, quadratic 16
CUBIC = 64.0  # and cubic
TURNS = 8
WORDS = "word " * 26_000
"""Finding them takes as long as is felt: ten milliseconds of a slow processor, on which the number
was chosen.
"""


Work = Callable[[int], Callable[[], object]]


def grows_too_fast(work: Work, sizes: tuple[int, ...] = SIZES) -> bool:
    """Whether four times the input clearly costs more than four times the work.

    ``work`` prepares an input of a size and returns what is to be done with it. What is too quick
    to be measured has not grown; what seems to have is measured again, more patiently and beside
    what is felt: the machine may have become slower since that was measured.
    """
    before, felt = 0.0, _felt()
    for size in sizes:
        if size == sizes[-1] and 0 < before * CUBIC < felt:
            return False  # it would not be felt there either
        after = _seconds(work(size), 1)
        if after > felt and after > CLEAR * max(before, felt / 16):
            smaller, larger, felt_now = _in_turns(work(size // 4), work(size), _find_words)
            if larger > felt_now and larger > CLEAR * max(smaller, felt_now / 16):
                return True
        before = after
    return False


@cache
def _felt() -> float:
    """The seconds from which on work is felt, which are more on a slow machine."""
    return _seconds(_find_words, 20)


def _find_words() -> object:
    return re.findall(r"\w+ ", WORDS)


def _in_turns(*acts: Callable[[], object]) -> tuple[float, ...]:
    """The least time of each, measured in turns: a slow minute of the machine is one for all."""
    return tuple(
        map(min, zip(*([_seconds(act, 1) for act in acts] for _ in range(TURNS)), strict=True))
    )


def _seconds(act: Callable[[], object], times: int) -> float:
    """The least time of several: what disturbs only ever adds."""
    gc.disable()
    try:
        return min(_once(act) for _ in range(times))
    finally:
        gc.enable()


def _once(act: Callable[[], object]) -> float:
    start = thread_time()
    act()
    return thread_time() - start
