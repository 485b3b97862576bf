"""The part that a place plays, told by the words around its name."""

from __future__ import annotations

import pytest

from claimscope.extraction.lexicons.lexicon import Entry, entries
from claimscope.extraction.place_roles import is_in_position, role_of
from claimscope.record.model import ROLES
from tests.unit.extraction.one_text import read

NAME = "Busan"


def role_in(sentence: str) -> str:
    before, _, after = sentence.partition(NAME)
    role = role_of(before, after)
    assert role in ROLES
    return role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The boats sailed from Busan.", "from"),
        ("The boats were bound for the port of Busan.", "mentioned"),
        ("The boats met off the city of Busan.", "near"),
        ("Nine rockets hit the port of Busan.", "at"),
        ("The shelling of Busan went on.", "at"),
        ("The battle for the city of Busan went on.", "at"),
        ("Busan was shelled at night.", "at"),
        ("Busan has been heavily bombed.", "at"),
        ("Busan came under heavy fire.", "at"),
        ("Busan was hit by two heavy storms.", "at"),
        ("Busan was hit by new tariffs.", "mentioned"),
        ("The union hit Busan with new tariffs.", "mentioned"),
        ("The union attacked Busan over the tariffs.", "mentioned"),
        ("The union attacked Busan with drones.", "at"),
        ("Busan was shelling the port.", "mentioned"),
        ("Busan said nine boats sank.", "mentioned"),
    ],
)
def test_what_is_done_to_a_place_happens_there(sentence: str, role: str) -> None:
    assert role_in(sentence) == role


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The boats were bound for the port of Busan.", True),
        ("Nine rockets hit Busan.", True),
        ("Busan was shelled at night.", True),
        ("Busan said nine boats sank.", False),
    ],
)
def test_a_preposition_or_a_deed_tells_that_a_word_is_the_name_of_a_place(
    sentence: str, named: bool
) -> None:
    before, _, after = sentence.partition(NAME)
    assert is_in_position(before, after) is named


@pytest.mark.parametrize("entry", entries("place_verbs"), ids=lambda entry: entry.entry)
def test_a_verb_that_is_done_to_a_place_has_its_role(entry: Entry) -> None:
    expected = "at" if entry.means == "struck" else entry.means
    for form in entry.forms:
        assert role_in(entry.example.replace(entry.forms[0], form)) == expected


def test_the_town_that_was_shelled_is_found_without_a_preposition() -> None:
    (found,) = read("Rebels shelled Kharkiv on Thursday, killing 12 people, the mayor said.")
    assert [(each.name, each.role) for each in found.places] == [("Kharkiv", "at")]
