"""Replay: the days on which anything was said, and what each of them changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import accumulate

import narwhals as nw

from claimscope.assessment.as_of import Record, record_at
from claimscope.assessment.status import ORIGINATING, midnight
from claimscope.bidi import isolated
from claimscope.formatting import count_noun, short_name
from claimscope.record.case import Case
from claimscope.record.frames import source_names, to_pandas

RESERVING_STANCES = ("cannot confirm", "doubts", "denies")
NAMED = 3
NAMED_LETTERS = 36
"""How many sources of new claims are named, if they take no more letters; the first is always."""

Count = tuple[str, int]


def days_said(case: Case) -> list[date]:
    """Every day on which somebody said something, from first to last."""
    said = nw.from_native(case.assertions).lazy().select("said_on").unique()
    return sorted(day.date() for day in to_pandas(said)["said_on"])


def claims_by_day(case: Case) -> dict[date, int]:
    """How many claims had been spoken of by the end of each of those days."""
    said = to_pandas(nw.from_native(case.assertions).lazy().select("claim_id", "said_on"))
    first = said.groupby("claim_id")["said_on"].min()
    new = first.dt.date.value_counts()
    days = days_said(case)
    return dict(zip(days, accumulate(int(new.get(day, 0)) for day in days), strict=True))


@dataclass(frozen=True)
class Change:
    """What one day changed in the record.

    ``new``: claims nobody had spoken of before, by the source that states them, the most first.
    ``withheld``: (source, stance, since, status, claims) for whoever kept back belief that day,
    with the status that those claims have ``now`` or, as before that day, ``still``. ``moved``:
    (before, after, claims) for claims spoken of earlier whose status changed. ``revised``: stances
    that replace the same source's earlier.
    """

    day: date
    claims: int
    new: tuple[Count, ...]
    withheld: tuple[tuple[str, str, str, str, int], ...]
    moved: tuple[tuple[str, str, int], ...]
    revised: int

    def parts(self) -> list[str]:
        """``33 new claims (NIS 16, AFP 8 …)``, ``9 now unconfirmed (NATO cannot confirm)``: each
        change in words, the new claims first. The day stands beside them.
        """
        parts = [
            self._new_words(),
            *(
                f"{count} {since} {status} ({isolated(short_name(source))} {stance})"
                for source, stance, since, status, count in self.withheld
            ),
            *(
                f"{count_noun(count, 'claim')}: {before} → {after}"
                for before, after, count in self.moved
            ),
            f"{count_noun(self.revised, 'stance')} revised" if self.revised else "",
        ]
        return [*filter(None, parts)] or ["Nothing new on this day"]

    def _new_words(self) -> str:
        told: list[str] = []
        for source, count in self.new[:NAMED]:
            words = f"{isolated(short_name(source))} {count}"
            if told and len(", ".join([*told, words])) > NAMED_LETTERS:
                break
            told.append(words)
        more = "\u00a0…" if len(self.new) > len(told) else ""
        by = f" ({', '.join(told)}{more})" if told else ""
        new = count_noun(self.claims, "new claim")
        return f"{new}{by}" if self.claims else ""


@dataclass(frozen=True)
class Stance:
    """What a source said of a claim: its name as the record has it, the stance, and the day."""

    claim_id: str
    source_id: str
    source: str
    stance: str
    said_on: date


def change_on(case: Case, day: date) -> Change:
    """What was said on ``day`` did to the record as it stood at the end of the day before."""
    eve = day_before(day)
    return change_between(record_at(case, eve) if eve else None, record_at(case, day), day)


def day_before(day: date) -> date | None:
    """The day before, None before the first day of the calendar."""
    return day - timedelta(days=1) if day > date.min else None


def change_between(eve: Record | None, evening: Record, day: date) -> Change:
    """The change of ``day`` from the records at the end of the day before and at its own.

    Before the first day of the calendar there is no record.
    """
    said = to_pandas(evening.said)
    spoken_of = said["claim_id"].isin(said.loc[said["said_on"] == midnight(day), "claim_id"])
    rows = said[spoken_of].assign(
        source=said["source_id"].map(source_names(evening.case)), said_on=said["said_on"].dt.date
    )
    columns = [field.name for field in fields(Stance)]
    stances = [Stance(*row) for row in rows[columns].itertuples(index=False, name=None)]
    return change_of(day, _statuses(eve) if eve else {}, _statuses(evening), stances)


def change_of(
    day: date, before: Mapping[str, str], after: Mapping[str, str], said: Iterable[Stance]
) -> Change:
    """The change of ``day``.

    ``before`` and ``after``: the status at the end of the day before and at its own, by claim, of
    the claims on which somebody had spoken by then. ``said``: what had been said by its end, in
    the order of the record. Of all three, what is about claims that somebody spoke of on that day
    is enough: no other can have changed.
    """
    said = list(said)
    today = [each for each in said if each.said_on == day]
    new = after.keys() - before.keys()
    stated = {
        (each.claim_id, each.source)
        for each in today
        if each.claim_id in new and each.stance in ORIGINATING
    }
    by_source = Counter(source for _, source in stated)
    return Change(
        day=day,
        claims=len(new),
        new=tuple(sorted(by_source.items(), key=lambda each: (-each[1], each[0]))),
        withheld=tuple(_withheld(today, before, after)),
        moved=tuple(_moved(before, after)),
        revised=_revised([each for each in said if each.said_on < day], today),
    )


def _statuses(record: Record) -> dict[str, str]:
    claims = to_pandas(record.claims)
    return dict(zip(claims["claim_id"], claims["status"], strict=True))


def _withheld(
    today: list[Stance], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[tuple[str, str, str, str, int]]:
    first: dict[tuple[str, str], str] = {}
    for each in today:
        if each.stance in RESERVING_STANCES:
            first.setdefault((each.claim_id, each.source), each.stance)
    counts = Counter(
        (source, stance, "still" if before.get(claim) == after[claim] else "now", after[claim])
        for (claim, source), stance in first.items()
    )
    return ((*kept_back, count) for kept_back, count in sorted(counts.items()))


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    both = ((before[claim_id], after[claim_id]) for claim_id in before.keys() & after.keys())
    counts = Counter((was, now) for was, now in both if was != now)
    return ((*statuses, count) for statuses, count in sorted(counts.items()))


def _revised(earlier: list[Stance], today: list[Stance]) -> int:
    """How many of today's stances differ from what the same source said of the claim before."""
    earlier = sorted(earlier, key=lambda each: each.said_on)
    last = {(each.claim_id, each.source_id): each.stance for each in earlier}
    first = {(each.claim_id, each.source_id): each.stance for each in reversed(today)}
    return sum(key in last and last[key] != stance for key, stance in first.items())
