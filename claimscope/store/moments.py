"""When a save was made, where the clock of a computer may have been wrong.

The database keeps what the clock said. What is told, and what a replay goes by, follows from the
order of the saves, which is beyond doubt: the fewest clocks that contradict it are taken to have
been wrong, and each such save is put right after the one before it. So one bad clock moves its own
save and no other, in whichever direction it jumped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from claimscope.store.sql.tables import SAVES

TICK = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moments(connection: Connection, case_id: str) -> dict[int, datetime]:
    """The moment of every save of a case by its number; later saves have later moments."""
    asked = select(SAVES.c.save_id, SAVES.c.recorded_at).where(SAVES.c.case_id == case_id)
    rows = connection.execute(asked.order_by(SAVES.c.save_id)).all()
    clocks = [datetime.fromisoformat(row.recorded_at) for row in rows]
    settled = settled_moments(clocks, datetime.now(UTC))
    return dict(zip((row.save_id for row in rows), settled, strict=True))


def settled_moments(clocks: Sequence[datetime], now: datetime) -> list[datetime]:
    """Moments that rise from save to save: each what its clock said, if the others bear it out.

    A clock ahead of ``now`` is wrong, unless all are: then ``now`` is.
    """
    past = [number for number, clock in enumerate(clocks) if clock <= now]
    trusted = _longest_rise(clocks, past or range(len(clocks)))
    first = min(trusted, default=0)
    settled: list[datetime] = []
    for number, clock in enumerate(clocks):
        if number < first:
            settled.append(clocks[first] - (first - number) * TICK)
        elif number in trusted:
            settled.append(max([clock, *(moment + TICK for moment in settled[-1:])]))
        else:
            settled.append(settled[-1] + TICK)
    return settled


def _longest_rise(clocks: Sequence[datetime], among: Sequence[int]) -> set[int]:
    """The most of these saves whose clocks rise from each to the next; of equals, the earlier.

    Found from the last to the first: ``latest[n]`` is the latest clock from which ``n`` more rise.
    """
    latest: list[timedelta] = []
    starts: list[int] = []
    after: dict[int, int | None] = {}
    for number in reversed(among):
        before_epoch = EPOCH - clocks[number]
        length = bisect_left(latest, before_epoch)
        after[number] = starts[length - 1] if length else None
        latest[length:] = [before_epoch, *latest[length + 1 :]]
        starts[length:] = [number, *starts[length + 1 :]]
    found: set[int] = set()
    at = starts[-1] if starts else None
    while at is not None:
        found.add(at)
        at = after[at]
    return found
