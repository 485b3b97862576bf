"""Who says what, how firmly and when: sentences of our own, read one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.extraction.pipeline import candidates_in
from claimscope.record.model import MODALITIES, PRECISIONS, QUALIFIERS, QUANTITIES, ROLES, STANCES
from tests.unit.extraction.one_text import FRIDAY, read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The harbour police said the ferry had sunk.", "The harbour police"),
        ("The ferry had sunk, the harbour police said on Friday.", "the harbour police"),
        ("“The ferry has sunk,” said Mara Oluo, a port captain.", "Mara Oluo, a port captain"),
        ("The ferry had sunk, according to three dockers.", "three dockers"),
        ("According to Radio Sel, quoting the coast guard, the ferry sank.", "the coast guard"),
        (
            "Lena Vos, the mayor of Sel, told reporters the ferry sank.",
            "Lena Vos, the mayor of Sel",
        ),
        ("A report denied by the Coast Guard spoke of ten dead.", "Coast Guard"),
        ("The ferry sank at noon in heavy seas.", "narration"),
    ],
)
def test_the_source_is_whoever_is_said_to_say_it(text: str, source: str) -> None:
    assert [each.source for each in read(text)] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mara Oluo, speaking after a long meeting, said the ferry sank.", "Mara Oluo"),
        ("The harbour police, which had denied it, said the ferry sank.", "The harbour police"),
        ("“It was a wave,” said dockhand Ibo Lens, 34, who saw it.", "dockhand Ibo Lens"),
        ("The arrival of 900 soldiers suggests that a raid is near.", "narration"),
        ("The claim was denied by Norvik’s coast guard.", "Norvik’s coast guard"),
        ("The report could not be independently confirmed.", "narration"),
        ("Two hundred men were reported killed in Sel.", "narration"),
        ("No ship said a word about it.", "narration"),
        ("The raid, which the army said killed 12 people, came at noon.", "the army"),
        ("A senior official, however, cast doubt on the toll.", "A senior official"),
        ("A man in the port, quoted by Radio Sel, said it sank.", "A man in the port"),
        ("Both councils have consistently denied it.", "Both councils"),
        ("Radio Sel quoted the mayor as saying the ferry sank.", "the mayor"),
        ("Its log listed 183, harbour chief Ada Holm told reporters.", "harbour chief Ada Holm"),
        ("An independent count by Port Watch came to 93,000.", "Port Watch"),
        ("The police estimate was 18,000.", "police"),
        ("The coast guard denies it ever sank.", "The coast guard"),
        ("BERGEN: Two boats were lost at night.", "narration"),
        ("BERGEN: The Sel Navy said two boats sank.", "Sel Navy"),
        ("Sel Ministry of Ports: two boats lost at night.", "Sel Ministry of Ports"),
        ("Crews threw bottles at guards, who responded with tear gas.", "narration"),
        ("Boat counts are based on what was seen.", "narration"),
        ("The harbour is unable to sustain its crews.", "narration"),
        ("Reports about the alleged loss were sent around.", "narration"),
        ("Two blasts were heard near the pier at noon, Radio Sel reported.", "Radio Sel"),
        ("The mayor assured that all the boats had left.", "The mayor"),
        (
            "Guard chief Ada Holm was quoted by Sel Mail, a daily, as saying so.",
            "Guard chief Ada Holm",
        ),
        ("The navy agreed to leave the port by May.", "narration"),
        (
            "After what Sel said was a mistake, all boats left, the port chief said.",
            "the port chief",
        ),
        (
            "“It sank,” said Ibo Lens, the head of the pier of which it was the pride.",
            "Ibo Lens, the head of the pier",
        ),
    ],
)
def test_what_stands_between_a_source_and_its_verb_is_passed_over(text: str, source: str) -> None:
    assert [each.source for each in read(text)] == [source]


def test_a_country_is_not_the_service_that_belongs_to_it() -> None:
    found = read("Norvik’s navy said the ferry sank. Norvik said it was sorry for the loss.")
    assert [each.source for each in found] == ["Norvik’s navy", "Norvik"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Sel Lines denied it. Two survivors said they wept. It said all was well.",
            ["Sel Lines", "Two survivors", "Sel Lines"],
        ),
        (
            "President Amadu Keita was asked about it. “We will see,” he replied.",
            ["narration", "President Amadu Keita"],
        ),
        (
            "It turned out that President Keita lied. “We had no boats,” he wrote.",
            ["narration", "President Keita"],
        ),
        (
            "The militant band Ansar denied it. The group said it had no rockets.",
            ["The militant band Ansar", "The militant band Ansar"],
        ),
        (
            "The Sel Navy said it saw 71 drones. The remaining nine were lost.",
            ["Sel Navy", "Sel Navy"],
        ),
        (
            "The harbour guard saw it sink. The shipowner told Radio Sel it did not.",
            ["narration", "The shipowner"],
        ),
    ],
)
def test_who_is_meant_is_who_was_named_last_and_fits(text: str, sources: list[str]) -> None:
    assert [each.source for each in read(text)] == sources


def test_a_name_does_not_begin_in_the_sentence_before() -> None:
    found = read("A gale blew off Bergen. Nordlys said two boats sank.")
    assert [each.source for each in found] == ["narration", "Nordlys"]


def test_a_body_named_at_the_head_of_its_communique_speaks_in_it() -> None:
    found = read("Ministry of Ports of Norvik\n\nLast night our crews stopped four boats.")
    assert [each.source for each in found] == ["Ministry of Ports of Norvik"]


def test_a_clause_that_goes_on_keeps_its_source() -> None:
    found = read("The Sel Navy denied the raid, saying that no ship had left port that night.")
    assert [(each.source, each.stance) for each in found] == [
        ("Sel Navy", "denies"),
        ("Sel Navy", "asserts"),
    ]


def test_a_figure_that_somebody_cannot_verify_is_two_assertions() -> None:
    found = read("The navy said it sank 40 boats, a figure the Sel Herald could not verify.")
    assert [(each.source, each.stance) for each in found] == [
        ("The navy", "asserts"),
        ("Sel Herald", "cannot confirm"),
    ]


def test_footage_is_evidence_and_no_source() -> None:
    (found,) = read("Geolocated footage shows the ferry at the north pier.")
    assert (found.source, found.cites) == ("narration", "Geolocated footage")


def test_those_who_speak_are_not_counted() -> None:
    (found,) = read("Two witnesses said they had seen three boats.")
    assert [figure.low for figure in found.figures] == [3]


def test_a_statement_is_the_voice_of_whoever_issues_it() -> None:
    found = read("Statement by the Ministry of Ports\n\nLast night our crews stopped four boats.")
    assert [each.source for each in found] == ["Ministry of Ports"]


@pytest.mark.parametrize(
    "dateline", ["SEL, Norvik (AP) — ", "SEL (Norvik) (AFP) – ", "Sel (AFP) – ", "SEL (3 May) – "]
)
def test_a_dateline_is_no_part_of_the_quote(dateline: str) -> None:
    (found,) = read(f"{dateline}Four boats sank in the strait, police said.")
    assert found.quote == "Four boats sank in the strait, police said."


def test_it_is_the_source_named_before() -> None:
    text = "The Sel Navy said two boats were lost.\n\nIt added that the crews were safe."
    assert [each.source for each in read(text)] == ["Sel Navy", "Sel Navy"]


@pytest.mark.parametrize(
    "text",
    [
        "The navy said that a boat sank, adding that its crew swam, but that the cargo was lost.",
        "The navy said that a boat had sunk at noon, but declined to say which of the two it was.",
    ],
)
def test_a_clause_whose_subject_is_left_out_has_the_one_before(text: str) -> None:
    assert {each.source for each in read(text)} == {"The navy"}


def test_who_is_spoken_to_is_no_source() -> None:
    (found,) = read("As many of you have reported, two boats were lost in the storm.")
    assert found.source == "narration"


def test_two_sources_in_one_sentence_stay_apart() -> None:
    found = read("Police counted 40 boats, while villagers spoke of as many as 90 boats.")
    assert [(c.source, [f.high for f in c.figures]) for c in found] == [
        ("Police", [40]),
        ("villagers", [90]),
    ]


def test_what_a_source_rests_on_is_kept() -> None:
    found = read("Radio Sel reported, citing a port log, that the ferry sank.")
    assert [(each.source, each.cites) for each in found] == [("Radio Sel", "a port log")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said it had sunk the boat.", "asserts"),
        ("Sel’s office for countering disinformation said the boat had sunk.", "asserts"),
        ("The army denied sinking the boat.", "denies"),
        ("The army rejected the claim as absurd.", "denies"),
        ("The minister called the report a lie.", "denies"),
        ("The army was not denying that it sank the boat.", "asserts"),
        ("Guards denied entry to the inspectors, the Red Crescent said.", "asserts"),
        ("The army said it could not independently confirm the report.", "cannot confirm"),
        ("The minister said it was too soon to tell who fired.", "cannot confirm"),
        ("The envoy said he was not convinced by the evidence.", "doubts"),
        ("Observers have cast doubt on that account.", "doubts"),
        ("The minister said it was “highly likely” that the report was true.", "finds likely"),
        ("The hospital confirmed that nine men had been admitted.", "confirms"),
        ("The two presidents signed a treaty in June.", "on record"),
        ("The chief said no such weapons had been issued.", "denies"),
        ("The chief said no navy ship was within reach.", "denies"),
        ("The envoy said that is flat-out wrong.", "denies"),
        ("The envoy said the port has never supplied shells.", "denies"),
        ("We are not aware of the raid you mention, he said.", "cannot confirm"),
        ("The minister called it a transparent attempt to deflect blame.", "denies"),
        ("We do not have that figure, the envoy said.", "cannot confirm"),
        ("We are not yet able to determine who fired.", "cannot confirm"),
        ("Neither account has been independently verified.", "cannot confirm"),
        ("The envoy said it is difficult to give a precise figure.", "cannot confirm"),
        ("The envoy said nobody should take it at face value.", "doubts"),
        ("Analysts say it is unlikely that the figure is accurate.", "doubts"),
    ],
)
def test_a_stance_is_read_from_the_words(text: str, stance: str) -> None:
    assert [each.stance for each in read(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment on the raid.",
        "The embassy did not respond to a request for comment.",
        "Officials have not commented on the raid so far.",
        "The palace has neither confirmed nor denied the raid.",
        "It did not give further details.",
        "The port did not elaborate.",
        "The general refused to confirm or deny the report.",
        "We’re not going to comment on that, the envoy said.",
        "I’d refer you to the navy for that.",
    ],
)
def test_silence_is_neither_claim_nor_denial(text: str) -> None:
    assert read(text) == ()


def test_a_refusal_and_the_claim_in_it_are_two() -> None:
    found = read("We cannot confirm the figure, but we believe that the boats have left, he said.")
    assert [each.stance for each in found] == ["cannot confirm", "asserts"]


TRANSCRIPT = """Briefing by Spokesman Karel Dunn

