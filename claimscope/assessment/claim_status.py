"""Status of one claim out of what was said of it, day by day.

The rules are those of :mod:`claimscope.assessment.status`, for whoever has the few rows of a claim
at hand and no frames: a save that touches a claim computes its status anew. Both forms give every
claim the same status and credibility by every day (``tests/unit/assessment/test_status.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimscope.assessment.status import FIRM, ORIGINATING

FIRST_OF = {"month": (7, "-01"), "year": (4, "-01-01")}


@dataclass(frozen=True)
class Said:
    """One assertion as the rules need it; ``said_on`` is its day as ``YYYY-MM-DD``."""

    source_id: str | int
    group: str
    stance: str
    said_on: str
    said_precision: str = "day"
    evidence: str = "none"

    @property
    def said_from(self) -> str:
        """The first day on which it may have been said."""
        length, rest = FIRST_OF.get(self.said_precision, (10, ""))
        return self.said_on[:length] + rest


@dataclass(frozen=True)
class ClaimStatus:
    """A claim by a day: its status and credibility, the stances and origins that they rest on."""

    status: str
    credibility: int
    stances: int
    origins: int


@dataclass(frozen=True)
class StatusSpan:
    """The days, first and last, between which a claim has one status and credibility.

    ``to_day`` is None for the span that lasts.
    """

    from_day: str
    to_day: str | None
    status: str
    credibility: int


def current_of(said: Iterable[Said]) -> list[Said]:
    """The latest stance of each source; all of its latest day."""
    said = list(said)
    latest: dict[str | int, str] = {}
    for each in said:
        latest[each.source_id] = max(each.said_on, latest.get(each.source_id, ""))
    return [each for each in said if each.said_on == latest[each.source_id]]


def claim_status(modality: str, said: Sequence[Said]) -> ClaimStatus | None:
    """The status of a claim of which all this was said; None where nothing was."""
    current = current_of(said)
    if not current:
        return None
    refusals = [each.said_on for each in current if each.stance == "cannot confirm"]
    refused_on = max(refusals, default="")

    def later(each: Said) -> bool:
        return not refused_on or (each.said_precision != "unknown" and each.said_from > refused_on)

    states = [each for each in current if each.stance in ORIGINATING]
    before = {each.group for each in said if each.stance in ORIGINATING and not later(each)}
    origins = len({each.group for each in states})
    unblocked = {each.stance for each in states if later(each)}
    status = _status(
        modality,
        denied=any(each.stance == "denies" for each in current),
        confirmed="on record" in unblocked or ("confirms" in unblocked and origins > 1),
        corroborated=origins > 1 and any(each.group not in before for each in states),
    )
    return ClaimStatus(status, _credibility(status, current, origins), len(current), origins)


def _status(modality: str, *, denied: bool, confirmed: bool, corroborated: bool) -> str:
    rules = (
        (modality in ("forecast", "assessment"), modality),
        (denied, "contested"),
        (confirmed, "confirmed"),
        (corroborated, "corroborated"),
    )
    return next((status for fires, status in rules if fires), "unconfirmed")


def _credibility(status: str, current: Sequence[Said], origins: int) -> int:
    if status in ("forecast", "assessment"):
        return 6
    if status == "contested":
        denials = (each for each in current if each.stance == "denies")
        return 5 if any(each.evidence != "none" for each in denials) else 4
    if status in FIRM:
        return 1 if status == "confirmed" and origins > 1 else 2
    return 4 if any(each.stance == "doubts" for each in current) else 3


def status_spans(modality: str, said: Iterable[Said]) -> list[StatusSpan]:
    """How the status of a claim went on, from the first day on which anybody spoke of it."""
    said = list(said)
    spans: list[StatusSpan] = []
    for day in sorted({each.said_on for each in said}):
        found = claim_status(modality, [each for each in said if each.said_on <= day])
        if found is None:
            continue
        if spans:
            last = spans[-1]
            if (last.status, last.credibility) == (found.status, found.credibility):
                continue
            eve = str(date.fromisoformat(day) - timedelta(days=1))
            spans[-1] = StatusSpan(last.from_day, eve, last.status, last.credibility)
        spans.append(StatusSpan(day, None, found.status, found.credibility))
    return spans
