"""A text keeps its direction of writing to itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.bidi import isolated


def test_a_text_that_turns_nothing_stays_as_it_is() -> None:
    assert isolated("The ferry, 38 saved") == "The ferry, 38 saved"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("غزة", "غزة"),
        ("\u202eferry", "\u202eferry"),
        ("a\u2069b", "ab"),
        ("a\u2067b", "a\u2067b\u2069"),
    ],
    ids=["Arabic", "an override", "an end too many", "an end too few"],
)
def test_what_turns_round_stands_between_isolates(text: str, inside: str) -> None:
    assert isolated(text) == f"\u2068{inside}\u2069"


@given(st.text(alphabet="ab\u05d0\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"))
def test_every_isolate_that_is_opened_is_closed_at_the_end_and_not_before(text: str) -> None:
    depth, kinds = 0, [unicodedata.bidirectional(each) for each in isolated(text)]
    for at, kind in enumerate(kinds, start=1):
        depth += (kind in ("LRI", "RLI", "FSI")) - (kind == "PDI")
        assert depth > 0 or at == len(kinds) or "FSI" not in kinds[:1]
    assert depth == 0
