"""The pictures of a view: which there are, and what the credibility picture tells."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go
import pytest

from claimscope.figures.catalogue import (
    MOST_ROWS,
    comparison_picture,
    credibility_picture,
    pictures_of,
    stances_picture,
)
from claimscope.figures.credibility import credibility_figure
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.record.model import STATUSES
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import Ledger
from tests.unit.figures.made_frames import claims_of, figures_of, stances_of


def lines(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def column(figure: go.Figure, words: str) -> float:
    """Where the line with these words stands, from left to right."""
    return float(next(note.x for note in figure.layout.annotations if words in note.text))


def test_the_seed_has_its_five_pictures(whole_seed: Ledger) -> None:
    names = [each.name for each in pictures_of(whole_seed)]
    assert names == ["map", "timeline", "competing-figures-troops", "credibility", "stance-grid"]


def test_a_view_of_nothing_has_no_rival_figures(nothing_found: Ledger) -> None:
    names = [each.name for each in pictures_of(nothing_found)]
    assert names == ["map", "timeline", "credibility", "stance-grid"]


def test_confirmed_stands_beside_the_rest() -> None:
    claims = claims_of(
        {"claim_id": "a", "title": "It sailed", "status": "confirmed"},
        {"claim_id": "b", "title": "It sank", "status": "unconfirmed"},
    )
    figure = credibility_figure(claims, LIGHT)
    assert column(figure, "It sailed") < column(figure, "It sank")
    assert "<b>Confirmed (1)</b>" in lines(figure)
    assert "<b>Not confirmed (1)</b>" in lines(figure)


def test_every_claim_has_its_title_its_mark_and_its_reason(whole_seed: Ledger) -> None:
    claims = CLAIMS_FRAME.shown(whole_seed)
    said = " ".join(lines(credibility_figure(claims, LIGHT)))
    for claim in claims.to_dict("records"):
        assert MARKS[claim["status"]].symbol in said
        assert str(claim["title"]).split()[0] in said
    assert said.count("Asserted by") + said.count("asserted by") >= 20


@pytest.mark.parametrize("status", [each for each in STATUSES if each != "confirmed"])
def test_what_is_not_confirmed_is_told_by_its_status(status: str) -> None:
    figure = credibility_figure(claims_of({"status": status}), LIGHT)
    assert any(f"</span> {status} (1)" in line for line in lines(figure))


def test_an_empty_view_says_that_nothing_is_there() -> None:
    said = lines(credibility_figure(claims_of(), LIGHT))
    assert said == ["<b>Confirmed (0)</b>", "<b>Not confirmed (0)</b>"]


def test_hostile_titles_stay_words() -> None:
    figure = credibility_figure(claims_of({"title": "<b>x</b> %{y}"}), LIGHT)
    assert not any("<b>x" in line for line in lines(figure))


def test_no_line_of_a_column_stands_on_another(whole_seed: Ledger) -> None:
    figure = credibility_figure(CLAIMS_FRAME.shown(whole_seed), LIGHT)
    for x in {note.x for note in figure.layout.annotations}:
        notes = [note for note in figure.layout.annotations if note.x == x]
        for upper, lower in pairwise(notes):
            assert upper.yshift - lower.yshift >= lower.font.size


def test_a_picture_says_how_many_it_leaves_out() -> None:
    many = [{"claim_id": f"c{number}", "title": "It sank"} for number in range(MOST_ROWS + 5)]
    claims = claims_of(*many)
    words = f"The first {MOST_ROWS} of {MOST_ROWS + 5} claims are drawn."
    assert words in credibility_picture(claims).key
    assert words in stances_picture(claims, stances_of({})).key


def test_a_picture_that_holds_all_says_nothing_of_it() -> None:
    assert credibility_picture(claims_of({})).key == ""


def test_rival_figures_are_named_by_their_quantity() -> None:
    figures = figures_of({"quantity": "troops"}, {"quantity": "killed"})
    picture = comparison_picture(figures, "killed")
    assert picture.name == "competing-figures-killed"
    assert sum(trace.name == "figure" for trace in picture.figure.data) == 1
