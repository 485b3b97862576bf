"""What the reader asked to see: a value, its form in a URL and its form in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal, get_args

from claimscope.bidi import isolated
from claimscope.formatting import day_words, listed, moment_words, read_day, span_words

Clock = Literal["said", "event"]

QUERY_NAMES: Mapping[str, str] = {
    "sources": "source",
    "clock": "clock",
    "start": "from",
    "end": "to",
    "as_of": "as-of",
    "places": "place",
    "topics": "topic",
    "statuses": "standing",
    "quantities": "quantity",
    "text": "text",
    "claims": "claim",
}
CASE, RECORDED = "case", "recorded"
"""The parameters beside those of a view: which case, and which state of its record."""
TEXT_LIMIT = 200
FIRST_DAY, LAST_DAY = date.min, date.max
SINGLE = ("clock", "start", "end", "as_of", "text")


@dataclass(frozen=True)
class Filters:
    """A view of a case. Empty means "all"; several words of one kind mean "any of them".

    ``start`` and ``end`` bound the day on which something was *said* or, with ``clock="event"``,
    on which it is said to have happened. What is not known to the day is shown wherever it *may*
    have been said: a statement of unknown day in every span but one that begins after the latest
    day on which it can first have been said. An event of which one end is known is shown in every
    span that reaches to that side; one without any day in none.

    ``as_of`` is another thing: it replays the record as it stood at the end of that day, status
    included. ``text`` is searched in quotes, titles, statements and the names of sources. A filter
    chooses what is shown; it never changes a claim's status.
    """

    sources: tuple[str, ...] = ()
    clock: Clock = "said"
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    text: str = ""
    claims: tuple[str, ...] = ()

    def to_query(self) -> dict[str, list[str]]:
        """The URL parameters that reopen this view; what is not set is left out."""
        query = {
            QUERY_NAMES[field.name]: _words(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }
        return {name: words for name, words in query.items() if words}

    @classmethod
    def from_query(
        cls, query: Mapping[str, Sequence[str]], known: Mapping[str, Iterable[str]]
    ) -> tuple[Filters, list[str]]:
        """The view that a URL asks for, and the ``name=value`` pairs that mean nothing here.

        ``known`` gives the allowed words of ``sources``, ``places``, ``topics``, ``statuses``,
        ``quantities`` and ``claims`` in the case at hand. An old link with words that are gone
        still loads.
        """
        asked: dict[str, object] = {}
        dropped: list[str] = []
        for name, parameter in QUERY_NAMES.items():
            values = [value for value in query.get(parameter, []) if value]
            kept = [value for value in values if _means(name, value, known)]
            kept = kept[:1] if name in SINGLE else kept
            dropped += [f"{parameter}={value}" for value in values if value not in kept]
            if kept:
                asked[name] = _value(name, kept)
        return cls(**asked), dropped  # type: ignore[arg-type]

    def describe(
        self, names: Mapping[str, Mapping[str, str]], as_recorded_at: datetime | None = None
    ) -> str:
        """The view in words, as a caption says it: ``said by NIS · 8–18 Oct 2024``.

        ``names`` gives the readable names of ``sources``, ``places`` and ``claims`` by their ids
        (see ``choices.names_in``), ``as_recorded_at`` is that of the case. A view without filters
        is ``all claims``. Names keep their direction of writing to themselves.
        """
        sources, places, claims = (
            [isolated(names[kind].get(each, each)) for each in getattr(self, kind)]
            for kind in ("sources", "places", "claims")
        )
        parts = [
            _any_of("said by ", sources),
            _span(self.clock, self.start, self.end),
            _any_of("naming ", places),
            _any_of("about ", self.topics),
            _any_of("", self.statuses),
            _any_of("with a figure of ", self.quantities),
            f"containing “{isolated(self.text)}”" if self.text else "",
            f"only {listed(claims)}" if claims else "",
            f"as of {day_words(self.as_of)}" if self.as_of else "",
        ]
        said = [part for part in parts if part] or ["all claims"]
        kept = [f"as recorded by {moment_words(as_recorded_at)}"] if as_recorded_at else []
        return " · ".join([*said, *kept])


def _words(value: object) -> list[str]:
    if isinstance(value, date):
        return [value.isoformat()]
    return list(value) if isinstance(value, tuple) else [str(value)]


def _means(name: str, value: str, known: Mapping[str, Iterable[str]]) -> bool:
    if name in ("start", "end", "as_of"):
        day = _day(value)
        return day is not None and FIRST_DAY <= day <= LAST_DAY
    if name == "text":
        return bool(value.strip()) and len(value) <= TEXT_LIMIT
    return value in (get_args(Clock) if name == "clock" else known.get(name, ()))


def _value(name: str, kept: list[str]) -> object:
    if name in ("start", "end", "as_of"):
        return _day(kept[0])
    return kept[0].strip() if name in SINGLE else tuple(dict.fromkeys(kept))


def _day(value: str) -> date | None:
    try:
        return read_day(value)
    except ValueError:
        return None


def _any_of(lead: str, words: Sequence[str]) -> str:
    return lead + " or ".join(words) if words else ""


def _span(clock: Clock, start: date | None, end: date | None) -> str:
    lead = "said " if clock == "said" else "happening "
    if start and end:
        return lead + span_words(start, end)
    if start:
        return f"{lead}from {day_words(start)}"
    return f"{lead}until {day_words(end)}" if end else ""
