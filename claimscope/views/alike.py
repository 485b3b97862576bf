"""Which claims of a case may be the one that some words are about, without comparing all of them.

Of a case of up to :data:`SAMPLED` claims that is every claim. Of a larger one it is those that have
the rarest of the words in their passages: title and statement, and the quotes about them. How rare
a word is, is told by a sample of the claims, spread evenly over the case.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil, log
from typing import TypeVar

from claimscope.record.case import Case
from claimscope.record.model import ASSERTIONS, CLAIMS

SAMPLED = 2_000
"""How many claims the sample has at most, and of a case with no more all are compared."""
SOUGHT = 8
"""How many words are looked for, the rarest."""
PER_WORD = 1_000
"""How many claims are looked at for each: those entered last, and those last spoken of."""
MOST_ALIKE = 100
WORD = re.compile(r"[^\W_]+")

Claim = TypeVar("Claim", int, str)


def words_of(*passages: str) -> set[str]:
    """The words of passages in lower case, as an index of them has them."""
    return {word for passage in passages for word in WORD.findall(passage.lower())}


def sampled(claims: Sequence[Claim]) -> list[Claim]:
    """The sample of the claims of a case."""
    step = max(1, ceil(len(claims) / SAMPLED))
    return list(claims[::step])


def claims_having(passages: Iterable[tuple[Claim, str]]) -> Counter[str]:
    """How many claims have each word, by their passages."""
    words: dict[Claim, set[str]] = defaultdict(set)
    for claim, passage in passages:
        words[claim] |= words_of(passage)
    return Counter(word for each in words.values() for word in each)


def sought_words(passage: str, having: Mapping[str, int], number: int) -> dict[str, float]:
    """The rarest words of a passage, with what each weighs; ``number`` of claims are in the sample
    of which so many are ``having`` each word.
    """
    weights = {word: log(1 + number / (1 + having.get(word, 0))) ** 2 for word in words_of(passage)}
    return dict(sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:SOUGHT])


def most_alike(found: Mapping[str, Collection[Claim]], weights: Mapping[str, float]) -> list[Claim]:
    """The claims that were found for words, those first whose words weigh most, then the latest."""
    scores: dict[Claim, float] = defaultdict(float)
    for word, claims in found.items():
        for claim in set(claims):
            scores[claim] += weights[word]
    ranked = sorted(scores, key=lambda claim: (round(scores[claim], 6), claim), reverse=True)
    return ranked[:MOST_ALIKE]


class AlikeInCase:
    """The claims of a case in memory, found by the words of their passages."""

    def __init__(self, case: Case) -> None:
        self._ids = [row.cells["claim_id"] for row in case.rows[CLAIMS.name]]
        at = {claim_id: number for number, claim_id in enumerate(self._ids)}
        self._passages = (
            [
                (at[each["claim_id"]], f"{each['title']}\n{each['statement']}")
                for each in case.cells(CLAIMS)
            ],
            [(at[each["claim_id"]], each["quote"]) for each in case.cells(ASSERTIONS)],
        )
        self._by_word = [_by_word(each) for each in self._passages]
        few = set(sampled(range(len(self._ids))))
        self._having = claims_having(
            each for passages in self._passages for each in passages if each[0] in few
        )
        self._sampled = len(few)

    def ids(self, passage: str) -> tuple[str, ...]:
        """The claims that a passage may be about, the likeliest first."""
        weights = sought_words(passage, self._having, self._sampled)
        found = {
            word: [at for kind in self._by_word for at in kind.get(word, ())[-PER_WORD:]]
            for word in weights
        }
        return tuple(self._ids[at] for at in most_alike(found, weights))


def _by_word(passages: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """The claims of the passages that have each word, in their order."""
    found: dict[str, list[int]] = defaultdict(list)
    for claim, passage in passages:
        for word in words_of(passage):
            found[word].append(claim)
    return found
