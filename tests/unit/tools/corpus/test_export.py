"""Annotations in other layouts say the same."""

from __future__ import annotations

import json

from tests.unit.tools.corpus.written import TEXT, annotated
from tools.corpus.annotation import parse_annotation
from tools.corpus.export import to_brat, to_web_annotation


def test_a_file_that_is_read_back_is_the_same_annotation() -> None:
    made = annotated()
    assert parse_annotation(json.loads(made.to_json())) == made


def test_the_layout_of_polnear_has_spans_with_their_words_and_what_they_form() -> None:
    lines = to_brat(annotated(), TEXT, frozenset({"assertion"})).splitlines()
    quoted = next(line for line in lines if "It is shut" in line)
    number, place, words = quoted.split("\t")
    assert words == "“It is shut,” “Nobody may cross.”"
    label, offsets = place.split(" ", 1)
    pieces = [tuple(map(int, each.split())) for each in offsets.split(";")]
    assert label == "Content"
    assert " ".join(TEXT[start:end] for start, end in pieces) == words
    [event] = [line for line in lines if f"Content:{number}" in line]
    assert event.startswith("E3\tAttribution:T")
    assert any("\tAttribution-no-source " in line for line in lines)
    assert not any("hopes" in line for line in lines)


def test_a_web_annotation_selects_by_offsets_and_holds_no_word_of_the_text() -> None:
    page = to_web_annotation(annotated())
    denial = page["items"][3]
    selected = {
        target["label"]: TEXT[target["selector"]["start"] : target["selector"]["end"]]
        for target in denial["target"]
    }
    assert selected == {
        "source": "The mayor",
        "cue": "denied",
        "content": "that it was shut",
        "source name": "The mayor",
    }
    assert [body.get("value", body.get("id")) for body in denial["body"]] == [
        *("assertion", "denies", "urn:claimscope:attribution:bridge:a2"),
    ]
    assert "that it was shut" not in json.dumps(page)
