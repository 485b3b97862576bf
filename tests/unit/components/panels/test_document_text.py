"""A text cut into stretches that together are the text again, sentence by sentence."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.candidate import Span
from claimscope.extraction.segmentation.paragraphs import boilerplate_spans, sentences_in
from claimscope.formatting import NamesInTurn
from claimscope.record.case import Case
from claimscope.views.frames import CLAIMS_FRAME, QUOTES_FRAME
from claimscope.views.ledger import Ledger
from components.panels.document_text import claims_in_text, quote_groups, stretches
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


def grouped(text: str, *words: str) -> list[list[str]]:
    """The words of quotes in ``text``, by the groups that they make."""
    quotes = quotes_of(
        *(
            {
                "assertion_id": each,
                "claim_id": each,
                "quote_start": text.index(each),
                "quote_end": text.index(each) + len(each),
            }
            for each in words
        )
    )
    return [
        [row["assertion_id"] for row in group] for group in quote_groups(sentences_in(text), quotes)
    ]


def test_quotes_of_one_sentence_are_one_group_and_those_of_the_next_another() -> None:
    text = "Seoul said six came, and ten would follow. Kyiv said none did."
    assert grouped(text, "ten would follow", "six came", "Kyiv said none") == [
        ["six came", "ten would follow"],
        ["Kyiv said none"],
    ]


def test_a_quote_over_two_sentences_joins_their_quotes() -> None:
    text = "Six came. Ten would follow, he said. None did."
    assert grouped(text, "Six came", "Six came. Ten", "he said", "None") == [
        ["Six came", "Six came. Ten", "he said"],
        ["None"],
    ]


def test_a_heading_is_no_sentence_with_the_line_below_it() -> None:
    assert grouped("Six soldiers came\n\nTen came.", "Six soldiers", "Ten") == [
        ["Six soldiers"],
        ["Ten"],
    ]


@given(quoted())
def test_every_quote_is_in_one_group_and_groups_share_no_words(
    made: tuple[str, list[Made]],
) -> None:
    text, quotes = made
    groups = quote_groups(sentences_in(text), quotes_of(*quotes))
    assert sorted(row["assertion_id"] for group in groups for row in group) == sorted(
        each["assertion_id"] for each in quotes
    )
    for before, after in pairwise(groups):
        assert max(row["quote_end"] for row in before) <= min(row["quote_start"] for row in after)


def test_what_is_dimmed_is_cut_out_and_a_quote_in_it_stays_marked() -> None:
    quotes = quotes_of(_quote("one", "said six"))
    start = TEXT.index("Kyiv")
    cut_text = stretches(TEXT, quotes, None, {"one": 0}, [Span(start, len(TEXT))])
    assert [(each["text"], each["dim"], each["group"]) for each in cut_text] == [
        ("Seoul said they were there. ", False, None),
        ("Kyiv ", True, None),
        ("said six", True, 0),
        (".", True, None),
    ]


def test_the_page_around_the_article_of_the_seed_is_dimmed(seed_case: Case) -> None:
    [text] = seed_case.texts.values()
    around = [span.of(text) for span in boilerplate_spans(text)]
    assert around[0] == "Published October 18, 2024"
    assert [each.endswith("— AFP") for each in around[1:5]] == [True] * 4
    assert "Football elections" in around
    assert not any("NIS said" in each for each in around)


def test_a_claim_is_listed_once_with_everybody_who_speaks_of_it_there() -> None:
    said = _quote("seoul", "Seoul said"), _quote("kyiv", "Kyiv said six")
    quotes = quotes_of(
        {**said[0], "claim_id": "six"},
        {**said[1], "claim_id": "six", "source": "NATO (an alliance)", "stance": "denies"},
        _quote("other", "they were"),
    )
    listed = claims_in_text(quotes, NamesInTurn(["NIS", "NATO"]), "kyiv")
    assert [(each["mark"], each["who"], each["current"]) for each in listed] == [
        ("seoul", "NIS (a service) asserts; NATO (an alliance) denies", True),
        ("other", "NIS asserts", False),
    ]
