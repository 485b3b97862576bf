"""What a source does with a statement, where the words alone could mislead."""

from __future__ import annotations

from datetime import date

import pytest

from claimscope.extraction.pipeline import candidates_in
from claimscope.extraction.stance import stance_of


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Nine boats were lost, the cause of which is unknown.", "asserts"),
        ("I don’t have an update on the losses.", "cannot confirm"),
        ("We don’t know who lit the lamp.", "cannot confirm"),
        ("Nor am I aware of crews that rowed beside them.", "cannot confirm"),
        ("She was not sure whether the pier would hold.", "cannot confirm"),
        ("The toll is as yet unconfirmed.", "cannot confirm"),
        ("Lens admitted to burning the pier.", "confirms"),
        ("Lens conceded that the pier was lost.", "confirms"),
        ("Lens was not hurt but was admitted to the hospital.", "asserts"),
        ("The port confirmed they had found the lamp.", "confirms"),
        ("Police suspect that the lamp was lit on purpose.", "finds likely"),
        ("The envoy speculated that the ferry had been sold.", "finds likely"),
        ("It’s quite probable that the pier is lost.", "finds likely"),
        ("I don’t think the pier will hold.", "doubts"),
        ("She said, “I don’t think that is right.”", "asserts"),
        ("The envoy called it unlikely that the pier would hold.", "doubts"),
        ("The port repudiated the report.", "denies"),
        ("The guard claimed that it had not been responsible.", "denies"),
        ("The governor declared a state of emergency.", "on record"),
        ("Martial law was declared in Norvik.", "on record"),
        ("Two pilots were found guilty of arson.", "on record"),
        ("The court unanimously decided that the pier was unsafe.", "on record"),
        ("The mayor said the court decided that the pier was unsafe.", "asserts"),
        ("Norvik designated the Guard as a pirate organisation.", "on record"),
        ("The envoy labelled the plan a mistake.", "asserts"),
        ("Nobody can mend what you don’t know to be broken.", "asserts"),
        ("He insisted the navy had not broken the truce.", "denies"),
        ("She insists it will not come to that.", "asserts"),
        ("There have been no signs showing their troops at work since May.", "asserts"),
        ("Lens confirmed that he had died in a personal dispute.", "confirms"),
        ("It is not clear whether the dispute began there.", "cannot confirm"),
        ("The disputed island lies off Sel.", "asserts"),
        ("We dispute that nine boats sank.", "denies"),
        ("The envoy called the accusation “theatre for the harbour crowd”.", "denies"),
        ("The envoy called the allegations serious.", "asserts"),
        ("The envoy did not immediately have confirmation of the loss.", "cannot confirm"),
        ("He expected that it was likely that they would leave the port.", "asserts"),
        ("It is likely that 40 boats have left, he said.", "finds likely"),
        ("He wrote that it was not difficult to say who did it.", "asserts"),
        ("She called the tales about the fall of the port untrue.", "denies"),
        ("The envoy dismissed such forecasts as wishful thinking.", "denies"),
        ("I have seen those reports and they’re false.", "denies"),
        ("Norvik was not responsible for the fire.", "denies"),
        ("Ibo Lens has denied the US is at war with Norvik.", "denies"),
        ("It is a claim the water office rejected.", "denies"),
        ("The port has called the count of boats into question.", "doubts"),
        ("The port has questioned that number.", "doubts"),
        ("The port asked questions that nobody could put.", "asserts"),
        ("We haven’t been able to verify that.", "cannot confirm"),
        ("I don’t have anything to confirm at this time.", "cannot confirm"),
        ("The envoy said that he does not have such information.", "cannot confirm"),
        ("Norvik admitted for the first time that it lit the lamp.", "confirms"),
        ("A spokeswoman for the port confirmed this.", "confirms"),
        ("To be verified the state of the pier, the guards said.", "asserts"),
        ("We don’t have a breakdown of those numbers.", "cannot confirm"),
        ("The cook gave a similar description of the storm.", "asserts"),
        ("There was no air strike on any pier that week.", "denies"),
        ("They said they cannot be certain that he lit the lamp.", "cannot confirm"),
        ("The guard confirmed that no such fire, which he would have seen, was lit.", "denies"),
        ("Norvik termed the accusations a tale for children.", "denies"),
        ("He insists that they won the race despite not owning a boat.", "asserts"),
        ("No soldiers either crossed the bridge or came near it.", "denies"),
        ("The guards were not behind the fire, he told the court.", "denies"),
        ("Heavy seas denied the crews the ability to reach the pier.", "asserts"),
        ("He urged them to deny the raiders any victory.", "asserts"),
        ("The harbour court denied class status to the trainees.", "asserts"),
        ("Their request for bail was denied.", "asserts"),
        ("The claim that 40 boats sank was denied by the navy.", "denies"),
        ("The navy denied responsibility for the loss of the boats.", "denies"),
        ("The council dismissed the captain as a weak leader.", "asserts"),
        ("The council dismissed the toll as rumour.", "denies"),
        ("The voters rejected a treaty that the council had signed.", "asserts"),
        ("The envoy rejected the notion that nine boats sank.", "denies"),
        ("Their old disputes over the pier go on.", "asserts"),
        ("The port disputes the count.", "denies"),
        ("I would, not surprisingly, dispute that count.", "denies"),
        ("The crew is made up of rowers from Sel.", "asserts"),
        ("The pier lies on the wrong side of the bay.", "asserts"),
        ("That is simply wrong, the envoy said.", "denies"),
        ("These claims are yet another fake.", "denies"),
        ("Towers were raised to spread western propaganda.", "asserts"),
        ("A loss like this has never happened before.", "asserts"),
        ("The log contradicts the port’s claim that nine boats sank.", "denies"),
        ("There is no threat of a flood in the harbour, the office said.", "denies"),
        ("Norvik has publicly acknowledged their part in the raid.", "confirms"),
        ("Norvik did not acknowledge the raid on the pier.", "cannot confirm"),
        ("Norvik did not say what would happen to the crews.", "cannot confirm"),
        ("The port has confirmed 98 deaths.", "confirms"),
        ("Police said they questioned the boat’s owner.", "asserts"),
        ("The envoy questioned the count of boats.", "doubts"),
        ("The lesson for the harbour skeptics was plain.", "asserts"),
        ("He could not find the words or an explanation for such a deed.", "asserts"),
        ("They cannot tell us what to do about the pier.", "asserts"),
        ("No group could: uniting the port’s establishment against it.", "asserts"),
        ("The port said the claim was “categorically false”.", "denies"),
        ("That is just not accurate, the envoy said.", "denies"),
        ("None of its crews had left the pier, the port said.", "denies"),
        ("The port said no unit had crossed the bridge.", "denies"),
        ("We did not hit the pier, the envoy said.", "denies"),
        ("The port said it had not targeted the mill.", "denies"),
        ("The port said its guards were not in the area.", "denies"),
        ("The port said its crews have not sent more details.", "asserts"),
        ("The envoy said that the boats did not cross.", "asserts"),
        ("I would dispute that, the envoy said.", "denies"),
        ("I would not dispute that, the envoy said.", "asserts"),
        ("The envoy did not dispute the count of nine boats.", "asserts"),
        ("The envoy said the claims were rejected by the court of Sel.", "asserts"),
        ("The envoy does not doubt that nine boats sank.", "asserts"),
        ("The envoy had no reason to doubt the count.", "asserts"),
        ("The mission had not established who lit the lamp.", "cannot confirm"),
        ("The envoy had seen no evidence that nine boats sank.", "cannot confirm"),
    ],
)
def test_a_stance_is_that_of_the_statement(words: str, stance: str) -> None:
    assert stance_of(words, narrated=False) == stance


