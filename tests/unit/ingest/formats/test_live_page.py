"""The posts of a live page stand under their own day and time."""

from __future__ import annotations

import json

import pytest

from claimscope.ingest import LIMITS, Reading
from claimscope.ingest.live_page import LIVE
from claimscope.ingest.parsing import parse
from tests.unit.ingest import made_files as made

LATER, FIRST = (
    "The mayor said that 14 people were saved.",
    "The mayor said that 12 people were saved.",
)


def time(moment: str, words: str = "earlier") -> str:
    return f"<time datetime='{moment}'>{words}</time>"


def read(body: str, head: str = "") -> Reading:
    return parse(made.page(body, head), "", LIMITS)


@pytest.mark.parametrize(
    "body",
    [
        f"<main><div>{time('2023-06-09T18:15:00+03:00')}<p>{LATER}</p></div>"
        f"<div>{time('2023-06-08T09:00:00+03:00')}<p>{FIRST}</p></div></main>",
        f"<main><article><header><h2>Later</h2>{time('2023-06-09T18:15')}</header><p>{LATER}</p>"
        f"</article><article><header>{time('2023-06-08 09:00')}</header><p>{FIRST}</p>"
        "</article></main>",
        f"<article><h2>Later</h2>{time('2023-06-09T18:15')}<p>{LATER}</p>"
        f"<h2>First</h2>{time('2023-06-08T09:00')}<p>{FIRST}</p></article>",
        f"<ul><li>{time('2023-06-09T18:15')}<p>{LATER}</p></li>"
        f"<li>{time('2023-06-08T09:00')}<p>{FIRST}</p></li></ul>",
    ],
)
def test_the_time_of_each_post_stands_before_it(body: str) -> None:
    found = read(body)
    assert LIVE in found.notes
    lines = [line for line in found.text.split("\n") if line]
    order = [lines.index(line) for line in ("2023-06-09 18:15", LATER, "2023-06-08 09:00", FIRST)]
    assert order == sorted(order)
    assert "earlier" not in found.text


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ("<time>9 June, 18:15</time>", "9 June, 18:15"),
        ("<span data-timestamp='1686334500'>two hours ago</span>", "2023-06-09 18:15 UTC"),
        ("<span data-time='1686334500000'>18:15</span>", "2023-06-09 18:15 UTC"),
    ],
)
def test_the_time_of_a_post_is_read_wherever_its_element_has_it(element: str, shown: str) -> None:
    posts = f"<div>{element}<p>{LATER}</p></div><div>{element}<p>{FIRST}</p></div>"
    assert read(f"<main>{posts}</main>").text.count(f"{shown}\n") == 2


def test_times_that_a_page_gives_to_search_engines_only_stand_there_too() -> None:
    posts = [
        {"headline": "Later", "datePublished": "2023-06-09T18:15:00Z"},
        {"headline": "First", "datePublished": "2023-06-08"},
    ]
    linked = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": posts})
    head = f'<script type="application/ld+json">{linked}</script>'
    body = f"<article><h2>Later</h2><p>{LATER}</p><h2>First</h2><p>{FIRST}</p></article>"
    lines = [line for line in read(body, head).text.split("\n") if line]
    assert lines == ["2023-06-09 18:15 UTC", "Later", LATER, "2023-06-08", "First", FIRST]


@pytest.mark.parametrize(
    "beside",
    [
        f"<p>Published {time('2023-06-07T06:00')}, changed {time('2023-06-09T16:00')}.</p>",
        f"<aside><div>{time('2023-06-01T06:00')}<p>Another ferry had sunk, they said.</p></div>"
        f"<div>{time('2023-06-02T06:00')}<p>And one in the year before.</p></div></aside>",
    ],
)
def test_an_article_with_times_beside_it_is_no_live_page(beside: str) -> None:
    found = read(f"<article><h1>Ferry</h1><p>{made.STORY * 3}</p></article>{beside}")
    assert LIVE not in found.notes
    assert "2023-06-0" not in found.text


def test_a_live_page_is_called_by_its_own_heading_and_not_by_that_of_a_post() -> None:
    posts = f"<article><h2>Later</h2>{time('2023-06-09T18:15')}<p>{LATER}</p></article>" * 2
    assert read(f"<h1>Ferry sinks</h1>{posts}").title == "Ferry sinks"
