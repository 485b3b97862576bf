"""Charts to take away: the PNG button of every chart, and the link that reopens a view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from claimscope.figures.caption import Marks, Origin
from claimscope.figures.catalogue import Picture
from claimscope.figures.page_layout import SIZES, PrintedFigure, print_figure
from claimscope.figures.png_metadata import PictureFacts
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.view import View
from components.cache.views import (
    load_days,
    load_digest,
    load_document_list,
    load_frame,
    load_frame_about,
    load_headline,
)
from components.export.links import view_link
from components.filters.header import counted_words
from components.web.png_button import png_file_name, show_png_button


def show_png(
    build: Callable[[], Picture],
    view: View,
    *,
    what: str,
    page: str | None = None,
    heading: str = "",
) -> None:
    """The buttons of one chart, PNG, SVG and copy: ``build`` draws it for paper.

    ``what`` names it ("timeline"); its way back leads to ``page``, this one unless named. With the
    ``heading`` of the chart, the buttons stand at the other end of its line: one part of the page
    in the place of four, which every run of it sends and draws.

    What is saved is the chart as it is on the screen, with its title, the view in words and how
    to read its marks.
    """

    def drawn(size: str) -> tuple[PrintedFigure, PictureFacts]:
        picture = build()
        origin = origin_of(view, page, picture.marks)
        paper = print_figure(picture.figure, picture.caption(origin), SIZES[size])
        return paper, picture.facts(origin)

    as_of, as_recorded_at = view.effective_filters.as_of, view.case.as_recorded_at
    dated = [f"as-of-{as_of.isoformat()}"] if as_of else []
    dated += [f"recorded-{as_recorded_at:%Y-%m-%d}"] if as_recorded_at else []
    show_png_button(
        drawn,
        file_name=png_file_name("claimscope", view.case.case_id, what, *dated),
        label=f"the {what}",
        key=f"png-{what.replace(' ', '-')}",
        heading=heading,
    )


def origin_of(view: View, page: str | None = None, marks: Marks | None = None) -> Origin:
    """What the pictures of a view are drawn from; one that has only these ``marks``, if any."""
    link, as_of = view_link(view, page), view.effective_filters.as_of
    claims, quotes = _drawn(view, marks)
    documents = tuple(quotes["document_id"].drop_duplicates())
    return Origin(
        case_title=view.case.title,
        case_digest=load_digest(view.case),
        shown=counted_words(view),
        as_of=as_of,
        data_until=data_until(view),
        claims=claims,
        claims_shown=load_headline(view).claims,
        quotes=quotes,
        documents=load_document_list(view.case, "", 0, documents).rows,
        view=link.view,
        link=link.address,
    )


def data_until(view: View) -> date:
    """The last day of what a view shows: the as-of date, or the last on which anybody spoke."""
    as_of = view.effective_filters.as_of
    return as_of or max(load_days(view.case), default=date.today())


def _drawn(view: View, marks: Marks | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims that have a mark, all that are shown where all have; and what is said of them."""
    if marks is None:
        return load_frame(view, CLAIMS_FRAME), load_frame(view, QUOTES_FRAME)
    ids = tuple(sorted(marks.claim_ids))
    return load_frame_about(view, CLAIMS_FRAME, ids), load_frame_about(view, QUOTES_FRAME, ids)
