"""The grid of claims by sources."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.assessment.symbols import STANCE_SYMBOLS
from claimscope.figures.stance_grid import stance_grid_figure
from claimscope.figures.theme import LIGHT, MARKS
from claimscope.record.model import STANCES
from claimscope.views.frames import CLAIMS_FRAME, STANCES_FRAME
from claimscope.views.ledger import Ledger
from claimscope.views.stance_grid import cells_of, source_order
from tests.unit.figures.made_frames import Made, claims_of, stances_of


def sources_of(*sources: tuple[str, str]) -> list[str]:
    """The order of sources given as (source, group), one stance for each time it stands there."""
    rows = [{"source_id": name, "source": name, "independence_group": g} for name, g in sources]
    return source_order(stances_of(*rows))["source_id"].tolist()


def drawn(claims: Sequence[Made], stances: Sequence[Made]) -> tuple[go.Figure, Any]:
    figure = stance_grid_figure(claims_of(*claims), stances_of(*stances), LIGHT)
    return figure, figure.data[0]


groups = st.dictionaries(st.text("abcdef", min_size=1), st.sampled_from("XYZ"), min_size=1)


@given(group_of=groups, data=st.data())
def test_groups_stand_side_by_side_and_every_source_once(
    group_of: dict[str, str], data: st.DataObject
) -> None:
    said = data.draw(st.lists(st.sampled_from(sorted(group_of)), min_size=1))
    order = sources_of(*((name, group_of[name]) for name in said))
    assert sorted(order) == sorted(set(said))
    runs = [group for group, _ in groupby(order, key=group_of.__getitem__)]
    assert len(runs) == len(set(runs))


def test_the_group_with_most_stances_comes_first_and_in_it_the_source_with_most() -> None:
    said = [("nato", "nato")] * 3 + [("nis", "seoul")] + [("minister", "seoul")] * 3
    assert sources_of(*said) == ["minister", "nis", "nato"]


def test_several_stances_of_one_source_on_one_claim_share_a_cell() -> None:
    said = [{"stance": "cannot confirm"}, {"stance": "asserts"}, {"source_id": "b", "source": "B"}]
    _, cells = drawn([{}], said)
    assert list(cells.text) == ["? ▲", "▲"]
    told = cells_of(stances_of(*said))
    assert told["stance"].tolist() == ["cannot confirm and asserts", "asserts"]


@pytest.mark.parametrize("stance", STANCES)
def test_a_stance_is_drawn_as_its_symbol_and_the_legend_explains_it(stance: str) -> None:
    figure, cells = drawn([{}], [{"stance": stance}])
    assert cells.text == (STANCE_SYMBOLS[stance],)
    assert cells.customdata == ("a-claim",)
    assert f"{STANCE_SYMBOLS[stance]} {stance}" in figure.layout.annotations[0].text


def test_a_stance_stands_in_the_row_of_its_claim_and_the_column_of_its_source() -> None:
    claims = [{"claim_id": each, "title": each} for each in ("one", "two", "three")]
    stances = [
        {"claim_id": "one", "source_id": "nis", "source": "NIS"},
        {"claim_id": "three", "source_id": "nis", "source": "NIS"},
        {"claim_id": "two", "source_id": "nato", "source": "NATO", "independence_group": "nato"},
    ]
    figure, cells = drawn(claims, stances)
    heads, titles = figure.layout.xaxis.ticktext, figure.layout.yaxis.ticktext
    names = dict(zip(figure.layout.xaxis.tickvals, heads, strict=True))
    where = [(titles[row].split()[0], names[x]) for x, row in zip(cells.x, cells.y, strict=True)]
    assert where == [("one", "NIS"), ("three", "NIS"), ("two", "NATO")]


def test_the_first_claim_is_at_the_top_and_all_are_within_the_frame() -> None:
    claims = [{"claim_id": each} for each in ("one", "two", "three")]
    figure, _ = drawn(claims, [{"claim_id": "one"}])
    bottom, top = figure.layout.yaxis.range
    assert top < 0
    assert bottom > 2
    left, right = figure.layout.xaxis.range
    assert all(left < x < right for x in figure.layout.xaxis.tickvals)


@pytest.mark.parametrize("status", MARKS)
def test_a_claim_wears_the_symbol_of_its_status(status: str) -> None:
    figure, _ = drawn([{"status": status}], [{}])
    assert MARKS[status].symbol in figure.layout.yaxis.ticktext[0]


def test_a_source_is_named_without_what_its_brackets_explain() -> None:
    figure, _ = drawn([{}], [{"source": "NIS (a service)"}])
    assert figure.layout.xaxis.ticktext == ("NIS",)


def test_each_independent_origin_is_a_line_with_its_name_over_its_sources() -> None:
    stances = [
        {"source_id": "nis", "source": "NIS", "independence_group": "seoul", "origin": "Seoul"},
        {"source_id": "yoon", "source": "Yoon", "independence_group": "seoul", "origin": "Seoul"},
        {"source_id": "afp", "source": "AFP", "independence_group": "afp", "origin": "AFP"},
    ]
    figure, _ = drawn([{}], stances)
    seoul, afp = figure.layout.shapes
    first, second, third = figure.layout.xaxis.tickvals
    assert seoul.x0 < first < second < seoul.x1 < afp.x0 < third < afp.x1
    assert [note.text for note in figure.layout.annotations if note.name == "origin"] == [
        "Seoul",
        "",
    ]


def test_long_names_have_a_margin_and_columns_that_keep_them_apart() -> None:
    long = "Ministry " * 12
    stances = [
        {"source_id": name, "source": f"{name} {long}", "independence_group": name, "origin": name}
        for name in "ab"
    ]
    short, _ = drawn([{}], [{}])
    figure, _ = drawn([{}], stances)
    first, second = figure.layout.xaxis.tickvals
    lines = figure.layout.xaxis.ticktext[0].count("<br>") + 1
    assert second - first > lines * 12.5
    assert figure.layout.margin.t > short.layout.margin.t
    assert figure.layout.margin.r > short.layout.margin.r


def test_a_long_title_stands_in_lines_that_have_their_room() -> None:
    title = "North Korean soldiers fight in the Kursk region in large numbers " * 2
    short, _ = drawn([{}], [{}])
    figure, _ = drawn([{"title": title}], [{}])
    [lines] = figure.layout.yaxis.ticktext
    assert lines.replace("<br>", " ").startswith(title.strip())
    assert figure.layout.height - short.layout.height >= 12.5 * lines.count("<br>")


def test_names_and_titles_stay_words() -> None:
    hostile = "<b>x</b><a href='x'>"
    figure, _ = drawn([{"title": hostile}], [{"source": hostile}])
    for text in (*figure.layout.xaxis.ticktext, *figure.layout.yaxis.ticktext):
        assert "<" not in text.replace("<br>", "")


def test_the_seed_case_draws_every_stance(whole_seed: Ledger) -> None:
    claims, stances = CLAIMS_FRAME.shown(whole_seed), STANCES_FRAME.shown(whole_seed)
    [cells] = stance_grid_figure(claims, stances, LIGHT).data
    assert len(cells.text) == len(stances)
    assert sorted(cells.customdata) == sorted(stances["claim_id"])


def test_filters_that_leave_nothing_give_an_empty_grid(nothing_found: Ledger) -> None:
    claims, stances = CLAIMS_FRAME.shown(nothing_found), STANCES_FRAME.shown(nothing_found)
    figure = stance_grid_figure(claims, stances, LIGHT)
    assert not figure.data[0].x
    assert figure.layout.height > 0
    json.loads(figure.to_json())