@pytest.mark.parametrize(
    "sentence",
    [
        "{} didn’t confirm that 12 boats sank.",
        "{} wouldn't confirm that 12 boats sank.",
        "{} won’t confirm that 12 boats sank.",
        "{} refused to confirm that 12 boats sank.",
        "{} declined to publicly confirm that 12 boats sank.",
        "{} has yet to confirm that 12 boats sank.",
        "{} could neither confirm nor deny that 12 boats sank.",
        "{} has neither confirmed nor denied that 12 boats sank.",
        "{} refused to say whether 12 boats sank.",
        "{} was unable to verify that 12 boats sank.",
    ],
)
def test_who_does_not_confirm_is_the_source_of_a_refusal(sentence: str) -> None:
    (found,) = candidates_in(sentence.format("The ministry"), date(2024, 10, 18))
    assert (found.source, found.stance) == ("The ministry", "cannot confirm")


@pytest.mark.parametrize(
    "words",
    [
        "Nobody at the pier could confirm that 12 boats sank.",
        "Neither side has confirmed that 12 boats sank.",
        "None of the guards would confirm that 12 boats sank.",
    ],
)
def test_what_nobody_confirms_is_not_confirmed(words: str) -> None:
    assert stance_of(words, narrated=True) == "cannot confirm"


