"""Whose the clause behind “but” is, by its tense, and what a semicolon lists."""

from __future__ import annotations

import pytest

from tests.unit.extraction.one_text import read

HOLM, TEXT = "Ada Holm", "narration"


@pytest.mark.parametrize(
    ("text", "source", "doubted"),
    [
        ("Ada Holm said nine boats sank, but the pier had been saved in time.", HOLM, False),
        ("Ada Holm said nine boats sank, though the pier would soon be open.", HOLM, False),
        ("Ada Holm says nine boats sank, but the pier is open as before.", HOLM, False),
        ("Ada Holm said nine boats sank, but the pier is open as before.", TEXT, False),
        ("Ada Holm said nine boats sank, but the pier was open as before.", TEXT, True),
        ("Ada Holm said the road has been shut, but the pier is open as before.", HOLM, False),
        ("Ada Holm says nine boats sank, but two boats came home.", TEXT, True),
        ("Ada Holm said nine boats sank, but “the pier is open as before.”", HOLM, False),
        ("Ada Holm said nine boats sank; two boats came home; the pier is lost.", HOLM, False),
        ("Nine boats sank, Ada Holm said; two boats came home in time.", TEXT, False),
        ("Nine boats sank, Ada Holm said, but the pier would soon be open.", TEXT, False),
        ("Ada Holm said nine boats sank. But the pier was open as before.", TEXT, False),
    ],
)
def test_the_tense_tells_whose_the_next_clause_is_and_what_it_leaves_open_is_told(
    text: str, source: str, doubted: bool
) -> None:
    found = read(text)[-1]
    assert found.source == source
    assert bool(found.doubt) == doubted
    assert (HOLM in found.doubt) == doubted
