"""Every picture that can be taken away: its name, its title and how to read it.

The pages draw them from what is on the screen; a bundle and the terminal from a ledger alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from claimscope.bidi import isolated
from claimscope.figures.caption import Caption, Marks, Origin, caption_of, facts_of
from claimscope.figures.comparison import comparison_figure
from claimscope.figures.credibility import credibility_figure
from claimscope.figures.map_figure import places_figure
from claimscope.figures.map_geometry import (
    Bounds,
    bounds_of,
    place_features,
    route_features,
    undrawn_words,
)
from claimscope.figures.png_metadata import PictureFacts
from claimscope.figures.stance_grid import stance_grid_figure
from claimscope.figures.theme import LIGHT
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.formatting import count_noun, listed
from claimscope.record.frames import to_pandas
from claimscope.record.model import QUANTITIES
from claimscope.views.charted_figures import FigureGroup
from claimscope.views.choices import names_in
from claimscope.views.claim_groups import StatusGroup, claim_groups, claim_order
from claimscope.views.filters import Clock, Filters, shown_of
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME, STANCES_FRAME
from claimscope.views.ledger import Ledger, data_until, open_ledger
from claimscope.views.places import PLACES_FRAME, ROLES_FRAME, ROUTES_FRAME, located_claims
from claimscope.views.view_link import ViewLink

CLOCK_TITLES = {
    "said": "reported figures over time",
    "event": "reported figures by the day of the event",
}
TIMELINE_KEY = (
    "Figures as stated, each group on a scale of its own from zero. Filled: confirmed or "
    "corroborated. Hollow: not. Dashed: forecast. Cross: contested. A bracket that fades: no upper "
    "(or lower) limit. Fading alone: an order of magnitude. Different types (in place, in "
    "training, planned) are different numbers."
)
COMPARISON_KEY = (
    "Figures as worded, no average and no winner. Dashed line with an arrow: an open bound. "
    "Hollow diamond: forecast."
)
MAP_KEY = (
    "Size: number of claims. Colour and symbol: most common status. Dashed: a region. "
    "Pale area: a country as a whole. Arrow: direction of movement."
)
LISTED_CLAIMS = 66
"""Lines of the list of claims that a page has room for, the headings on the screen among them."""
GRID_CLAIMS = 40
"""Rows of the grid that it has room for."""
MOST_ROWS = 350
"""Figures that are compared in one picture."""
MOST_NAMES = 12


@dataclass(frozen=True)
class Picture:
    """A figure to be taken away, before its caption is put to it.

    ``name`` is for its file ("competing-figures-troops"), ``title`` for its caption; ``key`` tells
    how to read its marks. ``marks`` are those in it, None where all that is shown has one.
    """

    name: str
    title: str
    figure: go.Figure
    key: str = ""
    marks: Marks | None = None

    def caption(self, origin: Origin) -> Caption:
        """What it says of itself."""
        return caption_of(origin, self.title, self.key, self.marks)

    def facts(self, origin: Origin) -> PictureFacts:
        """What its file says of itself."""
        return facts_of(origin, self.caption(origin), self.marks)


def map_picture(
    features: list[dict[str, Any]], bounds: Bounds, claim_ids: Iterable[str], undrawn: str = ""
) -> Picture:
    """The map of ``features`` (see :mod:`claimscope.figures.map_geometry`), which stand for these
    claims; ``undrawn`` says which places are not drawn.
    """
    figure = places_figure(features, bounds, LIGHT)
    key = " ".join(filter(None, (MAP_KEY, _unnamed_words(features), undrawn)))
    marks = Marks(frozenset(claim_ids))
    return Picture("map", "where the claims are located", figure, key, marks)


def _unnamed_words(features: Iterable[dict[str, Any]]) -> str:
    """The places whose names have no room on the map; empty where all have."""
    marks = [each["properties"] for each in features if each["properties"]["part"] == "mark"]
    names = [isolated(each["name"]) for each in marks if each["side"] == "none"]
    more = [count_noun(len(names) - MOST_NAMES, "other")] if len(names) > MOST_NAMES else []
    return f"Not named: {listed([*names[:MOST_NAMES], *more])}." if names else ""


def timeline_picture(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    clock: Clock,
    *,
    events: bool = True,
    wholes: Sequence[FigureGroup] = (),
    events_in_all: int | None = None,
) -> Picture:
    """The reported figures over time; how many have no room stands in its last line.

    ``wholes`` and ``events_in_all``: see :func:`claimscope.figures.timeline.timeline_figure`.
    """
    style = TimelineStyle(LIGHT, clock, layout="paper", events=events)
    figure = timeline_figure(figures, claims, style, wholes, events_in_all)
    return Picture("timeline", CLOCK_TITLES[clock], figure, TIMELINE_KEY, _rows(figure, figures))


def _rows(figure: go.Figure, figures: pd.DataFrame) -> Marks:
    """The claims that have a row in the dot table; of those with figures who gave them."""
    rows = [trace.customdata for trace in figure.data if trace.name == "rows"]
    drawn = frozenset(claim_id for ids in rows for claim_id in ids)
    given = figures[figures["claim_id"].isin(drawn)]
    return Marks(drawn, frozenset(given["assertion_id"]))


def comparison_name(quantity: str) -> str:
    """The name of the picture of the competing figures of a quantity."""
    return f"competing-figures-{quantity.replace(' ', '-')}"


def comparison_picture(figures: pd.DataFrame, quantity: str, total: int | None = None) -> Picture:
    """The figures of one quantity side by side, those of the ``figures`` that count it.

    ``total``, here and below: how many there are, where these are only the first.
    """
    counted = figures[figures["quantity"] == quantity]
    kept = counted.head(MOST_ROWS)
    cut = _cut_words(len(kept), len(counted) if total is None else total, "figures")
    name = comparison_name(quantity)
    marks = Marks(frozenset(kept["claim_id"]), frozenset(kept["assertion_id"]))
    figure = comparison_figure(kept, LIGHT)
    key = f"{COMPARISON_KEY} {cut}".rstrip()
    return Picture(name, f"competing figures of {quantity}", figure, key, marks)


def credibility_picture(groups: Sequence[StatusGroup]) -> Picture:
    """The list of claims by status, with the reason for each."""
    lines = [line for group in groups for reason in group.groups for line in reason.lines]
    cut = _cut_words(len(lines), sum(group.count for group in groups), "claims")
    marks = Marks(frozenset(line.claim_id for line in lines))
    title = "what is confirmed, what is not, and why"
    return Picture("credibility", title, credibility_figure(groups, LIGHT), cut, marks)


def stances_picture(
    claims: pd.DataFrame, stances: pd.DataFrame, total: int | None = None
) -> Picture:
    """The first :data:`GRID_CLAIMS` of the ``claims``, in their order, by the sources."""
    kept = claims.head(GRID_CLAIMS)
    cut = _cut_words(len(kept), len(claims) if total is None else total, "claims")
    figure = stance_grid_figure(kept, stances[stances["claim_id"].isin(kept["claim_id"])], LIGHT)
    marks = Marks(frozenset(kept["claim_id"]))
    return Picture("stance-grid", "stance by source", figure, cut, marks)


def pictures_of(ledger: Ledger) -> Iterator[Picture]:
    """All pictures of a ledger, one after the other.

    Competing figures are a picture where a quantity has at least two.
    """
    claims, figures = CLAIMS_FRAME.shown(ledger), FIGURES_FRAME.shown(ledger)
    places, routes = PLACES_FRAME.shown(ledger), ROUTES_FRAME.shown(ledger)
    bounds = bounds_of(PLACES_FRAME.shown(_unfiltered(ledger)))
    features = [
        *route_features(routes, bounds),
        *place_features(places, bounds),
    ]
    located = located_claims(ROLES_FRAME.shown(ledger))
    yield map_picture(features, bounds, located, undrawn_words(places, routes))
    yield timeline_picture(figures, claims, ledger.filters.clock)
    for quantity in compared_quantities(Counter(figures["quantity"])):
        yield comparison_picture(figures, quantity)
    stances = STANCES_FRAME.shown(ledger)
    yield credibility_picture(claim_groups(claims, stances, figures, room=LISTED_CLAIMS))
    order = enumerate(claim_order(claims, stances, figures))
    place = {claim_id: number for number, claim_id in order}
    listed_first = claims.sort_values("claim_id", key=lambda ids: ids.map(place))
    yield stances_picture(listed_first, stances)


def picture_called(ledger: Ledger, name: str) -> Picture:
    """The picture of that name; :class:`StopIteration` where the ledger has none of it."""
    return next(each for each in pictures_of(ledger) if each.name == name)


def compared_quantities(figures: Mapping[str, int]) -> list[str]:
    """The quantities of which there are two figures or more, in the vocabulary's order; ``figures``
    has how many there are of each.
    """
    return [each for each in QUANTITIES if figures.get(each, 0) > 1]


def origin_in(ledger: Ledger, link: ViewLink) -> Origin:
    """What the pictures of a ledger are drawn from; ``link`` reopens the view."""
    case, filters, claims = ledger.case, ledger.filters, CLAIMS_FRAME.shown(ledger)
    held = len(to_pandas(ledger.claims.select("claim_id")))
    words = filters.describe(names_in(case), case.as_recorded_at)
    return Origin(
        case_title=case.title,
        case_digest=case.digest,
        shown=shown_of(len(claims), held, words),
        as_of=filters.as_of,
        data_until=data_until(ledger),
        claims=claims,
        claims_shown=len(claims),
        quotes=QUOTES_FRAME.shown(ledger),
        documents=to_pandas(case.documents).sort_values("published_on", ignore_index=True),
        view=link.view,
        link=link.address,
    )


def _unfiltered(ledger: Ledger) -> Ledger:
    return open_ledger(ledger.case, Filters(as_of=ledger.filters.as_of))


def _cut_words(drawn: int, total: int, what: str) -> str:
    """That a picture holds the first only, where there are more than it has room for."""
    return f"The first {drawn:,} of {total:,} {what} are drawn." if drawn < total else ""
