"""Headings, adverbs, prepositions, determiners and days are nobody's names."""

from __future__ import annotations

import pytest

from claimscope.extraction.attribution.speakers import is_idle
from claimscope.extraction.pipeline import candidates_in
from tests.unit.extraction.one_text import FRIDAY, read

SECTIONS = """Norvik Supporting Effort: Northern Axis

Crews moved 40 boats to the northern pier on Monday, after heavy seas.

The harbour mission visited three piers near Sel, and more crews arrived.

Norvik Supporting Effort: Southern Axis

Crews moved 20 boats to the southern pier on Tuesday, after calm seas.

Norvik Main Effort – Eastern Isles: Sel Harbour

Crews moved 10 boats to the eastern pier on Tuesday. The Sel Navy said that two boats sank.
"""


def test_a_heading_with_a_colon_speaks_nowhere_in_the_text() -> None:
    assert {each.source for each in read(SECTIONS)} == {"narration", "Sel Navy"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The victory for the former secretary of state over the Sel senator gives her two ports.",
        "Another eight states have joined the harbour union this year.",
        "Forty-eight piers remain in those three states.",
        "The captain now helps lead a crew called the Nine Rowers.",
        "Norvik claimed a victory in the northern race last month.",
        "It comes after the Sel Union sanctioned Norvik over alleged plots against its crews.",
        "Having announced that he would not row alone, Holm went down to the pier.",
        "The condition of the rowers was on Wednesday reported to not be grave.",
        "Amongst reported losses, two boats were the oldest of the port.",
        "Norvik is adding to its fleet after three races.",
        "The rowers triumphed in the May races, which belied the owners’ claim that they had left.",
    ],
)
def test_what_only_looks_like_a_verb_of_saying_gives_nobody_the_word(sentence: str) -> None:
    assert {each.source for each in read(sentence)} == {"narration"}


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Speaking on the harbour radio last week, Holm said his brother and Ibo Lens, once a "
            "rower, wrote the log of the raid.",
            "Holm",
        ),
        (
            "Lens, a graduate of the Sel School who has argued a number of cases, will row well, "
            "Holm maintains.",
            "Holm",
        ),
        ("After the talks concluded, Holm stated that nine boats were lost.", "Holm"),
        (
            "According to a recent paper by The Pier, the port keeps a list of the lost boats.",
            "a recent paper by The Pier",
        ),
        (
            "Crews, working in the cold, according to the harbour police recovered at least ten "
            "rowers from the bay.",
            "the harbour police",
        ),
        (
            "The League of Norvik and the Isles, which is linked to the crews, said it was sorry.",
            "League of Norvik and the Isles",
        ),
        (
            "Ada Holm, a 55-year-old rower from Sumter, South Carolina, says nine boats sank.",
            "Ada Holm, a 55-year-old rower from Sumter",
        ),
        (
            "Dr. Ibo Lens of Sel College Harbour, a rowing researcher with expert experience of "
            "reading the logs of lost boats, explained to us that nine boats sank.",
            "Dr. Ibo Lens of Sel College Harbour",
        ),
    ],
)
def test_a_source_is_the_one_who_says_it_and_no_more_of_the_sentence(
    sentence: str, source: str
) -> None:
    assert [each.source for each in read(sentence)][-1] == source


@pytest.mark.parametrize(
    "heading",
    [
        "Norvik Supporting Effort",
        "Norvik Army Objective",
        "Harbour Police Situation",
        "Key Takeaways",
        "Northern Axis",
        "Military Situation",
        "Military Situation Update",
        "Norvik Military Situation Update",
        "Humanitarian Situation Report",
        "Norvik Daily Report",
        "Government Response Plan",
        "Army Losses",
        "Opposition Protests",
        "Military Aid",
        "Situation Report",
        "Activities in Norvik Military Administration",
        "HUMANITARIAN",
        "POLITICAL",
        "Missile Defence",
        "Today",
        "Monday",
    ],
)
def test_what_stands_before_a_colon_may_head_a_section(heading: str) -> None:
    assert {each.source for each in read(f"{heading}: 40 boats sank near the pier.")} == {
        "narration"
    }


@pytest.mark.parametrize(
    "label",
    [
        "Ministry of Ports of Norvik",
        "Harbour Defense Command",
        "Gov. Holm",
        "General Staff",
        "Sel Police",
        "Army Chief Ada Holm",
        "Press Office of the Sel Navy",
        "General Staff of the Armed Forces of Norvik",
        "Foreign Office",
    ],
)
def test_a_body_before_a_colon_still_speaks(label: str) -> None:
    (found,) = read(f"{label}: 40 boats sank near the pier.")
    assert found.source == label


def test_we_after_a_colon_are_the_body_before_it() -> None:
    (found,) = read("Foreign Office: We cannot confirm that 40 boats sank.")
    assert (found.source, found.stance) == ("Foreign Office", "cannot confirm")


