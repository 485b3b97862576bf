"""Which of several places of one name a text means, and that a doubt is handed on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.candidate import PlaceMention
from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.places import place_named
from claimscope.resources.gazetteer import place_of_id
from tests.unit.extraction.one_text import FRIDAY


def read_places(text: str) -> dict[str, PlaceMention]:
    found = candidates_in(text, FRIDAY)
    return {place.name: place for each in found for place in each.places}


def where(place: PlaceMention) -> str:
    """The country of a place, for a town with its region: ``US-VA``."""
    known = place_of_id((place.place_id or "").removeprefix("geonames:"))
    assert known is not None
    assert known.country == place.country
    return f"{known.country}-{known.region}" if known.country in ("US", "CA") else known.country


@pytest.mark.parametrize(
    ("town", "beside", "meant"),
    [
        ("Alexandria", ", Virginia", "US-VA"),
        ("Alexandria", ", Va., on Monday", "US-VA"),
        ("Alexandria", ", VA", "US-VA"),
        ("Alexandria", ", Louisiana, when a roof fell", "US-LA"),
        ("Alexandria", ", Egypt", "EG"),
        ("Alexandria", " (Romania)", "RO"),
        ("Tripoli", ", Lebanon", "LB"),
        ("Tripoli", ", Libya", "LY"),
        ("Tripoli", " in northern Lebanon", "LB"),
        ("Odessa", ", Ukraine", "UA"),
        ("Odessa", ", Odesa region, Ukraine", "UA"),
        ("Odessa", ", Texas", "US-TX"),
        ("London", ", Ontario", "CA-08"),
        ("London", ", Ont., on Monday", "CA-08"),
        ("Birmingham", ", Alabama", "US-AL"),
        ("Athens", ", Georgia", "US-GA"),
        ("Washington", ", D.C.", "US-DC"),
        ("St. Petersburg", ", Fla.", "US-FL"),
        ("Newcastle", ", New South Wales", "AU"),
        ("Newcastle", ", NSW", "AU"),
        ("Perth", ", Scotland", "GB"),
        ("Hyderabad", ", Pakistan", "PK"),
        ("Rafah", ", in Gaza", "PS"),
        ("Merida", ", Mexico", "MX"),
        ("Merida", ", Yucatan, Mexico", "MX"),
        ("Salem", ", Tamil Nadu", "IN"),
        ("Moscow", ", Idaho, on Friday", "US-ID"),
        ("Lebanon", ", Pa.", "US-PA"),
        ("Kobani", ", Syria", "SY"),
        ("Odessa", ", southern Ukraine", "UA"),
    ],
)
def test_what_follows_the_name_decides(town: str, beside: str, meant: str) -> None:
    place = read_places(f"The mayor said 3 people were killed in {town}{beside}.")[town]
    assert (where(place), place.role, place.others) == (meant, "at", ())


@pytest.mark.parametrize(
    "words",
    ["in the Lebanese city of Tripoli", "in Lebanon’s Tripoli", "in Lebanon's port of Tripoli"],
)
def test_the_country_before_the_name_decides(words: str) -> None:
    place = read_places(f"Officials said 9 people were killed {words}.")["Tripoli"]
    assert (where(place), place.role) == ("LB", "at")


def test_a_town_that_is_qualified_once_is_the_same_further_on() -> None:
    text = "ODESSA, Texas (AP) — Police said 4 people died.\n\nFires burned in Odessa, police said."
    assert where(read_places(text)["Odessa"]) == "US-TX"


@pytest.mark.parametrize(
    ("text", "town", "meant"),
    [
        ("Ukraine’s air force said 12 people were killed in Odessa.", "Odessa", "UA"),
        ("Police in Texas said 12 people were killed in Odessa.", "Odessa", "US-TX"),
        ("The Lebanese army said 9 people were killed in Tripoli.", "Tripoli", "LB"),
        ("The Libyan army said 9 people were killed in Tripoli.", "Tripoli", "LY"),
        ("Pakistan’s army said 4 people were killed in Hyderabad.", "Hyderabad", "PK"),
        ("Egypt said 4 people were killed in Rafah.", "Rafah", "EG"),
        ("Police in Illinois said 3 people were killed in Springfield.", "Springfield", "US-IL"),
        ("Russia and Ukraine said 4 people were killed near Donetsk.", "Donetsk", "UA"),
        ("US officials said 12 people were killed in Odessa.", "Odessa", "UA"),
        ("The United States and American envoys met in Paris.", "Paris", "FR"),
    ],
)
def test_the_countries_that_the_text_is_about_decide_next(text: str, town: str, meant: str) -> None:
    assert where(read_places(text)[town]) == meant


@pytest.mark.parametrize(
    ("town", "meant", "other"),
    [
        ("Odessa", "UA", "Odessa, Texas, United States"),
        ("Tripoli", "LY", "Tripoli, Lebanon"),
        ("Birmingham", "GB", "Birmingham, Alabama, United States"),
        ("Hyderabad", "IN", "Hyderabad, Pakistan"),
    ],
)
def test_the_greater_town_is_meant_last_and_the_doubt_is_told(
    town: str, meant: str, other: str
) -> None:
    place = read_places(f"The mayor said 3 people were killed in {town}.")[town]
    assert where(place) == meant
    assert other in place.others


@pytest.mark.parametrize("town", ["Paris", "Vladivostok", "Kharkiv"])
def test_no_doubt_is_told_where_there_is_none(town: str) -> None:
    assert read_places(f"The mayor said 3 people were killed in {town}.")[town].others == ()


def test_towns_elsewhere_do_not_say_what_the_text_is_about() -> None:
    text = (
        "The mayor said 3 people were killed in Alexandria, Virginia.\n\n"
        "The air force said 12 people were killed in Odessa."
    )
    assert where(read_places(text)["Odessa"]) == "UA"


def test_a_town_that_the_gazetteer_lacks_is_not_its_namesake_elsewhere() -> None:
    found = read_places("The mayor said 3 people were killed in Alexandria, Ontario.")
    place = found["Alexandria, Ontario"]
    assert (place.place_id, place.country, place.role) == (None, "CA", "at")
    assert "Alexandria" not in found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Envoys met in Moscow, Berlin and Paris, officials said.", {"Moscow", "Berlin", "Paris"}),
        ("Envoys met in Georgia, Ukraine and Moldova.", {"Georgia", "Ukraine", "Moldova"}),
        ("In Beirut, Israel struck three houses, officials said.", {"Beirut", "Israel"}),
    ],
)
def test_a_list_or_the_next_subject_is_no_qualifier(text: str, places: set[str]) -> None:
    found = read_places(text)
    assert set(found) == places
    assert all(each.place_id for each in found.values())


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia said 4 people were hurt in Tbilisi.", "GE"),
        ("Police said 4 people were hurt in Atlanta, Georgia.", None),
    ],
)
def test_a_state_after_a_town_is_no_country(text: str, country: str | None) -> None:
    place = read_places(text).get("Georgia")
    assert (place and place.country) == country


def test_a_state_of_the_name_of_a_country_is_meant_where_the_text_says_state() -> None:
    place = read_places("Nigerian officials said that 4 people died in Niger state.")["Niger"]
    assert place.country == "NG"


def test_an_older_name_that_others_bear_is_decided_by_what_the_text_is_about() -> None:
    about = "{0} sent troops. The {1} staff said that 9 people were killed in Krasnoarmeysk."
    for country, adjective, code in (("Ukraine", "Ukrainian", "UA"), ("Russia", "Russian", "RU")):
        place = read_places(about.format(country, adjective))["Krasnoarmeysk"]
        assert place.country == code


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Kiev", "Kyiv"),
        ("Kharkov", "Kharkiv"),
        ("Lvov", "Lviv"),
        ("Rangoon", "Yangon"),
        ("Bombay", "Mumbai"),
        ("Peking", "Beijing"),
        ("Burma", "Myanmar"),
        ("Swaziland", "Eswatini"),
        ("Türkiye", "Turkey"),
        ("Rafah", "Rafaḩ"),
        ("Rafiah", "Rafah"),
        ("Kyyiv", "Kyiv"),
        ("Calcutta", "Kolkata"),
        ("Hodeidah", "Al Hudaydah"),
        ("Kobani", "Ayn al-Arab"),
        ("Qamishli", "Al-Qamishli"),
        ("Artyomovsk", "Bakhmut"),
        ("Novaya Kakhovka", "Nova Kakhovka"),
        ("Deir al-Balah", "Dayr al Balah"),
        ("Al-Raqqah", "Ar Raqqah"),
        ("Upper Volta", "Burkina Faso"),
    ],
)
def test_older_and_other_spellings_mean_the_same_place(older: str, newer: str) -> None:
    assert place_named(older, "at").place_id == place_named(newer, "at").place_id
    assert place_named(older, "at").place_id is not None


@pytest.mark.parametrize(
    "text",
    [
        "Senator Lincoln said 4 people were hurt. Aides to Lincoln said so.",
        "Ada Jackson said 4 people were hurt. They wrote to Jackson on Monday.",
        "Jim Jordan said 4 people were hurt. The letter came from Jordan.",
        "Four people died in Independence, and nobody in Parliament knew, officials said.",
        "Officials said 4 people were hurt by rockets from Hamas.",
        "Officials said 4 people were hurt, citing a report from NIS.",
        "41 Dead After Quake Hits Near Province’s Coast",
    ],
)
def test_people_bodies_and_common_words_are_no_towns(text: str) -> None:
    assert read_places(text) == {}


@pytest.mark.parametrize(
    ("words", "meant", "kind"),
    [
        ("in Virginia", "US-VA", "region"),
        ("in Washington state", "US-WA", "region"),
        ("in Washington", "US-DC", "city"),
        ("in New York", "US-NY", "city"),
        ("in Gaza", "PS", "region"),
        ("in Gaza City", "PS", "city"),
        ("in the Odesa region", "UA", "region"),
        ("in Georgia, USA", "US-GA", "region"),
    ],
)
def test_states_and_regions_are_places_of_their_own(words: str, meant: str, kind: str) -> None:
    places = read_places(f"Officials said 4 people were killed {words}.").values()
    place = next(each for each in places if each.role == "at")
    known = place_of_id((place.place_id or "").removeprefix("geonames:"))
    assert known is not None
    assert (where(place), known.kind) == (meant, kind)


def test_a_comma_goes_before_a_place_of_the_case() -> None:
    text = "Officials said 9 people were killed in Tripoli, Lebanon."
    libyan = {"Tripoli": "tripoli", "geonames:2210247": "tripoli"}
    (found,) = candidates_in(text, FRIDAY, places=libyan)
    assert where(found.places[0]) == "LB"
    lebanese = {"Tripoli": "tripoli", "geonames:266826": "tripoli"}
    (found,) = candidates_in(text, FRIDAY, places=lebanese)
    assert found.places[0].place_id == "tripoli"


def test_a_place_of_the_case_is_known_by_its_other_names() -> None:
    (found,) = candidates_in(
        "The boat burned in Kiev on Monday.", FRIDAY, places={"geonames:703448": "kyiv"}
    )
    assert [each.place_id for each in found.places] == ["kyiv"]


@given(st.text(alphabet="ABCabc ,.'’()-\nÉ", max_size=80))
def test_any_text_can_be_searched_for_places(text: str) -> None:
    for name, place in read_places(f"He said 3 were hurt in Paris, {text}").items():
        assert name == place.name
