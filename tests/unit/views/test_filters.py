"""A view of a case: its form in a URL, and in words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.model import QUANTITIES, STATUSES, TOPICS
from claimscope.views.filter_spec import TEXT_LIMIT, FilterSpec
from claimscope.views.filters import FILTERS, PARAMETERS, Filters
from tests.unit.record.strategies import views_of

KNOWN = {
    "sources": ["nis", "nato", "zelensky"],
    "places": ["donetsk", "ussuriysk"],
    "topics": [*TOPICS],
    "statuses": [*STATUSES],
    "quantities": [*QUANTITIES],
    "claims": ["it-sank", "it-burnt"],
}
NAMES = {
    "sources": {"nis": "NIS", "nato": "NATO"},
    "places": {"donetsk": "Donetsk"},
    "claims": {"it-sank": "The ferry sank"},
}
Query = dict[str, list[str]]

LINKS: list[tuple[Query, Filters, str]] = [
    ({}, Filters(), "all claims"),
    ({"source": ["nis"]}, Filters(sources=("nis",)), "said by NIS"),
    (
        {"source": ["nis", "nato"]},
        Filters(sources=("nis", "nato")),
        "said by NIS or NATO",
    ),
    ({"source": ["zelensky"]}, Filters(sources=("zelensky",)), "said by zelensky"),
    (
        {"from": ["2024-10-08"], "to": ["2024-10-18"]},
        Filters(start=date(2024, 10, 8), end=date(2024, 10, 18)),
        "said 8–18 Oct 2024",
    ),
    ({"from": ["2024-10-08"]}, Filters(start=date(2024, 10, 8)), "said from 8 Oct 2024"),
    ({"to": ["2024-10-18"]}, Filters(end=date(2024, 10, 18)), "said until 18 Oct 2024"),
    (
        {"clock": ["event"], "from": ["2024-10-03"], "to": ["2024-10-03"]},
        Filters(clock="event", start=date(2024, 10, 3), end=date(2024, 10, 3)),
        "happening 3 Oct 2024",
    ),
    (
        {"clock": ["event"], "from": ["2023-08-01"]},
        Filters(clock="event", start=date(2023, 8, 1)),
        "happening from 1 Aug 2023",
    ),
    ({"clock": ["event"]}, Filters(clock="event"), "all claims"),
    ({"as-of": ["2024-10-17"]}, Filters(as_of=date(2024, 10, 17)), "as of 17 Oct 2024"),
    ({"place": ["donetsk"]}, Filters(places=("donetsk",)), "Place: Donetsk"),
    (
        {"place": ["donetsk", "ussuriysk"]},
        Filters(places=("donetsk", "ussuriysk")),
        "Place: Donetsk or ussuriysk",
    ),
    ({"topic": ["arms transfer"]}, Filters(topics=("arms transfer",)), "about arms transfer"),
    (
        {"status": ["unconfirmed", "contested"]},
        Filters(statuses=("unconfirmed", "contested")),
        "unconfirmed or contested",
    ),
    ({"claim": ["it-sank"]}, Filters(claims=("it-sank",)), "Claim: The ferry sank"),
    (
        {"claim": ["it-sank", "it-burnt"]},
        Filters(claims=("it-sank", "it-burnt")),
        "Claim: The ferry sank and it-burnt",
    ),
    ({"quantity": ["troops"]}, Filters(quantities=("troops",)), "with a figure of troops"),
    (
        {"text": ["shells & “more”"]},
        Filters(text="shells & “more”"),
        "containing “shells & “more””",
    ),
    (
        {
            "source": ["nis"],
            "from": ["2024-10-08"],
            "to": ["2024-11-02"],
            "as-of": ["2024-10-18"],
            "place": ["ussuriysk"],
            "topic": ["deployment"],
            "status": ["confirmed"],
            "quantity": ["troops"],
            "text": ["ships"],
        },
        Filters(
            sources=("nis",),
            start=date(2024, 10, 8),
            end=date(2024, 11, 2),
            as_of=date(2024, 10, 18),
            places=("ussuriysk",),
            topics=("deployment",),
            statuses=("confirmed",),
            quantities=("troops",),
            text="ships",
        ),
        "said by NIS · said 8 Oct – 2 Nov 2024 · Place: ussuriysk · confirmed · about deployment"
        " · with a figure of troops · containing “ships” · as of 18 Oct 2024",
    ),
]
OLD_LINKS: list[tuple[Query, Filters, list[str]]] = [
    ({"source": ["kgb"]}, Filters(), ["source=kgb"]),
    ({"source": ["nis", "kgb", "cia"]}, Filters(sources=("nis",)), ["source=kgb", "source=cia"]),
    ({"place": ["nis"]}, Filters(), ["place=nis"]),
    ({"topic": ["weather"], "status": ["true"]}, Filters(), ["status=true", "topic=weather"]),
    ({"standing": ["forecast"]}, Filters(statuses=("forecast",)), []),
    ({"standing": ["true"]}, Filters(), ["standing=true"]),
    (
        {"standing": ["forecast", "true"], "status": ["contested"]},
        Filters(statuses=("contested", "forecast")),
        ["standing=true"],
    ),
    ({"quantity": ["dreams"]}, Filters(), ["quantity=dreams"]),
    ({"clock": ["noon"]}, Filters(), ["clock=noon"]),
    ({"from": ["yesterday"]}, Filters(), ["from=yesterday"]),
    ({"from": ["20241018"]}, Filters(), ["from=20241018"]),
    ({"as-of": ["2024-W42-5"]}, Filters(), ["as-of=2024-W42-5"]),
    ({"to": ["2024-02-30"]}, Filters(), ["to=2024-02-30"]),
    ({"as-of": ["18 Oct 2024"]}, Filters(), ["as-of=18 Oct 2024"]),
    (
        {"from": ["soon", "2024-10-08"]},
        Filters(start=date(2024, 10, 8)),
        ["from=soon"],
    ),
    (
        {"to": ["2024-10-08", "2024-10-09"]},
        Filters(end=date(2024, 10, 8)),
        ["to=2024-10-09"],
    ),
    (
        {"from": ["0000-12-31"], "to": ["10000-01-01"]},
        Filters(),
        ["from=0000-12-31", "to=10000-01-01"],
    ),
    ({"text": ["   "]}, Filters(), ["text=   "]),
    ({"text": ["x" * (TEXT_LIMIT + 1)]}, Filters(), ["text=" + "x" * (TEXT_LIMIT + 1)]),
    ({"text": ["x" * TEXT_LIMIT]}, Filters(text="x" * TEXT_LIMIT), []),
    ({"source": ["nis", "nis"]}, Filters(sources=("nis",)), []),
    ({"source": [""], "from": [], "text": [""]}, Filters(), []),
    ({"utm_source": ["letter"]}, Filters(), []),
]


@pytest.mark.parametrize(("query", "filters", "words"), LINKS)
def test_a_link_a_view_and_its_words_say_the_same(
    query: Query, filters: Filters, words: str
) -> None:
    assert Filters.from_query(query, KNOWN) == (filters, [])
    assert filters.to_query() == query
    assert filters.describe(NAMES) == words


def test_names_in_the_words_of_a_view_keep_their_direction_to_themselves() -> None:
    ministry, town = "وزارة الصحة", "12 שטח"
    names = {"sources": {"moh": ministry}, "places": {"area": town}, "claims": {}}
    filters = Filters(sources=("moh",), places=("area",), text="غزة")
    told = [f"said by \u2068{ministry}\u2069", f"Place: \u2068{town}\u2069"]
    assert filters.describe(names) == " · ".join([*told, "containing “\u2068غزة\u2069”"])


@pytest.mark.parametrize("filters", [Filters(), Filters(sources=("nis",))])
def test_the_words_of_a_view_of_an_earlier_record_say_so(filters: Filters) -> None:
    at = datetime(2026, 11, 23, 20, 41, 12, 52_300, UTC)
    told = f"{filters.describe(NAMES)} · as recorded by 2026-11-23 20:41:12 UTC"
    assert filters.describe(NAMES, at) == told


@pytest.mark.parametrize(("query", "filters", "dropped"), OLD_LINKS)
def test_an_old_link_opens_and_tells_what_it_dropped(
    query: Query, filters: Filters, dropped: list[str]
) -> None:
    assert Filters.from_query(query, KNOWN) == (filters, dropped)


def test_every_filter_is_described_once_and_named_once_in_a_link() -> None:
    assert [spec.name for spec in FILTERS] == [field.name for field in fields(Filters)]
    assert len(set(PARAMETERS)) == len(PARAMETERS)


def test_every_filter_is_tried_in_a_link() -> None:
    assert {name for query, _, _ in LINKS for name in query} == {spec.parameter for spec in FILTERS}


@pytest.mark.parametrize("spec", FILTERS, ids=lambda spec: spec.name)
def test_every_filter_says_what_it_is(spec: FilterSpec) -> None:
    assert spec.label
    assert spec.help
    assert (spec.choices is not None) == spec.many
    assert bool(spec.options) == (spec.kind == "one")
    assert spec.pickable is None or spec.many


@given(filters=views_of(KNOWN))
def test_every_filter_is_read_as_it_was_written(filters: Filters) -> None:
    for spec in FILTERS:
        value = getattr(filters, spec.name)
        for name in spec.parameters:
            query = {name: spec.url_words(value)}
            assert spec.read(query, KNOWN.get(spec.name, ())) == (value or None, [])


@given(filters=views_of(KNOWN))
def test_every_filter_that_is_set_is_in_the_caption(filters: Filters) -> None:
    bare = Filters(clock=filters.clock)
    for spec in FILTERS:
        value = getattr(filters, spec.name)
        alone = replace(bare, **{spec.name: value})
        assert (alone.describe(NAMES) == "all claims") == (alone == bare)


def test_a_view_can_be_the_key_of_a_cache() -> None:
    seen = {Filters(sources=("nis",)): "one"}
    assert seen[replace(Filters(), sources=("nis",))] == "one"


@given(filters=views_of(KNOWN))
def test_a_link_reopens_the_exact_view(filters: Filters) -> None:
    assert Filters.from_query(filters.to_query(), KNOWN) == (filters, [])


@given(filters=views_of(KNOWN))
def test_every_view_can_be_said_in_words(filters: Filters) -> None:
    assert filters.describe(NAMES)


@given(
    query=st.dictionaries(
        st.sampled_from([*PARAMETERS, "utm_source"]) | st.text(),
        st.lists(st.text() | st.dates().map(str) | st.sampled_from(["nis", "event", "troops"])),
    )
)
def test_whatever_stands_in_a_link_it_opens(query: Query) -> None:
    filters, dropped = Filters.from_query(query, KNOWN)
    assert Filters.from_query(filters.to_query(), KNOWN) == (filters, [])
    assert all(word.partition("=")[0] in query for word in dropped)