def test_an_interview_still_has_its_speakers() -> None:
    found = read(
        "Ada Holm: We lost 40 boats that night.\n\nIbo Lens: I saw 20 boats sink.\n"
        "\nAda Holm: We found 10 of them.\n\nIbo Lens: I found the other 10 boats.\n"
    )
    assert {each.source for each in found} == {"Ada Holm", "Ibo Lens"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Early reports said that 40 boats sank.", "reports"),
        ("Early estimates put the toll at 40.", "narration"),
        ("Today’s report said that 40 boats sank.", "narration"),
        ("Today's statement claims 40 boats sank.", "narration"),
        ("Monday’s statement claims 40 boats sank.", "narration"),
        ("Meanwhile reports suggest that 40 boats sank.", "reports"),
        ("Such claims suggested 40 boats had sunk.", "narration"),
        ("However claims that 40 boats sank continue.", "narration"),
        ("Until now estimates put the toll at 40.", "narration"),
        ("Despite claims that 40 boats sank, crews left.", "narration"),
        ("Thursday night reports said 40 boats sank.", "reports"),
        ("Nearby said that 40 boats sank.", "narration"),
        ("Notwithstanding said that 40 boats sank.", "narration"),
        ("Inside Sel said that 40 boats sank.", "narration"),
        ("Prior to Monday said that 40 boats sank.", "narration"),
        ("Outside experts said that 40 boats sank.", "Outside experts"),
        ("Without evidence Norvik claimed 40 boats sank.", "Norvik"),
        ("Despite denials Norvik claimed 40 boats sank.", "Norvik"),
        ("Despite denials the Norvik Navy claimed 40 boats sank.", "Norvik Navy"),
        ("Today Norvik said 40 boats sank.", "Norvik"),
        ("Early on Monday Norvik claimed 40 boats sank.", "Norvik"),
        ("Meanwhile Norvik said 40 boats sank.", "Norvik"),
        ("Between May and June Norvik said that 40 boats sank.", "Norvik"),
        ("Between 3 May and early June 2024 Norvik said that 40 boats sank.", "Norvik"),
        ("Between Monday and Friday the Sel Navy said that 40 boats sank.", "Sel Navy"),
        ("From March to May Norvik said 40 boats sank.", "Norvik"),
        ("During May and early June Norvik said that 40 boats sank.", "Norvik"),
        ("After May and before June Norvik said that 40 boats sank.", "Norvik"),
        ("Throughout June and July the Sel Navy said 40 boats sank.", "Sel Navy"),
        ("Until Friday morning Norvik said 40 boats sank.", "Norvik"),
        ("On May 9 Norvik said 40 boats sank.", "Norvik"),
        ("As of 4 June Norvik said 40 boats sank.", "Norvik"),
        ("Last week Norvik said 40 boats sank.", "Norvik"),
        ("Between Aune and Sel Norvik said that 40 boats sank.", "narration"),
        ("June Norvik said that 40 boats sank.", "June Norvik"),
        ("Mayor June Norvik said that 40 boats sank.", "Mayor June Norvik"),
    ],
)
def test_what_only_opens_a_sentence_is_no_source(text: str, source: str) -> None:
    assert {each.source for each in read(text)} == {source}


@pytest.mark.parametrize("who", ["Despite", "Early", "Today's", "Today’s", "Monday", "The last"])
def test_words_that_name_nobody_are_idle(who: str) -> None:
    assert is_idle(who)


@pytest.mark.parametrize("who", ["he", "The mayor", "Early Warning Office", "May", "others", "It"])
def test_words_that_name_somebody_are_not_idle(who: str) -> None:
    assert not is_idle(who)


ASSESSMENT = """Harbour Institute Campaign Assessment, 18 October 2024

Key Takeaways

Norvik Main Effort – Sel Direction: Norvik forces attacked near Sel on October 17.
Supporting Effort — Northern Axis
(Objective: take the port of Tarn and reach the border)

A Norvik milblogger claimed that Norvik forces advanced 2 kilometres west of Tarn.
Harbour Institute cannot confirm this claim.

A T-9 tank and a B-3 vehicle reported as destroyed were seen in footage.
The Shahed-9 drone claimed two boats.
Activity in Tarn: Sel forces held it, a spokesperson for the 5th Brigade, Ibo Lens, said.

Air, Missile, and Drone Campaign: Norvik launched 120 drones, the Sel Air Force reported.
Defence Industrial Base: Norvik officials claimed that the yard builds nine boats a year.
A document published by the yard showed that nine boats were late.
"""


def test_no_heading_vehicle_or_document_of_an_assessment_is_a_source() -> None:
    found = candidates_in(ASSESSMENT, FRIDAY, publisher="Harbour Institute")
    assert {each.source for each in found} == {
        "Harbour Institute (narration)",
        "Norvik milblogger",
        "a spokesperson for the 5th Brigade, Ibo Lens",
        "Sel Air Force",
        "Norvik officials",
    }
