"""The figures, places and days of a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from claimscope.extraction.attribution.cues import Attribution
from claimscope.extraction.candidate import Figure, PlaceMention, Span
from claimscope.extraction.dates import Dated, days_in, days_later
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.places import places_in

# “The president, who came on Monday, said”: Monday is when he came.
ASIDE = re.compile(r",\s*(?:who|which|whose)\s")
COUNTED = re.compile(
    r"(?!\d[\d.,]*\s?(?:%|per ?cent))(?:\d|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens|several)",
    re.I,
)
TO_WHOM = re.compile(
    r"[\s,]*(?:(?:AFP|reporters|journalists|lawmakers|parliament|late|early|again"
    r"|earlier)\s+)*(?:on\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Context:
    """What a clause stands in: the text, also with quotations masked, its day, known places."""

    text: str
    plain: str
    published_on: date
    known_places: Mapping[str, str]


class Details(NamedTuple):
    """What a clause tells of; ``last_date`` is the last day named, for “two days later”."""

    figures: tuple[Figure, ...]
    places: tuple[PlaceMention, ...]
    said_on: date
    event: Dated | None
    last_date: Dated | None

    @property
    def told(self) -> dict[str, Any]:
        """The figures, places and days of the event as a candidate has them, by its fields."""
        first, last, precision = (
            (self.event.first, self.event.last, self.event.precision)
            if self.event
            else (None, None, "unknown")
        )
        return {
            "figures": self.figures,
            "places": self.places,
            "event_from": first,
            "event_to": last,
            "event_precision": precision,
        }


def details_of(
    context: Context,
    clause: Span,
    said: Attribution | None,
    last_date: Dated | None,
    *,
    sourced: bool,
) -> Details:
    """The figures, places and days of a clause; ``sourced`` where somebody is named for it."""
    said_on, event, last_date = _days(context, clause, said, last_date)
    return Details(
        figures=_figures(context.text, clause, said, sourced=sourced),
        places=places_in(context.text, clause, context.known_places),
        said_on=said_on,
        event=event,
        last_date=last_date,
    )


def _figures(
    text: str, clause: Span, said: Attribution | None, *, sourced: bool
) -> tuple[Figure, ...]:
    """The figures of a clause without the number of those who speak (“two witnesses said”)."""
    if said and COUNTED.match(said.who) and clause.holds(said.span.start):
        before = figures_in(text, Span(clause.start, said.span.start), sourced=sourced)
        return before + figures_in(text, Span(said.span.end, clause.end), sourced=sourced)
    return figures_in(text, clause, sourced=sourced)


def _days(
    context: Context, clause: Span, said: Attribution | None, last_date: Dated | None
) -> tuple[date, Dated | None, Dated | None]:
    """The day it was said, which stands beside the verb of saying, the days it tells of, and the
    last day that was named.
    """
    days = days_in(context.text, clause, context.published_on)
    spoken = [d for d in days if said and _beside(context.plain, d, said)]
    events = sorted(
        (d for d in days if d not in spoken),
        key=lambda day: bool(said and said.span.holds(day.span.start)),
    )
    later = days_later(context.text, clause, last_date) if last_date else None
    event = later or (events[0] if events else None)
    last_date = event or (spoken[0] if spoken else last_date)
    return min([context.published_on, *(each.last for each in spoken)]), event, last_date


def _beside(plain: str, day: Dated, said: Attribution) -> bool:
    """Whether a day stands with the verb of saying and not with what is said."""
    if said.span.holds(day.span.start) and ASIDE.search(plain, said.span.start, day.span.start):
        return False
    gap = plain[said.span.end : day.span.start] if day.span.start >= said.span.end else None
    if gap and said.verb == "according to" and "," in gap:
        return False
    return said.span.holds(day.span.start) or (gap is not None and bool(TO_WHOM.fullmatch(gap)))
