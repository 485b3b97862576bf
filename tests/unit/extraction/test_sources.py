"""Whose words are whose where grammar has to tell: sentences of our own, read one by one."""

from __future__ import annotations

import pytest

from tests.unit.extraction.one_text import read


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
        "nearly 900 sailors were found."
    )
    assert found.source.endswith("(JRSA)")


def test_who_is_not_in_a_position_to_verify_is_the_source() -> None:
    (found,) = read("The Sel Council is not in a position to verify the losses.")
    assert (found.source, found.stance) == ("Sel Council", "cannot confirm")


def test_a_count_that_goes_on_keeps_its_source() -> None:
    assert sources(
        "According to the Sel Navy, 23 boats were lost. At least 70 others were damaged. "
        "Another six were towed."
    ) == ["Sel Navy", "Sel Navy", "Sel Navy"]


SPOKEN = """Remarks by Spokeswoman Ada Holm

MS. HOLM: Such a gale would, Ibo, indicate an early winter.

It’s hard for us to tell how far it went.

MS. HOLM: We will see about that tomorrow.
"""


def test_whoever_is_addressed_says_nothing() -> None:
    assert set(sources(SPOKEN)) == {"Spokeswoman Ada Holm"}


ASKED = """Remarks by Spokeswoman Ada Holm

MS. HOLM: Norvik has announced a new patrol.

Q My question is on Governor Lens’s speech at the port. He said the pier should be sold.

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

As we feared, the storm sank at least 12 boats at the north pier.

The Norvik authorities reported nine more wrecks. I will return to them.
"""


def test_a_speech_is_the_voice_of_whoever_gives_it() -> None:
    found = [c.source for c in read(SPEECH) if "pier" in c.quote or "wrecks" in c.quote]
    assert found == ["Deputy Commissioner Ada Holm", "Norvik authorities"]


