"""What a model says of candidates that may be no claims, by a few weights of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.extraction.candidate import Span
from claimscope.extraction.tagger import model
from claimscope.extraction.tagger.crf import Field
from claimscope.extraction.tagger.kinds import (
    ASSERTION,
    ATTITUDE,
    INTENTION,
    KindJudge,
    cue_features,
    judged,
    may_be_no_claim,
)
from claimscope.extraction.tagger.model import chosen_judge, judge_from_bytes, judge_to_bytes
from tests.unit.extraction.one_text import read

LEVEL = (0.0, 0.0, 0.0)


def hand_made_judge(least: float = 0.5) -> KindJudge:
    weights = {
        "bias": (3.0, 0.0, 0.0),
        "head=urg": (0.0, 0.0, 9.0),
        "head=welcom": (0.0, 9.0, 0.0),
    }
    return KindJudge(Field((ASSERTION, ATTITUDE, INTENTION), weights, (LEVEL,) * 3), least)


@pytest.mark.parametrize(
    ("text", "rule", "doubt"),
    [
        (
            "The mayor urged all the crews to leave.",
            "model intention 100%",
            "This may be what the source wants or plans, and not a claim.",
        ),
        (
            "The mayor welcomed the new rules of the port.",
            "model attitude 100%",
            "This may be what the source feels, and not a claim.",
        ),
    ],
)
def test_what_a_source_wants_or_feels_is_marked_and_stays(text: str, rule: str, doubt: str) -> None:
    (found,) = judged(text, read(text), hand_made_judge())
    assert (found.why[-1], found.doubt) == (rule, doubt)
    assert may_be_no_claim(found)


def test_another_doubt_is_told_as_well() -> None:
    text = "It was reported that the crews had left the port. "
    (found,) = judged(text, read(text), KindJudge(hand_made_judge().field, 0.0))
    assert found.doubt.startswith("The text does not name who says this. This may be what")


@pytest.mark.parametrize(
    "text", ["The mayor said the crews had left.", "All the crews had left the port by noon."]
)
def test_claims_and_narration_are_left_as_they_are(text: str) -> None:
    assert judged(text, read(text), hand_made_judge()) == read(text)
    assert not any(map(may_be_no_claim, read(text)))


def test_names_are_no_features() -> None:
    text = "In Sel Ada Holm urged Bo Kerr to leave."
    start = text.index("urged")
    features = cue_features(text, Span(start, start + len("urged")))
    assert {"head=urg", "first=name", "before=name", "to=1"} <= set(features)
    assert not any("Holm" in each or "Kerr" in each for each in features)


def test_a_file_holds_the_judge_that_was_put_into_it() -> None:
    data = judge_to_bytes(hand_made_judge(least=0.4))
    kept = judge_from_bytes(data)
    assert (kept.least, kept.field.labels) == (0.4, (ASSERTION, ATTITUDE, INTENTION))
    assert judge_to_bytes(kept) == data


def test_kinds_are_told_only_where_the_model_is_on_and_has_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(model.SWITCH, raising=False)
    assert chosen_judge() is None
    monkeypatch.setenv(model.SWITCH, "on")
    assert chosen_judge() is not None
    monkeypatch.setattr(model, "KINDS", tmp_path / "none.crf")
    assert chosen_judge() is None
