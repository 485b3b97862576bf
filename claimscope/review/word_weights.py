"""How alike two wordings are, by words that count the more the fewer claims of a case have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt

Words = frozenset[str]


class WordWeights:
    """What each word weighs among claims: the square of its inverse document frequency.

    In a case about troops from North Korea those words hardly tell two claims apart. ``claims``
    has the wordings of each; a word that none of them has weighs most.
    """

    def __init__(self, claims: Iterable[Iterable[Words]]) -> None:
        once = [set[str]().union(*wordings) for wordings in claims]
        having = Counter(word for words in once for word in words)
        self._weights = defaultdict(
            lambda: log(1 + len(once)) ** 2,
            {word: log(1 + len(once) / (1 + count)) ** 2 for word, count in having.items()},
        )
        self._totals: dict[Words, float] = {}

    def likeness(self, mine: Sequence[Words], theirs: Sequence[Words]) -> float:
        """The cosine of the two wordings that are most alike, one of each: 0 to 1."""
        return max((self._cosine(one, other) for one in mine for other in theirs), default=0.0)

    def _cosine(self, one: Words, other: Words) -> float:
        shared = one & other
        return self._sum(shared) / sqrt(self._total(one) * self._total(other)) if shared else 0.0

    def _total(self, words: Words) -> float:
        if words not in self._totals:
            self._totals[words] = self._sum(words)
        return self._totals[words]

    def _sum(self, words: Words) -> float:
        return sum(map(self._weights.__getitem__, words))
