"""A figure on paper: what the picture says of itself, and its size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from claimscope.figures.caption import Caption
from claimscope.figures.map_figure import places_figure
from claimscope.figures.map_geometry import bounds_of, place_features
from claimscope.figures.page_layout import PIXEL_RATIO, SIZES, PrintedFigure, print_figure
from claimscope.figures.stance_grid import stance_grid_figure
from claimscope.figures.theme import DARK, LIGHT, MARKS, Palette
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.record.model import STATUSES
from tests.unit.figures.made_frames import claims_of, figures_of, places_of, stances_of

CAPTION = Caption(
    title="Troops: figures by day",
    shown="9 of 36 claims · said by NIS",
    notes=("Status: 7 unconfirmed.", "Said by NIS and NATO.", "Documents: “A title”, Dawn."),
    link="http://localhost:8501/timeline?source=nis",
)


def timeline(palette: Palette = LIGHT) -> go.Figure:
    return timeline_figure(figures_of({}), claims_of({}), TimelineStyle(palette))


def places(palette: Palette = LIGHT) -> go.Figure:
    frame = places_of({})
    bounds = bounds_of(frame)
    return places_figure(place_features(frame, bounds), bounds, palette)


def grid(palette: Palette = LIGHT) -> go.Figure:
    return stance_grid_figure(claims_of({}), stances_of({}), palette)


def empty(palette: Palette = LIGHT) -> go.Figure:
    return timeline_figure(figures_of(), claims_of(), TimelineStyle(palette))


each_figure = pytest.mark.parametrize("build", [timeline, places, grid, empty])
Build = Callable[..., go.Figure]


def figure_on(paper: PrintedFigure) -> go.Figure:
    return go.Figure(paper.spec)


def captioned(figure: go.Figure, caption: Caption) -> go.Figure:
    return figure_on(print_figure(figure, caption, SIZES["column"]))


def added_by(caption: Caption, figure: go.Figure) -> list[Any]:
    """The lines of text that the caption adds to the figure."""
    return list(captioned(figure, caption).layout.annotations[len(figure.layout.annotations) :])


@each_figure
def test_everything_that_must_be_said_is_said(build: Build) -> None:
    words = " | ".join(note.text for note in added_by(CAPTION, build()))
    for said in (CAPTION.title, CAPTION.shown, *CAPTION.notes, CAPTION.link):
        assert said in words


@each_figure
def test_the_legend_gives_colour_symbol_and_word_of_every_status(build: Build) -> None:
    words = " | ".join(note.text for note in added_by(CAPTION, build()))
    for status in STATUSES:
        mark = MARKS[status]
        assert f'<span style="color:{mark.colour}">{mark.symbol}</span> {status}' in words


@each_figure
def test_every_line_stands_inside_the_picture_beside_the_drawing(build: Build) -> None:
    paper = captioned(build(), CAPTION)
    margin = paper.layout.margin
    for line in added_by(CAPTION, build()):
        assert (line.xref, line.yref, line.x) == ("paper", "paper", 0)
        assert 0 <= margin.l + line.xshift < paper.layout.width
        if line.y == 1:
            assert 0 < line.yshift <= margin.t - line.font.size
        else:
            assert line.y == 0
            assert -margin.b <= line.yshift <= -line.font.size


@each_figure
def test_no_line_stands_on_another(build: Build) -> None:
    for edge in (0, 1):
        lines = [line for line in added_by(CAPTION, build()) if line.y == edge]
        lines.sort(key=lambda line: line.yshift)
        for lower, upper in pairwise(lines):
            assert upper.yshift - lower.yshift >= lower.font.size


def pixels(paper: PrintedFigure) -> tuple[int, int]:
    """The size of the PNG, as the browser reckons it."""
    layout = paper.spec["layout"]
    return int(layout["width"] * paper.scale), int(layout["height"] * paper.scale)


def room(figure: go.Figure) -> float:
    return float(figure.layout.height - figure.layout.margin.t - figure.layout.margin.b)


@each_figure
@pytest.mark.parametrize("name", SIZES)
def test_a_picture_has_its_size_twice_over_to_the_pixel(build: Build, name: str) -> None:
    size = SIZES[name]
    drawn = pixels(print_figure(build(), CAPTION, size))
    assert drawn in {(PIXEL_RATIO * width, PIXEL_RATIO * height) for width, height in size.shapes()}


@each_figure
@pytest.mark.parametrize("name", SIZES)
def test_the_drawing_has_all_the_room_it_asks_for(build: Build, name: str) -> None:
    figure = build()
    assert room(figure_on(print_figure(figure, CAPTION, SIZES[name]))) >= room(figure)


def tall(height: int) -> go.Figure:
    return grid().update_layout(height=height)


def test_a_figure_that_needs_more_room_is_drawn_smaller_not_cut() -> None:
    small, large = (print_figure(tall(height), CAPTION, SIZES["slide"]) for height in (300, 800))
    assert pixels(small) == pixels(large)
    assert large.scale < small.scale


def test_a_picture_grows_where_its_text_would_become_too_small_to_read() -> None:
    paper = print_figure(tall(3000), CAPTION, SIZES["column"])
    width, height = pixels(paper)
    assert width == PIXEL_RATIO * 1200
    assert height > PIXEL_RATIO * 800
    assert paper.scale > PIXEL_RATIO / 1.4
    assert room(figure_on(paper)) == room(tall(3000))


def test_no_picture_is_higher_than_a_browser_can_draw() -> None:
    assert pixels(print_figure(tall(90_000), CAPTION, SIZES["slide"]))[1] <= 16_000


def test_a_full_page_stands_upright_for_what_is_high() -> None:
    wide, high = (
        pixels(print_figure(tall(height), CAPTION, SIZES["page"])) for height in (350, 1100)
    )
    assert wide[0] > wide[1]
    assert high[0] < high[1]


def test_a_figure_that_needs_its_width_gets_it() -> None:
    paper = print_figure(tall(300).update_layout(width=1100), CAPTION, SIZES["column"])
    assert paper.spec["layout"]["width"] >= 1100


@each_figure
def test_the_figure_on_the_screen_is_not_changed(build: Build) -> None:
    figure = build()
    before = figure.to_json()
    captioned(figure, CAPTION)
    assert figure.to_json() == before


@each_figure
def test_what_the_figure_said_already_stays_in_it(build: Build) -> None:
    figure = build()
    paper = captioned(figure, CAPTION)
    assert paper.data == figure.data
    assert paper.layout.annotations[: len(figure.layout.annotations)] == figure.layout.annotations


@each_figure
def test_a_picture_is_on_white_paper_even_from_a_dark_screen(build: Build) -> None:
    paper = captioned(build(DARK), CAPTION)
    assert paper.layout.template.layout.paper_bgcolor == LIGHT.paper
    assert paper.layout.template.layout.font.color == LIGHT.ink


@pytest.mark.parametrize("where", ["title", "shown", "notes", "link"])
def test_hostile_words_are_shown_as_they_stand(where: str) -> None:
    hostile = "<b>bold</b> <a href='https://example.org'>a link</a> %{x} &amp;"
    words = {"title": "t", "shown": "s", "notes": ("n",), "link": "l"}
    value = (hostile,) if where == "notes" else hostile
    caption = Caption(**{**words, where: value})  # type: ignore[arg-type]
    said = " | ".join(note.text for note in added_by(caption, timeline()))
    assert "&lt;b&gt;bold&lt;/b&gt;" in said
    assert "&amp;amp;" in said
    assert "<b>bold" not in said
    assert "<a " not in said
    assert "%{x}" not in said


def test_long_notes_are_broken_into_lines_that_get_their_room() -> None:
    long = Caption("t", "s", ("Said by many sources, " * 20,), "l")
    short = Caption("t", "s", ("Said by one source.",), "l")
    figure = timeline()
    assert len(added_by(long, figure)) > len(added_by(short, figure))
    assert captioned(figure, long).layout.margin.b > captioned(figure, short).layout.margin.b
    assert max(len(note.text) for note in added_by(long, figure)[3:]) < 200


def test_an_endless_note_ends_in_an_ellipsis() -> None:
    caption = Caption("t", "s", ("word " * 5000,), "l")
    lines = added_by(caption, timeline())
    assert len(lines) < 12
    assert any(line.text.endswith("…") for line in lines)


def test_a_picture_without_notes_still_has_its_title_legend_and_link() -> None:
    assert len(added_by(Caption("t", "s", (), "l"), timeline())) == 4


def test_long_words_of_a_filter_or_a_link_are_broken_too() -> None:
    caption = Caption("t", "x" * 400, (), f"http://localhost/{'y' * 400}")
    lines = [note.text for note in added_by(caption, timeline())]
    assert "".join(line for line in lines if set(line) == {"x"}) == "x" * 400
    assert max(map(len, (line for line in lines if "span" not in line))) < 200


def test_a_chinese_title_is_broken_sooner() -> None:
    def lines(letter: str) -> int:
        return len(added_by(Caption(letter * 60, "s", (), "l"), timeline()))

    assert lines("朝") > lines("a")
