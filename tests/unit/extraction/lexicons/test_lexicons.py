"""Every entry of a lexicon has an example that has its words and reads as the entry means."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from claimscope.extraction.attribution.cues import attributions_in
from claimscope.extraction.candidate import Span
from claimscope.extraction.lexicons.lexicon import Entry, entries
from claimscope.extraction.stance import stance_of

CUES = ("reporting_verbs", "reporting_nouns", "reporting_adjectives", "attribution_phrases")
LEXICONS = (*CUES, "speaker_nouns")
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
