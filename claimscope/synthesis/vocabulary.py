"""The words of invented cases: names of nobody, and what is said of a flood that never was."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FIRST = ("Ar", "Bel", "Cor", "Dal", "El", "Fen", "Gal", "Hol", "Is", "Jor", "Kel", "Lor", "Mar")
MIDDLE = ("a", "ba", "de", "di", "ga", "lo", "mi", "na", "o", "ra", "ri", "sa", "to", "ve")
LAST = ("burg", "dal", "field", "ford", "ham", "lund", "mere", "mouth", "nes", "stead", "vik")
BODIES = (
    ("{} Water Board", "government"),
    ("Ministry of Works of {}", "government"),
    ("{} Flood Service", "organisation"),
    ("{} Courier", "media"),
    ("Radio {}", "media"),
    ("{} Institute", "expert"),
    ("{} Relief Union", "organisation"),
    ("residents of {}", "witness"),
    ("{} Observer Mission", "alliance"),
    ("{} Survey", "imagery"),
)
"""What a source is called, after a place, and its kind."""
REPORTERS = {
    "asserts": "{who} said that {what}.",
    "confirms": "{who} confirmed from its own records that {what}.",
    "on record": "By a decree published that day, {what}; {who} carried the text.",
    "finds likely": "{who} called it quite likely that {what}.",
    "cannot confirm": "{who} could not confirm that {what}.",
    "doubts": "{who} doubted that {what}.",
    "denies": "{who} denied that {what}.",
}
"""The sentence of each stance."""
HEDGES = {"finds likely": "quite likely"}
FILLERS = (
    "The road along the river stayed open through the night.",
    "Further notes are expected in the course of the week.",
    "The gauge at the old bridge is read twice a day.",
    "No questions were taken after the statement.",
    "The council meets again when the level has fallen.",
)
"""What stands between the statements."""


@dataclass(frozen=True)
class Subject:
    """What claims are about: a statement about a place, and a number in it where it has one."""

    title: str
    topic: str
    quantity: str = ""
    aspect: str = ""
    unit: str = ""


COUNTED = (
    Subject(
        "{number} containers reached {place}",
        "arms transfer",
        "containers",
        "transferred",
        "containers",
    ),
    Subject("{number} ships wait off {place}", "deployment", "ships", "in place", "ships"),
    Subject("{number} helpers are in {place}", "deployment", "troops", "in place", "helpers"),
    Subject("{number} helpers train at {place}", "deployment", "troops", "in training", "helpers"),
    Subject(
        "{number} helpers are planned for {place}",
        "deployment",
        "troops",
        "planned total",
        "helpers",
    ),
    Subject(
        "{number} people were hurt at {place}", "casualties", "wounded", "event total", "people"
    ),
    Subject(
        "{number} houses stood under water in {place}", "other", "other", "event total", "houses"
    ),
)
PLAIN = (
    Subject("the dyke of {place} held", "other"),
    Subject("the bridge at {place} was closed", "other"),
    Subject("the pumps at {place} were moved", "arms transfer"),
    Subject("an agreement on {place} was signed", "diplomacy"),
    Subject("a delegation visited {place}", "diplomacy"),
    Subject("the gates at {place} were opened to spare the harbour", "motive"),
    Subject("a camp was set up near {place}", "deployment"),
)


def place_names(number: int, random: Random) -> list[str]:
    """So many names of places, all different."""
    names: dict[str, None] = {}
    while len(names) < number:
        middle = random.choice(MIDDLE) + (random.choice(MIDDLE) if len(names) > 200 else "")
        name = random.choice(FIRST) + middle + random.choice(LAST)
        names.setdefault(name if name not in names else f"{name} {random.choice(LAST)}".title())
    return list(names)
