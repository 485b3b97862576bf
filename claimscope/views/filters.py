"""The filters: what a reader asks to see, as a value, as a URL and in words.

:data:`FILTERS` describes each filter once. The menus of the sidebar, the URL, the options of the
terminal, captions, chips, the notice of what a link names in vain and the table in the docs are
loops over it. A new filter is a field of :class:`Filters` and its entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

import narwhals as nw

from claimscope.assessment.status import midnight
from claimscope.bidi import isolated
from claimscope.formatting import (
    count_noun,
    day_words,
    distinct,
    listed,
    moment_words,
    span_words,
)
from claimscope.record.case import Case
from claimscope.record.frames import Lazy, names_by_id, source_names, used_values
from claimscope.record.model import QUANTITIES, STATUSES, TOPICS
from claimscope.views.filter_spec import (
    FilterSpec,
    Pick,
    ValuesIn,
    any_of,
    one_of,
    parse_day,
    parse_known,
    parse_text,
)

Clock = Literal["said", "event"]

EVERYTHING = "all claims"
"""The words of a view without filters."""
CASE, RECORDED = "case", "recorded"
"""The parameters beside those of a view: which case, and which state of its record."""


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
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    text: str = ""
    claims: tuple[str, ...] = ()
    as_of: date | None = None

    def to_query(self) -> dict[str, list[str]]:
        """The URL parameters that reopen this view; what is not set is left out."""
        specs = specs_set(self)
        query = {spec.parameter: spec.url_words(getattr(self, spec.name)) for spec in specs}
        return {parameter: words for parameter, words in query.items() if words}

    @classmethod
    def from_query(
        cls, query: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str]]
    ) -> tuple[Filters, list[str]]:
        """The view that a URL asks for, and the ``name=value`` pairs that mean nothing here.

        ``known`` gives the values that the case at hand offers, by the names of the filters (see
        :func:`claimscope.views.choices.choices_in`). An old link with words that are gone still
        loads.
        """
        asked: dict[str, Any] = {}
        dropped: list[str] = []
        for spec in FILTERS:
            value, in_vain = spec.read(query, known.get(spec.name, ()))
            dropped += in_vain
            if value is not None:
                asked[spec.name] = value
        return cls(**asked), dropped

    def describe(
        self, names: Mapping[str, Mapping[str, str]], as_recorded_at: datetime | None = None
    ) -> str:
        """The view in words, as a caption says it: ``said by NIS · said 8–18 Oct 2024``.

        ``names`` gives the readable names of values by the filters' names (see
        :func:`claimscope.views.choices.names_in`), ``as_recorded_at`` is that of the case. A view
        without filters is ``all claims``. Names keep their direction of writing to themselves.
        """
        said = [*self.parts(names).values()] or [EVERYTHING]
        kept = [f"as recorded by {moment_words(as_recorded_at)}"] if as_recorded_at else []
        return " · ".join([*said, *kept])

    def parts(self, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """The words of each filter that is set and says any, by its name."""
        words = {spec.name: spec.words(self, _named(self, spec, names)) for spec in specs_set(self)}
        return {name: said for name, said in words.items() if said}


def shown_of(shown: int, held: int, words: str) -> str:
    """How much of a case is shown, and which part: ``9 of 36 claims · said by NIS``, ``36 claims``.

    ``words`` are those of :meth:`Filters.describe`.
    """
    count = (
        count_noun(held, "claim") if shown == held else f"{shown} of {count_noun(held, 'claim')}"
    )
    parts = (count, *words.split(" · ", 1))
    return " · ".join(each for each in parts if each not in ("", EVERYTHING))


def without(filters: Filters, name: str) -> Filters:
    """The filters with the one of that name not set."""
    return replace(filters, **{name: getattr(Filters(), name)})


def narrow(rows: Lazy, case: Case, filters: Filters) -> Lazy:
    """The rows of the spoken record (see :class:`~claimscope.assessment.as_of.Record`) that the
    filters let through.
    """
    for spec in specs_set(filters):
        rows = spec.narrow(rows, getattr(filters, spec.name), case, filters)
    return rows


def is_reversed(filters: Filters) -> bool:
    """Whether the range of days ends before it begins."""
    return filters.start is not None and filters.end is not None and filters.start > filters.end


def specs_set(filters: Filters) -> list[FilterSpec]:
    """The filters that are set, in their order."""
    nothing = Filters()
    return [spec for spec in FILTERS if getattr(filters, spec.name) != getattr(nothing, spec.name)]


def _named(filters: Filters, spec: FilterSpec, names: Mapping[str, Mapping[str, str]]) -> list[str]:
    if not spec.many:
        return []
    known = names.get(spec.name, {})
    return [isolated(known.get(value, value)) for value in getattr(filters, spec.name)]


def _containing(rows: Lazy, text: str, *_: object) -> Lazy:
    sought = text.strip().lower()
    found = [
        nw.col(name).str.to_lowercase().str.contains(sought, literal=True)
        for name in ("quote", "title", "statement", "source")
    ]
    return rows.filter(nw.any_horizontal(*found, ignore_nulls=True)) if sought else rows


SPANS: Mapping[Clock, tuple[str, str]] = {
    "said": ("said_from", "said_on"),
    "event": ("event_from", "event_to"),
}


def _from_start(rows: Lazy, start: date, _: Case, filters: Filters) -> Lazy:
    first, last = SPANS[filters.clock]
    return rows.filter((nw.col(last) >= midnight(start)) | _open_at(last, first))


def _until_end(rows: Lazy, end: date, _: Case, filters: Filters) -> Lazy:
    first, last = SPANS[filters.clock]
    begins = nw.col(first) <= midnight(end)
    return rows.filter(begins | _open_at(first, last) | _without_first_day(filters.clock))


def _open_at(end: str, other: str) -> nw.Expr:
    """Whether a span is known at the ``other`` end only: at this one no day is too far."""
    return nw.col(end).is_null() & ~nw.col(other).is_null()


def _without_first_day(clock: Clock) -> nw.Expr:
    """Whether something may have been said on any day up to its last: no end comes too early."""
    return nw.lit(clock == "said") & (nw.col("said_precision") == "unknown")


def _span_words(filters: Filters, _: Sequence[str]) -> str:
    """The words of the first day and, where it is set, of the last one."""
    lead = SPAN_LEADS[filters.clock]
    if filters.start and filters.end:
        return lead + span_words(filters.start, filters.end)
    return f"{lead}from {day_words(filters.start)}" if filters.start else ""


SPAN_LEADS: Mapping[Clock, str] = {"said": "said ", "event": "happening "}


def _end_words(filters: Filters, _: Sequence[str]) -> str:
    if filters.start or not filters.end:
        return ""
    return f"{SPAN_LEADS[filters.clock]}until {day_words(filters.end)}"


def _sources(case: Case) -> dict[str, str]:
    names = source_names(case)
    by_full_name = names_by_id(case.sources, "source_id", "name", sort="name")
    return {source_id: names[source_id] for source_id in by_full_name}


def _used(table: str, column: str, vocabulary: Iterable[str]) -> Callable[[Case], dict[str, str]]:
    """The words of a vocabulary that a column of the case holds, in the vocabulary's order."""

    def choices(case: Case) -> dict[str, str]:
        used = used_values(getattr(case, table), column)
        return {word: word for word in vocabulary if word in used}

    return choices


