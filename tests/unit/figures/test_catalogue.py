"""The pictures of a view: which there are, and what the credibility picture tells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go

from claimscope.figures.catalogue import (
    GRID_CLAIMS,
    comparison_picture,
    credibility_picture,
    origin_in,
    pictures_of,
    stances_picture,
)
from claimscope.figures.credibility import credibility_figure
from claimscope.figures.page_layout import SIZES, print_figure
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.record.case import load_case
from claimscope.synthesis.case import write_case
from claimscope.views.claim_groups import ClaimLine, ReasonGroup, StatusGroup, claim_groups
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME, STANCES_FRAME
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.view_link import ViewLink
from tests.unit.figures.made_frames import claims_of, figures_of, stances_of


def lines(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def group(status: str = "unconfirmed", count: int = 1, **line: object) -> StatusGroup:
    """Claims of one status, of which the first is listed."""
    told = {"claim_id": "c", "title": "It sank", "who": "", "figure": "", "reason": "", "quote": ""}
    listed = ClaimLine(**{**told, "judgements": (), **line})  # type: ignore[arg-type]
    return StatusGroup(status, count, "", (ReasonGroup("", count, (listed,)),))


def groups_in(ledger: Ledger, room: int | None = None) -> list[StatusGroup]:
    frames = (spec.shown(ledger) for spec in (CLAIMS_FRAME, STANCES_FRAME, FIGURES_FRAME))
    return claim_groups(*frames, room=room)


def test_the_seed_has_its_five_pictures(whole_seed: Ledger) -> None:
    names = [each.name for each in pictures_of(whole_seed)]
    assert names == ["map", "timeline", "competing-figures-troops", "credibility", "stance-grid"]


def test_a_view_of_nothing_has_no_rival_figures(nothing_found: Ledger) -> None:
    names = [each.name for each in pictures_of(nothing_found)]
    assert names == ["map", "timeline", "credibility", "stance-grid"]


def test_what_is_disputed_leads_whatever_is_confirmed(whole_seed: Ledger) -> None:
    said = lines(credibility_figure(groups_in(whole_seed), LIGHT))
    headings = [line for line in said if line.startswith("<b>")]
    told = ["unconfirmed (15)", "corroborated (1)", "confirmed (5)", "forecast (7)"]
    assert [any(words in line for line in headings) for words in told] == [True] * 4
    assert [next(at for at, line in enumerate(said) if words in line) for words in told] == sorted(
        next(at for at, line in enumerate(said) if words in line) for words in told
    )


def test_every_claim_has_its_title_its_mark_and_its_reason(whole_seed: Ledger) -> None:
    claims = CLAIMS_FRAME.shown(whole_seed)
    said = " ".join(lines(credibility_figure(groups_in(whole_seed), LIGHT)))
    for claim in claims.to_dict("records"):
        assert MARKS[claim["status"]].symbol in said
        assert str(claim["title"]).split()[0] in said
    assert said.count("Asserted by") + said.count("asserted by") >= 20


def test_an_empty_view_says_that_nothing_is_there() -> None:
    assert lines(credibility_figure([], LIGHT)) == ["<b>No claims</b>"]


def test_hostile_titles_stay_words() -> None:
    figure = credibility_figure([group(title="<b>x</b> %{y}")], LIGHT)
    assert not any("<b>x" in line for line in lines(figure))


def test_what_an_analyst_calls_a_claim_stands_below_its_reason() -> None:
    said = lines(
        credibility_figure([group(reason="Asserted", judgements=("Ann: doubtful",))], LIGHT)
    )
    assert said[-2:] == ["Asserted", "Analyst assessment: Ann: doubtful"]


def test_no_line_of_a_column_stands_on_another(whole_seed: Ledger) -> None:
    figure = credibility_figure(groups_in(whole_seed), LIGHT)
    for x in {note.x for note in figure.layout.annotations}:
        notes = [note for note in figure.layout.annotations if note.x == x]
        for upper, lower in pairwise(notes):
            assert upper.yshift - lower.yshift >= lower.font.size


def test_a_heading_stands_in_the_column_of_its_first_claim(whole_seed: Ledger) -> None:
    notes = credibility_figure(groups_in(whole_seed), LIGHT).layout.annotations
    for heading, first in pairwise(notes):
        if heading.text.startswith("<b>"):
            assert heading.x == first.x


def test_a_picture_says_how_many_it_leaves_out() -> None:
    picture = credibility_picture([group(count=7), group("forecast", claim_id="d")])
    assert picture.key == "The first 2 of 8 claims are drawn."
    assert any("unconfirmed (1 of 7)" in line for line in lines(picture.figure))
    claims = claims_of(*({"claim_id": f"c{number}"} for number in range(GRID_CLAIMS + 5)))
    words = f"The first {GRID_CLAIMS} of {GRID_CLAIMS + 5} claims are drawn."
    assert stances_picture(claims, stances_of({})).key == words


def test_a_picture_that_holds_all_says_nothing_of_it() -> None:
    assert credibility_picture([group()]).key == ""


def test_the_pictures_of_hundreds_of_claims_have_room_on_a_page(tmp_path: Path) -> None:
    write_case(tmp_path, 400)
    ledger = open_ledger(load_case(tmp_path), Filters())
    assert len(CLAIMS_FRAME.shown(ledger)) > 100
    origin = origin_in(ledger, ViewLink())
    for picture in pictures_of(ledger):
        if picture.name in ("credibility", "stance-grid"):
            sheet = print_figure(picture.figure, picture.caption(origin), SIZES["page"])
            layout = sheet.spec["layout"]
            assert layout["height"] <= 1.42 * layout["width"], picture.name


def test_rival_figures_are_named_by_their_quantity() -> None:
    figures = figures_of({"quantity": "troops"}, {"quantity": "killed"})
    picture = comparison_picture(figures, "killed")
    assert picture.name == "competing-figures-killed"
    assert sum(trace.name == "figure" for trace in picture.figure.data) == 1