BRIEFED = """Daily Briefing by the Office of the Spokesman for the Port

The following is a transcript of the noon briefing by Ibo Lens, Spokesman for the Port.

Good afternoon. I’ll start with the storm. At the pier, more than 700 boats are gone.
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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Boats were lost in the north after a truce declared for the feast failed.", "narration"),
        ("The first confirmed clashes between the two crews occurred in May.", "narration"),
        (
            "He sailed to Sel to meet with Holm, who had told Lens he would find him work.",
            "narration",
        ),
        (
            "Senior members of the Sel Port Committee, Rep. Ada Holm of the Harbour Party and Ibo "
            "Lens of the Strait Party, told reporters that nine boats were lost.",
            "Senior members of the Sel Port Committee",
        ),
    ],
)
def test_only_who_can_speak_is_a_source(text: str, source: str) -> None:
    (found,) = read(text)
    assert found.source.startswith(source)


def test_the_group_is_no_person_of_it() -> None:
    assert sources(
        "Nine boats sank, Sel Watch for the Coasts said. “It is over,” the group’s director, Omar "
        "Lens, commented. Another boat sank near Norvik, where crews were at work, the group said."
    ) == [
        "Sel Watch for the Coasts",
        "the group’s director, Omar Lens",
        "Sel Watch for the Coasts",
    ]


def test_a_name_with_a_particle_is_a_person() -> None:
    found = sources(
        "A rebel commander in Sel said it was over. “It never began,” Omar Lens al-Holm, head of "
        "the port council, told Radio Sel. He added that he was sorry."
    )
    assert found[-1].startswith("Omar Lens al-Holm")


def test_they_are_the_several_whom_the_sentence_is_about() -> None:
    assert (
        sources(
            "Lens wrote that he had left. On May 9, harbour officials went to the police, "
            "where they claimed he had left with two drums."
        )[-1]
        == "harbour officials"
    )


def test_what_a_group_consists_of_is_told_by_who_told_of_it() -> None:
    assert sources(
        "Port sources say a crew of up to 120 is in Sel. This crew includes at least 50 divers."
    ) == ["Port sources", "Port sources"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The pier is gone,” the dockhand tried again.", "the dockhand"),
        ("“The pier is gone,” Mara Oluo shrugged.", "Mara Oluo"),
        ("“The pier is gone,” sighed Mara Oluo.", "Mara Oluo"),
        ("Port officials anticipate a storm at the north pier.", "Port officials"),
        ("One port official pointed out that the storm sank boats.", "One port official"),
        ("Ibo Lens reaffirmed that the storm sank boats.", "Ibo Lens"),
        ("The storm sank nine boats, Port Minister Kim Won-ho said.", "Port Minister Kim Won-ho"),
    ],
)
def test_any_verb_by_a_quotation_and_many_without_one_are_of_saying(text: str, source: str) -> None:
    assert set(sources(text)) == {source}


def test_who_is_questioned_is_whom_they_mean() -> None:
    assert sources(
        "Norvik port spokesman Karel Dunn was repeatedly questioned by reporters about where the "
        "boats were. “We believe that nine boats sank,” he began."
    )[-1].endswith("Karel Dunn")


def test_an_opening_named_participle_has_no_figure_of_its_speaker() -> None:
    (found,) = read("One port official pointed out that the storm sank boats.")
    assert found.figures == ()


def test_an_opening_participle_does_not_hide_who_speaks() -> None:
    assert sources("Noting how Lens, the old mayor, had warned of it, Holm said nine sank.") == [
        "Holm"
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Radio Sel reported on Friday, citing two port officials, that it sank.", "two port off"),
        (
            "The ferry sank, the Sel Herald reported, citing the coast guard.",
            "the coast guard (via the Sel Herald)",
        ),
        ("Radio Sel reported, citing a port log, that the ferry sank.", "Radio Sel"),
        ("The mayor said, citing two port officials, that the ferry sank.", "The mayor"),
    ],
)
def test_an_outlet_that_cites_somebody_passes_on_his_words(text: str, source: str) -> None:
    (found,) = read(text)
    assert found.source.startswith(source)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Sel rights group that visited the harbour in May said that nine boats were lost.",
            ["Sel rights group"],
        ),
        (
            "Ibo Lens said it sank. He gave no names, and said nine men were among the crew.",
            ["Ibo Lens", "narratio", "Ibo Lens"],
        ),
        ("The Sel police, as they’ve said, are looking into it.", ["Sel police"]),
        ("Norvikers accuse Sel of a raid on the pier.", ["Norvikers"]),
        ("Sailors’ Aid highlighted the loss of nine boats.", ["Sailors’ Aid"]),
        (
            "While the Sel Navy claimed the pier on Monday, a gain of a mile, the United Crews of "
            "the North and their friends in a statement denied any loss, saying they held it.",
            ["Sel Navy", "United Crews of the North", "United Crews of the North"],
        ),
    ],
)
def test_the_subject_is_found_across_what_stands_between(text: str, expected: list[str]) -> None:
    assert [found[: len(name)] for found, name in zip(sources(text), expected, strict=True)] == (
        expected
    )


REPORT = """Harbour Watch Mission to Norvik (HWM) Daily Report 40/2024 issued on 3 October 2024

In Sel, the HWM recorded 64 wrecks. The week before, it recorded 7 wrecks.

