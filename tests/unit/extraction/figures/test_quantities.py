"""The bounds a figure has are those its words give."""

from __future__ import annotations

import pytest

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.quantities import figures_in


def bounds(words: str) -> list[tuple[float | None, float | None, str]]:
    return [(f.low, f.high, f.qualifier) for f in figures_in(words, Span(0, len(words)))]


def counted(words: str) -> list[tuple[float | None, str, str]]:
    return [(f.low, f.quantity, f.unit) for f in figures_in(words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("1,500 soldiers crossed", 1500, 1500, "exactly"),
        ("around 12,000 soldiers crossed", 12000, 12000, "about"),
        ("nearly 300 miners were inside", 300, 300, "about"),
        ("an estimated 2,000 villagers fled", 2000, 2000, "about"),
        ("a hundred or so villagers fled", 100, 100, "about"),
        ("at least nine soldiers fell", 9, None, "at least"),
        ("no fewer than forty shells fell", 40, None, "at least"),
        ("30 or more people were held", 30, None, "at least"),
        ("more than 13,000 containers left", 13000, None, "more than"),
        ("over a dozen boats left", 12, None, "more than"),
        ("up to 520 recruits left", None, 520, "up to"),
        ("as many as 100 recruits left", None, 100, "up to"),
        ("fewer than 20 recruits left", None, 20, "up to"),
        ("between 40 and 60 boats left", 40, 60, "between"),
        ("6,000 to 8,000 recruits left", 6000, 8000, "between"),
        ("80 or 70 recruits left", 70, 80, "between"),
        ("10 to 12 million barrels left", 10e6, 12e6, "between"),
        ("all but 26 of the villagers left", 26, 26, "exactly"),
        ("thousands of recruits left", 1000, None, "at least"),
        ("tens of thousands of recruits left", 10000, None, "at least"),
        ("dozens of recruits left", None, None, "about"),
        ("twenty-five thousand recruits left", 25000, 25000, "exactly"),
        ("a loan of $2.5bn was agreed", 2.5e9, 2.5e9, "exactly"),
        ("a grant of $7 mil- — $9 billion", 9e9, 9e9, "exactly"),
        ("turnout was 52.4 percent", 52.4, 52.4, "exactly"),
        ("no injuries were reported", 0, 0, "exactly"),
        ("they must leave within 72 hours", 72, 72, "exactly"),
        ("“500 plus” villagers fled", 500, None, "at least"),
        ("as high as 16,000 civilians", None, 16000, "up to"),
        ("just over half a million people fled", 5e5, None, "more than"),
        ("the toll could exceed 1,000", 1000, None, "more than"),
        ("at least magnitude 6", 6, None, "at least"),
        ("not one rifle has crossed", 0, 0, "exactly"),
        ("in March 2030, 94 people died", 94, 94, "exactly"),
        ("on March 5, 94 people died", 94, 94, "exactly"),
        ("40-50k people need shelter", 40000, 50000, "between"),
        ("the missile flew about 600 km", 600, 600, "about"),
        ("it reached an altitude of 6,000 kilometres", 6000, 6000, "exactly"),
        ("crews were pushed back about 55 kilometers", 55, 55, "about"),
        ("the raiders are 15 to 20 km away", 15, 20, "between"),
        ("I would be surprised if there were more than 500 boats", None, 500, "up to"),
        ("we doubt that fewer than 90 boats left", 90, None, "at least"),
        ("more than a thousand five hundred men", 1500, None, "more than"),
        ("it recorded no truce violations", 0, 0, "exactly"),
        ("a group of 13 men was freed", 13, 13, "exactly"),
        ("traffic rose 18-fold", 18, 18, "exactly"),
        ("a 600-strong crew", 600, 600, "exactly"),
        ("one of its soldiers was killed", 1, 1, "exactly"),
        ("a fire in which one Ibrian sailor was hurt", 1, 1, "exactly"),
        ("a lighthouse keeper was injured", 1, 1, "exactly"),
        ("she wrote that one old rower drowned", 1, 1, "exactly"),
        ("a 5.1-magnitude quake shook the pier", 5.1, 5.1, "exactly"),
        ("a 12-year-old girl has been killed", 1, 1, "exactly"),
        ("the oil stretches at least 90 miles", 90, None, "at least"),
        ("the navy sank 1555 boats", 1555, 1555, "exactly"),
        ("1900 UAVs were shot down", 1900, 1900, "exactly"),
        ("every day they lose 300-400 people", 300, 400, "between"),
    ],
)
def test_a_wording_gives_its_own_bounds(
    words: str, low: float | None, high: float | None, qualifier: str
) -> None:
    assert bounds(words) == [(low, high, qualifier)]


