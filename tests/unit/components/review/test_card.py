"""The card of a draft: what it says of the places that are named."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.review.card import proposers


def card() -> None:
    """The body that AppTest runs: it brings its own imports."""
    from datetime import date

    import streamlit as st

    from claimscope.extraction.candidate import Span
    from claimscope.extraction.places import places_in
    from claimscope.review.draft import Draft
    from components.review.card import entered_cells, show_draft

    text = "3 people were killed in Birmingham and in Alexandria, Virginia."
    draft = Draft(
        draft_id="d1",
        quote=text,
        start=0,
        end=len(text),
        source="the mayor",
        source_id="",
        cites="",
        stance="asserts",
        hedge="",
        evidence="none",
        said_on=date(2031, 5, 7),
        said_precision="day",
        figures=(),
        places=places_in(text, Span(0, len(text)), {}),
        claim="new:d1",
        title="Three people were killed",
        statement=text,
        topic="casualties",
        note="",
        modality="observed",
        event_from=None,
        event_to=None,
        event_precision="unknown",
        why=("cue.subject", "reporting_verbs/say"),
    )
    show_draft(draft, sources={}, likely=(), claims={}, key="card", changed=print, tell_apart=print)
    st.text(f"changed: {sorted(entered_cells(draft, {}, 'card'))}")


def test_the_card_shows_the_country_of_a_place_and_the_doubt_about_it() -> None:
    app = AppTest.from_function(card, default_timeout=30).run()
    assert not app.exception
    tables = [each.value for each in app.dataframe if "role" in each.value]
    assert tables[0][["name", "country"]].to_numpy().tolist() == [
        ["Birmingham", "United Kingdom"],
        ["Alexandria", "United States"],
    ]
    assert next(each.label for each in app.expander).replace("\\", "") == (
        "Figures and places: Birmingham (United Kingdom), Alexandria (United States)"
    )
    words = [each.value for each in app.text]
    assert [each for each in words if "Birmingham" in each and "Alabama" in each]
    assert not [each for each in words if "Alexandria" in each and "may also" in each]
    assert "changed: []" in words
    assert "Proposed by the rules cue.subject, reporting_verbs/say" in words


def test_a_draft_of_the_model_says_how_sure_it_was() -> None:
    told = proposers(("model 93%", "source.cue", "stance.asserts"))
    assert told == "the model (93%) and the rules source.cue, stance.asserts"
