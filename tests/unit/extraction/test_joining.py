"""Which sentences of a quotation make one candidate."""

from __future__ import annotations

import pytest

from tests.unit.extraction.one_text import read


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "“The pier is gone for good,” Ada Holm said. “Nobody rows there now. It is over.”",
            ["“The pier is gone for good,” Ada Holm said. “Nobody rows there now. It is over.”"],
        ),
        (
            "“Is it gone? It is gone for good,” Ada Holm said.",
            ["“Is it gone? It is gone for good,” Ada Holm said."],
        ),
        (
            "“It is gone for good,” Ada Holm said. “Who would row there?”",
            ["“It is gone for good,” Ada Holm said. “Who would row there?”"],
        ),
        # Two figures are two claims.
        (
            "“Nine boats sank in Sel,” Ada Holm said. “Two boats sank in Tarn.”",
            ["“Nine boats sank in Sel,” Ada Holm said.", "“Two boats sank in Tarn.”"],
        ),
        # Two stances are two claims.
        (
            "“The pier is gone for good,” Ada Holm said. “We cannot confirm who burnt it.”",
            ["“The pier is gone for good,” Ada Holm said.", "“We cannot confirm who burnt it.”"],
        ),
        # Two who speak are two claims.
        (
            "“The pier is gone,” Ada Holm said. “It is still there,” Ibo Lens said.",
            ["“The pier is gone,” Ada Holm said.", "“It is still there,” Ibo Lens said."],
        ),
    ],
)
def test_the_sentences_of_a_quotation_that_make_one_statement_are_one_candidate(
    text: str, quotes: list[str]
) -> None:
    assert [each.quote for each in read(text)] == quotes


def test_a_joined_candidate_tells_so_and_has_its_words_without_the_attribution() -> None:
    text = "“The pier is gone for good,” Ada Holm said. “Nobody rows there now.”"
    (found,) = read(text)
    assert "joined.quotation" in found.why
    assert [piece.of(text) for piece in found.content_at] == [
        "“The pier is gone for good,”",
        "“Nobody rows there now.”",
    ]


def test_a_question_that_ends_a_quotation_is_part_of_what_is_said() -> None:
    text = "“It is gone for good,” Ada Holm said. “Who would row there?”"
    (found,) = read(text)
    assert [piece.of(text) for piece in found.content_at] == [
        "“It is gone for good,”",
        "“Who would row there?”",
    ]


OVER_PARAGRAPHS = "“The pier is gone for good.\n\n“It was the pride of the port.\n\n“We mourn it.”"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"Ada Holm said: {OVER_PARAGRAPHS}", f"Ada Holm said: {OVER_PARAGRAPHS}"),
        (
            "“The pier is gone for good.\n\n“It was the pride of the port,” Ada Holm said.",
            "“The pier is gone for good.\n\n“It was the pride of the port,” Ada Holm said.",
        ),
        (
            '"The pier is gone for good," Ada Holm said. "We mourn it.\n\n"It was our pride."',
            '"The pier is gone for good," Ada Holm said. "We mourn it.\n\n"It was our pride."',
        ),
    ],
)
def test_a_quotation_over_several_paragraphs_is_one_candidate(text: str, quote: str) -> None:
    before, found, after = read(
        f"Ibo Lens said two boats came late.\n\n{text}\n\nIt rained all day."
    )
    assert (found.quote, found.source) == (quote, "Ada Holm")
    assert "Holm" not in (before.source, after.source)


def test_a_quotation_that_closes_does_not_run_into_the_one_of_the_next_paragraph() -> None:
    text = "“The pier is gone for good,” Ada Holm said.\n\n“It is still there,” Ibo Lens said."
    assert [each.source for each in read(text)] == ["Ada Holm", "Ibo Lens"]
