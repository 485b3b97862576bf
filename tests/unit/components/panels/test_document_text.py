"""A text cut into stretches that together are the text again."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.case import Case
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.ledger import Ledger
from components.panels.document_text import stretches
from tests.unit.figures.made_frames import Made, quotes_of

TEXT = "Seoul said they were there. Kyiv said six."


def cut(*quotes: tuple[str, str], picked: str | None = None) -> list[dict[str, Any]]:
    """``TEXT`` with quotes given as (id, words); a quote's claim has its id too."""
    return stretches(TEXT, quotes_of(*(_quote(*quote) for quote in quotes)), picked)


def _quote(each: str, words: str) -> Made:
    start = TEXT.index(words)
    ids = {"assertion_id": each, "claim_id": each}
    return {**ids, "quote_start": start, "quote_end": start + len(words)}


def claims_on(stretch: dict[str, Any]) -> list[str]:
    return [quote["claim_id"] for quote in stretch["quotes"]]


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, list[Made]]:
    text = draw(st.text(min_size=1))
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = draw(st.lists(edges.filter(lambda edge: edge[0] < edge[1]), max_size=8))
    return text, [
        {"assertion_id": str(at), "claim_id": str(at), "quote_start": start, "quote_end": end}
        for at, (start, end) in enumerate(spans)
    ]


@given(quoted())
def test_joined_stretches_are_the_text(made: tuple[str, list[Made]]) -> None:
    text, quotes = made
    cut_text = stretches(text, quotes_of(*quotes), None)
    assert "".join(stretch["text"] for stretch in cut_text) == text
    assert all(stretch["text"] for stretch in cut_text)


@given(quoted())
def test_a_quote_lies_on_its_own_words_and_begins_once(made: tuple[str, list[Made]]) -> None:
    text, quotes = made
    cut_text = stretches(text, quotes_of(*quotes), None)
    starts = [0, *accumulate(len(stretch["text"]) for stretch in cut_text)]
    for quote in quotes:
        own = [at for at, each in enumerate(cut_text) if quote["claim_id"] in claims_on(each)]
        words = "".join(cut_text[at]["text"] for at in own)
        assert words == text[quote["quote_start"] : quote["quote_end"]]
        assert starts[own[0]] == quote["quote_start"]
        assert cut_text[own[0]]["first"]
    begun = {quote["quote_start"] for quote in quotes}
    assert {starts[at] for at, each in enumerate(cut_text) if each["first"]} == begun


def test_a_text_without_quotes_is_one_stretch() -> None:
    [stretch] = cut()
    assert stretch["text"] == TEXT
    assert not stretch["quotes"]
    assert not stretch["first"]
    assert not stretch["picked"]


def test_an_empty_text_has_no_stretches() -> None:
    assert stretches("", quotes_of(), None) == []


def test_overlapping_quotes_share_the_words_they_share() -> None:
    cut_text = cut(("seoul", "Seoul said they were"), ("there", "they were there."))
    assert [(each["text"], claims_on(each)) for each in cut_text] == [
        ("Seoul said ", ["seoul"]),
        ("they were", ["there", "seoul"]),
        (" there.", ["there"]),
        (" Kyiv said six.", []),
    ]


def test_the_shortest_quote_comes_first_where_one_lies_in_another() -> None:
    cut_text = cut(("long", "Seoul said they were there."), ("short", "they"))
    [inner] = [each for each in cut_text if each["text"] == "they"]
    assert claims_on(inner) == ["short", "long"]


def test_two_quotes_of_the_same_words_are_both_there() -> None:
    [stretch] = [each for each in cut(("one", "six"), ("two", "six")) if each["quotes"]]
    assert sorted(claims_on(stretch)) == ["one", "two"]


def test_neighbours_that_touch_are_two_marks() -> None:
    marked = [each for each in cut(("one", "Seoul "), ("two", "said ")) if each["quotes"]]
    assert [claims_on(each) for each in marked] == [["one"], ["two"]]
    assert all(each["first"] for each in marked)


def test_only_the_picked_quote_is_picked() -> None:
    cut_text = cut(("one", "Seoul said they were"), ("two", "they were there."), picked="two")
    assert "".join(each["text"] for each in cut_text if each["picked"]) == "they were there."


def test_an_unknown_pick_picks_nothing() -> None:
    assert not any(each["picked"] for each in cut(("one", "six"), picked="no such id"))


def test_a_mark_tells_its_claim_and_status() -> None:
    [stretch] = [each for each in cut(("one", "six")) if each["quotes"]]
    [quote] = stretch["quotes"]
    assert quote == {"claim_id": "one", "title": "Soldiers were sent", "status": "unconfirmed"}


def test_every_quote_of_the_seed_case_is_marked(seed_case: Case, whole_seed: Ledger) -> None:
    claims = CLAIMS_FRAME.shown(whole_seed)
    quotes = QUOTES_FRAME.about(whole_seed, tuple(claims["claim_id"]))
    quotes = quotes.merge(claims[["claim_id", "title", "status"]], on="claim_id")
    [(document_id, text)] = seed_case.texts.items()
    cut_text = stretches(text, quotes[quotes["document_id"] == document_id], None)
    assert "".join(each["text"] for each in cut_text) == text
    assert {claim for each in cut_text for claim in claims_on(each)} == set(claims["claim_id"])
    assert not any(
        not before["quotes"] and not after["quotes"] for before, after in pairwise(cut_text)
    )
