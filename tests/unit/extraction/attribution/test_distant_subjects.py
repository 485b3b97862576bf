"""Subjects that titles, relatives and phrases keep far from their verb of saying."""

from __future__ import annotations

import pytest

from claimscope.extraction.attribution.cues import attributions_in
from claimscope.extraction.candidate import Span
from tests.unit.extraction.attribution.test_cues import plain


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ada Holm, a pilot who crossed the strait in 2011, said the pier was lost.",
            "Ada Holm, a pilot",
        ),
        ("Holm -- author of a book analyzing the tides -- said the pier was lost.", "Holm"),
        (
            "“The pier is lost for good,” Harbour Master Ada Holm, T-Sel, said Tuesday.",
            "Harbour Master Ada Holm, T-Sel",
        ),
        (
            "Experts on the northern isles and on tides said the pier was lost.",
            "Experts on the northern isles and on tides",
        ),
        ("It was the third time Norvik said it had been attacked.", "Norvik"),
        ("He lost a lawsuit in which Norvik successfully argued that it was late.", "Norvik"),
        ("He appeared to suggest that the pier was lost.", "He"),
    ],
)
def test_who_says_it_is_found_far_from_the_verb(text: str, who: str) -> None:
    found = attributions_in(plain(text), Span(0, len(text)))
    assert [each.who for each in found] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "She was forced to defend not paying a diver who said he was robbed.",
        "Ada Holm, the port was told, left at noon.",
        "The boats of the port and of the mill, washed ashore, were lost.",
    ],
)
def test_what_stands_between_commas_is_no_subject_by_itself(text: str) -> None:
    assert attributions_in(plain(text), Span(0, len(text))) == []
