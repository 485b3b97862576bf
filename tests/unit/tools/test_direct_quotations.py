"""DirectQuote's layout, by a tiny file of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscope.extraction.candidate import Span
from tests.unit.extraction.tagger.hand_made import hand_made_tagger
from tools import attribution_scores, bench_extraction
from tools.attribution_scores import Attribution, by_both, by_model, by_rules
from tools.direct_quotations import direct, is_layout, paragraphs_in

QUOTED = "“Nine boats sank,” Ada Holm said. “It is over.”"
REPORTED = "The mayor said the pier was closed for good."
LABELLED = """\
“Nine I-RightSpeaker
boats I-RightSpeaker
sank,” I-RightSpeaker
Ada I-Speaker
Holm I-Speaker
said. O
“It I-LeftSpeaker
is I-LeftSpeaker
over.” I-LeftSpeaker

“Gone.” I-Unknown
“Lost.” B-Unknown

The Out
mayor Out
said Out
the Out
pier Out
was Out
closed Out
for Out
good. Out
"""


def folder_of(path: Path) -> Path:
    (path / "data").mkdir()
    (path / "data" / "truecased.txt").write_text(LABELLED, encoding="utf-8")
    return path


def test_a_paragraph_has_its_quotations_each_with_the_speaker_on_its_side(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (first, second, third) = paragraphs_in(folder)
    assert is_layout(folder)
    assert not is_layout(folder / "data")
    assert [text for text, _ in (first, second, third)] == [QUOTED, "“Gone.” “Lost.”", REPORTED]
    speaker = (Span(19, 27),)
    assert first[1] == [
        Attribution(speaker, (), (Span(0, 18),)),
        Attribution(speaker, (), (Span(34, 47),)),
    ]
    assert second[1] == [
        Attribution((), (), (Span(0, 7),)),
        Attribution((), (), (Span(8, 15),)),
    ]
    assert third[1] == []


def test_rules_model_and_both_are_measured_on_quotations_alone(tmp_path: Path) -> None:
    (text, gold), *_, (reported, _) = paragraphs_in(folder_of(tmp_path))
    tagger = hand_made_tagger()
    for reader in (by_rules, by_model(tagger), by_both(tagger)):
        scores = attribution_scores.shares(
            attribution_scores.tally(text, gold, direct(text, reader(text)))
        )
        assert (scores["found"], scores["precision"], scores["source"]) == (1, 1, 1)
    assert by_rules(reported)
    assert direct(reported, by_rules(reported)) == []


def test_the_bench_reads_the_layout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["bench", str(folder_of(tmp_path))])
    bench_extraction.main()
    told = capsys.readouterr().out
    assert "4 quotations in 3 of 3 paragraphs" in told
    assert "reporting found" not in told
