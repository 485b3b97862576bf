"""Status of one claim out of what was said of it, day by day.

The rules are those of :mod:`claimscope.assessment.status`, for few rows, where steps on frames cost
more than the rules: a save that touches a claim, the record of a small case or of the claims on a
page (:func:`claimscope.assessment.as_of.record_at`). Both forms give every claim the same status,
and the same counts that it rests on, by every day (``tests/unit/assessment/test_status.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimscope.assessment.status import BY_MODALITY, COUNTED, FIRM, ORIGINATING

REFUSAL = "cannot confirm"
FIRST_OF = {"month": (7, "-01"), "year": (4, "-01-01")}
SAID = ("source_id", "stance", "said_on", "said_precision", "evidence")
"""The cells of an assertion that the rules look at."""


@dataclass(frozen=True)
class Said:
    """One assertion as the rules need it, with the independence group of its source; ``said_on``
    is its day as ``YYYY-MM-DD``.
    """

    source_id: str | int
    stance: str
    said_on: str
    said_precision: str
    evidence: str
    group: str

    @classmethod
    def of(cls, cells: Mapping[str, str], group: str) -> Said:
        """The assertion of a row, by a source of that group."""
        return cls(**{name: cells[name] for name in SAID}, group=group)

    @property
    def said_from(self) -> str:
        """The first day on which it may have been said."""
        length, rest = FIRST_OF.get(self.said_precision, (10, ""))
        return self.said_on[:length] + rest


@dataclass(frozen=True)
class ClaimStatus:
    """A claim by a day: its status and credibility, and what they rest on.

    The fields are the columns of :func:`claimscope.assessment.status.status_frame`.
    """

    stances: int
    on_record: int
    confirming: int
    refusals: int
    doubts: int
    denials: int
    evidenced_denials: int
    unblocked_records: int
    unblocked_confirmations: int
    unblocked_origins: int
    origins: int
    undenied: str
    status: str
    credibility: int


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
    stances = Counter(each.stance for each in current)
    refused_on = max((each.said_on for each in current if each.stance == REFUSAL), default="")

    def later(each: Said) -> bool:
        return not refused_on or (each.said_precision != "unknown" and each.said_from > refused_on)

    states = [each for each in current if each.stance in ORIGINATING]
    before = {each.group for each in said if each.stance in ORIGINATING and not later(each)}
    unblocked = Counter(each.stance for each in states if later(each))
    evidenced = sum(each.stance == "denies" and each.evidence != "none" for each in current)
    origins = len({each.group for each in states})
    first_spoken_since = sum(each.group not in before for each in states)
    undenied = _undenied_status(
        modality,
        confirmed=unblocked["on record"] > 0 or (unblocked["confirms"] > 0 and origins > 1),
        corroborated=origins > 1 and first_spoken_since > 0,
    )
    contested = stances["denies"] > 0 and modality not in BY_MODALITY
    status = "contested" if contested else undenied
    return ClaimStatus(
        stances=len(current),
        **{name: stances[stance] for name, stance in COUNTED.items()},
        evidenced_denials=evidenced,
        unblocked_records=unblocked["on record"],
        unblocked_confirmations=unblocked["confirms"],
        unblocked_origins=first_spoken_since,
        origins=origins,
        undenied=undenied,
        status=status,
        credibility=_credibility(status, origins, evidenced, stances["doubts"]),
    )


def _undenied_status(modality: str, *, confirmed: bool, corroborated: bool) -> str:
    rules = (
        (modality in BY_MODALITY, modality),
        (confirmed, "confirmed"),
        (corroborated, "corroborated"),
    )
    return next((status for fires, status in rules if fires), "unconfirmed")


def _credibility(status: str, origins: int, evidenced_denials: int, doubts: int) -> int:
    if status in BY_MODALITY:
        return 6
    if status == "contested":
        return 5 if evidenced_denials else 4
    if status in FIRM:
        return 1 if status == "confirmed" and origins > 1 else 2
    return 4 if doubts else 3


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