Its boats were held up at the north pier.
"""


def test_a_report_is_the_voice_of_the_body_in_its_title() -> None:
    assert set(sources(REPORT)) == {"Harbour Watch Mission to Norvik (HWM)"}


@pytest.mark.parametrize("body", ["HWM", "Sel Harbour Mission", "Northern Coast Guard Agency"])
def test_a_body_may_be_named_before_the_kind_of_its_report(body: str) -> None:
    assert set(sources(f"{body} Situation Report\n\nOn Sunday 64 boats sank near Sel.")) == {body}


def test_an_aside_in_a_quotation_is_no_clause() -> None:
    (found,) = read(
        "The report found that “crews in the harbour, although few and tired, had a hand in it.”"
    )
    assert found.source == "The report"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The so-called wreck off Sel is pure invention of the press.", "narration"),
        (
            "“They came at noon,” a 22-year-old student who gave his name only as Ibo said.",
            "a 22-year-old student",
        ),
        ("“We are ready,” Minister Lev Orlin was quoted as saying.", "Minister Lev Orlin"),
        ("“We are ready,” Lev Orlin was quoted by Radio Sel as saying.", "Lev Orlin"),
        ("The clinic is “barely open,” WHO said, working with few nurses.", "WHO"),
        ("The clinic is barely open, according to the WHO.", "WHO"),
        ("The minister even heard from him today on the storm.", "narration"),
        (
            "When the owners of the yard left, they say the pier fell.",
            "the owners of the yard",
        ),
        (
            "Ibo Lens of The Tide and Mail dubbed it a war of boats.",
            "Ibo Lens of The Tide and Mail",
        ),
    ],
)
def test_the_one_who_speaks_is_not_the_word_next_to_the_verb(text: str, source: str) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The toll agrees with recent estimates from the port and the press.", "narration"),
        ("The Centre for Safe Crossings in Sel revealed how the crews work.", "Centre for Safe"),
        ("Ibo Lens reported 40 wrecks. Among the dead are nine sailors.", "Ibo Lens"),
    ],
)
def test_nouns_and_counts_keep_their_voice(text: str, source: str) -> None:
    assert all(found.startswith(source) for found in sources(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rescuers who searched the wreck for a week said they saw nobody.",
            ["Rescuers"],
        ),
        (
            "The Sel Observatory, widely seen as a friend of the crews, says nine boats sank.",
            ["Sel Observatory"],
        ),
        (
            "Guards hid behind crates and barrels, harbour officials and residents said.",
            ["harbour officials and residents"],
        ),
        ("The owners put up a fence, according to a nurse at the pier.", ["a nurse at the pier"]),
        ("Sel officials and port forces reported smoke.", ["Sel officials and port forces"]),
        ("The Sel navy is now suggesting the crews left in May.", ["Sel navy"]),
        (
            "The lighthouse had burned amid claims by fishermen that a guard lit it.",
            ["fishermen"],
        ),
        (
            "Pictures of the quay taken as late as May 9 have revealed new cranes, said image "
            "analysts Ibo Lens and Ada Holm.",
            ["image analysts Ibo Lens and Ada Holm"],
        ),
        (
            "Holm said the quay was full, and that the owners had claimed the cranes.",
            ["Holm"],
        ),
        (
            "The port council claimed that Norvik lit the fire but the Norvik navy blamed a lamp.",
            ["The port council", "Norvik navy"],
        ),
        (
            "The crews rowed home at dawn.[4] Ada Holm blamed the owners for the fire.[5][6]",
            ["narration", "Ada Holm"],
        ),
        (
            "“It burned for days,” Ada Holm, a cook who runs a shelter at the old port, said. "
            "The Sel Observatory said nobody fed the crews. He sold their nets, she added.",
            ["Ada Holm, a cook", "Sel Observatory", "Ada Holm, a cook"],
        ),
    ],
)
def test_a_sentence_of_many_parts_keeps_its_sources(text: str, found: list[str]) -> None:
    said = sources(text)
    assert len(said) == len(found)
    assert all(each.startswith(start) for each, start in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ibo Lens, a pilot, told the council that he had left. According to him, the nets were "
            "sold in May.",
            ["Ibo Lens, a pilot", "Ibo Lens, a pilot"],
        ),
        (
            "”The pier is gone,” said Ada Holm. ”Nobody rows there now.”",
            ["Ada Holm"],
        ),
        (
            "The crane, painted last month, fell when its cable snapped, said night watchman Ibo "
            "Lens of the pier guild.",
            ["night watchman Ibo Lens"],
        ),
        (
            "Villagers sleeping at the Sel Lighthouse, 12 miles south of the port, said the tide "
            "took their nets.",
            ["Villagers"],
        ),
        ("Ada Holm, of Sel, said Norvik owned the crane.", ["Ada Holm"]),
        ("Boys ran along the quay as residents called for help.", ["narration"]),
        ("Tove Lens, warden of the Sel lock, gave the same figure.", ["Tove Lens"]),
        ("The nets were sold, according to the S.P. Harbour Trust.", ["S.P. Harbour Trust"]),
        (
            "“It rained,” said Col. Ibo Lens of the Sel Harbour Council. He added that the pier "
            "held.",
            ["Col. Ibo Lens", "Col. Ibo Lens"],
        ),
        ("Tove Lens, 47, said her oars were wet, according to Radio Sel.", ["Tove Lens"]),
        (
            "Although the rescuers described it as a fine pier, the port council recorded cracks.",
            ["the rescuers", "the port council"],
        ),
        ("By spring the quarrel of the three inland states surfaced again.", ["narration"]),
    ],
)
def test_who_says_it_may_stand_where_it_is_hard_to_see(text: str, found: list[str]) -> None:
    said = sources(text)
    assert len(said) == len(found)
    assert all(each.startswith(start) for each, start in zip(said, found, strict=True))


def test_one_label_with_a_title_makes_a_transcript() -> None:
    text = (
        "ADMIRAL IBO LENS: I am glad that you could all come.\n\nNine boats are missing off Sel.\n"
    )
    assert set(sources(text)) == {"Admiral Ibo Lens"}
    assert set(sources(text.replace("ADMIRAL IBO LENS", "OLD SEL"))) == {"narration"}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The Institute for the Study of Piers said nine boats sank. Four came back, said the "
            "ISP in its daily log.",
            ["Institute for the Study of Piers (ISP)"] * 2,
        ),
        (
            "The Harbour Committee and the Norvik Sea Service (NSS) said it was a leak. The NSS "
            "denies that two boats met.",
            [
                "Harbour Committee and the Norvik Sea Service (NSS)",
                "Norvik Sea Service (NSS)",
            ],
        ),
        (
            "The US said nine boats sank. Officials of Sel said four did. The United States said "
            "later it was nine.",
            ["United States (US)", "Officials of Sel", "United States (US)"],
        ),
        (
            "Gen. Ada Holm said nine boats sank. The port was shut. Four came back, the general "
            "said.",
            ["Gen. Ada Holm", "narration", "Gen. Ada Holm"],
        ),
        (
            "Ruth Miller and Ibo Smith both said nine boats sank. Smith called it an odd loss. He "
            "said four came back.",
            ["Ruth Miller and Ibo Smith", "Ibo Smith", "Ibo Smith"],
        ),
        (
            "“They are all heroes of the harbour,” Kim said according to the SCNA. It added that "
            "nine boats sank.",
            ["Kim", "SCNA"],
        ),
        (
            "The Harbour Post reports that a port official, who spoke on condition of anonymity, "
            "said that nine boats sank.",
            ["a port official (via Harbour Post)"],
        ),
        (
            "According to new developments, Norvik has for the first time confirmed that nine "
            "boats sank.",
            ["Norvik"],
        ),
        ("Norvik’s council did not acknowledge the loss of nine boats.", ["Norvik’s council"]),
    ],
)
def test_one_source_is_named_in_one_way(text: str, sources: list[str]) -> None:
    assert [each.source for each in read(text)] == sources


def test_a_quotation_of_several_sentences_is_of_the_one_who_introduces_it() -> None:
    text = (
        "Nora Holm, the Speaker of the House, said on Friday “We will keep the port safe. We can "
        "do that best when it is open.” The Harbour Leader, Ibo Lens, said on Friday “We asked "
        "them once again.”"
    )
    assert [each.source for each in read(text)] == [
        "Nora Holm, the Speaker of the House",
        "Harbour Leader, Ibo Lens",
    ]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The harbour’s largest union is accusing Norvik of neglect.",
            ["The harbour’s largest union"],
        ),
        ("Norvik is calling for the port to take its boats back.", ["Norvik"]),
        ("47 percent said they would row for Sel.", ["47 percent"]),
        ("About four in 10 voters say that trust counts most.", ["About four in 10 voters"]),
        (
            "Norvik has welcomed the vote, telling reporters that nine boats will leave.",
            ["Norvik", "Norvik"],
        ),
        ("Holm went after Lens on Monday, calling him a total stiff.", ["narration", "Holm"]),
        (
            "Ada Holm changed her choice on the spot – saying she would row for Sel.",
            ["narration", "Ada Holm"],
        ),
        (
            "Holm offered the man a job as Secretary of the Port, then says nine boats sank.",
            ["narration", "Holm"],
        ),
        ("The statement was described by the mayor as false.", ["the mayor"]),
        ("The loss of the boats was first reported by Radio Sel on Monday.", ["Radio Sel"]),
        ("Holm continued: “You look at the boats, all nine of them.”", ["Holm"]),
        ("The envoy said the port has not commented on the loss.", ["The envoy"]),
        (
            "Some port officials have grown anxious, observing that the storm goes on.",
            ["narration", "Some port officials"],
        ),
        ("Rowers there told the press that nine boats sank.", ["Rowers"]),
        (
            "Captain Ada Holm came to Sel. At the rally that day she said that nine boats sank.",
            ["narration", "Captain Ada Holm"],
        ),
        ("This Monday Envoy Ibo Lens stressed that nine boats sank.", ["Envoy Ibo Lens"]),
        ("Lens, echoing Holm, called for the boats to come back.", ["Lens"]),
        ("According to a Sel survey, 51 percent of rowers said they would stay.", ["a Sel survey"]),
        ("The port has not been able to verify the loss of nine boats.", ["The port"]),
        ("The mission has not determined who lit the lamp.", ["The mission"]),
        ("A boat sank after what its owner called a blast, and nine drowned.", ["narration"]),
        (
            "Mayor Ada Holm said two boats sank. The Harbour Agency gave a higher count: it said"
            " nine boats sank.",
            ["Mayor Ada Holm", "Harbour Agency"],
        ),
    ],
)
def test_more_shapes_tell_who_says_it(text: str, sources: list[str]) -> None:
    assert [each.source for each in read(text)] == sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Norvik agreed to send nine boats, two envoys of Sel said.",
            ["two envoys of Sel"],
        ),
        ("The mayor warned the crews to leave, prosecutors said.", ["prosecutors"]),
        (
            "Norvik promised nine boats, two envoys briefed on the talks said.",
            ["two envoys briefed on the talks"],
        ),
        (
            "According to the mayor of the port Ada Holm, the width of the pier was 40 feet.",
            ["the mayor of the port Ada Holm"],
        ),
        ("Norvik denied that it lit the lamp, the Sel Courier said.", ["Norvik"]),
        ("Early counts show that nine boats sank, according to the mayor.", ["the mayor"]),
        (
            "Trade fell as a result of the storm, said a Western envoy who knows the port.",
            ["a Western envoy"],
        ),
        (
            "Nine sank, according to the port’s director, Ada Holm.",
            ["the port’s director, Ada Holm"],
        ),
        ("An isles official gave a toll of 40.", ["An isles official"]),
        ("Toll of Sel storm passes 40: port spokesman", ["port spokesman"]),
        ("Nine rowers lost in Sel storm - police", ["police"]),
        ("Storm, the mayor: “We have lost nine boats”", ["the mayor"]),
        ("According to figures released by the port office, nine sank.", ["the port office"]),
        ("Nine sank, data from Portwatch show.", ["Portwatch"]),
        (
            "The channel Sel Live, close to the police, writes that nine sank.",
            ["The channel Sel Live"],
        ),
        ("Ada Holm nevertheless acknowledged that nine sank.", ["Ada Holm"]),
        ("Ibo Lens, defending, said that nine sank.", ["Ibo Lens"]),
        (
            "Rowers contacted for this report said that nine sank.",
            ["Rowers contacted for this report"],
        ),
        ("That is a tenth of what experts say the pier costs.", ["experts"]),
        ("One woman found dead at the pier had rowed there.", ["narration"]),
        ("Was the port warned of it in January?", []),
        (
            "Norvik General Staff said nine sank. Norvik officials said two did.",
            ["Norvik General Staff", "Norvik officials"],
        ),
        (
            "Ibo Lens said no. Ada Holm, of Sel, was at the mill, where she said nine sank.",
            ["Ibo Lens", "narration", "Ada Holm"],
        ),
        (
            "Some 40 boats were hit, Ada Holm said, and 12 of them may sink.",
            ["Ada Holm", "Ada Holm"],
        ),
        (
            "Lens denied he had raced another boat, as two witnesses had claimed.",
            ["Lens"],
        ),
        (
            "The Harbour Agency (HA) spoke. A guest of the Port Service (PS) quoted the agency as "
            "saying nine sank.",
            ["narration", "Port Service (PS)"],
        ),
    ],
)
def test_the_source_is_told_across_what_stands_around_it(text: str, sources: list[str]) -> None:
    assert [each.source for each in read(text)] == sources
