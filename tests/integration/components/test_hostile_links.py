"""A link whose every parameter tries to be more than text, opened without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.cache.store import CASES_VARIABLE
from tests.browser.hostile_case import HOSTILE, hostile_case
from tests.unit.components.app_runs import headline_of, opened, parts_in

COUNT = len(HOSTILE)
ASKED = (
    *("source", "place", "topic", "claim", "at", "by", "words"),
    *("document", "mark", "case", "scale"),
)


@pytest.fixture(scope="module")
def hostile_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hostile case and no other."""
    cases = tmp_path_factory.mktemp("hostile-cases")
    hostile_case().write(cases / "hostile")
    return cases


@pytest.fixture(autouse=True)
def _shown(hostile_cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CASES_VARIABLE, str(hostile_cases))


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("long", "backwards")])
def test_words_in_a_link_are_shown_as_they_stand(name: str) -> None:
    words = HOSTILE[name]
    app = opened("places", **dict.fromkeys(ASKED, words), text=words)
    assert not app.exception
    assert f"1 of {COUNT} claims · containing “{words}”" in headline_of(app)
    assert f"source={words}" in parts_in(app)["filter_panel"]["dropped"]
    assert "claim_sheet" not in parts_in(app)