MR. DUNN: We assess that 400 soldiers crossed the strait on Tuesday.

Q Did they cross with tanks?

MR. DUNN: I can’t confirm that.

Q The Sel Navy says nine boats sank. Is that right?

MR. DUNN: No comment on that one.
"""


def test_a_transcript_gives_the_floor_to_its_speakers() -> None:
    found = [(each.source, each.stance) for each in read(TRANSCRIPT)]
    assert found == [
        ("Spokesman Karel Dunn", "asserts"),
        ("Spokesman Karel Dunn", "cannot confirm"),
        ("Sel Navy", "asserts"),
    ]


PRESS_CONFERENCE = """Spokesperson Mara Oluo’s Regular Press Conference

Sel Radio: The navy says nine boats sank. Do you have any information on this?

Mara Oluo: We have said what we know of it.

Northern News Agency: Your patrol rammed 40 boats on Tuesday. What is your comment?

Mara Oluo: There was no ramming.
"""


def test_outlets_that_ask_at_a_press_conference_are_no_speakers_of_it() -> None:
    found = [(each.source, each.stance) for each in read(PRESS_CONFERENCE)]
    assert found == [
        ("The navy", "asserts"),
        ("Mara Oluo", "asserts"),
        ("Northern News Agency", "asserts"),
        ("Mara Oluo", "denies"),
    ]


def test_a_publisher_may_be_named_by_its_initials() -> None:
    (found,) = candidates_in(
        "The AP could not verify the toll.", FRIDAY, publisher="Associated Press"
    )
    assert found.source == "Associated Press (narration)"


def test_the_name_may_stand_after_the_office() -> None:
    (found,) = read("“It was a wave,” said its team leader on the ground, Jorge Melo.")
    assert found.source == "its team leader on the ground, Jorge Melo"


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("The boat sank on Tuesday near Sel.", date(2024, 10, 15), date(2024, 10, 15), "day"),
        ("The boat sank yesterday near Sel.", date(2024, 10, 17), date(2024, 10, 17), "day"),
        ("The boat sank on October 3 near Sel.", date(2024, 10, 3), date(2024, 10, 3), "day"),
        ("The boat sank last August near Sel.", date(2024, 8, 1), date(2024, 8, 31), "month"),
        ("The boat sank in late November.", date(2024, 11, 21), date(2024, 11, 30), "month"),
        (
            "Boats sank in early to mid-October.",
            date(2024, 10, 1),
            date(2024, 10, 20),
            "month",
        ),
        (
            "Boats sank from the 8th to the 13th of October.",
            date(2024, 10, 8),
            date(2024, 10, 13),
            "day",
        ),
        ("The boat sank in February of ’22.", date(2022, 2, 1), date(2022, 2, 28), "month"),
        ("The boat sank in May of ‘98 here.", date(1998, 5, 1), date(1998, 5, 31), "month"),
        ("The boat sank in December last year.", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("A boat sank in March of this year.", date(2024, 3, 1), date(2024, 3, 31), "month"),
        ("The boat sank on May 3 of last year.", date(2023, 5, 3), date(2023, 5, 3), "day"),
        ("The boat sank in 2019 near Sel.", date(2019, 1, 1), date(2019, 12, 31), "year"),
        ("The boat sank in 1812 near Sel.", date(1812, 1, 1), date(1812, 12, 31), "year"),
        ("The boat sank on 7 June 1850.", date(1850, 6, 7), date(1850, 6, 7), "day"),
        ("The boat sank on June 7, 1899.", date(1899, 6, 7), date(1899, 6, 7), "day"),
        ("The boat sank on 1066-10-14.", date(1066, 10, 14), date(1066, 10, 14), "day"),
        ("The boat will sink in May 2150.", date(2150, 5, 1), date(2150, 5, 31), "month"),
        ("The boat sank in 1200 pieces here.", None, None, "unknown"),
        ("The boat sank in 1200 to 1500 pieces.", None, None, "unknown"),
        ("Boats have sunk since 2 October.", date(2024, 10, 2), FRIDAY, "day"),
        ("The boat sank near Sel harbour.", None, None, "unknown"),
        (
            "Boats sank between mid-August and early October.",
            date(2024, 8, 11),
            date(2024, 10, 10),
            "month",
        ),
        ("The week of October 7 saw boats sink.", date(2024, 10, 7), date(2024, 10, 7), "day"),
        ("The army plans to leave by January.", date(2025, 1, 1), date(2025, 1, 31), "month"),
        ("The town of March was hit by boats.", None, None, "unknown"),
    ],
)
def test_days_are_as_sharp_as_the_words(
    text: str, first: date | None, last: date | None, precision: str
) -> None:
    (found,) = read(text)
    assert (found.event_from, found.event_to, found.event_precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "The Sel Navy said it advanced 10 km. (6 miles) on Monday.",
        "The Sel Navy said 500 kg. (1,100 lb.) of grain came.",
        "The Sel Navy said it paid 5 million francs ($5.5 million; £4.4 million) to the port.",
    ],
)
def test_an_amount_and_its_conversion_stand_in_one_candidate(text: str) -> None:
    (found,) = read(text)
    assert len(found.figures) == 1


def test_two_days_later_is_reckoned_from_the_day_before_it() -> None:
    found = read("The boat sank on October 3 near Sel. Two days later, divers found the wreck.")
    assert [each.event_from for each in found] == [date(2024, 10, 3), date(2024, 10, 5)]


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    (found,) = read("The army said on Wednesday that the boat sank on October 3.")
    assert (found.said_on, found.event_from) == (date(2024, 10, 16), date(2024, 10, 3))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army said 40 boats have left.", "observed"),
        ("The army said 40 boats will leave soon.", "forecast"),
        ("If the raids do not stop, the army is going to answer.", "forecast"),
        ("The minister said the raid was a sign of weakness.", "assessment"),
        ("The army could now confirm that 40 boats have left.", "observed"),
        ("Had the dam failed, the port would have drowned.", "assessment"),
    ],
)
def test_what_is_stays_apart_from_what_may_be(text: str, modality: str) -> None:
    assert [each.modality for each in read(text)] == [modality]


def test_where_somebody_speaks_is_no_claim_of_its_own() -> None:
    (found,) = read("While speaking at a forum in Sel on Friday, Ada Holm said two boats sank.")
    assert found.source == "Ada Holm"


PIECES = st.sampled_from(
    [
        *("said", "the", "army", "denied", "who", "which", "more", "than", "between", "and", "to"),
        *("“", "”", '"', ",", ".", ";", ":", "—", "-", "$", "\n", "(NIS)", "Q", "MR. DUNN:"),
        *("12", "1,000", "thousand", "on", "Friday", "May", "3", "2024", "31", "February", "0"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)))
def test_any_text_is_read_verbatim_and_always_alike(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for each in found:
        assert text[each.start : each.end] == each.quote
        assert each.is_unread or each.stance in STANCES
        assert each.is_unread or each.modality in MODALITIES
        assert each.event_precision in PRECISIONS
        assert all(f.wording in each.quote for f in each.figures)
        assert all(f.qualifier in QUALIFIERS and f.quantity in QUANTITIES for f in each.figures)
        assert all(f.low is None or f.high is None or f.low <= f.high for f in each.figures)
        assert all(place.role in ROLES for place in each.places)


def test_a_candidate_tells_the_rules_and_the_word_that_made_it() -> None:
    (found,) = read("The navy denied that nine boats probably sank.")
    assert found.why == (
        "cue.subject",
        "reporting_verbs/deny",
        "source.cue",
        "stance.denies",
        "hedge.likely",
    )
    assert found.as_row()["why"] == found.why


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ada Holm spoke. She added:\n\nThe pier is lost for good.\n\nIt rained.", ["Ada Holm"]),
        ("The Sel Courier reports:\n\nThe pier is lost for good.", ["Sel Courier"]),
        ("Ada Holm spoke. She added:\n\n“The pier is lost for good.”", ["Ada Holm"]),
    ],
)
def test_a_line_that_ends_in_who_says_it_gives_the_next_paragraph_to_him(
    text: str, sources: list[str]
) -> None:
    found = candidates_in(text, FRIDAY)
    assert [each.source for each in found if "lost" in each.quote] == sources
    assert not [each for each in found if each.quote.endswith(":")]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The envoy said:\n• Two boats sank.\n• Nine are lost.\n\nIt rained in Sel that day.",
            ["The envoy", "The envoy", "narration"],
        ),
        (
            "In its statement the port said:\n\n- 40 boats sank;\n- 12 crews are lost.",
            ["the port", "the port"],
        ),
        (
            "Mayor Ada Holm said the following:\n1. Two boats sank.\n2. Nine are lost.",
            ["Mayor Ada Holm", "Mayor Ada Holm"],
        ),
        (
            "The port said it had lost 35 boats:\n▫️ 14 in the north,\n▫️ 21 in the south.",
            ["The port", "The port", "The port"],
        ),
        ("Statement of the Harbour Guard:\n- two boats sank near Sel.", ["Harbour Guard"]),
        (
            "These are the losses:\n- two boats sank.\n- The mayor said nine are lost.",
            ["narration", "narration", "The mayor"],
        ),
    ],
)
def test_a_list_is_of_the_one_who_introduces_it_to_its_end(text: str, sources: list[str]) -> None:
    assert [each.source for each in candidates_in(text, FRIDAY)] == sources


TELEVISION = """ADA HOLM, SEL RADIO HOST: With us is the harbour minister, Ibo Lens.