@pytest.mark.parametrize(
    "words",
    [
        "an FP-5 and a T-72 were seen",
        "posts 31 and 32 were hit",
        "the 61st Brigade withdrew",
        "he is a 58-year-old judge",
        "Salo, 66, has governed long",
        "it began in 2019 and ended on 3 May",
        "the raid came at 6:15 p.m.",
        "they talked for two days",
        "the two sides talked",
        "call +41 22 555 01 23 now",
        "one of the largest raids of the war",
        "from the 8th to the 13th of October",
        "a six-week war",
        "since the spring of ’22",
        "men aged 20 to 26",
        "three times the earlier estimate",
        "children under five",
        "the eldest is 59",
        "the retirement age to 66",
        "near Exit 14",
        "they came from three sides",
        "a resolution of 30 to 50 centimetres",
        "a town about 30 kilometres from the border",
        "the pier, which lies 30 km north of Sel",
        "the harbour has been one of its oldest ports",
        "one – a new pier; two – a fine; and three – an end to the talks",
        "a boy aged about 16 saw it",
        "no ship was within 15 nautical miles of it",
        "a village in the hills at an altitude of 4,200 meters",
        "it is one of the five piers of the port",
        "they sailed north when she was six and never came back",
        "he was held until he was eighteen and then sent off",
        "see https://x.example/posts/40 for it",
        "citing two officials briefed on it",
        "crews saw waves, including one with a crest of foam",
        "a Pelican 300 was towed home",
        "nets lay over one pier",
        "Lens lit it, not one of the guards",
        "one old rule is that nobody rows alone",
        "a number of them had died",
        "Ibo Lens (52) rowed alone",
        "the driver, 22, admits it",
        "it was recorded at 3.32 in Sel",
        "the lamps at Tower 9",
        "children in grades 4 to 6",
        "at one of the larger piers",
        "he said nothing on that one.",
        "the other two boats sailed on",
        "he never saw the boats, and not 16 either",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(words: str) -> None:
    assert bounds(words) == []


def test_a_subset_and_its_whole_are_two_figures() -> None:
    assert [low for low, _, _ in bounds("1,000 of the 11,000 recruits left")] == [1000, 11000]
    assert [low for low, _, _ in bounds("three of the six batteries left")] == [3, 6]
    assert [low for low, _, _ in bounds("two of those nine nets were sold")] == [2, 9]
    assert [low for low, _, _ in bounds("40 rowers, one of whom is ill")] == [40, 1]
    assert [low for low, _, _ in bounds("a nurse and four guards were hurt")] == [1, 4]
    assert [low for low, _, _ in bounds("two boys and a young cook were hurt")] == [2, 1]


def test_a_change_is_two_figures_and_no_range() -> None:
    assert bounds("the toll rose from 20 to 31") == [(20, 20, "exactly"), (31, 31, "exactly")]
    assert bounds("the toll rose by 14 to 102") == [(14, 14, "exactly"), (102, 102, "exactly")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the raid killed 37 people", [(37, "killed", "people")]),
        (
            "killed 37 people and wounded more than 60 others",
            [(37, "killed", "people"), (60, "wounded", "others")],
        ),
        ("600 soldiers were killed or wounded", [(600, "casualties", "soldiers")]),
        ("9,000 shells were sent", [(9000, "shells", "shells")]),
        ("they captured 12 soldiers", [(12, "captured", "soldiers")]),
        ("a fleet of 14 ships", [(14, "ships", "ships")]),
        ("3,000 soldiers arrived", [(3000, "troops", "soldiers")]),
        (
            "two were among those killed and 40 dockers have been wounded",
            [(2, "killed", "people"), (40, "wounded", "dockers")],
        ),
        (
            "the storm left 12 dead, 30 injured and 900 homeless",
            [(12, "killed", "people"), (30, "wounded", "people"), (900, "other", "homeless")],
        ),
        ("80 survivors of a storm that killed their kin", [(80, "other", "survivors")]),
        ("three S.N. servicemembers were injured", [(3, "wounded", "servicemembers")]),
        ("40 harbour and coast guard boats", [(40, "ships", "boats")]),
        ("30 single- and twin-rotor aircraft", [(30, "other", "aircraft")]),
        ("one docker and two crews", [(1, "other", "docker"), (2, "other", "crews")]),
        ("the death toll at the two piers has risen to 31", [(31, "killed", "people")]),
        ("$900 for the families of the dead", [(900, "other", "USD")]),
        ("there is no official casualty count", []),
        ("the other boats left and 30 hit the pier", [(30, "other", "")]),
        ("they fire 2,000 shells a day", [(2000, "shells", "shells per day")]),
        ("the raids killed 30 a day", [(30, "killed", "people per day")]),
        ("40 boats a year later", [(40, "ships", "boats")]),
        ("oil at $82 a barrel", [(82, "other", "USD per barrel")]),
        ("1,500 tests on a daily basis", [(1500, "other", "tests per day")]),
        ("over 400 magnitude 2+ quakes", [(400, "other", ""), (2, "other", "magnitude")]),
        ("49,000 of them resulting in finds", [(49000, "other", "")]),
        ("90 tonnes of ore per year", [(90, "other", "tonnes per year")]),
        ("one in ten rowers drowned", [(0.1, "other", "share")]),
        ("a magnitude-6.8 quake hurt 40", [(6.8, "other", "magnitude"), (40, "wounded", "people")]),
        ("Killed: at least 1,234", [(1234, "killed", "people")]),
        ("Boats lost: 90", [(90, "ships", "boats")]),
        ("People missing – 12", [(12, "other", "people missing")]),
        ("they took 300 square kilometres of marsh", [(300, "other", "square kilometres")]),
        ("they moved 5 km west of the pier", [(5, "other", "km")]),
        (
            "the hole is 82 m wide and 12 long queues formed",
            [(82, "other", "m"), (12, "other", "queues")],
        ),
        ("12 North Ibrian soldiers left", [(12, "troops", "soldiers")]),
        ("three hospital wards burned", [(3, "other", "wards")]),
        (
            "three Leopard 2A6 tanks and two BMP vehicles",
            [(3, "other", "tanks"), (2, "other", "vehicles")],
        ),
        ("2,000 155mm shells were sent", [(2000, "shells", "shells")]),
        ("27 of 34 drones fell", [(27, "other", "drones"), (34, "other", "drones")]),
        ("the fire hurt at least 11 early on Monday", [(11, "wounded", "people")]),
        (
            "two guards were killed and five sustained wounds",
            [(2, "killed", "guards"), (5, "wounded", "people")],
        ),
        (
            "40 rowers, among them many women and children of the crew, were killed",
            [(40, "killed", "rowers")],
        ),
        (
            "two guards were hurt in clashes at the pier, where 4,000 rowers marched",
            [(2, "wounded", "guards"), (4000, "other", "rowers")],
        ),
        ("the fire claimed the lives of 11 people", [(11, "killed", "people")]),
        ("winds of 195 km/h", [(195, "other", "km/h")]),
        ("Deaths (confirmed): 119", [(119, "killed", "deaths")]),
        (
            "the port revised the death toll down from 134 to 119 on Monday",
            [(134, "killed", "people"), (119, "killed", "people")],
        ),
        ("the kin of each of the dead get 1.5 million rubles", [(1.5e6, "other", "rubles")]),
    ],
)
def test_a_figure_counts_what_its_words_say(
    words: str, expected: list[tuple[float | None, str, str]]
) -> None:
    assert counted(words) == expected


def test_the_wording_stands_in_the_text() -> None:
    words = "Officials said more than 13,000 containers had left by June."
    assert [f.wording for f in figures_in(words, Span(0, len(words)))] == [
        "more than 13,000 containers"
    ]


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("they took 400sq km (155 square miles) of land", 400, 400, "exactly"),
        ("it carries 1,150kg (2,535 pounds) of ore", 1150, 1150, "exactly"),
        ("a magnitude-6.8 quake shook the pier", 6.8, 6.8, "exactly"),
        ("they hold 1.5 percent of the isles or less", None, 1.5, "up to"),
        ("it cost the crews 500 boats at least", 500, None, "at least"),
        ("between 20 percent and 30 percent of the crews", 20, 30, "between"),
        ("20% to 30% of the crews left", 20, 30, "between"),
        ("at a cost of NZ $ 26 million", 26e6, 26e6, "exactly"),
        ("several hundred to a thousand rowers", 100, 1000, "between"),
        ("several hundred or even a thousand rowers", 100, 1000, "between"),
        ("tens of thousands to a hundred thousand rowers", 10000, 100000, "between"),
        ("20 to several hundred boats", 20, None, "at least"),
        ("hundreds or even thousands of rowers", 100, None, "at least"),
        ("dozens to 100 rowers", None, 100, "up to"),
        ("up to several hundred to a thousand rowers", None, 1000, "up to"),
        ("in total, the port lost up to 1,350 nets", None, 1350, "up to"),
        ("the raiders took up to 40 captives", None, 40, "up to"),
        ("that brings the toll up to 96", 96, 96, "exactly"),
        ("the toll of the storm climbs past 2,000", 2000, None, "more than"),
        ("1,000 boats at most that can still be used", None, 1000, "up to"),
        ("they put the losses at 125,000 – three times the count of Sel", 125e3, 125e3, "exactly"),
        ("the shield cost Rbs675bn", 675e9, 675e9, "exactly"),
        ("a loan of USD500m was agreed", 5e8, 5e8, "exactly"),
    ],
)
def test_a_unit_or_a_qualifier_may_stand_anywhere_beside_its_number(
    words: str, low: float | None, high: float | None, qualifier: str
) -> None:
    assert bounds(words) == [(low, high, qualifier)]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("a 10-km-wide strip along the coast", ["km"]),
        ("a 40-mile front", ["miles"]),
        ("a 3-metre-high wall", ["metres"]),
        ("a 12-foot-deep pit", ["feet"]),
        ("a 25-square-kilometre area", ["square kilometres"]),
        ("a 5-per-cent rise", ["percent"]),
        ("they put the losses at 320 but said no more", ["people"]),
        ("nine of Norvik’s 12 ports closed", ["ports", "ports"]),
        ("4.1 million of the isles’ 6 million rowers", ["rowers", "rowers"]),
        ("they pump 2.07mn b/d", ["b/d"]),
        ("two 155-mm M777 howitzers", ["howitzers"]),
        ("one U.S.-made M113 carrier", ["carrier"]),
        ("one woman found dead", ["woman"]),
        ("a 155-mm shell hit the 20-foot container", []),
        ("a 2,000-pound bomb fell", []),
    ],
)
def test_a_hyphen_or_a_name_between_does_not_hide_what_is_counted(
    words: str, units: list[str]
) -> None:
    assert [unit for _, _, unit in counted(words)] == units


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("a crowd of 1900 people", True),
        ("food for 1900 people", True),
        ("of 1950 workers, most had left", True),
        ("in 1918 soldiers came home", False),
        ("the famine of 1921 people still recall", False),
        ("by 1950 workers had left", False),
    ],
)
def test_four_digits_before_people_are_a_year_only_where_time_is_told(
    words: str, counts: bool
) -> None:
    assert bool(bounds(words)) is counts


