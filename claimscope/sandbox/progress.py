"""How far a long piece of work is, for whoever listens; most of the time nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[float], None]

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


def report(share: float) -> None:
    """Tell the listener, if there is one, which share of the work is done, from 0 to 1."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(share)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """While this lasts, ``listener`` is told of progress."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def part_of_work(start: float, end: float) -> Iterator[None]:
    """While this lasts, what is reported is the share of one part of the work, from ``start`` to
    ``end`` of the whole.
    """
    listener = _LISTENER.get()
    with heard_by(lambda share: listener and listener(start + (end - start) * share)):
        yield
