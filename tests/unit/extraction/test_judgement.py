"""How a clause is meant, and by which rules."""

from __future__ import annotations

import pytest

from claimscope.extraction.judgement import judgement_of


@pytest.mark.parametrize(
    ("words", "stance", "modality", "rules"),
    [
        ("The navy said nine boats sank.", "asserts", "observed", ()),
        ("The navy denied that boats sank.", "denies", "observed", ("stance.denies",)),
        ("The port will close in May.", "asserts", "forecast", ("modality.forecast",)),
        (
            "It is highly likely that boats sank.",
            "finds likely",
            "observed",
            ("stance.finds_likely", "hedge.very_likely"),
        ),
        (
            "They could not confirm the count.",
            "cannot confirm",
            "observed",
            ("stance.cannot_confirm",),
        ),
    ],
)
def test_words_tell_stance_and_modality_by_rules_that_are_named(
    words: str, stance: str, modality: str, rules: tuple[str, ...]
) -> None:
    judged = judgement_of(words, narrated=False)
    assert (judged.stance, judged.modality, judged.rules) == (stance, modality, rules)


def test_who_has_denied_something_denies_what_he_says_is_not_so() -> None:
    words = "Nobody ever took his papers."
    assert judgement_of(words, narrated=False).stance == "asserts"
    after = judgement_of(words, narrated=False, denied_before=True)
    assert (after.stance, after.rules) == ("denies", ("stance.denies_on",))


def test_what_nobody_is_named_for_may_be_on_record() -> None:
    judged = judgement_of("The two ports signed a treaty.", narrated=True)
    assert (judged.stance, judged.rules) == ("on record", ("stance.on_record",))


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The senator, an old friend, acknowledged the loss.", "asserts"),
        ("The port has never sought any subsidy.", "asserts"),
        ("We reject the claim that boats sank.", "denies"),
        ("These accusations are false.", "denies"),
        ("It could not be confirmed how many sank.", "cannot confirm"),
    ],
)
def test_a_narrator_denies_only_in_his_own_voice(words: str, stance: str) -> None:
    assert judgement_of(words, narrated=True).stance == stance
