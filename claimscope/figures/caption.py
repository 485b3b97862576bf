"""What a PNG says of itself: title, filters, sources, status and the way back to the view."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.bidi import isolated
from claimscope.figures.png_metadata import PictureFacts
from claimscope.figures.theme import MARKS
from claimscope.formatting import dates_words, day_words, listed, short_name
from claimscope.views.frames import status_counts

NOTE_LINES, LINK_LINES = 3, 4
TITLE_LINES, SHOWN_LINES = 2, 4
SOURCES, DOCUMENTS = 12, 3
"""How many of them a caption names."""
FIGURES_KEPT = "A figure keeps its source’s wording; status is computed from the record’s stances."


@dataclass(frozen=True)
class Caption:
    """The words around a figure that is taken out of the app.

    ``title`` says what the figure shows; ``shown`` the filters and the number of claims in
    words; ``notes`` the lines under it: the days of data and export, how much is unconfirmed, who
    says it, the documents; ``link`` the address that reopens the view, empty where none is known.
    """

    title: str
    shown: str
    notes: tuple[str, ...]
    link: str = ""

    @property
    def foot(self) -> str:
        """The last line: what drew it and, where it leads somewhere, the way back."""
        return " · ".join(filter(None, (f"Claimscope {__version__}", self.link)))


@dataclass(frozen=True)
class Marks:
    """What has a mark in a picture: these claims.

    A claim with an assertion among ``told`` has one for each of those alone, such as the sources
    that gave its figures; any other stands for all that was said of it.
    """

    claim_ids: frozenset[str]
    told: frozenset[str] = frozenset()

    def of(self, quotes: pd.DataFrame) -> pd.DataFrame:
        """Those rows of a ``QUOTES_FRAME`` whose marks are in the picture."""
        told = quotes["assertion_id"].isin(self.told)
        one_by_one = quotes["claim_id"].isin(set(quotes["claim_id"][told]))
        return quotes[quotes["claim_id"].isin(self.claim_ids) & (told | ~one_by_one)]


@dataclass(frozen=True)
class Origin:
    """What a picture is drawn from: a case as seen through filters.

    ``case_title`` and ``case_digest`` name the record; ``shown`` says in words which part of it
    is drawn. ``as_of`` is the day at whose end it is shown, if one was chosen; ``data_until`` the
    same or else the last day on which anything was said. ``claims`` (``CLAIMS_FRAME``), of
    ``claims_shown`` that are shown, and ``quotes`` (``QUOTES_FRAME``) are at least those with a
    mark, ``documents`` at least the rows of the case's table that they name. ``view`` is
    page and query within the app (``timeline?source=nis``); ``link`` reopens it from elsewhere,
    empty where the app has no public address. ``exported`` is now.
    """

    case_title: str
    case_digest: str
    shown: str
    as_of: date | None
    data_until: date
    claims: pd.DataFrame
    claims_shown: int
    quotes: pd.DataFrame
    documents: pd.DataFrame
    view: str
    link: str = ""
    exported: datetime = field(default_factory=lambda: datetime.now(UTC))


def caption_of(origin: Origin, title: str, key: str = "", marks: Marks | None = None) -> Caption:
    """What a picture called ``title`` must say of itself to be used without the app.

    ``key`` tells how to read its marks; sources, documents and status are those of ``marks``, of
    all that is shown where the picture has a mark for all of it.
    """
    claims, quotes = _drawn(origin, marks)
    part = "" if len(claims) == origin.claims_shown else f" of the {len(claims)} drawn"
    notes = (
        *([key] if key else []),
        f"{dates_words(origin.data_until, origin.exported)} Status{part}: {_status_words(claims)}.",
        *_judgement_words(claims),
        f"Sources: {_source_words(quotes)}.",
        f"Documents: {_document_words(_documents(origin, quotes))}. {FIGURES_KEPT}",
    )
    return Caption(f"{isolated(origin.case_title)}: {title}", origin.shown, notes, origin.link)


def facts_of(origin: Origin, caption: Caption, marks: Marks | None = None) -> PictureFacts:
    """What the file of a picture says of itself: its caption, its view and its case."""
    _, quotes = _drawn(origin, marks)
    return PictureFacts(
        title=caption.title,
        description="\n".join([caption.shown, *caption.notes]),
        source="; ".join(_document(row) for row in _documents(origin, quotes)),
        created=origin.exported,
        view=origin.view,
        case_digest=origin.case_digest,
        as_of=origin.as_of,
        version=__version__,
        rules_version=RULES_VERSION,
    )


def _drawn(origin: Origin, marks: Marks | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims and the quotes that have a mark."""
    if marks is None:
        return origin.claims, origin.quotes
    claims = origin.claims[origin.claims["claim_id"].isin(marks.claim_ids)]
    return claims, marks.of(origin.quotes)


def _documents(origin: Origin, quotes: pd.DataFrame) -> list[dict[Any, Any]]:
    """The documents that these quotes stand in."""
    held = origin.documents["document_id"].isin(set(quotes["document_id"]))
    return origin.documents[held].to_dict("records")


def lines_of(text: str, pixels: float, size: float, most: int) -> list[str]:
    """``text`` broken into lines of ``pixels`` at a font of ``size``; the last may end in "…".

    Letters are reckoned as half their height wide, and Chinese, Japanese and Korean ones as their
    height.
    """
    wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    letters = int(pixels / (size * (1.0 if wide else 0.5)))
    return textwrap.wrap(text, letters, max_lines=most, placeholder=" …")


def legend() -> str:
    """Colour, symbol and word of every status, as Plotly writes them."""
    return "   ".join(f"{mark.inked} {word}" for word, mark in MARKS.items())


def _status_words(claims: pd.DataFrame) -> str:
    counts = status_counts(claims).items()
    return ", ".join(f"{count} {status}" for status, count in counts if count) or "none"


def _judgement_words(claims: pd.DataFrame) -> list[str]:
    judged = sum(map(bool, claims["judgements"]))
    words = f"Analyst assessments of {judged} of these claims do not change their status."
    return [words] if judged else []


def _source_words(quotes: pd.DataFrame) -> str:
    """Who speaks in these quotes, in the order of what they said; the rest by number."""
    current = quotes[quotes["current"] == 1]
    return _first(
        [isolated(short_name(name)) for name in current["source"].drop_duplicates()],
        SOURCES,
        "more",
    )


def _document_words(documents: Sequence[Mapping[Any, Any]]) -> str:
    return _first(list(map(_document, documents)), DOCUMENTS, "more documents", between="; ")


def _first(words: list[str], most: int, rest: str, between: str = "") -> str:
    """So many of the words, and how many more there are."""
    more = len(words) - most
    named = [*words[:most], f"{more} {rest}"] if more > 1 else words
    if not named:
        return "none in this view"
    return between.join(named) if between else listed(named)


def _document(row: Mapping[Any, Any]) -> str:
    wire = f" ({row['wire']})" if row["wire"] else ""
    return (
        f"“{isolated(row['title'])}”, {isolated(row['publisher'])}{wire}, "
        f"{day_words(row['published_on'])}"
    )
