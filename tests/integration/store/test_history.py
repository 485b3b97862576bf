"""What was entered, corrected, withdrawn and put back is told in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claimscope.record.changes import Version
from claimscope.store.history import change_words, save_summaries

CLAIM = {"claim_id": "ferry-sank", "title": "The ferry sank"}
FIGURE = {"figure_id": "f1", "wording": "7 aboard", "low": "7"}


def version(
    table: str, cells: dict[str, str] | None, *, minute: int = 0, who: str = "Ann"
) -> Version:
    at = datetime(2031, 5, 1, 12, minute, tzinfo=UTC)
    return Version(minute, table, "a-row", cells, who, f"reason {minute}", at)


@pytest.mark.parametrize(
    ("table", "earlier", "cells", "told"),
    [
        ("claims", [], CLAIM, "Entered the claim “The ferry sank”."),
        (
            "claims",
            [CLAIM],
            {**CLAIM, "title": "It sank"},
            "Corrected the claim “The ferry sank”: title “The ferry sank” → “It sank”.",
        ),
        ("figures", [FIGURE], None, "Retracted the figure “7 aboard”."),
        ("figures", [FIGURE, None], FIGURE, "Put back the figure “7 aboard”."),
        ("sources", [], {"name": "Ferry union"}, "Entered the source “Ferry union”."),
        ("case", [], {"title": "Ferries"}, "Entered case “a-row”."),
        ("claims", [CLAIM], CLAIM, "Corrected the claim “The ferry sank”: nothing in it."),
        ("claims", [], {**CLAIM, "title": "{who} " * 99}, "Entered the claim “{who} {who}"),
    ],
)
def test_a_change_is_one_sentence(
    table: str,
    earlier: list[dict[str, str] | None],
    cells: dict[str, str] | None,
    told: str,
) -> None:
    words = change_words(version(table, cells), [version(table, each) for each in earlier])
    assert words.startswith(told)
    assert len(words) < 400


def test_the_changes_of_one_save_stand_together_the_latest_first() -> None:
    saves = save_summaries(
        [
            version("claims", CLAIM),
            version("figures", FIGURE),
            version("figures", None, minute=5, who="Ben"),
        ]
    )
    assert [(each.who, each.when, len(each.changes)) for each in saves] == [
        ("Ben", "2031-05-01 12:05:00 UTC", 1),
        ("Ann", "2031-05-01 12:00:00 UTC", 2),
    ]
    assert saves[0].why == "reason 5"
