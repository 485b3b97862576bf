"""Whose words are whose where grammar has to tell: sentences of our own, read one by one."""

from __future__ import annotations

from datetime import date

import pytest

from data.extraction import Candidate, candidates_in

FRIDAY = date(2024, 10, 18)


def read(text: str) -> tuple[Candidate, ...]:
    return candidates_in(text, FRIDAY)


def sources(text: str) -> list[str]:
    return [each.source for each in read(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "According to the Norvik Interior Ministry over 40 boats have been lost in a storm "
            "during the yearly regatta near Sel harbour, off the coast.",
            "Norvik Interior Ministry",
        ),
        ("According to Holm the boats were sent back by rail to the yard.", "Holm"),
        ("According to officials two boats were lost off Sel.", "officials"),
        ("According to a port official the boats were lost.", "a port official"),
    ],
)
def test_according_to_needs_no_comma(text: str, source: str) -> None:
    assert sources(text) == [source]


def test_an_apposition_may_name_two_things() -> None:
    (found,) = read("Mara Oluo, an old dockhand and former pilot, has claimed the ferry sank.")
    assert found.source.startswith("Mara Oluo")


def test_a_long_title_between_commas_leaves_the_name_the_source() -> None:
    (found,) = read(
        "Ada Holm, Deputy Commissioner for the North, the Isles and the Strait in the Departments "
        "of Ports and Harbour Safety, told the council that nine boats were lost."
    )
    assert found.source.startswith("Ada Holm")


def test_a_body_may_have_a_long_name() -> None:
    (found,) = read(
        "The Joint Rescue and Salvage Agency for Stranded Crews in the Far North (JRSA) says that "
        "nearly 900 sailors are sheltering."
    )
    assert found.source.endswith("(JRSA)")


def test_who_is_not_in_a_position_to_verify_is_the_source() -> None:
    (found,) = read("The Sel Council is not in a position to verify the losses.")
    assert (found.source, found.stance) == ("Sel Council", "cannot confirm")


def test_a_count_that_goes_on_keeps_its_source() -> None:
    assert sources(
        "According to the Sel Navy, 14 boats were lost. At least 108 others were damaged. "
        "Another six were towed."
    ) == ["Sel Navy", "Sel Navy", "Sel Navy"]


SPOKEN = """Remarks by Spokeswoman Ada Holm

MS. HOLM: It would also, if true, Ibo, indicate a new kind of storm.

It’s difficult for me to put a number on it.

MS. HOLM: We will see about that tomorrow.
"""


def test_whoever_is_addressed_says_nothing() -> None:
    assert set(sources(SPOKEN)) == {"Spokeswoman Ada Holm"}


ASKED = """Remarks by Spokeswoman Ada Holm

MS. HOLM: Norvik has announced a new patrol.

Q I wanted to ask about Governor Lens’s comments on the port. Today he said it has to close.

MS. HOLM: We do not think so at this point.
"""


def test_he_is_a_person_and_no_country() -> None:
    assert sources(ASKED) == ["Norvik", "Governor Lens", "Spokeswoman Ada Holm"]


def test_a_long_title_of_a_speaker_is_whole() -> None:
    text = (
        "Gaggle by Grand House Coastal Safety Communications Adviser Karel Dunn\n\n"
        "MR. DUNN: We assess that 400 boats crossed.\n\nQ Thank you.\n\nMR. DUNN: Nine sank here."
    )
    assert set(sources(text)) == {"Grand House Coastal Safety Communications Adviser Karel Dunn"}


SPEECH = """Deputy Commissioner Ada Holm’s remarks to the Sel Council

Sel, 3 October 2024

Madam Chair, members of the Council,

As we feared, the storm sank at least 39 boats at the north pier.

The Norvik authorities reported nine more wrecks. I will return to them.
"""


def test_a_speech_is_the_voice_of_whoever_gives_it() -> None:
    found = [c.source for c in read(SPEECH) if "pier" in c.quote or "wrecks" in c.quote]
    assert found == ["Deputy Commissioner Ada Holm", "Norvik authorities"]


BRIEFED = """Daily Briefing by the Office of the Spokesman for the Port

The following is a transcript of the noon briefing by Ibo Lens, Spokesman for the Port.

Good afternoon. I’ll start with the storm. In Sel, more than 2,500 boats have been lost.
"""


def test_a_briefing_without_labels_has_one_speaker() -> None:
    assert {c.source for c in read(BRIEFED) if c.figures} == {"Ibo Lens, Spokesman for the Port"}


def test_a_report_on_remarks_is_no_speech() -> None:
    text = "Remarks by Ada Holm cause a stir\n\nThe storm sank nine boats at the north pier."
    assert sources(text) == ["narration"]


def test_an_article_before_a_name_is_no_label() -> None:
    text = (
        "A Norvik storm sank nine boats at the pier.\n\nMany more were damaged off Sel.\n\n"
        "A Sel Watch report this week spoke of 40 boats."
    )
    assert "A" not in sources(text)
