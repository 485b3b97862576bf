"""When a save was made, whatever the clock said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.record.case import Case
from claimscope.record.changes import Change, Save
from claimscope.record.frames import to_pandas
from claimscope.store.moments import TICK, settled_moments
from claimscope.store.sql import log_writing
from claimscope.store.sql.store import SqlStore
from tests.integration.store.test_stores import corrected, found

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DAYS = [NOW - timedelta(days=days) for days in (9, 8, 7, 6, 5)]
CLOCKS = st.datetimes(datetime(1970, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))


def test_clocks_that_go_right_are_believed() -> None:
    assert settled_moments(DAYS, NOW) == DAYS


@pytest.mark.parametrize("wrong", [datetime(year, 1, 1, tzinfo=UTC) for year in (1970, 2099)])
@pytest.mark.parametrize("at", range(1, 5))
def test_one_wrong_clock_moves_its_own_save_and_no_other(wrong: datetime, at: int) -> None:
    settled = settled_moments([*DAYS[:at], wrong, *DAYS[at + 1 :]], NOW)
    assert [*settled[:at], *settled[at + 1 :]] == [*DAYS[:at], *DAYS[at + 1 :]]
    assert settled[at] == DAYS[at - 1] + TICK


def test_a_first_clock_that_runs_ahead_is_put_before_the_second() -> None:
    ahead = datetime(2099, 1, 1, tzinfo=UTC)
    assert settled_moments([ahead, *DAYS[1:]], NOW) == [DAYS[1] - TICK, *DAYS[1:]]


def test_a_year_ahead_is_found_out_once_it_has_passed() -> None:
    later = [NOW + timedelta(days=800 + days) for days in range(3)]
    ahead = NOW + timedelta(days=365)
    settled = settled_moments([*DAYS, ahead, NOW, *later], later[-1] + timedelta(days=1))
    assert settled[:5] == DAYS
    assert settled[-3:] == later


def test_a_clock_that_was_set_back_puts_no_save_before_the_one_it_follows() -> None:
    back = DAYS[-1] - timedelta(hours=1)
    assert settled_moments([*DAYS, back], NOW) == [*DAYS, DAYS[-1] + TICK]


def test_where_every_save_is_yet_to_come_it_is_now_that_is_wrong() -> None:
    assert settled_moments(DAYS, DAYS[0] - timedelta(days=1)) == DAYS


def test_saves_of_one_moment_keep_their_order() -> None:
    assert settled_moments([NOW] * 3, NOW) == [NOW, NOW + TICK, NOW + 2 * TICK]


@given(st.lists(CLOCKS, max_size=12), CLOCKS)
def test_moments_rise_from_save_to_save(clocks: list[datetime], now: datetime) -> None:
    settled = settled_moments(clocks, now)
    assert len(settled) == len(clocks)
    assert all(later > earlier for earlier, later in pairwise(settled))


@given(st.lists(CLOCKS, max_size=8), st.lists(CLOCKS, max_size=3))
def test_as_many_clocks_as_can_be_are_believed(
    rising: list[datetime], wild: list[datetime]
) -> None:
    apart = sorted({clock.replace(microsecond=0) for clock in rising})
    end = datetime(2100, 1, 1, tzinfo=UTC)
    settled = settled_moments([*apart, *wild], end)
    believed = sum(a == b for a, b in zip(settled, [*apart, *wild], strict=True))
    assert believed >= len(apart)


class _Clock(datetime):
    """The clock of a computer, which says what it is set to."""

    says: datetime

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        del tz
        return cls.says


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_jumping_clock_stamps_no_later_save_and_every_record_can_be_looked_back_to(
    store: SqlStore, ferry: Case, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    day = datetime.now(UTC) - timedelta(days=2)
    monkeypatch.setattr(log_writing, "datetime", _Clock)
    _Clock.says = day
    store.take_in(ferry, "Ann", "first entry")
    clocks = [day.replace(year=year), day + timedelta(hours=1), day + timedelta(hours=2)]
    for number, _Clock.says in enumerate(clocks):
        claim = found(store, "claims")
        change: Change = corrected(claim, title=f"Title {number}")
        store.save("ferry", Save("Ben", f"save {number}", (change,)))
    saves = list(dict.fromkeys(each.recorded_at for each in store.history("ferry")))
    assert saves == [day, day + TICK, *clocks[1:]]
    row = found(store, "claims").row_id
    for number, at in enumerate(saves[1:]):
        then = to_pandas(store.case("ferry", at).claims).set_index("claim_id")
        assert then["title"][row] == f"Title {number}"
    assert store.case("ferry", day).digest == ferry.digest
