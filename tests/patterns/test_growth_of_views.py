"""What a screen costs grows no faster than the case, and what is sent does not grow for ever."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from claimscope.assessment.comparison import compare
from claimscope.exports.jsonld import linked_data
from claimscope.figures.map_data import encoded, map_data
from claimscope.figures.map_geometry import bounds_of, drawn_places, label_sides, place_features
from claimscope.figures.theme import LIGHT
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.record.case import load_case
from claimscope.screen_limits import COMPARED_FIGURES, GRID_SOURCES, LIST_ROWS, MAP_PLACES
from claimscope.synthesis.case import write_case
from claimscope.views.case_summary import case_summary
from claimscope.views.claim_groups import claim_groups
from claimscope.views.claim_table import Order, claim_page, claim_rows
from claimscope.views.compared_figures import compared_figures
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, QUOTES_FRAME, STANCES_FRAME
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.places import PLACES_FRAME, ROLES_FRAME, ROUTES_FRAME, claims_of_places
from claimscope.views.seen_case import SeenInMemory
from claimscope.views.stance_grid import stance_window
from tests.patterns.growth import grows_too_fast

pytestmark = pytest.mark.slow

SIZES = (800, 3_200)


@dataclass(frozen=True)
class Frames:
    """What the pages draw of an invented case."""

    ledger: Ledger
    claims: pd.DataFrame
    stances: pd.DataFrame
    figures: pd.DataFrame
    quotes: pd.DataFrame
    roles: pd.DataFrame
    places: pd.DataFrame
    routes: pd.DataFrame


@pytest.fixture(scope="module")
def of_size(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Frames]:
    """Frames of an invented case of so many assertions, made once."""
    made: dict[int, Frames] = {}

    def frames(size: int) -> Frames:
        if size not in made:
            folder: Path = tmp_path_factory.mktemp(f"n{size}")
            write_case(folder, size)
            ledger = open_ledger(load_case(folder), Filters())
            specs = (
                *(CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME, QUOTES_FRAME),
                *(ROLES_FRAME, PLACES_FRAME, ROUTES_FRAME),
            )
            made[size] = Frames(ledger, *(spec.shown(ledger) for spec in specs))
        return made[size]

    return frames


def _map(frames: Frames) -> str:
    bounds = bounds_of(frames.places)
    claims = frames.claims
    told = claims_of_places(frames.roles, claims, {*drawn_places(frames.places)["place_id"]})
    return encoded(map_data(frames.places, frames.routes, told, bounds, LIGHT))


def _marks(frames: Frames) -> object:
    """Sides of the labels of four times as many places as are drawn."""
    features = place_features(frames.places, bounds_of(frames.places))
    marks = [each for each in features if each["properties"]["part"] == "mark"]
    many = [
        {**mark, "geometry": {"coordinates": (lon + step / 7, lat + step / 11)}}
        for step in range(len(frames.claims) // 60)
        for mark in marks[:20]
        for lon, lat in [mark["geometry"]["coordinates"]]
    ]
    return label_sides(many, bounds_of(frames.places), width=4000)


STEPS: dict[str, Callable[[Frames], object]] = {
    "claims by status": lambda f: claim_groups(f.claims, f.stances, f.figures, room=26),
    "table of claims": lambda f: claim_rows(f.claims, f.stances, f.figures, f.quotes, f.roles),
    "summary": lambda f: case_summary(f.claims, f.stances, f.figures),
    "competing figures": lambda f: compare(f.figures),
    "timeline": lambda f: timeline_figure(
        f.figures, f.claims, TimelineStyle(LIGHT, "said", "wide", True)
    ),
    "map": _map,
    "sides of labels": _marks,
    "linked data": lambda f: linked_data(SeenInMemory(f.ledger)),
    "reasons of claims": lambda f: CLAIMS_FRAME.rows(f.ledger),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_takes_time_by_the_size_of_the_case(
    step: str, of_size: Callable[[int], Frames]
) -> None:
    def prepared(size: int) -> Callable[[], object]:
        frames = of_size(size)
        return lambda: STEPS[step](frames)

    assert not grows_too_fast(prepared, SIZES)


def test_a_screen_is_sent_no_more_than_its_limits(of_size: Callable[[int], Frames]) -> None:
    frames = of_size(SIZES[-1])
    assert len(frames.claims) > 10 * LIST_ROWS
    rows = claim_rows(frames.claims, frames.stances, frames.figures, frames.quotes, frames.roles)
    page = claim_page(rows, Order(), 2)
    assert sum(len(each.rows) for each in page.sections) == LIST_ROWS
    groups = claim_groups(
        frames.claims, frames.stances, frames.figures, room=26, whole=["contested", "confirmed"]
    )
    assert max(each.shown for each in groups) == LIST_ROWS
    window = stance_window(frames.stances, rows["claim_id"].head(LIST_ROWS).tolist(), 0)
    assert (len(window.sources), window.total > GRID_SOURCES) == (GRID_SOURCES, True)
    compared = compared_figures(frames.figures[frames.figures["quantity"] == "troops"])
    assert sum(len(each.figures) for each in compared.aspects) == LIST_ROWS
    many = pd.concat([frames.places.assign(claims=claims) for claims in range(9, 0, -1)])
    told = claims_of_places(frames.roles, frames.claims, {*many["place_id"]})
    drawn = map_data(many, frames.routes, told, bounds_of(many), LIGHT)
    assert len(drawn["places"]) == MAP_PLACES < len(many)
    assert len(json.dumps(drawn)) < 300_000


def test_of_very_many_figures_the_first_are_compared_and_it_is_said(
    of_size: Callable[[int], Frames],
) -> None:
    figures = of_size(SIZES[-1]).figures
    troops = figures[figures["quantity"] == "troops"]
    assert len(troops) > 3 * COMPARED_FIGURES
    said = compared_figures(troops).sentences[-1]
    assert said.endswith(f"only the first {COMPARED_FIGURES} figures are compared.")
