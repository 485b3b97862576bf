"""Relative days in the posts of a live page are reckoned from each post's own day."""

from __future__ import annotations

from datetime import date

import pytest

from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.segmentation.posts import post_days

PUBLISHED = date(2023, 6, 7)
LATER = "The mayor said on Friday that 14 people had been saved."
FIRST = "The mayor said on Thursday that 12 people had been saved."


@pytest.mark.parametrize(
    ("later", "first"),
    [
        ("2023-06-09 18:15", "2023-06-08 09:00"),
        ("2023-06-09 18:15 UTC", "2023-06-08"),
        ("18:15, 9 June", "09:00, 8 June"),
        ("Friday, 9 June 2023 at 18:15", "Thursday, 8 June 2023 at 9:00"),
        ("June 9, 2023, 6:15 p.m. ET", "June 8, 2023, 9:00 a.m. ET"),
        ("18:15 on 9 June – Rescued", "09:00 on 8 June – Rescued"),
        ("Posted at 18:15 9 Jun", "Posted at 09:00 8 Jun"),
        ("Sel Harbour, [9 Jun 2023 18:15:22]", "Sel Harbour, [8 Jun 2023 09:00:01]"),
        ("Sel Harbour, [09.06.2023 18:15]", "Sel Harbour, [08.06.2023 09:00]"),
    ],
)
def test_a_post_is_of_the_day_above_it(later: str, first: str) -> None:
    text = f"Live\n\n{later}\nRescued\n{LATER}\n\n{first}\n{FIRST}\n"
    said = {each.quote: each.said_on for each in candidates_in(text, PUBLISHED)}
    assert said == {LATER: date(2023, 6, 9), FIRST: date(2023, 6, 8)}


@pytest.mark.parametrize(
    "text",
    [
        f"Ferry sinks\n\n7 June 2023 18:15\n8 June 2023 09:00\n\n{FIRST}\n",
        f"Ferry sinks\n\n8 June 2023 09:00\n\n{FIRST}\n",
        f"What happened\n\n7 May 2023\n{FIRST}\n\n9 May 2023\n{LATER}\n",
    ],
)
def test_days_at_the_head_of_an_article_or_in_a_list_of_events_are_no_posts(text: str) -> None:
    assert post_days(text, PUBLISHED) == []


def test_a_day_without_a_year_lies_near_the_day_of_publication() -> None:
    text = f"18:15, 30 December\n{LATER}\n\n09:00, 2 January\n{FIRST}\n"
    assert [day for _, day in post_days(text, date(2023, 1, 2))] == [
        date(2022, 12, 30),
        date(2023, 1, 2),
    ]
