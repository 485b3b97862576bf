"""The page *Methods* says what is in use."""

from __future__ import annotations

import pytest

from claimscope.review.matching import FLOOR, FLOOR_WITH_MEANING
from claimscope.review.meaning import SWITCH
from tests.unit.components.app_runs import opened


@pytest.mark.parametrize(
    ("switch", "told", "least"),
    [
        ("", "**Meaning is compared:**", FLOOR_WITH_MEANING),
        ("off", "**Meaning is not compared.**", FLOOR),
    ],
)
def test_methods_say_whether_claims_are_compared_by_their_meaning(
    monkeypatch: pytest.MonkeyPatch, switch: str, told: str, least: int
) -> None:
    monkeypatch.setenv(SWITCH, switch)
    app = opened("methods")
    words = " ".join(each.value for each in app.markdown)
    assert not app.exception
    assert told in words
    assert f"offered from {least} on" in words


def test_methods_say_that_no_host_is_contacted() -> None:
    assert "No host is contacted" in " ".join(each.value for each in opened("methods").text)