@pytest.mark.parametrize(
    "words",
    [
        "Sel won 2-1 in the last minute",
        "the council passed it by a vote of 218-206",
        "they met officers Lens and Holm, 40 and 49, at the pier",
        "a woman, 34, was held",
        "the singer died at 97.",
        "a guide for women between 20 and 35",
        "they had six very difficult months",
        "the port is open from 7 to 9 a.m. daily",
        "the office at 10 Harbour Street was shut",
        "the office at 36 Quai Norvik was shut",
        "a Pelican 707 cargo plane came down",
        "in 2012-13 the port was closed",
        "no cause of death was given",
        "it was a very serious one.",
        "he has one vote like everybody",
    ],
)
def test_scores_ages_models_and_addresses_count_nothing(words: str) -> None:
    assert bounds(words) == []


def test_a_source_may_give_a_distance_that_a_reporter_only_describes() -> None:
    for words in (
        "an epicentre 16 miles south of Sel",
        "it was at a depth of 16 miles",
        "it was hit 16 miles (26 kilometers) off the coast",
    ):
        given = figures_in(words, Span(0, len(words)), sourced=True)
        assert [(each.low, each.high) for each in given] == [(16, 16)]
        assert bounds(words) == []


def test_a_change_told_with_a_participle_is_no_range_either() -> None:
    assert bounds("new finds bringing the toll from 14 to 31") == [
        (14, 14, "exactly"),
        (31, 31, "exactly"),
    ]


