"""Which source a name means, and what is guessed of one that is new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.case import Case
from data.review.sources import country_named, guessed_source, source_meant
from tests.made_case import MadeCase

KNOWN = {
    "nordlys": "Nordlys (Nordlys Ferry Company)",
    "kust": "KUST (Coastal United Shipping Trust, Norway)",
    "norway": "Oslo (government of Norway)",
    "berg": "Ola Berg (harbour master of Bergen)",
    "korean-agency": "KCNA (Korean Central News Agency)",
}


@pytest.fixture
def known(loaded: Callable[[MadeCase], Case]) -> Case:
    made = MadeCase()
    for source_id, name in KNOWN.items():
        made.source(source_id, name=name, country="NO", group="shore")
    made.says("nordlys", "asserts", "crates-lost")
    return loaded(made)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Nordlys", "nordlys"),
        ("the Nordlys Ferry Company", "nordlys"),
        ("Harbour master Ola Berg", "berg"),
        ("Coastal United Shipping Trust", "kust"),
        ("North Korea’s official Korean Central News Agency", "korean-agency"),
        ("Nordlys (narration)", "nordlys"),
        ("Norway’s coast guard", ""),
        ("Norway", ""),
        ("the ministry of Norway", ""),
        ("a witness", ""),
        ("", ""),
    ],
)
def test_a_name_means_a_source_only_where_it_surely_does(
    known: Case, name: str, meant: str
) -> None:
    assert source_meant(known, name) == meant


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Norway’s spy agency", "intelligence service", "NO"),
        ("South Korean intelligence", "intelligence service", "KR"),
        ("President Aune of Norway", "head of state", "NO"),
        ("The Coast Post (narration)", "media", ""),
        ("a professor at the University of Bergen", "expert", ""),
        ("the Kremlin", "government", "RU"),
        ("Nato’s secretary general", "alliance", ""),
        ("Norway’s fisheries ministry", "government", "NO"),
    ],
)
def test_kind_and_country_are_guessed_from_the_name(
    known: Case, name: str, kind: str, country: str
) -> None:
    guessed = guessed_source(known, name)
    assert (guessed.kind, guessed.country, guessed.reliability) == (kind, country, "F")


def test_officials_of_one_country_are_one_origin_until_somebody_says_otherwise(
    known: Case,
) -> None:
    assert guessed_source(known, "Norway’s spy agency").independence_group == "shore"
    assert guessed_source(known, "Norway’s seamen").independence_group == "shore"
    assert guessed_source(known, "a professor in Norway").independence_group != "shore"
    assert guessed_source(known, "Sweden’s spy agency").independence_group != "shore"


@pytest.mark.parametrize(
    ("name", "code"),
    [("the North Korean army", "KP"), ("South Korea’s and Norway’s", "KR"), ("nobody", "")],
)
def test_a_country_is_named_by_its_longest_words(name: str, code: str) -> None:
    assert country_named(name) == code
