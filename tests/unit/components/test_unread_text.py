"""A text in another language on Intake: it says that it was not read, and is filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.unit.components.app_runs import opened, parts_in, words_in

GERMAN = (
    "Hafen Selheim\n\n"
    "Das Ministerium in Selheim teilte mit, rund 1.500 Soldaten seien verletzt worden.\n"
)
NOTE = "This text is in German. The rules read English only"


def _brought(text: str) -> AppTest:
    """Intake after that text was pasted, with what it asks of a document filled in."""
    app = opened("intake")
    app.segmented_control[0].set_value("Paste").run()
    app.text_area[0].set_value(text).run()
    return app


def _proposed(app: AppTest) -> AppTest:
    """The review of the text that was brought."""
    _labelled(app.text_input, "Title").set_value("Hafen")
    _labelled(app.text_input, "Published by").set_value("Selheimer Bote")
    app.date_input[0].set_value(date(2024, 10, 18))
    _labelled(app.button, "Extract claims").click()
    return app.run()


def _labelled(elements: Iterable[Any], label: str) -> Any:
    return next(each for each in elements if each.label == label)


def _warnings(app: AppTest) -> str:
    return " | ".join(each.value for each in app.warning)


def test_intake_says_nothing_of_the_kind_of_an_english_text() -> None:
    assert _warnings(_brought("The navy said that 40 boats sank near the pier.")) == ""


def _place_of(words: str, app: AppTest) -> int:
    """Which of what is drawn on the page has those words."""
    drawn = [str(element.proto) for element in app.main if element.type != "unknown"]
    [place] = [at for at, each in enumerate(drawn) if words in each]
    return place


def test_an_unread_candidate_cannot_be_accepted_until_it_is_filled_in() -> None:
    app = _brought(GERMAN)
    assert NOTE in _warnings(app)
    app = _proposed(app)
    assert NOTE in _warnings(app)
    assert _place_of("Fill in who says it", app) < _place_of("Quote (verbatim)", app)
    assert "In German, which is not read" in words_in(app)
    assert "Fill in who says it and the stance before you accept it." in _warnings(app)
    assert _labelled(app.button, "Accept").disabled
    _labelled(app.selectbox, "Stance").set_value("asserts").run()
    assert "Fill in who says it before you accept it." in _warnings(app)
    assert _labelled(app.button, "Accept").disabled
    source = _labelled(app.selectbox, "Source")
    source.set_value(source.options[0]).run()
    assert "Fill in" not in _warnings(app)
    _labelled(app.button, "Accept").click().run()
    assert parts_in(app)["review_bar"]["counts"].startswith("1 accepted")