FILTERS: tuple[FilterSpec, ...] = (
    FilterSpec(
        name="sources",
        parameter="source",
        label="Source",
        help="said by this source",
        kind="many",
        parse=parse_known,
        choices=_sources,
        values=ValuesIn("source_id"),
        words=any_of("said by "),
        pickable=Pick("source", "by", "by "),
    ),
    FilterSpec(
        name="clock",
        parameter="clock",
        label="Date of",
        help="dated by when it was said (said, the default), or by when it happened (event)",
        kind="one",
        options={"said": "statement", "event": "event"},
        parse=one_of(("said", "event")),
        words=lambda *_: "",
    ),
    FilterSpec(
        name="start",
        parameter="from",
        label="From",
        help="from this day on",
        kind="day",
        parse=parse_day,
        condition=_from_start,
        words=_span_words,
    ),
    FilterSpec(
        name="end",
        parameter="to",
        label="To",
        help="until this day",
        kind="day",
        parse=parse_day,
        condition=_until_end,
        words=_end_words,
    ),
    FilterSpec(
        name="places",
        parameter="place",
        label="Place",
        help="about this place",
        kind="many",
        parse=parse_known,
        choices=lambda case: distinct(names_by_id(case.places, "place_id", "name", sort="name")),
        values=ValuesIn("place_id", "claim_places"),
        words=any_of("Place: "),
        pickable=Pick("place", "at", "Place: "),
    ),
    FilterSpec(
        name="statuses",
        parameter="status",
        aliases=("standing",),
        label="Status",
        help="of this status",
        kind="many",
        parse=parse_known,
        choices=lambda _: {status: status for status in STATUSES},
        values=ValuesIn("status"),
        words=any_of(""),
        in_sidebar=False,
    ),
    FilterSpec(
        name="topics",
        parameter="topic",
        label="Topic",
        help="about this topic",
        kind="many",
        parse=parse_known,
        choices=_used("claims", "topic", TOPICS),
        values=ValuesIn("topic"),
        words=any_of("about "),
        folded=True,
    ),
    FilterSpec(
        name="quantities",
        parameter="quantity",
        label="Quantity",
        help="with a figure of this quantity",
        kind="many",
        parse=parse_known,
        choices=_used("figures", "quantity", QUANTITIES),
        values=ValuesIn("quantity", "figures", "assertion_id"),
        words=any_of("with a figure of "),
    ),
    FilterSpec(
        name="text",
        parameter="text",
        label="Search claims and quotes",
        help="with these words in a quote, a title, a statement or the name of a source",
        kind="text",
        parse=parse_text,
        condition=_containing,
        words=lambda filters, _: f"containing “{isolated(filters.text)}”",
    ),
    FilterSpec(
        name="claims",
        parameter="claim",
        label="Claim",
        help="this claim",
        kind="many",
        parse=parse_known,
        choices=lambda case: distinct(names_by_id(case.claims, "claim_id", "title")),
        values=ValuesIn("claim_id"),
        words=lambda _, names: f"Claim: {listed(names)}",
        pickable=Pick("claim", "claim", "Claim: "),
        in_sidebar=False,
    ),
    FilterSpec(
        name="as_of",
        parameter="as-of",
        label="As of",
        help="the record as it stood at the end of this day",
        kind="day",
        parse=parse_day,
        words=lambda filters, _: f"as of {day_words(filters.as_of)}",
        in_sidebar=False,
    ),
)

FILTER: Mapping[str, FilterSpec] = {spec.name: spec for spec in FILTERS}
"""The same by name."""
FACETED = tuple(spec for spec in FILTERS if spec.values and spec.name != "claims")
"""Those of which it is counted how many claims each value has."""
PARAMETERS: tuple[str, ...] = tuple(name for spec in FILTERS for name in spec.parameters)
"""Every URL parameter that sets a filter, the older names among them."""