IBO LENS, HARBOUR MINISTER: About 18,000 boats are moored here.

MARA OLUO, PILOT: We wrote to the port in May.

HOLM: She says that you were told.

UNIDENTIFIED MALE: We pulled out three crews.

REPORTER: So 40 boats sank yesterday. Is that right?

LT. GEN. KAREL DUNN (RET.), ANALYST: That is wrong.
"""


def test_television_names_its_speakers_with_their_offices() -> None:
    assert [each.source for each in candidates_in(TELEVISION, FRIDAY)] == [
        "Ada Holm",
        "Ibo Lens",
        "Mara Oluo",
        "Mara Oluo",
        "Unidentified Male",
        "questioner",
        "Karel Dunn",
    ]


POSTS = """Sel Harbour, [11 Oct 2024 09:02:10]
⚡️Mayor Holm: two boats sank off Sel.
More than 28 thousand nets are lost.

Forwarded from Port Notes
Nine crews have left the pier.

Ada Holm (@holm)
The pier is closed, and nobody rows there.
"""


def test_posts_are_of_whoever_wrote_them() -> None:
    assert [each.source for each in candidates_in(POSTS, FRIDAY)] == [
        "Mayor Holm",
        "Sel Harbour",
        "Port Notes",
        "Ada Holm",
    ]


def test_a_body_calls_itself_by_its_kind_in_its_own_statement() -> None:
    text = (
        "The Ministry rejects the claim that it lit the lamp. As the Ministry of Ports has "
        "reported, two boats sank. The Ministry recalls that nine crews are lost."
    )
    found = candidates_in(text, FRIDAY, publisher="Ministry of Piers")
    assert [each.source for each in found] == [
        "Ministry of Piers (narration)",
        "Ministry of Ports",
        "Ministry of Piers (narration)",
    ]


def test_we_is_the_narrator_outside_quotation_marks() -> None:
    text = "The mayor said nine boats sank. We could not verify that."
    assert [each.source for each in candidates_in(text, FRIDAY)] == ["The mayor", "narration"]


def test_who_is_named_with_a_title_after_a_quotation_says_all_of_its_sentences() -> None:
    text = "Ibo Lens said no.\n\n“It is lost for good. Nobody rows there,” Sen. Ada Holm said."
    assert [each.source for each in candidates_in(text, FRIDAY)][1:] == ["Sen. Ada Holm"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Nine boats are believed to have sunk.", "asserts"),
        ("It was reported that the port had signed the treaty.", "asserts"),
        ("The crews were accused of burning the pier.", "asserts"),
    ],
)
def test_what_is_said_by_nobody_named_is_the_narrators_and_tells_so(text: str, stance: str) -> None:
    (found,) = read(text)
    assert (found.source, found.stance) == ("narration", stance)
    assert found.cue_at is not None
    assert found.doubt == "The text does not name who says this."


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "“It is old,” said Ibo Lens, who emphasized that the pier would hold.",
            ["“It is old,” said Ibo Lens", "who emphasized that the pier would hold."],
        ),
        (
            "After the crews insisted that it had closed, the mayor warned that it was late.",
            [
                "After the crews insisted that it had closed",
                "the mayor warned that it was late.",
            ],
        ),
        (
            "After the crews said that it had closed for good, nine boats left.",
            ["After the crews said that it had closed for good, nine boats left."],
        ),
    ],
)
def test_each_clause_with_a_verb_of_saying_is_read_alone(text: str, quotes: list[str]) -> None:
    assert [each.quote for each in read(text)] == quotes


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We live by the sea,” my father often said.", "my father"),
        (
            "A document on the website of the port states that it closed.",
            "A document on the website of the port",
        ),
        ("Nine boats sank, according to data of the port.", "data of the port"),
        ("Footage shows that the pier has closed.", "narration"),
    ],
)
def test_relatives_and_documents_speak_for_themselves(text: str, source: str) -> None:
    assert [each.source for each in read(text)] == [source]


def test_a_time_behind_according_to_and_a_comma_is_of_what_happened() -> None:
    (found,) = read("According to the navy, in May 2019, nine boats sank.")
    assert (found.said_on, found.event_from) == (FRIDAY, date(2019, 5, 1))
