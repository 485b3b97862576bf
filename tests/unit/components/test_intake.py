"""Intake without a browser: what is proposed for a document, and days of any century."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.unit.components.app_runs import opened, words_in
from tests.unit.ingest import made_files as made
from tests.unit.ingest.test_refusals import REFUSED

AGO = "The governor said that the dam broke {} years ago and that 12 people were killed."


def pasted(text: str, day: date) -> AppTest:
    """A text pasted on the page Intake, with what is known of it, on the way to its review."""
    app = opened("intake")
    app.button_group[0].set_value("Paste").run()
    app.text_area[0].set_value(text).run()
    app.text_input[0].set_value("Dam")
    app.text_input[1].set_value("The Harbour Office")
    app.date_input[0].set_value(day)
    return app.button[0].click().run()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (AGO.format(150), "2026-11-25"),
        pytest.param(AGO.format(1900), "2026-11-25", marks=pytest.mark.slow),
        pytest.param(AGO.format(9), "0012-03-04", marks=pytest.mark.slow),
        ("The governor said on Friday that 12 people were killed.", "0001-01-05"),
        ("The governor said that 12 people were killed.", "9999-12-31"),
    ],
)
def test_a_candidate_of_any_century_can_be_decided(text: str, day: str) -> None:
    app = pasted(text, date.fromisoformat(day))
    assert not app.exception
    labels = [button.label for button in app.button]
    assert any("Accept" in label for label in labels)
    assert any("Reject" in label for label in labels)


def dropped(name: str, content: bytes) -> AppTest:
    app = opened("intake")
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return app.run()


def test_a_day_from_the_properties_of_a_file_is_marked_as_one() -> None:
    properties = "<dcterms:created>1899-06-07T10:00:00Z</dcterms:created>"
    app = dropped("a.docx", made.word_of(made.paragraph("It sank."), properties=properties))
    assert not app.exception
    assert str(app.date_input[0].value) == "1899-06-07"
    assert [each.value for each in app.caption][:1] == ["From the file's properties."]
    assert any("The day is from the file's properties" in each.value for each in app.text)


@pytest.mark.usefixtures("cold_workers")
def test_what_a_file_holds_and_is_not_read_is_named() -> None:
    app = dropped("a.eml", made.mail("It sank.", attached=b"%PDF-"))
    assert any("Not read: list.pdf." in each.value for each in app.text)


@pytest.mark.parametrize(
    "what",
    [
        *("a zip bomb", "a PDF of 10,000 pages", "a text called PDF", "an empty file"),
        "a page of scripts",
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_message(what: str) -> None:
    make, name, says = REFUSED[what]
    app = dropped(name, make())
    assert not app.exception
    assert [each.value for each in app.error] == ["This document cannot be read."]
    assert says in words_in(app)


def test_a_latin_1_text_is_read_and_how_is_told() -> None:
    words = "Le maire a déclaré lundi à Besançon que l'été fut très sec.\n"
    app = dropped("old.txt", (words * 9).encode("latin-1"))
    assert not app.exception
    assert "Read as text: 108 words." in words_in(app)
    assert "Read as Latin-1." in words_in(app)
