"""Only one way of writing a day is read."""

from __future__ import annotations

from datetime import date

import pytest

from data.days import read_day


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
