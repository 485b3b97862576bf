"""Of the corpus, assertions with a source or a cue outside turns are asked for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from tests.unit.tools.corpus.written import TEXT, annotated
from tools.corpus.annotation import Turn
from tools.corpus.articles import articles_of
from tools.corpus.split import annotations_of


def test_an_article_asks_for_assertions_with_a_source_or_a_cue_outside_turns(
    tmp_path: Path,
) -> None:
    made = annotated()
    start = TEXT.index("The dockers")
    turns = (Turn((start, start + 3), (start + 4, TEXT.index("The mayor")), None),)
    credit = made.text | {"sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    (tmp_path / "bridge.txt").write_bytes(TEXT.encode())
    (whole, outside) = articles_of(
        [replace(made, text=credit), replace(made, text=credit, turns=turns)], tmp_path
    )
    asked = [
        [(each.source or each.cue)[0].of(TEXT) for each in article.gold]
        for article in (whole, outside)
    ]
    assert asked == [
        [
            "Union",
            "The dockers’ union",
            "its head, Ana Reyes, who lives nearby",
            "The mayor",
            "reportedly",
        ],
        ["Union", "The mayor", "reportedly"],
    ]
    found = [(each, "") for each in whole.gold]
    assert outside.outside_turns(found) == [(each, "") for each in outside.gold]


def test_the_annotations_of_a_split_are_those_that_its_list_names(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "bridge.json").write_text(annotated().to_json(), encoding="utf-8")
    (tmp_path / "split.csv").write_text("name,split,event\nbridge,train,bridge\n", encoding="utf-8")
    assert [list(annotations_of(tmp_path, split)) for split in ("train", "test")] == [
        ["bridge"],
        [],
    ]
