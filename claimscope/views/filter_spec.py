"""What one filter is: the one description from which its menu, URL, option and words are made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import narwhals as nw

from claimscope.formatting import read_day
from claimscope.record.case import Case
from claimscope.record.frames import Lazy

Kind = Literal["many", "one", "day", "text"]
"""How many values a filter takes and how they are entered: any of a list, one of two or three, a
day, or free text."""
SelectionKind = Literal["place", "source", "claim"]
"""What can be picked on a view by a click on a mark."""
FIRST_DAY, LAST_DAY = date.min, date.max
TEXT_LIMIT = 200


Condition = Callable[[Lazy, Any, Case, Any], Lazy]
"""The rows that a filter lets through, of these rows; given its value, the case and all filters."""


@dataclass(frozen=True)
class Pick:
    """How a filter is set by a click on a mark: ``kind`` as the marks name it, the URL
    ``parameter`` that holds it, and what its chip says before the names.
    """

    kind: SelectionKind
    parameter: str
    lead: str


@dataclass(frozen=True)
class ValuesIn:
    """Where the values of a filter stand: in a ``column`` of the spoken record's rows (see
    :class:`~claimscope.assessment.as_of.Record`) or, joined by ``key``, of another ``table``.
    """

    column: str
    table: str = ""
    key: str = "claim_id"

    def holding(self, rows: Lazy, values: Sequence[str], case: Case, _: Any) -> Lazy:
        """The rows that hold one of the values."""
        held = nw.col(self.column).is_in(list(values))
        kept: Lazy
        if self.table:
            kept = rows.join(self._other(case).filter(held), on=self.key, how="semi")
        else:
            kept = rows.filter(held)
        return kept

    def by_claim(self, rows: Lazy, case: Case) -> Lazy:
        """Each pair of a ``claim_id`` and a ``value`` that stands in the rows, once."""
        joined = rows.join(self._other(case), on=self.key, how="inner") if self.table else rows
        pairs: Lazy = joined.select("claim_id", value=nw.col(self.column)).unique()
        return pairs

    def _other(self, case: Case) -> Lazy:
        table: Lazy = nw.from_native(getattr(case, self.table)).lazy()
        return table.select(*dict.fromkeys((self.key, self.column)))


@dataclass(frozen=True)
class FilterSpec:
    """One filter of a view.

    ``name``: its field of :class:`~claimscope.views.filters.Filters`. ``parameter``: its name in a
    URL and, with two hyphens, on the command line; ``aliases``: older names, which are still read.
    ``label`` stands at its widget; ``help`` says what it shows, on the command line and in the
    docs. ``options``: the fixed values of a filter of kind ``one``, with their words. ``choices``
    gives the values that a case offers, each with its readable name, in the order of the menu;
    ``values`` is where they stand in the record, for the condition and for their counts. ``parse``
    makes the value out of one word of a URL, given those that the case offers, and None where it
    means nothing. ``condition`` is that of a filter without ``values``; it is asked only where the
    filter is set. ``words`` says the filter in a caption, given the filters and the readable names
    of its values; it is empty where another filter says it too. ``pickable``: how a click on a mark
    sets it. ``in_sidebar``: whether it has a widget there, ``folded`` if that is one of "More
    filters".
    """

    name: str
    parameter: str
    label: str
    help: str
    kind: Kind
    parse: Callable[[str, Collection[str]], Any]
    words: Callable[[Any, Sequence[str]], str]
    condition: Condition | None = None
    choices: Callable[[Case], dict[str, str]] | None = None
    values: ValuesIn | None = None
    aliases: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    pickable: Pick | None = None
    in_sidebar: bool = True
    folded: bool = False

    def narrow(self, rows: Lazy, value: Any, case: Case, filters: Any) -> Lazy:
        """The rows that the filter lets through with this value."""
        condition = self.values.holding if self.values else self.condition
        return condition(rows, value, case, filters) if condition else rows

    @property
    def plural(self) -> str:
        """What several of its values are called: ``sources``, ``quantities``."""
        word = self.label.lower()
        return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"

    @property
    def many(self) -> bool:
        """Whether it takes several values."""
        return self.kind == "many"

    @property
    def parameters(self) -> tuple[str, ...]:
        """Its names in a URL: the one that is written, then those that are still read."""
        return (self.parameter, *self.aliases)

    def read(
        self, query: Mapping[str, Sequence[str]], known: Collection[str]
    ) -> tuple[Any, list[str]]:
        """The value that a URL asks for, None where it asks for none, and the ``parameter=word``
        pairs that mean nothing.
        """
        asked = [(name, word) for name in self.parameters for word in query.get(name, []) if word]
        found = [(pair, self.parse(pair[1], known)) for pair in asked]
        valid = [(pair, value) for pair, value in found if value is not None]
        used = valid if self.many else valid[:1]
        words = {word for (_, word), _ in used}
        dropped = [f"{name}={word}" for name, word in asked if word not in words]
        values = tuple(dict.fromkeys(value for _, value in used))
        if not values:
            return None, dropped
        return (values if self.many else values[0]), dropped

    def url_words(self, value: Any) -> list[str]:
        """The value as the words of a URL; none where nothing is set."""
        values = value if self.many else [value]
        return [each.isoformat() if isinstance(each, date) else each for each in values if each]


def one_of(words: Collection[str]) -> Callable[[str, Collection[str]], str | None]:
    """Parse one of these words."""
    return lambda word, _: word if word in words else None


def parse_known(word: str, known: Collection[str]) -> str | None:
    """Parse a word that the case at hand offers."""
    return word if word in known else None


def parse_day(word: str, _: Collection[str]) -> date | None:
    """Parse a day written ``YYYY-MM-DD``."""
    try:
        day = read_day(word)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def written_day(words: str) -> str | None:
    """A day as a reader may type it, ``2024-10-17``, ``17 Oct 2024`` or ``17 October 2024``, as a
    URL writes it; None for anything else.
    """
    words = " ".join(words.split())
    for form in ("%Y-%m-%d", "%d %b %Y", "%d %B %Y"):
        with suppress(ValueError):
            return datetime.strptime(words, form).date().isoformat()
    return None


def parse_text(word: str, _: Collection[str]) -> str | None:
    """Parse a text to search for: not blank and of a length that a URL can hold."""
    return (word.strip() or None) if len(word) <= TEXT_LIMIT else None


def any_of(lead: str) -> Callable[[Any, Sequence[str]], str]:
    """Words that name any of the values after ``lead``."""
    return lambda _, names: lead + " or ".join(names) if names else ""
