"""Patterns made from readable tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern that matches wherever one of several does, whatever the case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def words_of(*rows: str) -> str:
    """An alternation of the words in the rows of a table, the longest first.

    ``_`` stands for the space inside a word group: ``"at_least  no_fewer_than"``.
    """
    return alternation(word.replace("_", " ") for row in rows for word in row.split())


def alternation(words: Iterable[str]) -> str:
    """An alternation of words, the longest first; a space stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
