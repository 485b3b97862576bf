"""The filters in the URL, which is the one place that holds them.

The parts of the page that set filters answer with what they set; they keep nothing themselves.
Every function is a loop over :data:`claimscope.views.filters.FILTERS`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from claimscope.views.filters import FILTERS, Filters, is_reversed
from components.state.selection import clear_all_selections, drop_unknown_selections
from components.state.session import SessionValue
from components.state.url import PICKED, arrivals, set_url_values, url_values

_READ = SessionValue[int | None]("filters read", None)
_DROPPED = SessionValue[list[str]]("filters dropped", [])

OWN = tuple(spec for spec in FILTERS if spec.parameter not in PICKED.values())
"""The filters that the URL holds under a name of their own; another is set by picks alone."""

Known = Mapping[str, Collection[str]]
"""The values that the case at hand offers (see :func:`claimscope.views.choices.choices_in`)."""


def follow_filters(known: Known) -> Filters:
    """The filters that the URL asks for, as they were entered.

    What this case does not know leaves the URL and is remembered until the browser brings another
    address. A source may be gone because it was withdrawn, or because an earlier record is open.
    """
    if _READ.get() != arrivals():
        _DROPPED.set([])
        _READ.set(arrivals())
    asked = {name: url_values(name) for spec in OWN for name in spec.parameters}
    entered, dropped = Filters.from_query(asked, known)
    _write(entered)
    dropped += [pair for pair in drop_unknown_selections(known) if pair not in dropped]
    if dropped:
        _DROPPED.set([*_DROPPED.get(), *dropped])
    return entered


def effective(entered: Filters) -> Filters:
    """The filters that count: where the range of days ends before it begins, neither day does."""
    return replace(entered, start=None, end=None) if is_reversed(entered) else entered


def set_filters(values: Mapping[str, Sequence[str]]) -> None:
    """Set filters, by name, to the words of a URL; no words reset one.

    Names that no filter has are left out: what a browser sends is not to be trusted.
    """
    for spec in OWN:
        if spec.name in values:
            set_url_values(spec.parameter, values[spec.name])


def reset_filters() -> None:
    """Show all of the case again: no filter, no pick, the latest day."""
    _DROPPED.set([])
    clear_all_selections()
    set_filters({spec.name: () for spec in OWN})


def dropped_values() -> list[str]:
    """What the address named and this record does not know, as ``name=value``."""
    return _DROPPED.get()


def replay_to(day: date | None) -> None:
    """Show the record as it stood at the end of ``day``, or all of it."""
    set_filters({"as_of": [day.isoformat()] if day else []})


def _write(filters: Filters) -> None:
    query = filters.to_query()
    for spec in OWN:
        for name in spec.aliases:
            set_url_values(name, [])
        set_url_values(spec.parameter, query.get(spec.parameter, []))
