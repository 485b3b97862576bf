"""Replay: the days on which anything was said, and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record, record_at
from claimscope.assessment.status import ORIGINATING, midnight
from claimscope.bidi import isolated
from claimscope.formatting import count_noun, day_words, short_name
from claimscope.record.case import Case
from claimscope.record.frames import source_names, to_pandas

RESERVING_STANCES = ("cannot confirm", "doubts", "denies")
NAMED = 3

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
    ``withheld``: (source, stance, status, claims) for whoever kept back belief that day, with
    the status those claims have since. ``moved``: (before, after, claims) for claims spoken of
    earlier whose status changed. ``revised``: stances that replace the same source's earlier.
    """

    day: date
    claims: int
    new: tuple[Count, ...]
    withheld: tuple[tuple[str, str, str, int], ...]
    moved: tuple[tuple[str, str, int], ...]
    revised: int

    def describe(self) -> str:
        """In one line: ``33 new claims on 18 Oct 2024 (NIS 16, AFP 8 …) · 9 now unconfirmed
        (NATO cannot confirm)``.
        """
        parts = [
            self._new_words(),
            *(
                f"{count} now {status} ({isolated(short_name(source))} {stance})"
                for source, stance, status, count in self.withheld
            ),
            *(
                f"{count_noun(count, 'claim')}: {before} → {after}"
                for before, after, count in self.moved
            ),
            f"{count_noun(self.revised, 'stance')} revised" if self.revised else "",
        ]
        return " · ".join(filter(None, parts)) or f"Nothing new on {day_words(self.day)}"

    def _new_words(self) -> str:
        named = ", ".join(
            f"{isolated(short_name(source))} {count}" for source, count in self.new[:NAMED]
        )
        more = " …" if len(self.new) > NAMED else ""
        by = f" ({named}{more})" if named else ""
        new = count_noun(self.claims, "new claim")
        return f"{new} on {day_words(self.day)}{by}" if self.claims else ""


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
    after = _statuses(evening)
    before = _statuses(eve) if eve else after[:0]
    said = to_pandas(evening.said)
    said = said.assign(source=said["source_id"].map(source_names(evening.case)))
    today = said[said["said_on"] == midnight(day)]
    new = after.index.difference(before.index)
    both = before.index.intersection(after.index)
    stated = today[today["claim_id"].isin(new) & today["stance"].isin(ORIGINATING)]
    return Change(
        day=day,
        claims=len(new),
        new=tuple(_by_source(stated)),
        withheld=tuple(_withheld(today, after)),
        moved=tuple(_moved(before.loc[both], after.loc[both])),
        revised=_revised(said, today),
    )


def _statuses(record: Record) -> pd.Series:
    return to_pandas(record.claims).set_index("claim_id")["status"]


def _by_source(rows: pd.DataFrame) -> Iterator[Count]:
    counts = rows.drop_duplicates(["claim_id", "source"])["source"].value_counts()
    for source, count in sorted(counts.items(), key=lambda each: (-each[1], str(each[0]))):
        yield str(source), int(count)


def _withheld(today: pd.DataFrame, after: pd.Series) -> Iterator[tuple[str, str, str, int]]:
    rows = today[today["stance"].isin(RESERVING_STANCES)].drop_duplicates(["claim_id", "source"])
    rows = rows.assign(status=rows["claim_id"].map(after))
    for (source, stance, status), part in rows.groupby(["source", "stance", "status"]):
        yield str(source), str(stance), str(status), len(part)


def _moved(before: pd.Series, after: pd.Series) -> Iterator[tuple[str, str, int]]:
    changed = pd.DataFrame({"before": before, "after": after}).query("before != after")
    for (was, now), part in changed.groupby(["before", "after"]):
        yield str(was), str(now), len(part)


def _revised(said: pd.DataFrame, today: pd.DataFrame) -> int:
    """How many of today's stances differ from what the same source said of the claim before."""
    keys = ["claim_id", "source_id"]
    earlier = said[said["said_on"] < today["said_on"].max()] if len(today) else said[:0]
    earlier = earlier.sort_values("said_on").drop_duplicates(keys, keep="last")
    pairs = today.drop_duplicates(keys).merge(earlier, on=keys, suffixes=("", "_before"))
    return int((pairs["stance"] != pairs["stance_before"]).sum())
