"""The stances on a claim as sentences about it need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimscope.assessment.status import ORIGINATING
from claimscope.bidi import isolated
from claimscope.formatting import listed


@dataclass(frozen=True)
class Stance:
    """One source's latest stance on a claim, with what a sentence about it needs.

    ``source`` is its readable name; two sources are told apart by ``source_id``, whatever they are
    called. ``said`` is when it was said, in words of its real precision; ``first_day`` and
    ``last_day`` are the days between which it was, the first None where no day is the first.
    """

    assertion_id: str
    source_id: str
    source: str
    group: str
    stance: str
    hedge: str
    said: str
    first_day: date | None
    last_day: date


def states_it(stance: Stance) -> bool:
    """Whether it counts as an origin of the claim."""
    return stance.stance in ORIGINATING


def refused_on(stances: Iterable[Stance]) -> date | None:
    """The last day on which somebody who cannot confirm it may have said so."""
    return max((each.last_day for each in stances if each.stance == "cannot confirm"), default=None)


def is_later(stance: Stance, refused: date | None) -> bool:
    """Whether a stance was surely taken after the refusal."""
    return bool(refused and stance.first_day and stance.first_day > refused)


def one_a_source(stances: Iterable[Stance]) -> list[Stance]:
    """The last of each source's stances."""
    return list({stance.source_id: stance for stance in stances}.values())


def sources_of(kind: str, stances: Iterable[Stance]) -> str:
    """Who takes that stance: ``KCNA and Kyiv``."""
    return listed(
        isolated(stance.source) for stance in one_a_source(stances) if stance.stance == kind
    )
