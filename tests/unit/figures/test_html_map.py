"""The map as one file: what it holds, what it asks for, and that words in it stay words."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from html import unescape
from pathlib import Path

import pytest

from claimscope.figures.catalogue import origin_in
from claimscope.figures.html_map import html_map
from claimscope.record.case import load_case
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from claimscope.views.places import PLACES_FRAME
from claimscope.views.view_link import ViewLink
from tests.browser.hostile_case import HOSTILE, hostile_case

LINK = ViewLink("?source=nis", "https://claims.example.org")


@pytest.fixture(scope="module")
def seed_map(whole_seed: Ledger) -> str:
    return html_map(whole_seed, origin_in(whole_seed, LINK))


def test_it_has_every_place_and_the_caption(seed_map: str, whole_seed: Ledger) -> None:
    words = unescape(seed_map)
    for name in PLACES_FRAME.shown(whole_seed)["name"]:
        assert f"<td>{name}</td>" in words
    assert whole_seed.case.title in words
    assert "Data as of 18 Oct 2024; exported " in words
    assert "https://claims.example.org/?source=nis" in words


def test_it_asks_for_nothing_beside_or_outside_itself(seed_map: str) -> None:
    assert "default-src 'none'" in seed_map
    assert not re.findall(r"<(?:link|script|img|iframe)\b[^>]*\b(?:src|href)=", seed_map)
    assert "url(images" not in seed_map
    assert "sourceMappingURL" not in seed_map
    files = dict(re.findall(r'<script [^>]*id="file-(\w+)">(.*?)</script>', seed_map, re.DOTALL))
    assert files.keys() == {"world", "detail", "towns"}
    assert json.loads(files["world"])["countries"]


def test_hostile_words_are_words(tmp_path: Path, seed_map: str) -> None:
    ledger = open_ledger(load_case(hostile_case().write(tmp_path / "hostile")), Filters())
    page = html_map(ledger, origin_in(ledger, ViewLink()))
    claims = re.search(r'claimscopeMap\.claims\("([^"]*)"\)', page)
    assert claims
    assert json.loads(b64decode(claims[1]))["places"]["rows"]
    clean = page.replace(claims[1], "")
    assert page.count("<script") == page.count("</script>") == seed_map.count("<script")
    markup = [words for words in HOSTILE.values() if "<" in words]
    assert markup
    assert not [words for words in markup if words in clean]
