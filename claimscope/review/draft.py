"""A candidate assertion under review, and the review of all that one document yields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimscope.errors import ClaimscopeError
from claimscope.extraction.candidate import Figure, PlaceMention
from claimscope.ingest.reading import Facts

Decision = Literal["open", "accepted", "rejected"]
DECISIONS: tuple[Decision, ...] = ("open", "accepted", "rejected")
OWN = "new:"
UNNAMED = "not named"
"""The unit that is proposed for a number whose words do not say what it counts."""
ANSWERING = ("confirms", "finds likely", "cannot confirm", "doubts", "denies")
"""Stances on what somebody else may have said: their words do not word a claim."""


class ReviewError(ClaimscopeError):
    """A step that a review cannot take."""


@dataclass(frozen=True)
class Draft:
    """One candidate under review; ``text[start:end] == quote``, always.

    ``source_id`` is the case's source it is taken for, empty where the source is new and known by
    ``source``, its name. ``claim`` is the id of one of the case's claims, or ``new:d3``: the new
    claim that draft d3 words by its ``title`` and what follows it. ``decision`` is the analyst's:
    only what is accepted enters the record. ``unread`` says why nothing was read out of the words,
    and is empty where they were read; ``source`` and ``stance`` are empty until they are filled in.
    ``why`` are the ids of the rules that proposed it. ``apart`` are the claims of the case that it
    was proposed to be about and is not, as the analyst said. ``doubt`` says what the words leave
    open of who says them.
    """

    draft_id: str
    quote: str
    start: int
    end: int
    source: str
    source_id: str
    cites: str
    stance: str
    hedge: str
    evidence: str
    said_on: date
    said_precision: str
    figures: tuple[Figure, ...]
    places: tuple[PlaceMention, ...]
    claim: str
    title: str
    statement: str
    topic: str
    note: str
    modality: str
    event_from: date | None
    event_to: date | None
    event_precision: str
    decision: Decision = "open"
    unread: str = ""
    why: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be filled in before it can be accepted, in words."""
        wanted = {"who says it": self.source.strip(), "the stance": self.stance}
        return tuple(words for words, value in wanted.items() if not value)

    @property
    def own_claim(self) -> str:
        """The new claim that this draft words, whether it is about that one or not."""
        return f"{OWN}{self.draft_id}"


@dataclass(frozen=True)
class Card:
    """The drafts of one quote, which are decided together: one stance on one claim each."""

    drafts: tuple[Draft, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its drafts."""
        return tuple(each.draft_id for each in self.drafts)

    @property
    def decision(self) -> Decision:
        """What all of its drafts are; open where they differ."""
        decisions = {each.decision for each in self.drafts}
        return decisions.pop() if len(decisions) == 1 else "open"

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be filled in before it can be accepted, in words."""
        return tuple(dict.fromkeys(words for each in self.drafts for words in each.lacks))

    @property
    def doubt(self) -> str:
        """What its words leave open: whose they are, or whether they are a claim at all."""
        return " ".join(dict.fromkeys(each.doubt for each in self.drafts if each.doubt))

    @property
    def to_check(self) -> bool:
        """Whether nothing but its doubt stands between it and being accepted."""
        return self.decision == "open" and bool(self.doubt) and not self.lacks


@dataclass(frozen=True)
class NewSource:
    """What the record must know of a source that it does not have yet.

    ``role`` is what somebody is, “spokesman of the Kremlin”; the record has it with the name.
    """

    name: str
    kind: str
    country: str
    independence_group: str
    reliability: str = "F"
    reliability_basis: str = "Not judged yet."
    role: str = ""

    @property
    def recorded_name(self) -> str:
        """The name as the record has it: “Dmitry Peskov (spokesman of the Kremlin)”."""
        return f"{self.name} ({self.role})" if self.role else self.name


@dataclass(frozen=True)
class Review:
    """The drafts of one document, in the order of its text. It never changes: a step gives another.

    ``document`` is what the analyst says of it; its day of publication is known. ``sources`` are
    those that some draft names and the case does not have, by that name. ``made`` counts the
    drafts ever made, so that no id is given twice.
    """

    case_id: str
    text: str
    document: Facts
    drafts: tuple[Draft, ...]
    sources: Mapping[str, NewSource]
    made: int

    def draft(self, draft_id: str) -> Draft:
        """The draft of that id."""
        return next(each for each in self.drafts if each.draft_id == draft_id)

    def cards(self) -> tuple[Card, ...]:
        """The drafts by their quote, in the order of the text."""
        by_quote: dict[tuple[int, int], list[Draft]] = {}
        for each in self.drafts:
            by_quote.setdefault((each.start, each.end), []).append(each)
        return tuple(Card(tuple(drafts)) for drafts in by_quote.values())

    def card(self, draft_id: str) -> Card:
        """The card that holds the draft of that id."""
        return next(each for each in self.cards() if draft_id in each.ids)

    def accepted(self) -> tuple[Draft, ...]:
        """Those that are to enter the record."""
        return tuple(each for each in self.drafts if each.decision == "accepted")

    def counts(self) -> Mapping[Decision, int]:
        """How many cards are open, accepted, rejected."""
        found = Counter(each.decision for each in self.cards())
        return {decision: found[decision] for decision in DECISIONS}