def test_who_confirms_that_nobody_was_hurt_does_confirm_it() -> None:
    assert stance_of("No one was hurt, the navy confirmed to us.", narrated=False) == "confirms"


def test_what_is_said_after_all_is_a_claim_of_its_own() -> None:
    text = (
        "Q Is it so?\n\nMR. LENS: I can’t tell how many sank, other than to say that we saw "
        "few.\n\nMR. LENS: Yes."
    )
    found = candidates_in(text, date(2024, 10, 18))
    assert [each.stance for each in found][:2] == ["cannot confirm", "asserts"]


def test_a_denial_runs_on_in_what_follows_it() -> None:
    text = (
        "The Sel Shipyard denied these claims: “He was not held there. Nobody ever took his "
        "papers.” The yard later said it was sorry."
    )
    found = candidates_in(text, date(2024, 10, 18))
    assert [each.stance for each in found] == ["denies", "asserts"]


def test_what_somebody_says_and_what_he_could_not_say_are_two() -> None:
    text = "Holm confirmed the fire at the mill but could not say who had lit the lamp."
    found = candidates_in(text, date(2024, 10, 18))
    assert [(each.source, each.stance) for each in found] == [
        ("Holm", "confirms"),
        ("Holm", "cannot confirm"),
    ]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Norvik acknowledged losses.", ["confirms"]),
        ("The inquiry contradicted the account.", ["denies"]),
        ("The army denied the crews the ability to leave.", ["asserts"]),
        ("Lens, who declined to answer, said nine boats sank.", ["asserts"]),
        ("Nine boats sank, said Lens, who denied any guilt of his.", ["asserts", "denies"]),
        ("The raid hit the Sel pier, which the army denied.", ["asserts", "denies"]),
    ],
)
def test_a_stance_is_that_of_the_words_that_take_it(text: str, stances: list[str]) -> None:
    assert [each.stance for each in candidates_in(text, date(2024, 10, 18))] == stances


def test_what_is_denied_is_not_said_by_whoever_denies_it() -> None:
    found = candidates_in("The raid hit the Sel pier, which the army denied.", date(2024, 10, 18))
    assert [each.source for each in found] == ["narration", "the army"]


@pytest.mark.parametrize(
    "words",
    [
        "Footage published on Monday shows the pier.",
        "More than 700 rowers are deployed.",
        "The port has not released a toll.",
    ],
)
def test_what_is_no_act_of_anybody_is_not_on_record(words: str) -> None:
    assert stance_of(words, narrated=True) == "asserts"
