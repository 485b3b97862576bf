"""One sign for one meaning, wherever it stands."""

from __future__ import annotations

from typing import get_args

from claimscope.assessment.symbols import DECISION_SYMBOLS, MARKS, STANCE_SYMBOLS
from claimscope.record.model import STANCES, STATUSES
from claimscope.review.draft import Decision

SIGNS = [
    *(mark.symbol for mark in MARKS.values()),
    *STANCE_SYMBOLS.values(),
    *DECISION_SYMBOLS.values(),
]


def test_every_status_stance_and_decision_has_a_sign() -> None:
    assert MARKS.keys() == STATUSES.keys()
    assert STANCE_SYMBOLS.keys() == STANCES.keys()
    assert DECISION_SYMBOLS.keys() == set(get_args(Decision))


def test_no_sign_means_two_things() -> None:
    assert len(set(SIGNS)) == len(SIGNS)


def test_no_sign_is_one_that_some_systems_draw_as_an_emoji() -> None:
    assert not set(SIGNS) & set("✔✖▶◀☑➕➖❌✅⚪⚫")
