"""Every entry of a lexicon has an example that has its words and reads as the entry means."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from claimscope.extraction.attribution.cues import attributions_in
from claimscope.extraction.candidate import Span
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


def every_entry(*names: str) -> list[Entry]:
    return [entry for name in names for entry in entries(name)]


def has_a_form_of(entry: Entry) -> bool:
    alternatives = "|".join(map(re.escape, entry.forms))
    return bool(re.search(rf"\b(?:{alternatives})\b", entry.example, re.IGNORECASE))


@pytest.mark.parametrize("name", LEXICONS)
def test_an_entry_stands_once_in_its_lexicon(name: str) -> None:
    times = Counter(entry.entry for entry in entries(name))
    assert [entry for entry, number in times.items() if number > 1] == []


@pytest.mark.parametrize("entry", every_entry(*LEXICONS), ids=lambda entry: entry.entry)
def test_an_example_has_a_form_of_its_entry(entry: Entry) -> None:
    assert has_a_form_of(entry)


@pytest.mark.parametrize("entry", every_entry(*CUES), ids=lambda entry: entry.entry)
def test_a_cue_gives_the_word_to_whom_it_names_with_its_stance(entry: Entry) -> None:
    (said, *_) = attributions_in(entry.example, Span(0, len(entry.example)))
    assert SOMEBODY.match(said.who)
    assert stance_of(entry.example, narrated=False) == entry.means


@pytest.mark.parametrize("entry", every_entry("speaker_nouns"), ids=lambda entry: entry.entry)
def test_a_speaker_is_the_source_of_what_he_says(entry: Entry) -> None:
    (said,) = attributions_in(entry.example, Span(0, len(entry.example)))
    assert any(form in said.who.lower() for form in entry.forms)
    assert entry.means in {"person", "body", "document"}


@pytest.mark.parametrize("entry", every_entry("voiceless_nouns"), ids=lambda entry: entry.entry)
def test_a_thing_says_nothing(entry: Entry) -> None:
    assert attributions_in(entry.example, Span(0, len(entry.example))) == []


@pytest.mark.parametrize("entry", every_entry("hedges"), ids=lambda entry: entry.entry)
def test_a_hedge_softens_with_its_band_of_icd_203(entry: Entry) -> None:
    hedge = hedge_of(entry.example)
    assert hedge in entry.forms
    assert band_of(hedge) == entry.means
    assert entry.means in {*BANDS, UNSPECIFIED}


@pytest.mark.parametrize("entry", every_entry("number_qualifiers"), ids=lambda entry: entry.entry)
def test_a_qualifier_says_how_sharp_a_number_is(entry: Entry) -> None:
    for form in entry.forms:
        words = entry.example.replace(entry.forms[0], form)
        (figure,) = figures_in(words, Span(0, len(words)))
        assert figure.qualifier == entry.means
        assert 40 in {figure.low, figure.high}


@pytest.mark.parametrize("entry", every_entry("quantity_nouns"), ids=lambda entry: entry.entry)
def test_a_noun_tells_which_quantity_of_the_record_is_counted(entry: Entry) -> None:
    for form in entry.forms:
        words = entry.example.replace(entry.forms[-1], form)
        (figure,) = figures_in(words, Span(0, len(words)))
        assert (figure.low, figure.quantity) == (40, entry.means)
