"""Each rule that finds an attribution, by what it finds."""

from __future__ import annotations

import pytest

from claimscope.extraction.attribution.cues import (
    Attribution,
    attributions_in,
    mask_quotations,
)
from claimscope.extraction.attribution.parts import parts_of
from claimscope.extraction.candidate import Span
from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.segmentation.quotations import quotation_spans
from tests.unit.extraction.one_text import FRIDAY


def plain(text: str) -> str:
    return mask_quotations(text, quotation_spans(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "rule", "who"),
    [
        ("Nine boats sank, according to the mayor.", "cue.phrase", "the mayor"),
        ("In the view of the envoy, the pier is unsafe.", "cue.phrase", "the envoy"),
        ("The port, in Holm’s own words, is a ruin.", "cue.phrase", "Holm"),
        ("“Nine boats sank,” said Ada Holm.", "cue.inverted.name", "Ada Holm"),
        (
            "The yard paid for it, said pilot and union leader Ibo Lens, Holm’s old friend.",
            "cue.inverted.name",
            "pilot and union leader Ibo Lens",
        ),
        ("The navy said nine boats sank.", "cue.subject", "The navy"),
        ("Ada Holm, 22, of Tarn, Norvik, said nine boats sank.", "cue.subject", "Ada Holm"),
        (
            "In July, Ada Holm, vice chairman of the yard, told us that it closed.",
            "cue.subject",
            "Ada Holm, vice chairman of the yard",
        ),
        ("Ada Holm (a former pilot) said it closed.", "cue.subject", "Ada Holm"),
        ("Many owners privately say that it closed.", "cue.subject", "Many owners"),
        (
            "Current and former officials at the port have said it closed.",
            "cue.subject",
            "Current and former officials at the port",
        ),
        ("The mayor made the claim that it closed.", "cue.subject", "The mayor"),
        ("The envoy is confident that it closed.", "cue.subject", "The envoy"),
        ("Port Mayor Tells Crews Sel Pier Closed In May", "cue.subject", "Port Mayor"),
        ("Ada Holm: “We will stay in the port.”", "cue.label", "Ada Holm"),
        ("“We will stay in the port.” — Ada Holm, mayor", "cue.dash", "Ada Holm, mayor"),
        ("“We will stay,” the mayor shrugged.", "cue.trace", "the mayor"),
        ("Holm has hailed the vote, saying that it was fair.", "cue.goes_on", "Holm"),
        ("The mayor sent crews a letter warning that it closed.", "cue.goes_on", "The mayor"),
        ("Wave-X keeps its count a secret but says that it grew.", "cue.goes_on", "Wave-X"),
        ("Holm closed the talks by saying the pier was lost.", "cue.goes_on", "Holm"),
        ("Holm sent a series of notes late Friday saying that it closed.", "cue.goes_on", "Holm"),
        ("Holm took to Chirper overnight to accuse Lens of arson.", "cue.goes_on", "Holm"),
        ("Holm has met the crews and has called for a new pier.", "cue.goes_on", "Holm"),
        ("Lens has been called a coward by fellow pilots.", "cue.phrase", "fellow pilots"),
        ("Crews looked into Holm’s claim that it closed.", "cue.noun", "Holm"),
        ("Crews are looking into a Sel Courier report that it closed.", "cue.noun", "Sel Courier"),
        ("It came after warnings from his lawyer that it closed.", "cue.noun", "his lawyer"),
        ("Ada Holm Calls Ibo Lens ‘A Coward’ Over Burnt Pier", "cue.subject", "Ada Holm"),
        ("Retired Pilot Reveals ‘Grim’ Years At Burnt Pier", "cue.subject", "Retired Pilot"),
        ("They argue that it closed.", "cue.subject", "They"),
        ("A teacher thought it looked like a lamp.", "cue.subject", "A teacher"),
        (
            "“It came late,” says a sailor whose boat was lost and burnt.",
            "cue.inverted.name",
            "a sailor",
        ),
        ("Even now she says that it closed.", "cue.subject", "she"),
        ("The mill, which he said was empty, stood by the road.", "cue.subject", "he"),
        ("There are some pilots who argue that it closed.", "cue.subject", "some pilots"),
        ("Those close to him say that it closed.", "cue.subject", "Those close to him"),
        ("One of the oarsmen who left called it a wreck.", "cue.subject", "One of the oarsmen"),
        (
            "Owners and individuals complain that it closed.",
            "cue.subject",
            "Owners and individuals",
        ),
        (
            "It went badly from there, said one union source in the room.",
            "cue.inverted.name",
            "one union source in the room",
        ),
        (
            "Ada Holm, the head of Wave-X -- the yard that built it -- told us that it closed.",
            "cue.subject",
            "Ada Holm",
        ),
        ("Holm released a letter from his doctor that says he is well.", "cue.goes_on", "Holm"),
        (
            "It angered the relatives of sailors, many of whom say it came late.",
            "cue.of_whom",
            "the relatives of sailors",
        ),
        ("Nine boats are believed to have sunk.", "cue.unnamed", ""),
        ("It was widely reported that nine boats sank.", "cue.unnamed", ""),
        ("The crews were accused of burning the pier.", "cue.unnamed", ""),
        ("Nine boats reportedly sank.", "cue.unnamed", ""),
        ("Reportedly, nine boats sank.", "cue.unnamed", ""),
        ("No deaths were reported in the port.", "cue.unnamed", ""),
        ("It was noted that the pier was old.", "cue.unnamed", ""),
    ],
)
def test_a_rule_finds_who_says_it(text: str, rule: str, who: str) -> None:
    found = attributions_in(plain(text), Span(0, len(text)))
    assert [(each.rule, each.who) for each in found] == [(rule, who)]


