"""Days, names and lists in words."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.bidi import isolated
from claimscope.formatting import (
    day_words,
    distinct,
    event_words,
    listed,
    qualifier_words,
    said_words,
    short_name,
    short_names,
    span_words,
)
from claimscope.record.model import QUALIFIERS

SPANS = [
    ("2024-10-18", "2024-10-18", "18 Oct 2024"),
    ("2024-10-08", "2024-10-18", "8–18 Oct 2024"),
    ("2024-09-30", "2024-10-01", "30 Sep – 1 Oct 2024"),
    ("2024-12-31", "2025-01-01", "31 Dec 2024 – 1 Jan 2025"),
    ("2023-10-08", "2024-10-18", "8 Oct 2023 – 18 Oct 2024"),
]
SAID = [
    ("day", "18 Oct 2024"),
    ("month", "Oct 2024"),
    ("year", "2024"),
    ("unknown", "by 18 Oct 2024"),
]
EVENTS = [
    ("2024-10-08", "2024-10-13", "day", "8–13 Oct 2024"),
    ("2024-10-03", "2024-10-03", "day", "3 Oct 2024"),
    ("2024-06-01", "2024-06-30", "month", "Jun 2024"),
    ("2024-06-01", "2024-07-31", "month", "1 Jun – 31 Jul 2024, known to the month only"),
    ("2024-06-01", "2025-06-30", "month", "1 Jun 2024 – 30 Jun 2025, known to the month only"),
    ("2023-08-01", "2024-10-18", "year", "1 Aug 2023 – 18 Oct 2024, known to the year only"),
    ("", "", "unknown", "date not given"),
    ("2024-10-03", "", "day", "from 3 Oct 2024 on"),
    ("", "2024-10-03", "day", "until 3 Oct 2024"),
    ("2023-08-01", "", "month", "from Aug 2023 on"),
    ("", "2024-10-03", "unknown", "until 3 Oct 2024"),
]
NAMES = [
    ("NIS (National Intelligence Service of South Korea)", "NIS"),
    ("Office of President Yoon", "Office of President Yoon"),
    ("Lim Eul-chul (a scholar) (Seoul)", "Lim Eul-chul"),
    ("Group(4)", "Group(4)"),
]
LISTS = [
    ([], ""),
    (["NIS"], "NIS"),
    (["NIS", "NATO"], "NIS and NATO"),
    (["NIS", "NATO", "AFP"], "NIS, NATO and AFP"),
]


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text or "NaT")


def test_a_day_is_written_without_a_zero() -> None:
    assert day_words(date(2024, 10, 8)) == "8 Oct 2024"


@pytest.mark.parametrize(("first", "last", "words"), SPANS)
def test_a_span_does_not_repeat_what_its_ends_share(first: str, last: str, words: str) -> None:
    assert span_words(date.fromisoformat(first), date.fromisoformat(last)) == words


@pytest.mark.parametrize(("precision", "words"), SAID)
def test_a_statement_is_dated_no_sharper_than_it_is_known(precision: str, words: str) -> None:
    assert said_words(date(2024, 10, 18), precision) == words


@pytest.mark.parametrize(("first", "last", "precision", "words"), EVENTS)
def test_an_event_is_dated_no_sharper_than_it_is_known(
    first: str, last: str, precision: str, words: str
) -> None:
    assert event_words(day(first), day(last), precision) == words


@pytest.mark.parametrize(("name", "words"), NAMES)
def test_a_short_name_leaves_out_the_brackets(name: str, words: str) -> None:
    assert short_name(name) == words


@pytest.mark.parametrize(("words", "sentence"), LISTS)
def test_words_are_listed_as_a_sentence_does(words: list[str], sentence: str) -> None:
    assert listed(iter(words)) == sentence


def test_a_short_name_that_two_share_is_told_in_full() -> None:
    names = {"nis": "NIS (Seoul)", "nis-ro": "NIS (Chisinau)", "nato": "NATO (alliance)"}
    assert short_names(names) == {
        "nis": "NIS (Seoul)",
        "nis-ro": "NIS (Chisinau)",
        "nato": "NATO",
    }


def test_a_name_that_two_share_in_full_is_told_with_the_id() -> None:
    names = {"ministry": "Ministry", "ministry-2": "Ministry", "nis": "NIS (Seoul)"}
    assert short_names(names) == {
        "ministry": "Ministry · ministry",
        "ministry-2": "Ministry · ministry-2",
        "nis": "NIS",
    }


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_a_bare_number_is_as_stated_and_never_exact(qualifier: str) -> None:
    told = qualifier_words(qualifier)
    assert told == ("as stated" if qualifier == "exactly" else qualifier)


@given(
    names=st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["Ellery", "Ellery · a", ""])),
    fuller=st.dictionaries(
        st.sampled_from("abcdef"), st.sampled_from(["Ellery", "Ellery, on sea"])
    ),
)
def test_no_two_names_of_a_menu_are_alike(names: dict[str, str], fuller: dict[str, str]) -> None:
    made = distinct(names, fuller)
    assert made.keys() == names.keys()
    assert len(set(made.values())) == len(made)


def test_a_name_that_nobody_else_has_stays_and_the_others_say_more() -> None:
    names = {"a": "Ellery", "b": "Ellery", "c": "Oslo", "d": "Bay", "e": "Bay"}
    fuller = {"a": "Ellery, on sea", "b": "Ellery, inland", "c": "Oslo, the capital"}
    assert distinct(names, fuller) == {
        "a": "Ellery, on sea",
        "b": "Ellery, inland",
        "c": "Oslo",
        "d": "Bay · d",
        "e": "Bay · e",
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NIS", "NIS"),
        ("国防部", "国防部"),
        ("וזארה", "\u2068וזארה\u2069"),
        ("غزة (38)", "\u2068غزة (38)\u2069"),
        ("\u202eevil", "\u2068\u202eevil\u2069"),
        ("\u202eevil\u2069", "\u2068\u202eevil\u2069"),
    ],
)
def test_a_name_written_from_the_right_is_isolated_from_our_words(name: str, told: str) -> None:
    assert isolated(name) == told


def test_a_year_has_four_digits() -> None:
    assert day_words(date(1, 1, 3)) == "3 Jan 0001"
    assert said_words(date(1, 1, 3), "month") == "Jan 0001"
