"""Which source a name means, and what is guessed of one that is new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimscope.record.case import Case
from claimscope.review.countries import country_named
from claimscope.review.sources import guessed_source, source_meant
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
        ("Norway", "norway"),
        ("the government of Norway", "norway"),
        ("the Norwegian authorities", "norway"),
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
        ("the seamen’s union", "organisation", ""),
        ("the Nordlys Ferry Company", "organisation", ""),
        ("residents of the harbour", "witness", ""),
        ("the European Union", "alliance", ""),
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
    assert guessed_source(known, "Sweden’s spy agency").independence_group == "stockholm"
    assert guessed_source(known, "the Swedish government").independence_group == "stockholm"


@pytest.mark.parametrize(
    ("who", "name", "role"),
    [
        ("Harbour master Ola Berg", "Ola Berg", "Harbour master"),
        ("Russian Chief of Staff Kari Aune", "Kari Aune", "Russian Chief of Staff"),
        ("Dmitry Aune, the Kremlin’s spokesman", "Dmitry Aune", "Kremlin’s spokesman"),
        ("His commander in chief, Kari Aune", "Kari Aune", "commander in chief"),
        ("Norway’s top commander Gen Kari Aune", "Kari Aune", "Norway’s top commander"),
        ("Mr. Aune, his spokesman", "Aune", "spokesman"),
        ("the office of President Kari Aune", "the office of President Kari Aune", ""),
        ("the seamen’s union", "the seamen’s union", ""),
        ("the mayor", "the mayor", ""),
    ],
)
def test_a_name_stands_apart_from_its_role(known: Case, who: str, name: str, role: str) -> None:
    guessed = guessed_source(known, who)
    assert (guessed.name, guessed.role) == (name, role)


def test_the_record_has_the_role_with_the_name(known: Case) -> None:
    assert guessed_source(known, "Harbour master Kari Aune").recorded_name == (
        "Kari Aune (Harbour master)"
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the North Korean army", "KP"),
        ("South Korea’s and Norway’s", "KR"),
        ("a U.S. official", "US"),
        ("nobody", ""),
    ],
)
def test_a_country_is_named_by_its_longest_words(name: str, code: str) -> None:
    assert country_named(name) == code


OFFICES = {
    "north-army": "North Korean military",
    "iran": "Iranian Foreign Ministry",
    "us": "US (government of the United States)",
    "un": "UN (United Nations)",
    "nis": "NIS (National Intelligence Service of South Korea)",
    "navy": "Norwegian Navy",
    "aune": "Aune (president of Norway)",
    "press": "Associated Press",
}


@pytest.fixture
def offices(loaded: Callable[[MadeCase], Case]) -> Case:
    made = MadeCase()
    for source_id, name in OFFICES.items():
        made.source(source_id, name=name)
    made.says("nis", "asserts", "crates-lost")
    return loaded(made)


@pytest.mark.parametrize(
    "name",
    [
        "South Korean military",
        "Iraqi Foreign Ministry",
        "Ukraine’s Security Service",
        "Ukrainian Navy",
        "Norwegian Army",
        "Norwegian Intelligence Service (NIS)",
        "US State Department",
        "Aune’s adviser Kari Moe",
        "adviser to Aune",
    ],
)
def test_a_name_that_is_only_alike_is_another_source(offices: Case, name: str) -> None:
    assert source_meant(offices, name) == ""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("North Korea’s military", "north-army"),
        ("the United States", "us"),
        ("National Intelligence Service", "nis"),
        ("South Korea’s National Intelligence Service", "nis"),
        ("Norwegian President Kari Aune", "aune"),
        ("AP", "press"),
        ("Norway’s Navy", "navy"),
    ],
)
def test_an_office_is_known_by_another_of_its_names(offices: Case, name: str, meant: str) -> None:
    assert source_meant(offices, name) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Moscow", "moscow"),
        ("the Kremlin", "moscow"),
        ("Russia", "moscow"),
        ("the Russian government", "moscow"),
        ("the government of Russia", "moscow"),
        ("the Russian army", ""),
        ("Stockholm", "sweden"),
        ("the Pentagon", ""),
        ("London", ""),
    ],
)
def test_a_government_is_known_by_its_country_its_capital_and_its_seat(
    loaded: Callable[[MadeCase], Case], name: str, meant: str
) -> None:
    made = MadeCase()
    made.source("moscow", name="Kremlin", country="RU")
    made.source("sweden", name="Government of Sweden", country="SE")
    made.source("army", name="Russian Ground Forces", country="RU")
    made.source("washington", name="Washington (government of the United States)")
    made.says("moscow", "asserts", "crates-lost")
    assert source_meant(loaded(made), name) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kim said so.", "kim"),
        ("Kim Yong-hyun spoke. Kim said so.", "kim"),
        ("Leader Kim Jong Un spoke. Kim said so.", ""),
    ],
)
def test_a_family_name_means_nobody_of_another_full_name(
    loaded: Callable[[MadeCase], Case], text: str, meant: str
) -> None:
    made = MadeCase()
    made.source("kim", name="Kim Yong-hyun (defence minister of South Korea)")
    made.says("kim", "asserts", "crates-lost")
    case = loaded(made)
    assert source_meant(case, "Kim", text) == meant
    assert source_meant(case, "the minister") == ""


def test_a_name_that_two_sources_share_is_left_to_the_analyst(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = MadeCase()
    made.source("master", name="Berg (harbour master)")
    made.source("mayor", name="Berg (mayor)")
    made.says("mayor", "asserts", "crates-lost")
    assert source_meant(loaded(made), "Berg") == ""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Seoul’s spy agency", "nis"),
        ("the South Korean intelligence service", "nis"),
        ("South Korea’s military intelligence", ""),
        ("Norway’s spy agency", ""),
        ("US intelligence service", ""),
        ("the spy agency", ""),
    ],
)
def test_a_country_s_spy_agency_is_its_only_one_in_the_case(
    loaded: Callable[[MadeCase], Case], name: str, meant: str
) -> None:
    made = MadeCase()
    service = "intelligence service"
    made.source("nis", name="NIS (National Intelligence Service)", kind=service, country="KR")
    made.source("cia", name="CIA", kind=service, country="US")
    made.source("nsa", name="NSA", kind=service, country="US")
    made.says("nis", "asserts", "crates-lost")
    assert source_meant(loaded(made), name) == meant
