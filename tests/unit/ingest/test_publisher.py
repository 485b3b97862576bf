"""Who published a text, as its own lines and a page's metadata say."""

from __future__ import annotations

import json

import pytest

from claimscope.ingest import LIMITS, Reading, read_pasted
from claimscope.ingest.parsing import parse
from claimscope.ingest.paywall import LOCKED
from tests.unit.ingest import made_files as made

HEADLINE = "Ferry sinks in the bay"
TOLD = "The harbour master said that 12 people were saved."


@pytest.mark.parametrize(
    ("text", "publisher", "title"),
    [
        (f"Sel Weekly\n\n{HEADLINE}\n\n7 June 2023\n\n{TOLD}", "Sel Weekly", HEADLINE),
        (
            f"THE SEL TIMES\nWednesday, June 7, 2023\n\n{HEADLINE}\n{TOLD}",
            "The Sel Times",
            HEADLINE,
        ),
        (f"Ministry of Transport\n\n{HEADLINE}\n\n{TOLD}", "Ministry of Transport", HEADLINE),
        (
            f"{HEADLINE}\n\n{TOLD}\n\n© 2023 Sel Bay Media. All rights reserved.",
            "Sel Bay Media",
            "",
        ),
        (f"{HEADLINE}\n\n{TOLD}\n\nCopyright 2023 Old Pier", "Old Pier", ""),
        (f"{HEADLINE}\n\n{TOLD}\n\nSource: Old Pier", "Old Pier", ""),
        (f"{HEADLINE}\n\n{TOLD}\n\nBy Le Phare", "Le Phare", ""),
        (f"{HEADLINE}\nPublished by Old Pier on 7 June 2023\n\n{TOLD}", "Old Pier", ""),
        (f"{HEADLINE}\n\nBy Ann Lee, Sel Gazette correspondent\n\n{TOLD}", "Sel Gazette", ""),
        (f"{HEADLINE}\n\nJune 7, 2023, 15:40, The Castle, Sel\n\n{TOLD}", "The Castle", ""),
        (f"{HEADLINE}\n\nSEL, June 7 (Bay News Agency) – {TOLD}", "Bay News Agency", ""),
        (f"https://www.pier.example/1\n\n{HEADLINE}\n\n{TOLD}", "pier.example", HEADLINE),
        (f"{HEADLINE}\n\nSEL (AFP) — {TOLD}", "AFP", ""),
        (f"{HEADLINE}\n\n{TOLD} — AFP", "", ""),
        (f"{HEADLINE}\n\nAn office told the Sel Gazette so.\n\n{TOLD}", "", ""),
        (f"Ministry Denies Claim of the Press\n\n{TOLD}\n\nMore of it.", "", ""),
    ],
)
def test_a_text_is_published_by_whoever_its_own_lines_name(
    text: str, publisher: str, title: str
) -> None:
    found = read_pasted(text)
    assert found.publisher == publisher
    assert not title or found.title == title


def test_an_outlet_in_which_a_text_was_published_is_named_anywhere_in_it() -> None:
    text = f"{HEADLINE}\n\n{TOLD}\n\nPublished in Sel News, June 7th, 2023\n\n" + "More.\n\n" * 9
    assert read_pasted(text).publisher == "Sel News"


def _linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Sel Weekly">',
        '<meta name="DC.publisher" content="Sel Weekly">',
        '<meta name="application-name" content="Sel Weekly">',
        _linked({"@type": "NewsArticle", "publisher": {"name": "Sel Weekly"}}),
        _linked([{"@type": ["NewsArticle"], "publisher": [{"name": "Sel Weekly"}]}]),
        _linked(
            {
                "@graph": [
                    {"@type": "NewsArticle", "publisher": {"@id": "#us"}},
                    {"@id": "#us", "name": "Sel Weekly"},
                ]
            }
        ),
        "<title>Ferry sinks - Sel Weekly</title>",
    ],
)
def test_a_page_is_published_by_whoever_its_metadata_names(head: str) -> None:
    body = f"<article><h1>Ferry sinks</h1><p>{made.STORY * 3}</p></article>"
    content = made.page(body, head)
    if "<title>Ferry sinks -" in head:
        content = content.replace(b"<title>Ferry sinks</title>", b"", 1)
    assert _read(content).publisher == "Sel Weekly"


@pytest.mark.parametrize(
    ("words", "locked"),
    [
        ("Subscribe to continue reading this article.", True),
        ("This article is for subscribers only.", True),
        ("To continue reading, create a free account.", True),
        ("Already a member? Log in.", True),
        ("You have read all your free articles this month.", True),
        ("The harbour master asked the ferry's subscribers for patience.", False),
    ],
)
def test_a_text_that_asks_its_reader_to_subscribe_may_be_cut_short(
    words: str, locked: bool
) -> None:
    assert (LOCKED in read_pasted(f"{HEADLINE}\n\n{TOLD}\n\n{words}").notes) is locked
    assert (LOCKED in _read(made.page(f"<p>{made.STORY * 3}</p><p>{words}</p>")).notes) is locked


def _read(content: bytes) -> Reading:
    return parse(content, "", LIMITS)
