"""What the reading of a text yields: candidate assertions with their figures and places."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def holds(self, offset: int) -> bool:
        """Whether a character lies in the span."""
        return self.start <= offset < self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, max(start + left, start + len(words.rstrip())))


@dataclass(frozen=True)
class Figure:
    """One number as it was worded, with the bounds that the words give and no others.

    ``low`` and ``high`` are both empty where the wording is a quantity without a bound
    (“dozens”). ``quantity``, ``aspect`` and ``qualifier`` are words of
    :mod:`claimscope.record.model`.
    """

    low: float | None
    high: float | None
    qualifier: str
    quantity: str
    aspect: str
    unit: str
    wording: str


@dataclass(frozen=True)
class PlaceMention:
    """A place that the words name; ``place_id`` is empty where no gazetteer knows it.

    ``country`` is the ISO code of its country, empty where that is not known. ``others`` names the
    places that the same name may mean as well: the text does not rule them out.
    """

    name: str
    place_id: str | None
    role: str
    country: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """One candidate assertion; ``text[start:end] == quote``, always.

    ``source`` is who says it, by the fullest name the text gives. What a document says in its
    own voice has its publisher as source, marked “(narration)”, or just “narration” where the
    text does not tell who publishes it. ``cites`` is what the source itself rests on and
    ``hedge`` what softens it, both as worded. The event's days are empty where the words do not
    date it; ``said_on`` is the day of publication unless they name another.

    ``source_at`` is where the words that name the source stand in the text, and ``cue_at`` those
    that say that it says something (“said”, “according to”); both are empty where no words do.
    ``content_at`` is the quote without them, in one piece or two. ``why`` has the ids of the rules
    that made the candidate. ``doubt`` says what the words leave open of whose they are.

    ``language`` is that of the words. Where the rules do not know it, ``note`` says so, and
    ``source``, ``stance``, ``modality``, ``figures`` and ``places`` are empty: nothing was read.
    """

    quote: str
    start: int
    end: int
    source: str
    cites: str
    stance: str
    hedge: str
    modality: str
    figures: tuple[Figure, ...]
    places: tuple[PlaceMention, ...]
    event_from: date | None
    event_to: date | None
    event_precision: str
    said_on: date
    language: str = "en"
    note: str = ""
    source_at: Span | None = None
    cue_at: Span | None = None
    content_at: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def is_unread(self) -> bool:
        """Whether the words are in a language that the rules do not know."""
        return bool(self.note)

    def as_row(self) -> dict[str, Any]:
        """The candidate as JSON knows it: days as ISO dates; an open bound, an unread cell null."""
        row = asdict(self)
        row |= {name: row[name] or None for name in ("source", "stance", "modality")}
        days = {name: row[name] for name in ("event_from", "event_to", "said_on")}
        return row | {name: day.isoformat() if day else None for name, day in days.items()}