@pytest.mark.parametrize(
    "text",
    [
        "The Shahed-9 drone claimed two boats.",
        "The mayor’s call was heard.",
        "Crews said to have left Tarn were seen in Sel.",
        "Eagerly awaited boats promised a good year.",
        "Norvik avoided all mention of the pier.",
        "Contrary to Holm’s claim that it closed, boats lay there.",
        "The crews were accused of burning the pier by a mob.",
        "The two envoys discussed the state of the pier.",
    ],
)
def test_what_cannot_speak_or_says_nothing_is_not_found(text: str) -> None:
    assert attributions_in(text, Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The navy said nine boats sank.", "said", ["nine boats sank."]),
        ("Nine boats sank, the navy has said.", "has said", ["Nine boats sank"]),
        ("However, the navy later added nine sank.", "later added", ["nine sank."]),
        ("“Nine sank,” he said on Monday. “We saw.”", "said", ["“Nine sank,”", "“We saw.”"]),
        ("The plan, the navy said, is a mistake.", "said", ["The plan", "is a mistake."]),
        ("Nine sank, according to the navy.", "according to", ["Nine sank"]),
        ("Officials praised Friday’s vote on it.", "praised", ["Friday’s vote on it."]),
        (
            "Ada Holm, for years a pilot, has been called a coward by fellow pilots.",
            "has been called a coward by",
            ["Ada Holm, for years a pilot"],
        ),
        ("Nine are said to have sunk.", "are said", ["Nine", "to have sunk."]),
        ("Nine, according to the navy, have sunk.", "according to", ["Nine", "have sunk."]),
        (
            "According to Sel Mail, the road was to join Sel with Tarn, the port of Norvik.",
            "According to",
            ["the road was to join Sel with Tarn, the port of Norvik."],
        ),
        ("It was reported that nine sank.", "It was reported", ["that nine sank."]),
    ],
)
def test_a_clause_is_its_source_its_cue_and_its_content(
    text: str, cue: str, content: list[str]
) -> None:
    (said,) = attributions_in(plain(text), Span(0, len(text)))
    parts = parts_of(plain(text), Span(0, len(text)), said)
    assert parts.cue is not None and parts.cue.of(text) == cue
    assert [piece.of(text) for piece in parts.content] == content


def test_a_tagger_votes_where_the_rules_find_nobody() -> None:
    text = "The pier, so Holm, is a ruin. The navy said nine boats sank."

    def tagger(words: str, span: Span) -> list[Attribution]:
        at = words.find("so Holm", *span)
        named = Span(at, at + len("so Holm"))
        over = Span(*span)
        return [Attribution("Holm", "so", named if at >= 0 else over, follows=True, rule="tagger")]

    found = candidates_in(text, FRIDAY, finders=(attributions_in, tagger))
    assert [(each.source, each.why[0]) for each in found] == [
        ("Holm", "tagger"),
        ("The navy", "cue.subject"),
    ]
