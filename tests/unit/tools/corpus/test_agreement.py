"""Agreement of two readers, against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.tools.corpus.written import ROWS, annotated
from tools.corpus.agreement import compare_spans, kappa, label_pairs, names_agreed
from tools.overlaps import iou, matched


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([], 1.0),
        ([("a", "a")] * 3, 1.0),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "b")], 0.0),
        # Seen .7, by chance .5 · .6 + .5 · .4 = .5
        ([("y", "y")] * 4 + [("y", "n")] + [("n", "y")] * 2 + [("n", "n")] * 3, 0.4),
    ],
)
def test_kappa_takes_chance_away(pairs: list[tuple[str, str]], value: float) -> None:
    assert kappa(pairs) == pytest.approx(value)


def test_spans_match_one_to_one_at_half_of_their_characters() -> None:
    assert iou(((0, 10),), ((5, 10),)) == 0.5
    assert iou(((0, 2), (4, 6)), ((0, 6),)) == pytest.approx(2 / 3)
    assert matched([((0, 10),), ((0, 9),)], [((0, 9),), ((20, 30),)]) == [(1, 0)]


def test_a_longer_content_agrees_by_iou_alone_and_a_missing_one_not_at_all() -> None:
    first = annotated().attributions
    longer = {**ROWS[3], "content": "denied that it was shut", "cue": "The", "source": "mayor"}
    second = annotated(*ROWS[:3], longer, *ROWS[5:]).attributions
    exact, near = compare_spans(first, second, "content")
    assert (exact.first, exact.second, exact.both, near.both) == (6, 5, 4, 5)
    assert near.f1 == pytest.approx(10 / 11)


def test_labels_are_compared_where_contents_match() -> None:
    first = annotated().attributions
    second = annotated(*ROWS[:3], {**ROWS[3], "stance": "doubts"}, *ROWS[4:]).attributions
    pairs = label_pairs(first, second, lambda each: each.stance)
    assert sorted(pairs) == [*[("asserts", "asserts")] * 4, ("denies", "doubts")]


def test_a_name_agrees_in_place_or_by_most_of_its_characters() -> None:
    first = annotated().attributions
    named = next(each for each in first if each.source_name and each.source)
    place = named.source_name
    assert place is not None
    start, end = place
    for moved, near in (((start + 1, end), True), ((end + 1, end + 9), False)):
        second = [replace(each, source_name=moved) if each is named else each for each in first]
        same, close = names_agreed(first, second)
        assert same.first - same.both == 1
        assert (close.both == close.first) is near
