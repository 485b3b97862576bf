"""Only one way of writing a day is read; a moment may be written less sharply than it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscope.formatting import number_words, read_day, read_moment, written_moment


def test_a_day_is_read_as_it_is_written() -> None:
    assert read_day("2024-10-18") == date(2024, 10, 18)


@pytest.mark.parametrize(
    "written",
    [
        *("20241018", "2024-W42-5", "2024W425", "2024-10", "2024-1-8", "24-10-18", "2024-02-30"),
        *("２０２４-10-18", " 2024-10-18", "2024-10-18\n", "2024-10-18T00:00", ""),
    ],
)
def test_anything_else_is_no_day(written: str) -> None:
    with pytest.raises(ValueError):
        read_day(written)


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda at: at.microsecond))
def test_a_moment_is_read_as_it_is_written(at: datetime) -> None:
    assert read_moment(written_moment(at)) == at


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("2026-11-23", "2026-11-23T23:59:59.999999Z"),
        ("2026-11-23T20:41:12", "2026-11-23T20:41:12.999999Z"),
        ("2026-11-23T20:41:12Z", "2026-11-23T20:41:12.999999Z"),
        ("2026-11-23T22:41:12+02:00", "2026-11-23T20:41:12.999999Z"),
        ("2026-11-23T20:41:12.5", "2026-11-23T20:41:12.500000Z"),
    ],
)
def test_a_moment_that_is_not_sharp_is_the_end_of_what_is_written(written: str, end: str) -> None:
    assert written_moment(read_moment(written)) == end


@pytest.mark.parametrize(
    "written", ["", "soon", "2026-13-01", "2026-11-23T25:00", "0001-01-01T00:00+14:00"]
)
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        read_moment(written)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (12_000, "12,000"),
        (2_500_000, "2.5M"),
        (8_553_779, "8,553,779"),
        (-5000, "-5,000"),
        (195_000_000_000, "195B"),
        (12_345_678_901, "12,345,678,901"),
    ],
)
def test_numbers_are_written_short_where_nothing_is_lost(value: float, words: str) -> None:
    assert number_words(value) == words
