"""What comes in is read, and its claims extracted, in another process; so is a case imported."""

from __future__ import annotations

from typing import Never

import pytest

from claimscope.exports.data_package import package_bytes
from claimscope.extraction import pipeline as candidates
from claimscope.ingest import parsing
from claimscope.record.case import Case
from claimscope.store import case_import
from components.cache.store import load_entries
from components.review.intake import READING
from components.work_progress import STOPPED
from tests.unit.components.app_runs import opened, parts_in

ARTICLE = (
    "Boats lost at Sel\n\n3 May 2031\n\nThe harbour office said on Friday that "
    "at least 12 boats sank near the pier.\n\nThe mayor denied that any boat had sunk there.\n"
)


def never(*_: object, **__: object) -> Never:
    raise AssertionError("this was done in the server's own process")


@pytest.fixture(autouse=True)
def _nothing_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "completed", never)
    monkeypatch.setattr(candidates, "sentence_spans", never)
    monkeypatch.setattr(candidates, "attributions_in", never)
    monkeypatch.setattr(case_import, "load_case", never)


def test_a_pasted_text_is_read_and_extracted_in_another_process() -> None:
    app = opened("intake")
    app.button_group[0].set_value("Paste").run()
    app.text_area[0].set_value(ARTICLE).run(timeout=120)
    assert not app.exception
    assert app.text_input[0].value == "Boats lost at Sel"
    app.text_input[1].set_value("The Sel Gazette")
    [extract] = [each for each in app.button if "claims" in each.label]
    extract.click().run(timeout=120)
    assert not app.exception
    told = parts_in(app)["review_bar"]
    assert (told["total"], told["counts"]) == (
        "2 proposals",
        "0 accepted · 0 rejected · 2 left",
    )


def test_a_case_is_imported_in_another_process(ferry: Case) -> None:
    app = opened("cases")
    app.file_uploader[0].set_value([("ferry.zip", package_bytes(ferry), "application/zip")])
    [asked] = [each for each in app.button if each.label == "Import"]
    asked.click().run(timeout=120)
    assert not app.exception
    assert "ferry" in [each.case_id for each in load_entries()]


def test_what_was_stopped_is_not_read_again_until_it_is_asked_for() -> None:
    app = opened("intake")
    app.button_group[0].set_value("Paste").run()
    app.text_area[0].set_value(ARTICLE).run(timeout=120)
    [key] = app.session_state[READING.key]
    app.session_state[READING.key] = {}
    app.session_state[STOPPED.key] = key
    app.run()
    assert app.session_state[READING.key] == {}
    [again] = [each for each in app.button if each.label == "Start again"]
    again.click().run(timeout=120)
    assert list(app.session_state[READING.key]) == [key]
