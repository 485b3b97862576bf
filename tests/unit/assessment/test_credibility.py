"""Information credibility in words: the reason for the digit, and never against the status."""

from __future__ import annotations

from itertools import product

import narwhals as nw
import pandas as pd
import pytest

from claimscope.assessment.credibility import WHY, credibility_words
from claimscope.assessment.status import _credibility, _status, _undenied_status
from claimscope.record.model import MODALITIES

COUNTS = {
    "denials": (0, 1),
    "evidenced_denials": (0, 1),
    "unblocked_records": (0, 1),
    "unblocked_confirmations": (0, 1),
    "unblocked_origins": (0, 1),
    "origins": (0, 1, 2),
    "doubts": (0, 1),
}


def every_outcome() -> set[tuple[str, int]]:
    """The pairs of status and credibility that any counts of stances lead to."""
    rows = [
        dict(zip(("modality", *COUNTS), cells, strict=True))
        for cells in product(MODALITIES, *COUNTS.values())
    ]
    frame = nw.from_native(pd.DataFrame(rows).assign(stances=1)).lazy()
    judged = frame.with_columns(undenied=_undenied_status()).with_columns(status=_status())
    found = judged.with_columns(credibility=_credibility()).collect().to_pandas()
    return set(zip(found["status"], found["credibility"].astype(int), strict=True))


def test_every_pair_that_the_rules_can_give_has_its_reason_and_no_other() -> None:
    assert every_outcome() == WHY.keys()


@pytest.mark.parametrize(
    ("status", "denied"),
    [
        ("confirmed", ("doubtful", "improbable", "possibly true", "cannot be judged")),
        ("corroborated", ("confirmed by other sources", "doubtful", "improbable")),
        ("unconfirmed", ("confirmed by other sources", "probably true", "improbable")),
        ("contested", ("confirmed by other sources", "probably true", "possibly true")),
        ("forecast", ("confirmed by other sources", "probably true", "doubtful")),
        ("assessment", ("confirmed by other sources", "probably true", "doubtful")),
    ],
)
def test_the_words_beside_a_status_do_not_contradict_it(
    status: str, denied: tuple[str, ...]
) -> None:
    for own, digit in WHY:
        if own == status:
            scale = credibility_words(own, digit).partition(": ")[0].partition(", ")[2]
            assert scale not in denied


def test_the_digit_comes_with_the_scale_its_word_and_the_reason() -> None:
    assert credibility_words("contested", 5) == (
        "5 of 6, improbable: somebody denies it with evidence"
    )
