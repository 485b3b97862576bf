"""Who says each clause of a short text, and with which stance: the table is ``who_says.txt``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimscope.extraction.pipeline import candidates_in

TABLE = Path(__file__).with_name("who_says.txt")


def rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    parted = [line.rpartition(" => ") for line in lines if line and not line.startswith("#")]
    return [(text, told) for text, _, told in parted]


@pytest.mark.parametrize(("text", "told"), rows())
def test_each_clause_is_of_whoever_says_it(text: str, told: str) -> None:
    found = candidates_in(text.replace("\\n", "\n"), date(2024, 10, 18))
    assert " ; ".join(f"{each.source} | {each.stance}" for each in found) == told
