"""The one look: marks of status, palettes, the template, and words that stay words."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.map_figure import places_figure
from claimscope.figures.map_geometry import bounds_of, place_features, route_features
from claimscope.figures.stance_grid import stance_grid_figure
from claimscope.figures.theme import DARK, LIGHT, MARKS, NOT_IN_XML, Palette, escape_plotly, wrapped
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.record.model import STATUSES
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, STANCES_FRAME
from claimscope.views.ledger import Ledger
from claimscope.views.places import PLACES_FRAME, ROUTES_FRAME

ZERO_WIDTH_JOINER = "\u200d"


def timeline(ledger: Ledger, palette: Palette) -> go.Figure:
    return timeline_figure(
        FIGURES_FRAME.shown(ledger), CLAIMS_FRAME.shown(ledger), TimelineStyle(palette)
    )


def places(ledger: Ledger, palette: Palette) -> go.Figure:
    frame = PLACES_FRAME.shown(ledger)
    bounds = bounds_of(frame)
    features = route_features(ROUTES_FRAME.shown(ledger)) + place_features(frame, bounds)
    return places_figure(features, bounds, palette)


def grid(ledger: Ledger, palette: Palette) -> go.Figure:
    return stance_grid_figure(CLAIMS_FRAME.shown(ledger), STANCES_FRAME.shown(ledger), palette)


@pytest.mark.parametrize("build", [timeline, places, grid])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_brings_its_own_template_and_colours(
    whole_seed: Ledger, build: Callable[[Ledger, Palette], go.Figure], palette: Palette
) -> None:
    figure = build(whole_seed, palette)
    look = figure.layout.template.layout
    assert (look.paper_bgcolor, look.plot_bgcolor) == (palette.paper, palette.paper)
    assert look.font.color == palette.ink
    assert look.hoverlabel.bgcolor == palette.paper
    for trace in figure.data:
        assert _colour(trace), f"{trace.name} would take a colour of somebody else's"


def _colour(trace: Any) -> Any:
    if trace.type == "bar" or "markers" in trace.mode:
        return trace.marker.color
    return trace.line.color if "lines" in trace.mode else trace.textfont.color


def test_a_status_is_told_by_colour_by_symbol_and_by_shape() -> None:
    assert list(MARKS) == list(STATUSES)
    for looks in zip(
        *((m.colour, m.dark_colour, m.symbol, m.shape) for m in MARKS.values()), strict=True
    ):
        assert len(set(looks)) == len(STATUSES)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("part", ["ink", "muted"])
def test_text_is_readable_on_its_ground(palette: Palette, part: str) -> None:
    assert _contrast(palette, getattr(palette, part)) >= 4.5, "WCAG 2.2 AA"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("status", MARKS)
def test_a_status_is_readable_as_text_on_its_ground(palette: Palette, status: str) -> None:
    assert _contrast(palette, palette.colour_of(status)) >= 4.5, "WCAG 2.2 AA"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("status", MARKS)
def test_a_mark_is_seen_on_the_land_of_the_map(palette: Palette, status: str) -> None:
    assert _contrast(replace(palette, paper=palette.land), palette.colour_of(status)) >= 3


def _contrast(palette: Palette, colour: str) -> float:
    """The contrast of a colour on the palette's ground, as WCAG 2.2 reckons it."""
    dark, light = sorted((_luminance(palette.paper), _luminance(colour)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(st.text())
def test_escaped_text_has_no_tags_and_no_templates_and_reads_the_same(text: str) -> None:
    escaped = escape_plotly(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert "%{" not in escaped
    shown = html.unescape(escaped.replace(f"%{ZERO_WIDTH_JOINER}{{", "%{"))
    assert shown == NOT_IN_XML.sub("�", text.replace(f"%{ZERO_WIDTH_JOINER}{{", "%{"))


@given(st.text())
def test_wrapped_text_has_no_tag_but_line_breaks(text: str) -> None:
    lines = wrapped(text).split("<br>")
    assert len(lines) <= 8
    assert not any("<" in line or ">" in line for line in lines)


def test_wrapped_text_is_broken_and_cut_short() -> None:
    assert wrapped("a few words") == "a few words"
    assert wrapped("one two three", width=7) == "one two<br>three"
    assert wrapped("one two three four", width=5, most=2).endswith("…")
