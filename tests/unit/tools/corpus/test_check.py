"""The checker finds each fault that a standoff file can have."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimscope.record.model import STANCES
from claimscope.resources import ROOT
from tests.unit.tools.corpus.written import TEXT, annotated
from tools.corpus.annotation import annotation_files
from tools.corpus.check import SCHEMA, problems_of
from tools.corpus.texts import read_text


def row() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(annotated().to_json())
    return made


def test_what_the_resolver_writes_holds() -> None:
    assert problems_of(row(), TEXT) == []


@pytest.mark.parametrize(
    ("place", "changes", "problem"),
    [
        (1, {"stance": "hopes"}, "is not one of"),
        (1, {"stance": None}, "is not of type 'string'"),
        (4, {"stance": "asserts"}, "is not of type 'null'"),
        (1, {"cue": []}, "'no_cue' is a required property"),
        (1, {"no_cue": "quotation"}, "should not be valid"),
        (5, {"narrated": False}, "is not of type 'array'"),
        (1, {"content": []}, "too short|non-empty"),
        (1, {"words": "closed"}, "Additional properties"),
        (1, {"id": "a1"}, "given twice"),
        (1, {"answers": ["a4"]}, "not an earlier attribution"),
        (1, {"content": [[53, 70], [48, 50]]}, "not in order"),
        (1, {"cue": [[53, 53]]}, "is empty"),
        (1, {"cue": [[48, 58]]}, "overlap"),
        (1, {"cue": [[48, 51]]}, "cuts a word"),
        (1, {"cue": [[48, 53]]}, "blank at an end"),
        (5, {"content": [[240, 900]]}, "behind the text"),
        (
            0,
            {
                "source": [],
                "source_name": None,
                "narrated": True,
                "cue": [[60, 62]],
                "content": [[70, 72]],
            },
            "order of the text",
        ),
    ],
)
def test_a_fault_is_named(place: int, changes: dict[str, Any], problem: str) -> None:
    broken = row()
    broken["attributions"][place] |= changes
    found = "\n".join(problems_of(broken, TEXT))
    assert re.search(problem, found), found


def test_the_stances_are_those_of_the_record() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    stances = schema["$defs"]["attribution"]["properties"]["stance"]["enum"]
    assert stances == [*STANCES, None]


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert read_text(tmp_path, "bridge", digest) == TEXT
    with pytest.raises(ValueError, match="another text"):
        read_text(tmp_path, "bridge", "0" * 64)
    with pytest.raises(ValueError, match="is not in"):
        read_text(tmp_path, "quay", digest)


def test_every_annotation_that_is_kept_holds() -> None:
    for file in annotation_files(ROOT / "corpus" / "annotations"):
        assert problems_of(json.loads(file.read_text("utf-8"))) == [], file.name
