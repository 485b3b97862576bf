"""What a saved picture says of the view it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from claimscope import __version__
from claimscope.figures.caption import Caption, Marks, caption_of
from claimscope.figures.catalogue import timeline_picture
from claimscope.formatting import day_words
from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.frames import FIGURES_FRAME
from claimscope.views.view import View
from claimscope.views.view_link import PUBLIC_URL
from components.cache.views import load_frame
from components.export.links import view_link
from components.export.png import origin_of


def view_of(case: Case, **filters: object) -> View:
    return View(case, Filters(**filters))  # type: ignore[arg-type]


def caption_for(view: View, title: str, key: str = "", marks: Marks | None = None) -> Caption:
    return caption_of(origin_of(view), title, key, marks)


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


@pytest.mark.parametrize("day", [None, date(2024, 10, 17)])
def test_a_caption_gives_the_day_of_the_data_and_that_of_the_export(
    seed_case: Case, day: date | None
) -> None:
    told = f"Data as of {'17' if day else '18'} Oct 2024; exported {day_words(datetime.now(UTC))}."
    assert told in notes_of(view_of(seed_case, as_of=day))
    assert "today" not in notes_of(view_of(seed_case, as_of=day)).lower()


def test_only_sources_and_documents_with_a_mark_are_named(seed_case: Case) -> None:
    origin = origin_of(view_of(seed_case))
    one = origin.quotes[origin.quotes["source_id"] == "zelensky"].head(1)
    marks = Marks(frozenset(one["claim_id"]), frozenset(one["assertion_id"]))
    caption = caption_of(origin, "a title", marks=marks)
    assert "Sources: Zelensky." in caption.notes
    assert " Status of the 1 drawn: " in caption.notes[0]
    none = caption_of(origin, "a title", marks=Marks(frozenset()))
    assert "Sources: none in this view." in none.notes
    assert none.notes[-1].startswith("Documents: none in this view.")


def test_the_figures_over_time_name_who_gave_them_and_not_who_cannot_confirm(
    seed_case: Case,
) -> None:
    origin = origin_of(view_of(seed_case))
    figures = load_frame(view_of(seed_case), FIGURES_FRAME)
    picture = timeline_picture(figures, origin.claims, "said", events=False)
    [sources] = [note for note in picture.caption(origin).notes if note.startswith("Sources")]
    assert sources == "Sources: Zelensky, Ukrainian media and NIS."


def test_many_sources_and_documents_are_counted(seed_case: Case) -> None:
    origin = origin_of(view_of(seed_case))
    quotes = pd.concat([origin.quotes] * 20, ignore_index=True)
    quotes["source"] = [f"Source {number}" for number in range(len(quotes))]
    quotes["document_id"] = [f"d{number}" for number in range(len(quotes))]
    documents = pd.concat([origin.documents] * 50, ignore_index=True)
    documents["document_id"] = [f"d{number}" for number in range(len(documents))]
    many = replace(origin, quotes=quotes, documents=documents)
    notes = " | ".join(caption_of(many, "a title").notes)
    held = quotes["current"].sum()
    assert f"Source 11 and {held - 12} more." in notes
    assert "; 47 more documents." in notes


@pytest.mark.parametrize("public", ["", "127.0.0.1:8501", "https://claims.example.org/"])
def test_a_link_is_given_only_where_it_leads_somewhere(
    seed_case: Case, public: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLIC_URL, public)
    caption = caption_for(view_of(seed_case, sources=("nis",)), "t")
    leads = public.startswith("https")
    assert caption.link == ("https://claims.example.org/?source=nis" if leads else "")
    assert caption.foot == f"Claimscope {__version__}" + (f" · {caption.link}" if leads else "")
    assert origin_of(view_of(seed_case, sources=("nis",))).view == "?source=nis"


def test_a_caption_explains_the_marks_first(seed_case: Case) -> None:
    assert caption_for(view_of(seed_case), "t", "Arrow: no bound.").notes[0] == "Arrow: no bound."


def test_a_view_of_nothing_says_so(seed_case: Case) -> None:
    caption = caption_for(view_of(seed_case, text="words that nobody says"), "t")
    assert caption.shown.startswith("0 of 36 claims")
    assert "Sources: none in this view." in caption.notes


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
    assert view_link(view_of(seed_case, **filters)).view.partition("?")[2] == query