def test_animals_and_quakes_are_not_the_dead() -> None:
    assert counted("the killing of over 300,000 pigs") == [(300000, "other", "pigs")]
    assert counted("six people died in a 5.1 earthquake")[1] == (5.1, "other", "earthquake")


def test_a_word_in_quotation_marks_does_not_hide_what_is_counted() -> None:
    assert counted("they sent 40 “kamikaze” drones") == [(40, "other", "drones")]
    assert counted("they saw two “airborne objects” near Sel") == [(2, "other", "objects")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nine died, two more than previously thought", [(9, "killed"), (2, "other")]),
        ("all but four of the crew were killed", [(4, "other")]),
        ("the toll rose by 4 to 40", [(4, "other"), (40, "other")]),
        ("the toll rose from 36 to 40", [(36, "other"), (40, "killed")]),
        ("an earlier toll of 36 was raised to 40", [(36, "killed"), (40, "killed")]),
    ],
)
def test_a_change_or_a_remainder_is_no_toll_of_its_own(
    words: str, found: list[tuple[float, str]]
) -> None:
    assert [(low, quantity) for low, quantity, _ in counted(words)] == found


def test_both_ends_of_what_is_known_count_the_same() -> None:
    words = "more than 40 but fewer than 60 people were killed"
    assert [quantity for _, quantity, _ in counted(words)] == ["killed", "killed"]
