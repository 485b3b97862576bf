"""Every entry of a lexicon has an example that has its words and reads as the entry means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from claimscope.extraction.attribution.cues import attributions_in
from claimscope.extraction.candidate import Figure, Span
from claimscope.extraction.figures.quantities import figures_in
from claimscope.extraction.lexicons.lexicon import CUES, Entry, entries
from claimscope.extraction.modality import BANDS, UNSPECIFIED, band_of, hedge_of
from claimscope.extraction.stance import stance_of

FIGURES = ("number_qualifiers", "quantity_nouns")
LEXICONS = (*CUES, *FIGURES, "speaker_nouns", "voiceless_nouns", "hedges", "place_verbs")
# Who speaks in the examples.
SOMEBODY = re.compile(
    r"the (?:mayor|envoy|prefect|minister|ministry|mission|inquiry|study|pilots?|harbour master"
    r"|port commander|commander|Sel Courier)",
    re.IGNORECASE,
)


def wrong(name: str, holds: Callable[[Entry], bool]) -> list[str]:
    """The entries of a lexicon of which something does not hold."""
    return [entry.entry for entry in entries(name) if not holds(entry)]


def speakers_in(entry: Entry) -> list[str]:
    return [said.who for said in attributions_in(entry.example, Span(0, len(entry.example)))]


def figures_of(words: str) -> tuple[Figure, ...]:
    return figures_in(words, Span(0, len(words)))


@pytest.mark.parametrize("name", LEXICONS)
def test_an_entry_stands_once_in_its_lexicon(name: str) -> None:
    times = Counter(entry.entry for entry in entries(name))
    assert [entry for entry, number in times.items() if number > 1] == []


@pytest.mark.parametrize("name", LEXICONS)
def test_each_example_has_a_form_of_its_entry(name: str) -> None:
    def has_a_form(entry: Entry) -> bool:
        alternatives = "|".join(map(re.escape, entry.forms))
        return bool(re.search(rf"\b(?:{alternatives})\b", entry.example, re.IGNORECASE))

    assert wrong(name, has_a_form) == []


@pytest.mark.parametrize("name", CUES)
def test_each_cue_gives_the_word_to_whom_it_names_with_its_stance(name: str) -> None:
    def gives_the_word(entry: Entry) -> bool:
        who = speakers_in(entry)
        stance = stance_of(entry.example, narrated=False)
        return bool(who and SOMEBODY.match(who[0])) and stance == entry.means

    assert wrong(name, gives_the_word) == []


def test_each_speaker_is_the_source_of_what_he_says() -> None:
    def speaks(entry: Entry) -> bool:
        who = speakers_in(entry)
        return len(who) == 1 and any(form in who[0].lower() for form in entry.forms)

    assert wrong("speaker_nouns", speaks) == []
    assert {entry.means for entry in entries("speaker_nouns")} == {"person", "body", "document"}


def test_each_thing_says_nothing() -> None:
    assert wrong("voiceless_nouns", lambda entry: speakers_in(entry) == []) == []


def test_each_hedge_softens_with_its_band_of_icd_203() -> None:
    def softens(entry: Entry) -> bool:
        hedge = hedge_of(entry.example)
        return hedge in entry.forms and band_of(hedge) == entry.means

    assert wrong("hedges", softens) == []
    assert {entry.means for entry in entries("hedges")} <= {*BANDS, UNSPECIFIED}


def test_each_qualifier_says_how_sharp_a_number_is() -> None:
    def qualifies(entry: Entry) -> bool:
        read = [figures_of(entry.example.replace(entry.forms[0], form)) for form in entry.forms]
        return all(
            len(found) == 1
            and found[0].qualifier == entry.means
            and 40 in {found[0].low, found[0].high}
            for found in read
        )

    assert wrong("number_qualifiers", qualifies) == []


def test_each_noun_tells_which_quantity_of_the_record_is_counted() -> None:
    def counts(entry: Entry) -> bool:
        read = [figures_of(entry.example.replace(entry.forms[-1], form)) for form in entry.forms]
        return all(
            [(each.low, each.quantity) for each in found] == [(40, entry.means)] for found in read
        )

    assert wrong("quantity_nouns", counts) == []
