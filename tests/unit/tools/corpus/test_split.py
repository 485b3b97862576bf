"""No event is both learnt and tested, and every annotated text has its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimscope.resources import ROOT
from tests.unit.tools.corpus.written import annotated
from tools.corpus.annotation import Annotation, load_annotations
from tools.corpus.split import Place, load_split, split_problems


def briefing(name: str, day: str) -> Annotation:
    text = annotated()
    return replace(text, name=name, text={**text.text, "kind": "briefing", "published": day})


PLACES = [Place("one", "train", "storm"), Place("two", "test", "strike")]
TEXTS = [briefing("one", "2024-05-01"), briefing("two", "2024-05-20")]


def test_events_apart_and_briefings_weeks_apart_are_no_problem() -> None:
    assert list(split_problems(PLACES, TEXTS)) == []


@pytest.mark.parametrize(
    ("places", "texts", "problem"),
    [
        ([*PLACES, Place("three", "test", "storm")], TEXTS, "three: its event storm is also in"),
        ([*PLACES, Place("three", "dev", "flood")], TEXTS, "“dev” is no split"),
        ([*PLACES, PLACES[0]], TEXTS, "one stands twice"),
        (PLACES[:1], TEXTS, "two has no split"),
        (PLACES, [TEXTS[0], briefing("two", "2024-05-08")], "two: a briefing of the same days"),
    ],
)
def test_a_leak_is_named(places: list[Place], texts: list[Annotation], problem: str) -> None:
    (found,) = split_problems(places, texts)
    assert problem in found


def test_the_split_that_is_kept_holds() -> None:
    corpus = ROOT / "corpus"
    texts = load_annotations(corpus / "annotations").values()
    assert list(split_problems(load_split(corpus / "split.csv"), texts)) == []
