from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimscope.extraction.candidate import Candidate
from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.tagger import model
from claimscope.extraction.tagger.model import chosen_tagger, from_bytes, to_bytes
from tests.unit.extraction.tagger.hand_made import hand_made_tagger

FRIDAY = date(2024, 10, 18)
SNORTS = "By noon Ada Holm snorts: “The port of Sel has been closed.”"
TELLING = "The port of Sel has been closed, with Ada Kerr telling the crew that it was a ruin."


def read(text: str) -> list[Candidate]:
    return list(candidates_in(text, FRIDAY, publisher="The outlet", tagger=hand_made_tagger()))


def test_a_clause_that_the_rules_leave_to_the_narrator_gets_the_proposed_source() -> None:
    (ruled,) = candidates_in(SNORTS, FRIDAY, publisher="The outlet")
    (found,) = read(SNORTS)
    assert (ruled.source, found.source) == ("The outlet (narration)", "Ada Holm")
    assert found.why[0] == "model 99%"
    assert found.cue_at is not None
    assert found.cue_at.of(SNORTS) == "snorts"
    assert [each.of(SNORTS) for each in found.content_at] == ["“The port of Sel has been closed.”"]


def test_what_stands_before_the_words_of_a_source_stays_narration() -> None:
    assert [(each.source, each.quote) for each in read(TELLING)] == [
        ("The outlet (narration)", "The port of Sel has been closed"),
        ("Ada Kerr", "Ada Kerr telling the crew that it was a ruin."),
    ]


def test_a_source_that_the_rules_name_stands() -> None:
    (found,) = read("The navy said Holm snorts about the nine boats.")
    assert (found.source, found.why[0]) == ("The navy", "cue.subject")


def test_a_turn_of_a_transcript_is_left_to_its_speaker() -> None:
    text = "".join(f"{who}: {TELLING}\n\n" for who in ("MS. MILLER", "MR. KIM", "MS. MILLER"))
    assert all("model" not in rule for each in read(text) for rule in each.why)


def test_a_file_holds_the_model_that_was_put_into_it() -> None:
    data = to_bytes(hand_made_tagger(by_quotation=0.6, alone=0.7))
    kept = from_bytes(data)
    assert (kept.by_quotation, kept.alone, kept.field.labels) == (
        0.6,
        0.7,
        ("none", "source", "cue"),
    )
    assert kept.field.weights["w=snorts"] == pytest.approx((0.0, -9.0, 9.0))
    assert to_bytes(kept) == data


def test_there_is_no_model_without_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(model.SWITCH, "on")
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "none.crf")
    assert chosen_tagger() is None


def test_the_model_reads_only_where_it_is_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(model.SWITCH, raising=False)
    assert chosen_tagger() is None
    monkeypatch.setenv(model.SWITCH, "on")
    assert chosen_tagger() is not None
