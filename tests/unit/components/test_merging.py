"""Claims and sources are merged and split on their pages, and old links lead on."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.frames import to_pandas
from claimscope.record.model import IDENTITIES
from claimscope.store.sql.store import SqlStore
from tests.unit.components.app_runs import opened, parts_in, words_in


def claim_to_merge(claim: str, other: str) -> AppTest:
    """The drawer of a claim where it is to be the same as another."""
    app = opened(words=f"claim:{claim}")
    app.session_state["merge-open:claim"] = True
    return choose(app.run(), f"merge-with:claim:{claim}", other)


def choose(app: AppTest, key: str, value: str) -> AppTest:
    [menu] = [each for each in app.selectbox if each.key == key]
    return menu.set_value(value).run()


def save(app: AppTest, button: str) -> AppTest:
    """The app after its forms were filled in and this button was pressed."""
    for each in app.text_input:
        if each.label in ("Why", "Your name") or each.label.startswith("Reason for splitting"):
            each.set_value("Ben")
    [found] = [each for each in app.button if each.label == button]
    app = found.click().run()
    assert not app.exception
    return app


def open_claim(app: AppTest) -> str:
    [sheet] = parts_in(app)["claim_sheet"]["claims"]
    return str(sheet["claim_id"])


@pytest.mark.usefixtures("kept_ferry")
def test_a_claim_is_merged_after_being_told_what_moves_and_its_link_leads_on() -> None:
    app = claim_to_merge("crates-moved", "ferry-sank")
    assert "2 assertions, 1 figure and 2 places of “Crates moved” would move" in words_in(app)
    app = save(app, "Merge")
    assert open_claim(app) == "ferry-sank"
    assert open_claim(opened(words="claim:crates-moved")) == "ferry-sank"
    assert opened(claim="crates-moved").query_params["claim"] == "ferry-sank"


def test_the_other_may_go_instead_and_a_split_gives_it_back(kept_ferry: SqlStore) -> None:
    before = kept_ferry.case("ferry").digest
    app = claim_to_merge("crates-moved", "ferry-sank")
    app = save(app.radio[0].set_value("crates-moved").run(), "Merge")
    assert "“Ferry sank” was merged into “Crates moved” by Ben" in words_in(app)
    save(app, "Split")
    assert kept_ferry.case("ferry").digest == before


def test_a_merge_is_split_in_the_history_and_not_restored_row_by_row(kept_ferry: SqlStore) -> None:
    before = kept_ferry.case("ferry").digest
    save(claim_to_merge("crates-moved", "ferry-sank"), "Merge")
    app = opened("cases")
    assert "Restore" not in [each.label for each in app.button]
    save(app, "Split")
    assert kept_ferry.case("ferry").digest == before


def test_claims_that_are_not_the_same_are_recorded_so(kept_ferry: SqlStore) -> None:
    save(claim_to_merge("crates-moved", "ferry-sank"), "Not the same")
    [decision] = kept_ferry.case("ferry").cells(IDENTITIES)
    assert decision["verdict"] == "different"


def test_a_source_is_merged_on_its_page_and_its_links_lead_on(kept_ferry: SqlStore) -> None:
    app = opened("sources", of="port-police")
    app.session_state["merge-open:source"] = True
    app = choose(app.run(), "merge-with:source:port-police", "harbour-office")
    app = save(app, "Merge")
    assert "port-police" not in set(to_pandas(kept_ferry.case("ferry").sources)["source_id"])
    for parameter in ("of", "source"):
        app = opened("sources", **{parameter: "port-police"})
        assert app.query_params[parameter] == "harbour-office"
