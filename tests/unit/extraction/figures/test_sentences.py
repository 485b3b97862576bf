"""The figures of short sentences, one sentence a shape: the table is ``sentences.txt``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claimscope.extraction.candidate import Figure, Span
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.folding import folded
from claimscope.extraction.pipeline import candidates_in

TABLE = Path(__file__).with_name("sentences.txt")
SIGNS = {"exactly": "", "about": "~", "at least": "≥", "more than": ">", "up to": "≤"}


def rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parted = [line.rpartition(" = ") for line in lines if line and not line.startswith("#")]
    return [(sentence, figures) for sentence, _, figures in parted]


def in_short(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "?"
    if figure.qualifier == "between":
        return f"{plain(low)}–{plain(high)}"
    return SIGNS[figure.qualifier] + plain(high if low is None else low)


def plain(value: float | None) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def figures_of(sentence: str) -> str:
    text = folded(sentence).text
    return " · ".join(map(in_short, figures_in(text, Span(0, len(text))))) or "none"


def test_each_sentence_has_the_figures_of_its_words() -> None:
    expected = dict(rows())
    assert {sentence: figures_of(sentence) for sentence in expected} == expected
    assert len(expected) > 500


def test_the_brackets_of_an_editor_stay_in_the_quote() -> None:
    text = "The envoy said: “We lost 12[,000] men and [about] 40 [boats] there.”"
    (found,) = candidates_in(text, date(2030, 1, 1))
    assert found.quote == text
    assert [each.wording for each in found.figures] == ["12[,000] men", "[about] 40 [boats]"]


def test_the_number_of_a_footnote_is_no_figure() -> None:
    (found,) = candidates_in("The boats had left the port.[3] ", date(2030, 1, 1))
    assert found.figures == ()
