"""Words are measured before they are drawn, and broken where they have no more room."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.figures.text_width import (
    Medium,
    TextRoom,
    Word,
    markup,
    shortened,
    text_width,
    words_of,
    wrapped_lines,
)


@pytest.mark.parametrize("medium", ["screen", "paper"])
def test_widths_grow_with_size_weight_and_letters(medium: Medium) -> None:
    plain = text_width("Troops", 13, medium=medium)
    assert text_width("Troops", 26, medium=medium) == pytest.approx(2 * plain)
    assert text_width("Troops", 13, bold=True, medium=medium) > plain
    assert text_width("Troops of", 13, medium=medium) > plain
    assert text_width("iiiiii", 13, medium=medium) < text_width("mmmmmm", 13, medium=medium)


def test_paper_allows_for_a_wider_font_than_the_screen() -> None:
    assert text_width("more than 13,000", 13, medium="paper") > text_width("more than 13,000", 13)


@pytest.mark.parametrize(("text", "ems"), [("朝鮮", 2.0), ("\u2068\u2069\u0301", 0.0)])
def test_letters_of_other_fonts_are_not_reckoned_too_narrow(text: str, ems: float) -> None:
    assert ems * 10 <= text_width(text, 10) <= ems * 12


def test_lines_are_as_few_as_possible_and_of_even_length() -> None:
    words = words_of("one two three four five six seven")
    room = TextRoom(text_width("one two three four five six", 13), 13)
    first, second = wrapped_lines(words, room)
    assert len(second) > 1, "greedy lines would leave one word alone"
    assert [word.text for word in [*first, *second]] == [word.text for word in words]


@given(st.lists(st.text(min_size=1, max_size=40), max_size=12), st.integers(40, 300))
def test_no_line_is_wider_than_its_room_nor_are_there_more_than_allowed(
    texts: list[str], width: int
) -> None:
    room = TextRoom(width, 13, 3)
    lines = wrapped_lines([word for text in texts for word in words_of(text)], room)
    assert len(lines) <= 3
    assert all(room.line_width(line) <= width + 1e-6 for line in lines)


def test_words_that_have_no_room_end_in_an_ellipsis() -> None:
    lines = wrapped_lines(words_of("word " * 100), TextRoom(100, 13, 2))
    assert lines[-1][-1].text == "…"
    assert shortened("a long title of many words", TextRoom(60, 13)).endswith("…")
    assert shortened("short", TextRoom(60, 13)) == "short"


def test_markup_escapes_the_words_of_a_document_and_keeps_their_weight() -> None:
    lines = [[Word("<b>NIS</b>", bold=True), Word("said"), Word("%{x}", colour="#FF0000")]]
    text = markup(lines)
    assert text.startswith("<b>&lt;b&gt;NIS&lt;/b&gt;</b> said <span")
    assert "%{" not in text
    assert "said" in html.unescape(re.sub("<[^>]*>", "", text))
