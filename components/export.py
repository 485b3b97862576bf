"""Charts to take away: the PNG button of every chart and the caption inside the picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

import plotly.graph_objects as go
import streamlit as st

from components.figures.caption import Caption, captioned
from components.filters import counted_words
from components.loaders import View, load_claims, load_documents, load_stances
from components.picks import MARK, WORDS
from components.png_button import png_file_name, show_png_button
from data.exports.picture_facts import PictureFacts, chunk_bytes
from data.filters import QUERY_NAMES
from data.views import standing_counts
from data.words import day_words, listed, short_name

DRAWER = (WORDS, MARK)


def show_png(
    build: Callable[[], go.Figure], view: View, *, title: str, what: str, key: str = ""
) -> None:
    """The PNG button of one chart: ``build`` draws it for paper, ``what`` names it ("timeline").

    What is saved is the chart as it is on the screen, with ``title``, the view in words and, as
    a first note, how to read its marks (``key``).
    """

    def drawn() -> tuple[go.Figure, bytes]:
        caption = caption_for(view, title, key)
        return captioned(build(), caption), chunk_bytes(facts_of(view, caption))

    as_of = view.filters.as_of
    dated = (f"as-of-{as_of.isoformat()}",) if as_of else ()
    show_png_button(
        drawn,
        file_name=png_file_name("claimscope", view.case.case_id, what, *dated),
        label=f"the {what}",
        key=f"png-{what.replace(' ', '-')}",
    )


def caption_for(view: View, title: str, key: str = "") -> Caption:
    """What a picture of this view must say of itself to be used without the app."""
    claims, stances = load_claims(view), load_stances(view)
    sources = [short_name(name) for name in stances["source"].drop_duplicates()]
    notes = (
        *([key] if key else []),
        f"Standing: {_standing_words(standing_counts(claims))}. As of {_as_of_words(view)}.",
        f"Said by {listed(sources)}." if sources else "Said by nobody in this view.",
        f"Documents: {'; '.join(_document_words(view))}. "
        "A figure keeps its source’s wording; standing is computed from the record’s stances.",
    )
    return Caption(f"{view.case.title}: {title}", counted_words(view), notes, view_link(view))


def facts_of(view: View, caption: Caption) -> PictureFacts:
    """What the file of a picture says of itself: its caption, its view and its case."""
    return PictureFacts(
        title=caption.title,
        description="\n".join([caption.shown, *caption.notes]),
        source="; ".join(_document_words(view)),
        created=datetime.now(UTC),
        view=_within_app(view_link(view)),
        case_digest=view.case.digest,
        as_of=view.filters.as_of,
    )


def view_link(view: View) -> str:
    """The address that reopens this page with these filters, picks and settings of the page.

    The drawer is left out: it is open for a reader, not for a picture.
    """
    address = (st.context.url or "").partition("?")[0]
    others = [name for name in st.query_params if name not in (*QUERY_NAMES.values(), *DRAWER)]
    settings = {name: st.query_params.get_all(name) for name in others}
    query = urlencode({**settings, **view.asked.to_query()}, doseq=True)
    return f"{address}?{query}" if query else address


def _within_app(link: str) -> str:
    """The page and query of a link: ``timeline?source=nis``."""
    address = urlsplit(link)
    page = address.path.rpartition("/")[2]
    return f"{page}?{address.query}" if address.query else page


def _standing_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {standing}" for standing, count in counts.items() if count) or "none"


def _as_of_words(view: View) -> str:
    as_of = view.filters.as_of
    return day_words(as_of) if as_of else "today, with all that the record holds"


def _document_words(view: View) -> list[str]:
    return [
        f"“{row['title']}”, {row['publisher']}"
        + (f" ({row['wire']})" if row["wire"] else "")
        + f", {day_words(row['published_on'])}"
        for row in load_documents(view.case).to_dict("records")
    ]
