"""The proposals of a review as a list: which of them are shown, by source, paragraph, decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from claimscope.review.draft import Card, Decision, Review

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
FIRST_WORDS = 5
CHECK = "check"
"""Listed in the place of a decision: the proposals that are open and to be checked."""


@dataclass(frozen=True)
class Listed:
    """Which proposals are listed: those of one source, paragraph and decision; empty where of all.

    ``paragraph`` is the number of one as words, from 1; ``decision`` may also be :data:`CHECK`.
    """

    source: str = ""
    paragraph: str = ""
    decision: str = ""

    def cards(self, review: Review, names: Mapping[str, str]) -> tuple[Card, ...]:
        """The cards that are listed; ``names`` are those of the case's sources by id."""
        where = paragraph_numbers(review)
        return tuple(
            card
            for card in review.cards()
            if (not self.source or self.source in sources_of(card, names))
            and (not self.paragraph or self.paragraph == str(where(card)))
            and (not self.decision or self.decision in _states(card))
        )

    def decidable(self, cards: tuple[Card, ...], decision: Decision) -> tuple[Card, ...]:
        """Of the cards listed those that one act may decide so: what is open, or asked for.

        What somebody has decided already is decided anew, and what is to be checked is accepted,
        only where just such cards are listed. A card that lacks something cannot be accepted.
        """
        return tuple(
            card
            for card in cards
            if (self.decision or "open") in _states(card)
            and card.decision != decision
            and not (decision == "accepted" and (card.lacks or self._unchecked(card)))
        )

    def _unchecked(self, card: Card) -> bool:
        return card.to_check and self.decision != CHECK


def _states(card: Card) -> tuple[str, ...]:
    """What a card is listed by: its decision, and whether it is to be checked."""
    return (card.decision, CHECK) if card.to_check else (card.decision,)


def sources_of(card: Card, names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of those who take the stances of a card, each once."""
    named = (names.get(each.source_id, each.source) for each in card.drafts)
    return tuple(dict.fromkeys(name for name in named if name))


def paragraph_numbers(review: Review) -> Callable[[Card], int]:
    """Which paragraph of the text a card begins in, from 1."""
    ends = [end for end, _ in _paragraphs(review.text)]
    return lambda card: 1 + sum(end <= card.drafts[0].start for end in ends)


def paragraph_openings(review: Review) -> dict[int, str]:
    """The first words of every paragraph in which a card begins, by its number."""
    where = paragraph_numbers(review)
    words = [words for _, words in _paragraphs(review.text)]
    numbers = dict.fromkeys(map(where, review.cards()))
    return {number: words[number - 1] for number in numbers}


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Where each paragraph ends and its first words; every line is one where no line is blank."""
    parts = BLANK_LINE if BLANK_LINE.search(text.strip()) else re.compile(r"\n")
    start = 0
    for end in (*(each.end() for each in parts.finditer(text)), len(text)):
        yield end, " ".join(text[start:end].split()[:FIRST_WORDS])
        start = end
