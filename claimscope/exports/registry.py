"""Every format an analyst can take away: one list for pages, commands and bundles.

A format is one module of this package with the tuple ``FORMATS``; nothing else names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import walk_packages

from claimscope import exports
from claimscope.exports.format import Format
from claimscope.record.ids import slug

STEM_LIMIT = 120


def _formats() -> Iterator[Format]:
    for module in walk_packages(exports.__path__, f"{exports.__name__}."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), "FORMATS", ())


FORMATS: tuple[Format, ...] = tuple(sorted(_formats(), key=lambda found: found.whole))
"""In the order of their modules; what holds the whole case comes last."""


def file_name(wanted: Format, case_id: str, as_of: date | None) -> str:
    """The name of a file in this format; what holds the whole case has no date in it."""
    return dated_name(wanted.name, case_id, None if wanted.whole else as_of)


def dated_name(name: str, case_id: str, as_of: date | None) -> str:
    """A name every system accepts: ``dprk-russia-2024-as-of-2024-10-18-claims.csv``.

    The case, the as-of date where one is set, and ``name``.
    """
    dated = f"-as-of-{as_of.isoformat()}" if as_of else ""
    return f"{slug(case_id, limit=STEM_LIMIT)}{dated}-{name}"
