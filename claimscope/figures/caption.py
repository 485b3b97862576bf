"""What a PNG says of itself: title, filters, sources, status and the way back to the view."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pandas as pd

from claimscope import __version__
from claimscope.assessment.status import RULES_VERSION
from claimscope.bidi import isolated
from claimscope.figures.png_metadata import PictureFacts
from claimscope.figures.theme import MARKS
from claimscope.formatting import day_words, listed, short_name
from claimscope.views.frames import status_counts

NOTE_LINES, LINK_LINES = 3, 4
TITLE_LINES, SHOWN_LINES = 2, 4
FIGURES_KEPT = "A figure keeps its source’s wording; status is computed from the record’s stances."


@dataclass(frozen=True)
class Caption:
    """The words around a figure that is taken out of the app.

    ``title`` says what the figure shows; ``shown`` the filters and the number of claims in
    words; ``notes`` the lines under it: who says it, how much is unconfirmed, the documents;
    ``link`` the address that reopens the view.
    """

    title: str
    shown: str
    notes: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class Origin:
    """What a picture is drawn from: a case as seen through filters.

    ``case_title`` and ``case_digest`` name the record; ``shown`` says in words which part of it
    is drawn, ``as_of`` the day at whose end it is shown, if one was chosen. ``claims``
    (``CLAIMS_FRAME``) and ``stances`` (``STANCES_FRAME``) are what is shown, ``documents`` the
    case's table; ``link`` reopens the view.
    """

    case_title: str
    case_digest: str
    shown: str
    as_of: date | None
    claims: pd.DataFrame
    stances: pd.DataFrame
    documents: pd.DataFrame
    link: str


def caption_of(origin: Origin, title: str, key: str = "") -> Caption:
    """What a picture called ``title`` must say of itself to be used without the app.

    ``key`` tells how to read its marks.
    """
    sources = [isolated(short_name(name)) for name in origin.stances["source"].drop_duplicates()]
    notes = (
        *([key] if key else []),
        f"Status: {_status_words(origin.claims)}. As of {_as_of_words(origin.as_of)}.",
        *_judgement_words(origin.claims),
        f"Said by {listed(sources)}." if sources else "Said by nobody in this view.",
        f"Documents: {_document_words(origin.documents)}. {FIGURES_KEPT}",
    )
    return Caption(f"{isolated(origin.case_title)}: {title}", origin.shown, notes, origin.link)


def facts_of(origin: Origin, caption: Caption) -> PictureFacts:
    """What the file of a picture says of itself: its caption, its view and its case."""
    return PictureFacts(
        title=caption.title,
        description="\n".join([caption.shown, *caption.notes]),
        source=_document_words(origin.documents),
        created=datetime.now(UTC),
        view=_within_app(origin.link),
        case_digest=origin.case_digest,
        as_of=origin.as_of,
        version=__version__,
        rules_version=RULES_VERSION,
    )


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
    return "   ".join(
        f'<span style="color:{mark.colour}">{mark.symbol}</span> {word}'
        for word, mark in MARKS.items()
    )


def _within_app(link: str) -> str:
    """The page and query of a link: ``timeline?source=nis``."""
    address = urlsplit(link)
    page = address.path.rpartition("/")[2]
    return f"{page}?{address.query}" if address.query else page


def _status_words(claims: pd.DataFrame) -> str:
    counts = status_counts(claims).items()
    return ", ".join(f"{count} {status}" for status, count in counts if count) or "none"


def _judgement_words(claims: pd.DataFrame) -> list[str]:
    judged = sum(map(bool, claims["judgements"]))
    words = f"Analyst assessments of {judged} of these claims do not change their status."
    return [words] if judged else []


def _as_of_words(as_of: date | None) -> str:
    return day_words(as_of) if as_of else "today, with all that the record holds"


def _document_words(documents: pd.DataFrame) -> str:
    return "; ".join(
        f"“{isolated(row['title'])}”, {isolated(row['publisher'])}"
        + (f" ({row['wire']})" if row["wire"] else "")
        + f", {day_words(row['published_on'])}"
        for row in documents.to_dict("records")
    )
