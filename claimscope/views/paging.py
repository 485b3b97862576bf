"""Which rows of many are on a page."""

from __future__ import annotations

from dataclasses import dataclass

from claimscope.screen_limits import LIST_ROWS


@dataclass(frozen=True)
class Paging:
    """One page: rows ``first`` to ``last`` of ``total``, counted from 1, of all ``pages``."""

    number: int
    pages: int
    first: int
    last: int
    total: int

    @property
    def rows(self) -> slice:
        """The rows of the page, counted from 0."""
        return slice(self.first - 1, self.last)


def paging(total: int, number: int, size: int = LIST_ROWS) -> Paging:
    """The page of that number; the last where there are not so many."""
    pages = max(-(-total // size), 1)
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    return Paging(number, pages, start + 1, min(start + size, total), total)
