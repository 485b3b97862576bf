"""Of very many figures a chart is given the first of each group, and what all of them come to."""

from __future__ import annotations

from typing import Any

import pytest

from claimscope.figures.dot_table import LEFT_OUT
from claimscope.figures.statement_groups import groups_of, left_out_words, title_of
from claimscope.figures.statements import statements_of
from claimscope.figures.theme import LIGHT
from claimscope.figures.timeline import TimelineStyle, timeline_figure
from claimscope.views.charted_figures import ChartedFigures, FigureGroup, charted_figures
from tests.unit.figures.made_frames import Made, claims_of, figures_of


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, limit in (("CHARTED_FIGURES", 8), ("CHARTED_GROUPS", 2), ("TIMELINE_ROWS", 2)):
        monkeypatch.setattr(f"claimscope.views.charted_figures.{name}", limit)


def figure(number: int, **more: Any) -> Made:
    words = f"{number:,}"
    own = {"figure_id": f"f{number:03}", "claim_id": f"c{number}", "wording": words}
    return {"low": number, "high": number, **own, **more}


def troops(**more: Made) -> list[Made]:
    """Nine figures, those of each day greater than those of the day before."""
    return [
        figure(number, said_on=f"2031-05-{number:02}", **more.get(f"c{number}", {}))
        for number in range(1, 10)
    ]


def charted(*rows: Made) -> ChartedFigures:
    return charted_figures(figures_of(*rows), "said")


def claims(found: ChartedFigures) -> list[str]:
    return found.figures["claim_id"].tolist()


def test_as_many_as_a_chart_looks_at_are_all_there() -> None:
    found = charted(*troops()[:8])
    assert (len(found.figures), found.groups) == (8, ())


def test_of_more_the_latest_are_there_and_the_ends() -> None:
    assert claims(charted(*troops())) == ["c1", "c8", "c9"]


@pytest.mark.parametrize(
    ("claim", "first"),
    [
        ({"status": "contested"}, True),
        ({"status": "confirmed"}, True),
        ({"status": "contested", "stance": "denies"}, False),
        ({"status": "contested", "low": None, "high": None, "wording": "thousands"}, False),
        ({"current": 0}, False),
    ],
)
def test_what_is_contested_or_firm_comes_before_what_is_late(claim: Made, first: bool) -> None:
    assert ("c4" in claims(charted(*troops(c4=claim)))) is first


def test_what_another_denies_and_what_names_no_number_are_no_end() -> None:
    vague = {"low": 1, "high": None, "wording": "dozens"}
    assert claims(charted(*troops(c1=vague, c2={"stance": "denies"}))) == ["c3", "c8", "c9"]


def test_all_figures_of_a_claim_that_is_there_are() -> None:
    beside = figure(5, claim_id="c9", figure_id="f9b")
    assert claims(charted(*troops(), beside)).count("c9") == 2


def test_the_groups_say_what_all_figures_come_to() -> None:
    alike = figure(3, figure_id="f3b", source_id="afp", said_on="2031-05-03")
    houses = [
        figure(number, quantity="other", unit=" houses ", claim_id=f"h{number}")
        for number in (11, 12)
    ]
    found = charted(*troops(c3={"status": "contested"}), alike, *houses)
    assert found.groups == (
        FigureGroup("troops", "", 9, {"contested": 1, "unconfirmed": 8}, 1, 2),
        FigureGroup("other", "houses", 2, {"unconfirmed": 2}, 0, 1),
    )


def test_the_chart_says_of_all_what_it_says_of_a_group() -> None:
    tons = figure(70, quantity="other", unit="tons", claim_id="t1")
    ships = figure(71, quantity="ships", source_id="afp", status="contested", claim_id="s1")
    found = charted(*troops(c4={"status": "confirmed"}), ships, tons)
    groups = groups_of(statements_of(found.figures, "said"), found.groups)
    lead = next(each for each in groups if each.quantity == "troops")
    assert title_of(lead) == "Troops: from 1 to 9; 1 of 9 claims confirmed"
    assert "t1" not in claims(found)
    assert (
        left_out_words(groups, [], found.groups) == "11 more figures: ships 1 · troops 9 · other 1"
    )
    drawn = timeline_figure(
        found.figures, claims_of(), TimelineStyle(LIGHT, events=False), found.groups
    )
    assert drawn.layout.meta[LEFT_OUT] == "7 more figures: troops 6 · other 1"
