"""A model is learnt from annotated texts, and the same texts give the same bytes."""

from __future__ import annotations

from claimscope.extraction.candidate import Span
from claimscope.extraction.tagger.kinds import ASSERTION, ATTITUDE, INTENTION
from claimscope.extraction.tagger.model import judge_to_bytes, to_bytes
from claimscope.extraction.tagger.proposals import CUE
from tests.unit.tools.corpus.written import annotated
from tools.tagger.card import card, kinds_told
from tools.tagger.examples import Example, Said, examples_of
from tools.tagger.kinds import KindExample, KindScore, kind_score, trained_judge
from tools.tagger.scores import Score, score
from tools.tagger.train import trained

TEXTS = (
    "At noon Ada Holm snorted: “The port of Sel has been closed.” The sea was calm that day.",
    "In Sel the mayor snorted: “Nine of our boats have been lost.” They hoped to find them all.",
    "That night Bo Kerr snorted: “We have not been told of it.” Nobody slept in the harbour.",
)
SOURCES = ("Ada Holm", "the mayor", "Bo Kerr")


def examples() -> list[Example]:
    found = []
    for text, who in zip(TEXTS, SOURCES, strict=True):
        said = [Said(_at(text, who), _at(text, "snorted"), CUE)]
        said += [Said(_at(text, "They"), _at(text, "hoped"), "feels")] if "hoped" in text else []
        found += examples_of(text, said)
    return found


def _at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def test_a_sentence_is_labelled_by_what_readers_found_in_it() -> None:
    labelled = [
        (token.word, label)
        for example in examples()[2:4]
        for token, label in zip(example.tokens, example.labels, strict=True)
        if label != "none"
    ]
    assert labelled == [
        ("the", "source"),
        ("mayor", "source"),
        ("snorted", "cue"),
        ("they", "source"),
        ("hoped", "feels"),
    ]


def test_the_same_texts_give_the_same_bytes() -> None:
    first, second = (to_bytes(trained(examples(), examples())) for _ in range(2))
    assert first == second


def test_what_is_learnt_finds_the_same_cue_beside_another_name() -> None:
    tagger = trained(examples(), examples())
    text = "At dusk Cleo Marsh snorted: “All of the nine piers are ruins.”"
    (found,) = tagger(text.replace("All of the nine piers are ruins", "_" * 31), Span(0, len(text)))
    assert (found.who, found.verb) == ("Cleo Marsh", "snorted")


def test_a_proposal_is_right_by_its_cue_and_its_source() -> None:
    tagger = trained(examples(), examples())
    assert score(tagger, examples()) == Score(gold=3, proposed=3, right=3)


def test_the_card_credits_each_text_and_says_how_well_it_does() -> None:
    made = annotated()
    told = card(trained(examples(), examples()), {made.name: made}, examples(), examples(), "")
    assert f"[{made.text['title']}]({made.text['address']}) | {made.text['licence']} |" in told
    assert "| development | 3 | 3 | 3 | 1.000 | 1.000 |" in told


CUES = (
    ("The mayor said that the port of Sel has been closed.", "said", ASSERTION),
    ("Ada Holm said that nine of the boats have been lost.", "said", ASSERTION),
    ("The mayor urged the crews to leave the port.", "urged", INTENTION),
    ("Ada Holm urged the council to rebuild the pier.", "urged", INTENTION),
    ("The mayor regretted the loss of the boats.", "regretted", ATTITUDE),
    ("Bo Kerr regretted the fire at the pier.", "regretted", ATTITUDE),
)


def cues() -> list[KindExample]:
    return [KindExample(text, _at(text, cue)[0], kind) for text, cue, kind in CUES]


def test_the_same_cues_give_the_same_bytes() -> None:
    first, second = (judge_to_bytes(trained_judge(cues(), cues())) for _ in range(2))
    assert first == second


def test_what_is_learnt_of_a_cue_holds_for_another_name() -> None:
    judge = trained_judge(cues(), cues())
    text = "Cleo Marsh urged the owners to stay."
    assert judge.kind_of(text, *_at(text, "urged"))[0] == INTENTION
    assert kind_score(judge, cues()) == KindScore(cues=6, no_claim=4, marked=4, right=4)


def test_the_card_says_how_well_claims_are_told_from_wishes() -> None:
    told = list(kinds_told(trained_judge(cues(), cues()), cues(), cues()))
    assert told[-1] == "| development: 6 | 4 | 4 | 4 | 1.000 | 1.000 |"
