"""The parts of a page: a panel with its heading, its PNG button and its empty state."""

from __future__ import annotations

import html

import plotly.graph_objects as go
import streamlit as st

from components.browser_parts import mount, standing_mark
from components.credibility_panel import (
    show_claims,
    show_stance_legend,
    show_stances,
)
from components.document_panel import show_document
from components.export import show_png
from components.figures.geometry import bounds_of, place_features, route_features
from components.figures.places_figure import places_figure
from components.figures.stance_grid import stance_grid_figure
from components.figures.theme import LIGHT
from components.figures.timeline import TimelineStyle, timeline_figure
from components.loaders import (
    View,
    load_claims,
    load_documents,
    load_figures,
    load_land,
    load_places,
    load_quotes,
    load_routes,
    load_stances,
    whole,
)
from components.map_panel import show_map
from components.notices import show_nothing_found
from components.opening import current_palette
from components.picks import DOCUMENT
from components.timeline_panel import show_timeline

CLOCK_TITLES = {"said": "by the day they were said", "event": "by the day they are about"}
MAP_KEY = (
    "Marks: size by number of claims (in brackets), colour by the commonest standing. Dashed "
    "circle: a region lies within it. Ring with a dot: a country as a whole. Arrow: from, to."
)
TIMELINE_KEY = (
    "Figures as worded. Arrow: no upper (or lower) bound given. Hollow diamond: forecast. "
    "Dotted line: the days it may lie in. Different aspects (in place, in training, planned) "
    "are different numbers."
)


def show_map_part(view: View, *, height: int, mentions: bool = False) -> str | None:
    """The map of the places in the claims shown; the id of the place clicked."""
    places = load_places(view, mentions=mentions)
    bounds = bounds_of(load_places(whole(view), mentions=mentions))
    features = [*route_features(load_routes(view)), *place_features(places, bounds)]

    def on_paper() -> go.Figure:
        return places_figure(features, bounds, load_land(), LIGHT)

    with _heading("Where"):
        show_png(on_paper, view, title="where the claims play", what="map", key=MAP_KEY)
    return show_map(features, bounds, current_palette(), height=height, key="map")


def show_place_list(view: View, *, mentions: bool) -> str | None:
    """The map's places as a list for reading and for the keyboard; the id of the one picked."""
    places = load_places(view, mentions=mentions)
    if places.empty:
        show_nothing_found("place")
        return None
    words = [
        {
            "claim_id": each["place_id"],
            "title": f"{each['name']} ({each['claims']})",
            "reason": f"{each['roles']}: {each['standings']}",
        }
        for each in places.to_dict("records")
    ]
    groups = [
        {
            "standing": standing_mark(standing),
            "claims": [
                word for word, own in zip(words, places["standing"], strict=True) if own == standing
            ],
        }
        for standing in places["standing"].drop_duplicates()
    ]
    title, count = "Places by what is mostly said of them", f"{len(places)}"
    columns = [{"title": title, "count": count, "hint": "", "groups": groups}]
    data = {"columns": columns, "height": 470}
    return mount("claim_list", data, key="places")


def show_timeline_part(
    view: View, *, events: bool, log: bool = False, whole: bool = False
) -> str | None:
    """The timeline of the figures shown; the id of the claim whose mark was clicked."""
    figures, claims, clock = load_figures(view), load_claims(view), view.filters.clock

    def drawn(style: TimelineStyle) -> go.Figure:
        return timeline_figure(figures, claims, style)

    def on_paper() -> go.Figure:
        return drawn(TimelineStyle(LIGHT, clock, log, whole, events))

    with _heading("When, and how many"):
        show_png(
            on_paper,
            view,
            title=f"figures {CLOCK_TITLES[clock]}",
            what="timeline",
            key=TIMELINE_KEY,
        )
    figure = drawn(TimelineStyle(current_palette(), clock, log, whole, events))
    if not figure.data:
        show_nothing_found("dated figure")
        return None
    return show_timeline(figure, key="timeline")


def show_claims_part(view: View, *, height: int, png: bool = True) -> str | None:
    """The credibility panel: confirmed beside not confirmed; the id of the claim picked.

    With ``png``, its button saves the same claims with everybody's stance on them.
    """
    with _heading("How far it stands"):
        if png:
            _stances_png(view)
    return show_claims(load_claims(view), key="claims", height=height)


def show_stances_part(view: View) -> str | None:
    """The grid of claims by sources; the id of the claim picked."""
    claims, stances = load_claims(view), load_stances(view)
    with _heading("Who takes which stance"):
        _stances_png(view)
    if claims.empty:
        show_nothing_found("stance")
        return None
    show_stance_legend()
    return show_stances(claims, stances, key="stances")


def show_document_part(view: View) -> str | None:
    """A document with the quotes of the claims shown; the ids of the claims picked."""
    documents = load_documents(view.case)
    titles = dict(zip(documents["document_id"], documents["title"], strict=True))
    asked = st.query_params.get(DOCUMENT)
    chosen = asked if asked in titles else documents["document_id"][0]
    if len(titles) > 1:
        menu = list(titles)
        chosen = st.selectbox(
            "Document", menu, index=menu.index(chosen), format_func=titles.__getitem__
        )
        st.query_params[DOCUMENT] = chosen
    row = documents.set_index("document_id").loc[chosen]
    wire = f" via {row['wire']}" if row["wire"] else ""
    st.html(
        f"<p>{html.escape(str(row['publisher']))}{html.escape(wire)}, published "
        f"{row['published_on']:%Y-%m-%d}. Marked: the words of the claims shown. "
        "Select a mark for its claim.</p>"
    )
    claims = load_claims(view)
    quotes = load_quotes(view, tuple(claims["claim_id"]))
    quotes = quotes[quotes["document_id"] == chosen]
    quotes = quotes.merge(claims[["claim_id", "title", "standing"]], on="claim_id")
    return show_document(
        view.case.texts[str(chosen)],
        quotes,
        language=str(row["language"]),
        picked=st.query_params.get("mark"),
        key="document",
    )


def _heading(text: str) -> st.delta_generator.DeltaGenerator:
    """A part's heading with room beside it for its buttons."""
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    row.html(f'<h2 class="part">{html.escape(text)}</h2>', width="content")
    return row


def _stances_png(view: View) -> None:
    claims, stances = load_claims(view), load_stances(view)
    show_png(
        lambda: stance_grid_figure(claims, stances, LIGHT),
        view,
        title="who takes which stance on which claim",
        what="credibility panel",
    )
