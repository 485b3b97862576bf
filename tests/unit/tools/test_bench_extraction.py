"""What the scores of the extraction count, on a text of our own."""

from __future__ import annotations

import json
from pathlib import Path

from claimscope.extraction.candidate import Span
from tests.unit.extraction.tagger.hand_made import hand_made_tagger
from tools import attribution_scores, sample_scores
from tools.attribution_scores import (
    Attribution,
    Reader,
    attributions_read,
    by_both,
    by_model,
    by_rules,
    every_clause,
)

TEXT = "The port fell. Ada Holm said the port fell on Monday. The sea was calm all that day.\n"
ANNOTATED = (
    "T1\tSource 15 23\tAda Holm\n"
    "T2\tCue 24 28\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T3\tContent 29 52\tthe port fell on Monday\n"
    "T4\tAttribution 24 28\tsaid\n"
)


def scores(gold: list[Attribution], reader: Reader = by_rules) -> dict[str, float]:
    return attribution_scores.shares(attribution_scores.tally(TEXT, gold, reader(TEXT)))


def test_a_folder_gives_each_text_with_what_its_first_annotator_found(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "port.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "port_0a.ann").write_text(ANNOTATED, encoding="utf-8")
    (tmp_path / "attributions" / "port_0b.ann").write_text("", encoding="utf-8")
    assert list(attribution_scores.articles_in(tmp_path)) == [(TEXT, attributions_read(ANNOTATED))]


def test_an_attribution_that_is_met_counts_in_every_score() -> None:
    assert set(scores(attributions_read(ANNOTATED)).values()) == {1}


def test_a_reader_that_attributes_every_clause_is_less_precise() -> None:
    found = scores(attributions_read(ANNOTATED), every_clause)
    assert (found["found"], found["precision"]) == (1, 0.5)


def test_a_model_is_measured_alone_and_beside_the_rules() -> None:
    text = f"{TEXT}By noon Bo Kerr snorts: “The port of Sel has been closed.”\n"
    tagger = hand_made_tagger()
    found = [
        {name for _, name in read(text)} for read in (by_rules, by_model(tagger), by_both(tagger))
    ]
    assert found == [{"Ada Holm"}, {"Ada Holm", "Bo Kerr"}, {"Ada Holm", "Bo Kerr"}]


def test_a_cue_counts_as_reporting_where_it_says_something() -> None:
    def cue(words: str) -> bool:
        start = TEXT.index(words)
        span = Span(start, start + len(words))
        return attribution_scores.is_reporting(TEXT, Attribution((), (span,), ()))

    assert (cue("said"), cue("fell")) == (True, False)


def test_a_figure_of_a_sample_is_met_by_its_bounds_and_only_once() -> None:
    figure = {"value_low": 9, "value_high": 9, "qualifier": "exact"}
    claim = {"quote": "9 boats sank", "source": "Holm", "stance": "asserts"}
    claims = [claim | {"figures": [figure, figure]}]
    day = sample_scores.UNKNOWN_DAY
    found = sample_scores.shares(sample_scores.tally("Ada Holm said 9 boats sank.", day, claims))
    assert found["figures found"] == 0.5
    assert found["source"] == found["figure precision"] == found["verbatim"] == 1


def test_a_folder_of_samples_gives_text_day_and_claims(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "port.gold.json").write_text("[]", encoding="utf-8")
    (tmp_path / "published.json").write_text(json.dumps({"port.txt": "2024-10-18"}), "utf-8")
    assert list(sample_scores.samples_in(tmp_path)) == [(TEXT, sample_scores.UNKNOWN_DAY, [])]
