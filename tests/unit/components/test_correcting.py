"""Correcting, withdrawing and judging what a kept case holds, without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.changes import Change, Save
from claimscope.store.sql.store import SqlStore
from claimscope.views.judgements import judgements_frame
from tests.unit.components.app_runs import (
    filtered,
    headline_of,
    opened,
    parts_in,
    query_of,
    words_in,
)

CLAIM = "claim:ferry-sank"
OPENED = {"call-open": "claim_id", "correct-open": "claims"}


def drawer_with(part: str) -> AppTest:
    """The words behind a claim, with one of the parts below them opened."""
    app = opened(words=CLAIM)
    app.session_state[f"{part}:{OPENED[part]}"] = True
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def fill(app: AppTest, **fields: str) -> None:
    """Fills text fields by the beginning of their keys; ``_`` stands for what keys divide by."""
    for name, value in fields.items():
        found = [each for each in app.text_input if str(each.key).startswith(name)]
        assert len(found) == 1, [each.key for each in app.text_input]
        found[0].set_value(value)


def row(store: SqlStore, table: str, row_id: str) -> dict[str, str]:
    found = [
        each for each in store.current("ferry") if (each.table, each.row_id) == (table, row_id)
    ]
    return dict(found[0].cells or {}) if found else {}


def told_to_say_who(app: AppTest) -> AppTest:
    for each in app.text_input:
        if each.label == "Your name":
            each.set_value("Ben")
    return app


def test_a_call_is_kept_with_its_reason_and_the_name(kept_ferry: SqlStore) -> None:
    app = told_to_say_who(drawer_with("call-open"))
    [value] = [each for each in app.selectbox if each.label.startswith("The status")]
    value.set_value("contested")
    app.text_area[0].set_value("A list was published.")
    assert not press(app, "Save assessment").exception
    [call] = judgements_frame(kept_ferry.case("ferry")).to_dict("records")
    assert (call["claim_id"], call["kind"], call["value"]) == (
        "ferry-sank",
        "standing",
        "contested",
    )
    assert (call["who"], call["why"]) == ("Ben", "A list was published.")


def test_a_call_without_a_value_is_a_note(kept_ferry: SqlStore) -> None:
    app = told_to_say_who(drawer_with("call-open"))
    app.text_area[0].set_value("Ask the mayor again.")
    press(app, "Save assessment")
    [call] = judgements_frame(kept_ferry.case("ferry")).to_dict("records")
    assert (call["kind"], call["value"]) == ("note", "")


def test_a_call_without_a_reason_is_refused(kept_ferry: SqlStore) -> None:
    app = press(told_to_say_who(drawer_with("call-open")), "Save assessment")
    assert [each.value for each in app.error] == ["Reason is required."]
    assert judgements_frame(kept_ferry.case("ferry")).empty


def test_a_call_is_withdrawn_and_another_gets_an_id_of_its_own(kept_ferry: SqlStore) -> None:
    for number in (1, 2):
        app = told_to_say_who(drawer_with("call-open"))
        app.text_area[0].set_value(f"Note {number}.")
        app = press(app, "Save assessment")
        [why] = [each for each in app.text_input if each.label == "Reason for retracting"]
        why.set_value("It was wrong.")
        press(told_to_say_who(app), "Retract")
        assert judgements_frame(kept_ferry.case("ferry")).empty
    calls = {each.row_id for each in kept_ferry.history("ferry") if each.table == "judgements"}
    assert len(calls) == 2


def corrected_title(words: str, why: str) -> AppTest:
    app = told_to_say_who(drawer_with("correct-open"))
    fill(app, **{"cell:title": words, "why:correct": why})
    return press(app, "Save the correction")


def test_a_correction_is_a_new_row_and_the_one_before_stays(kept_ferry: SqlStore) -> None:
    assert not corrected_title("The ferry went down", "a slip").exception
    assert row(kept_ferry, "claims", "ferry-sank")["title"] == "The ferry went down"
    versions = [each for each in kept_ferry.history("ferry") if each.row_id == "ferry-sank"]
    assert [(each.who, each.why) for each in versions] == [("Ann", "begun"), ("Ben", "a slip")]


def test_a_correction_without_a_reason_is_refused(kept_ferry: SqlStore) -> None:
    app = corrected_title("The ferry went down", "")
    assert [each.value for each in app.error] == ["Reason is required."]
    assert row(kept_ferry, "claims", "ferry-sank")["title"] == "Ferry sank"


def test_a_correction_that_changes_nothing_is_told(kept_ferry: SqlStore) -> None:
    before = len(kept_ferry.history("ferry"))
    app = corrected_title("Ferry sank", "no reason")
    assert [each.value for each in app.info] == ["Nothing is different yet."]
    assert len(kept_ferry.history("ferry")) == before


def test_a_claim_is_withdrawn_with_what_refers_to_it(kept_ferry: SqlStore) -> None:
    app = told_to_say_who(drawer_with("correct-open"))
    assert "This also retracts:" in words_in(app)
    assert "7 aboard" in words_in(app)
    fill(app, **{"why:withdraw": "taken in by mistake"})
    assert not press(app, "Retract").exception
    case = kept_ferry.case("ferry")
    assert "ferry-sank" not in set(case.claims["claim_id"])  # type: ignore[index]
    assert len(case.figures) == 1  # type: ignore[arg-type]


def places_after_adding(
    kept_ferry: SqlStore, place_id: str, role: str, why: str
) -> list[tuple[str, str]]:
    """The places of the claim with their roles, after one was added to it in its drawer."""
    app = drawer_with("correct-open")
    [toggle] = [each for each in app.toggle if each.label == "Add a place to this claim"]
    app = told_to_say_who(toggle.set_value(True).run())
    for each in app.selectbox:
        if str(each.key).startswith("cell:place_id:add"):
            each.set_value(place_id)
        if str(each.key).startswith("cell:role:add"):
            each.set_value(role)
    fill(app, **{"why:add": why})
    assert not press(app, "Add a place to this claim").exception
    places = kept_ferry.case("ferry").claim_places
    own = places[places["claim_id"] == "ferry-sank"]  # type: ignore[index]
    return [*zip(own["place_id"], own["role"], strict=True)]


def test_a_place_is_added_to_a_claim(kept_ferry: SqlStore) -> None:
    places = places_after_adding(kept_ferry, "inner-bay", "to", "it drifted there")
    assert set(places) == {("ellery", "near"), ("inner-bay", "to")}


def test_a_place_that_was_withdrawn_from_a_claim_is_added_again(kept_ferry: SqlStore) -> None:
    [place] = [
        each
        for each in kept_ferry.current("ferry")
        if each.table == "claim_places" and (each.cells or {})["claim_id"] == "ferry-sank"
    ]
    gone = Change(place.table, place.row_id, None, place.number)
    kept_ferry.save("ferry", Save("Ann", "not so", (gone,)))
    places = places_after_adding(kept_ferry, "ellery", "near", "it was so")
    assert places == [("ellery", "near")]


@pytest.fixture
def moment(kept_ferry: SqlStore) -> str:
    """The moment before the ferry case was renamed."""
    first = max(each.recorded_at for each in kept_ferry.history("ferry"))
    kept_ferry.rename("ferry", "The isle", "Ben", "shorter")
    return first.isoformat()


def test_an_earlier_record_is_read_and_not_changed(moment: str) -> None:
    app = opened(words=CLAIM, recorded=moment)
    assert "The ferry that may have sunk" in words_in(app)
    assert "Read-only version; 1 save later." in words_in(app)
    assert not [each.label for each in app.expander]
    [sheet] = parts_in(app)["claim_sheet"]["claims"]
    assert sheet["claim_id"] == "ferry-sank"


def test_the_way_back_to_now_is_a_button(moment: str) -> None:
    app = press(opened("methods", recorded=moment), "Back to now")
    assert "The isle" in words_in(app)
    assert "recorded" not in query_of(app)


def test_an_earlier_record_outlives_a_change_of_filters(moment: str) -> None:
    app = opened("methods", recorded=moment)
    app = filtered(app, sources=["mayor"])
    assert "as recorded by" in words_in(app)
    assert query_of(app).keys() == {"recorded", "source"}


@pytest.mark.parametrize("asked", ["1999-01-01", "soon", "2026-13-45T00:00"])
def test_a_link_to_a_moment_without_a_record_shows_the_one_of_now_and_says_so(
    kept_ferry: SqlStore, asked: str
) -> None:
    app = opened("methods", recorded=asked)
    assert f"There is no record of {asked}" in words_in(app)
    assert kept_ferry.case("ferry").title in words_in(app)
    assert headline_of(app) == "3 claims"
    assert query_of(app) == {}
