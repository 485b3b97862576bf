"""Who is missing, displaced, hurt or taken is not killed; a vehicle is nobody."""

from __future__ import annotations

import pytest

from claimscope.extraction.candidate import Span
from claimscope.extraction.figures.quantities import figures_in


def counted(words: str) -> list[tuple[float | None, str, str]]:
    return [(f.low, f.quantity, f.unit) for f in figures_in(words, Span(0, len(words)))]


KILLED = (12.0, "killed", "people")
MISSING = (30.0, "other", "people missing")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("At least 12 people were killed and 30 missing", [KILLED, MISSING]),
        ("12 people were killed and 30 are missing", [KILLED, MISSING]),
        ("The wave killed 12 and left 30 missing", [KILLED, MISSING]),
        ("30 people remain missing after the wave killed 12", [MISSING, KILLED]),
        ("The dead numbered 12, the missing 30", [KILLED, MISSING]),
        ("The number of missing rose to 30 and the dead to 12", [MISSING, KILLED]),
        ("The death toll is 12 and 30 people are missing", [KILLED, MISSING]),
        ("30 people were reported missing, presumed dead", [MISSING]),
        (
            "The wave killed 12 people, displaced 4,000 and injured 60",
            [KILLED, (4000.0, "other", "people displaced"), (60.0, "wounded", "people")],
        ),
        (
            "4,000 people fled after the wave killed 12",
            [(4000.0, "other", "people"), KILLED],
        ),
        (
            "30 people were rescued from the ferry where 12 died",
            [(30.0, "other", "people rescued"), KILLED],
        ),
        ("12 dead and 30 captured", [KILLED, (30.0, "captured", "people")]),
        ("15 people were taken captive after 12 died", [(15.0, "captured", "people"), KILLED]),
        ("12 people were killed, 30 injured", [KILLED, (30.0, "wounded", "people")]),
        ("12 missing people were later found dead", [(12.0, "killed", "people")]),
        ("12 of 30 missing people were found dead", [KILLED, MISSING]),
        ("12 of the 30 injured died", [KILLED, (30.0, "wounded", "people")]),
        ("12 dead and 30 injured were found", [KILLED, (30.0, "wounded", "people")]),
        ("12 dead or badly wounded were found", [(12.0, "casualties", "people")]),
        (
            "12 people, including 2 children, were killed and 30 wounded",
            [KILLED, (2.0, "killed", "children"), (30.0, "wounded", "people")],
        ),
        (
            "The wave killed 12 and displaced 4,000",
            [KILLED, (4000.0, "other", "people displaced")],
        ),
        ("12 people drowned and 30 are missing", [KILLED, MISSING]),
        ("None of the 12 was killed", [(12.0, "other", "")]),
        (
            "The wave killed 12 people in Sel, one in Holm and two in Old Norvik",
            [KILLED, (1.0, "killed", "people"), (2.0, "killed", "people")],
        ),
        (
            "The wave killed one and hurt 30",
            [(1.0, "killed", "people"), (30.0, "wounded", "people")],
        ),
        (
            "12 people (including 2 children) were killed",
            [KILLED, (2.0, "killed", "children")],
        ),
        (
            "They found 12 bodies and 3 survivors",
            [(12.0, "killed", "bodies"), (3.0, "other", "survivors")],
        ),
        ("Losses on the pier: 12 dead, 30 hurt", [KILLED, (30.0, "wounded", "people")]),
        ("The wave hurt 30 people, 12 fatally", [(30.0, "wounded", "people"), KILLED]),
        ("A rower and her two sons died", [(1, "killed", "people"), (2.0, "killed", "sons")]),
        ("The 12 people were not killed", [(12.0, "other", "people")]),
    ],
)
def test_only_the_dead_are_killed(words: str, found: list[tuple[float, str, str]]) -> None:
    assert counted(words) == found


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("It burned 12 armoured personnel carriers", "carriers"),
        ("It burned 12 personnel carriers, killing nobody", "carriers"),
        ("40 troop carriers were seen", "carriers"),
        ("30 infantry fighting vehicles were seen", "vehicles"),
        ("2 aircraft carriers were seen", "carriers"),
        ("500 anti-personnel mines were laid", "mines"),
        ("40 soldiers’ families were seen", "families"),
        ("6 missile launchers were seen", "launchers"),
        ("10 prisoner transports were seen", "transports"),
    ],
)
def test_what_is_made_for_people_is_no_people(words: str, unit: str) -> None:
    assert counted(words)[0][1:] == ("other", unit)


def test_people_are_still_people() -> None:
    assert counted("300 personnel were sent") == [(300.0, "troops", "personnel")]
    assert counted("12 ambulance crews were killed") == [(12.0, "killed", "crews")]
