"""What a saved picture says of the view it shows."""

from __future__ import annotations

from datetime import date

import pytest

from claimscope.figures.caption import Caption, caption_of
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.view import View
from components.export.links import view_link
from components.export.png import origin_of


def view_of(case: Case, **filters: object) -> View:
    return View(case, Filters(**filters))  # type: ignore[arg-type]


def caption_for(view: View, title: str, key: str = "") -> Caption:
    return caption_of(origin_of(view), title, key)


def notes_of(view: View) -> str:
    return " | ".join(caption_for(view, "a title").notes)


def test_a_caption_names_the_case_what_is_shown_and_how_much_of_it(seed_case: Case) -> None:
    caption = caption_for(view_of(seed_case, sources=("nis",)), "where the claims play")
    assert seed_case.title in caption.title
    assert "where the claims play" in caption.title
    assert "of 36 claims" in caption.shown
    assert "said by NIS" in caption.shown


def test_a_caption_says_who_says_it_and_in_which_document(seed_case: Case) -> None:
    notes = notes_of(view_of(seed_case, sources=("zelensky",)))
    for words in ("Zelensky", "Dawn", "AFP", "18 Oct 2024"):
        assert words in notes


def test_a_caption_counts_what_is_unconfirmed(seed_case: Case) -> None:
    notes = notes_of(view_of(seed_case, statuses=("unconfirmed",)))
    assert "unconfirmed" in notes
    assert "forecast" not in notes


def test_a_caption_gives_the_as_of_day(seed_case: Case) -> None:
    assert "17 Oct 2024" in notes_of(view_of(seed_case, as_of=date(2024, 10, 17)))


def test_a_caption_explains_the_marks_first(seed_case: Case) -> None:
    assert caption_for(view_of(seed_case), "t", "Arrow: no bound.").notes[0] == "Arrow: no bound."


def test_a_view_of_nothing_says_so(seed_case: Case) -> None:
    caption = caption_for(view_of(seed_case, text="words that nobody says"), "t")
    assert caption.shown.startswith("0 of 36 claims")
    assert any("nobody" in note for note in caption.notes)


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        ({}, ""),
        ({"sources": ("nis", "nato")}, "source=nis&source=nato"),
        ({"text": "a & b", "as_of": date(2024, 10, 17)}, "text=a+%26+b&as-of=2024-10-17"),
    ],
)
def test_a_link_asks_for_the_same_filters(
    seed_case: Case, filters: dict[str, object], query: str
) -> None:
    assert view_link(view_of(seed_case, **filters)).partition("?")[2] == query
