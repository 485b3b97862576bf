"""What accepting does to the record, seen before it is saved and after."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimscope.assessment.as_of import record_at
from claimscope.record.case import Case
from claimscope.record.changes import Change, ConflictError, Save
from claimscope.record.frames import to_pandas
from claimscope.record.model import TABLES
from claimscope.review.commit import changes_of
from claimscope.review.draft import Review
from claimscope.review.edits import decided, edited
from claimscope.review.known_documents import facts_of, known_document
from claimscope.review.preview import preview
from claimscope.review.propose import begin_review
from claimscope.store.corrections import taken_back
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.views.frames import CLAIMS_FRAME
from tests.made_case import MadeCase
from tests.unit.review.conftest import ARTICLE, FACTS, crates_case


@pytest.fixture
def store(tmp_path: Path, crates: Case) -> Iterator[SqlStore]:
    store = open_store(f"sqlite:///{tmp_path / 'record.sqlite'}")
    store.take_in(crates, "Ann", "begun")
    yield store
    store.close()


def accepting(review: Review, *draft_ids: str) -> Review:
    for each in draft_ids:
        review = decided(review, each, "accepted")
    return review


def saved(store: SqlStore, case: Case, review: Review) -> Case:
    changes, texts = changes_of(case, review)
    store.save(case.case_id, Save("Ben", "read", changes, texts))
    return store.case(case.case_id)


def test_what_is_accepted_is_in_the_record_as_it_was_previewed(
    store: SqlStore, crates: Case, review: Review
) -> None:
    review = accepting(review, "d1", "d3", "d4")
    kept = saved(store, crates, review)
    seen = preview(crates, review)
    for table in TABLES:
        assert all(cells in list(kept.cells(table)) for cells in seen.part.cells(table))
    whole = CLAIMS_FRAME.whole(record_at(kept, None)).set_index("claim_id")
    assert list(seen.added["status"]) == list(whole.loc[seen.added["claim_id"], "status"])
    new = to_pandas(kept.assertions)
    assert list(new["quote"])[-3:] == [review.draft(each).quote for each in ("d1", "d3", "d4")]
    assert kept.texts["the-coast-post-2031-05-07"] == ARTICLE


def test_a_save_is_taken_back_by_another_and_the_history_keeps_both(
    store: SqlStore, crates: Case, review: Review
) -> None:
    review = edited(crates, accepting(review, "d1", "d3"), "d3", claim="crates-lost")
    saved(store, crates, review)
    versions = store.history(crates.case_id)
    added = [each for each in versions if each.why == "read"]
    changes = taken_back(versions, (added[0].table, added[0].row_id))
    store.save(crates.case_id, Save("Ben", "taken back", tuple(changes)))
    after = store.case(crates.case_id)
    assert after.digest == crates.digest
    assert [each.why for each in store.history(crates.case_id)][-2 * len(added) :] == [
        *["read"] * len(added),
        *["taken back"] * len(added),
    ]


def test_a_save_is_not_taken_back_once_somebody_has_corrected_it(
    store: SqlStore, crates: Case, review: Review
) -> None:
    saved(store, crates, accepting(review, "d3"))
    versions = store.history(crates.case_id)
    [claim] = [each for each in versions if each.table == "claims" and each.why == "read"]
    cells = {**(claim.cells or {}), "title": "Another title"}
    change = Change("claims", claim.row_id, cells, claim.number)
    store.save(crates.case_id, Save("Cleo", "corrected", (change,)))
    changes = taken_back(versions, ("claims", claim.row_id))
    with pytest.raises(ConflictError, match="Cleo has saved"):
        store.save(crates.case_id, Save("Ben", "taken back", tuple(changes)))


def test_nothing_open_or_rejected_is_saved(store: SqlStore, crates: Case, review: Review) -> None:
    review = decided(accepting(review, "d1"), "d3", "rejected")
    kept = saved(store, crates, review)
    assert len(to_pandas(kept.assertions)) == len(to_pandas(crates.assertions)) + 1
    assert list(to_pandas(kept.sources)["source_id"]) == ["nordlys", "coast-guard"]
    assert set(to_pandas(kept.claims)["claim_id"]) == {"crates-lost", "crew-ill"}


def test_a_second_independent_source_corroborates(crates: Case, review: Review) -> None:
    review = edited(crates, review, "d3", claim="crates-lost")
    [moved] = preview(crates, accepting(review, "d3")).moved.to_dict("records")
    assert (moved["claim_id"], moved["before"], moved["after"]) == (
        "crates-lost",
        "unconfirmed",
        "corroborated",
    )
    assert "2 independent groups" in moved["reason"]


def test_a_source_of_the_same_group_corroborates_nothing(crates: Case, review: Review) -> None:
    review = edited(crates, review, "d3", claim="crates-lost")
    name = review.draft("d3").source
    same = replace(review.sources[name], independence_group="nordlys")
    review = replace(review, sources={**review.sources, name: same})
    assert preview(crates, accepting(review, "d3")).moved.empty


def test_a_revision_is_told_with_what_it_revises(crates: Case, review: Review) -> None:
    review = edited(crates, review, "d1", stance="denies")
    [joined] = preview(crates, accepting(review, "d1")).joined.to_dict("records")
    assert joined["revises"] == "Nordlys asserted it on 3 May 2031: this is a revision"


def test_the_claims_that_a_denial_contests_are_named(crates: Case, review: Review) -> None:
    assert preview(crates, accepting(review, "d1")).contested == frozenset()
    assert preview(crates, accepting(review, "d4")).contested == {"new:d4"}
    answering = edited(crates, review, "d4", claim="crates-lost")
    assert preview(crates, accepting(answering, "d4")).contested == {"crates-lost"}


def test_a_new_claim_has_its_places_and_a_new_place_its_position(
    crates: Case, review: Review
) -> None:
    after = preview(crates, accepting(review, "d3"))
    assert after.new_places == ("Oslo (Norway)",)
    oslo = to_pandas(after.part.places).set_index("name").loc["Oslo"]
    assert (oslo["lat"], oslo["lon"]) == pytest.approx((59.9, 10.7), abs=0.1)
    parts = to_pandas(after.part.claim_places)
    assert list(parts[parts["place_id"] == "oslo"]["role"]) == ["to"]


def test_a_claim_that_has_places_gets_no_other(crates: Case, review: Review) -> None:
    review = edited(crates, review, "d3", claim="crates-lost")
    assert preview(crates, accepting(review, "d3")).new_places == ()


def test_a_place_that_nobody_can_locate_is_named_and_left_out(crates: Case, review: Review) -> None:
    places = (replace(review.draft("d3").places[0], name="outer Marovia", place_id=None),)
    after = preview(crates, accepting(edited(crates, review, "d3", places=places), "d3"))
    assert after.unplaced == ("outer Marovia",)
    assert after.new_places == ()


def test_drafts_about_one_new_claim_make_it_once(crates: Case, review: Review) -> None:
    review = edited(crates, review, "d4", claim="new:d3")
    review = edited(crates, review, "d5", claim="new:d4")
    after = preview(crates, accepting(review, "d3", "d4", "d5"))
    assert list(after.added["status"]) == ["contested"]


def test_drafts_that_follow_each_other_come_to_an_end(crates: Case, review: Review) -> None:
    review = edited(crates, review, "d3", claim="new:d4")
    review = edited(crates, review, "d4", claim="new:d3")
    assert len(preview(crates, accepting(review, "d3", "d4")).added) == 1


def test_the_same_text_is_recognised(store: SqlStore, crates: Case, review: Review) -> None:
    assert known_document(crates, ARTICLE) is None
    kept = saved(store, crates, accepting(review, "d1"))
    assert known_document(kept, ARTICLE) == "the-coast-post-2031-05-07"
    assert known_document(kept, f"{ARTICLE} ") is None


def test_what_was_left_out_of_a_text_is_proposed_again_and_joins_its_document(
    store: SqlStore, crates: Case, review: Review
) -> None:
    kept = saved(store, crates, accepting(review, "d1"))
    [row] = to_pandas(kept.documents).query("publisher == 'The Coast Post'").to_dict("records")
    again = begin_review(kept, ARTICLE, facts_of(row))
    assert [each.quote for each in again.drafts] == [each.quote for each in review.drafts[1:]]
    after = saved(store, kept, accepting(again, again.drafts[0].draft_id))
    assert len(to_pandas(after.documents)) == len(to_pandas(kept.documents))
    quoted = to_pandas(after.assertions)
    assert len(quoted[quoted["document_id"] == row["document_id"]]) == 2


def test_a_row_is_never_called_like_one_that_was_withdrawn(crates: Case, review: Review) -> None:
    accepted = accepting(review, "d3")
    names = [(each.table, each.row_id) for each in changes_of(crates, accepted)[0]]
    again = [(each.table, each.row_id) for each in changes_of(crates, accepted, names)[0]]
    own = [name for name in names if name[0] != "claim_places"]
    assert own
    assert not set(own) & set(again)


def test_a_second_document_of_a_publisher_and_day_has_an_id_and_a_file_of_its_own(
    store: SqlStore, crates: Case, review: Review
) -> None:
    kept = saved(store, crates, accepting(review, "d1"))
    text = f"{ARTICLE}\nThe sea was calm on Monday, the pilot said.\n"
    again = begin_review(kept, text, FACTS)
    after = saved(store, kept, accepting(again, again.drafts[0].draft_id))
    documents = to_pandas(after.documents).set_index("document_id")
    second = documents.loc["the-coast-post-2031-05-07-2"]
    assert second["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert after.texts["the-coast-post-2031-05-07-2"] == text


def test_a_first_document_may_come_into_an_empty_case(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'record.sqlite'}")
    store.create("crates", "Crates", Save("Ann", "begun", ()))
    empty = store.case("crates")
    review = accepting(begin_review(empty, ARTICLE, FACTS), "d1", "d3")
    after = preview(empty, review)
    assert set(after.added["status"]) == {"unconfirmed"}
    assert saved(store, empty, review).digest == after.part.digest
    store.close()


NAMESAKES = """The mayor said that 3 people were killed in Tripoli, Lebanon.

The minister said that 5 people were hurt in Tripoli, Libya.

The governor said that 7 people were hurt in Birmingham.
"""


def test_two_towns_of_one_name_are_two_places_and_the_screen_says_which(crates: Case) -> None:
    review = begin_review(crates, NAMESAKES, FACTS)
    after = preview(crates, accepting(review, *(each.draft_id for each in review.drafts)))
    assert [each for each in after.new_places if each.startswith("Tripoli")] == [
        "Tripoli (Lebanon)",
        "Tripoli (Libya)",
    ]
    places = to_pandas(after.part.places)
    assert set(places[places["name"] == "Tripoli"]["country"]) == {"LB", "LY"}
    assert (
        "Birmingham (United Kingdom; the text may also mean Birmingham, Alabama, United States)"
        in after.new_places
    )


def test_a_place_of_the_record_is_joined_by_its_other_name_and_not_by_its_namesake(
    loaded: Callable[[MadeCase], Case],
) -> None:
    made = crates_case()
    made.place("tripoli", name="Tripoli", country="LY", geonames_id="2210247")
    made.place("kyiv", name="Kyiv", country="UA", geonames_id="703448")
    text = "The mayor said that 3 people were killed in Kiev.\n\n" + NAMESAKES
    case = loaded(made)
    review = begin_review(case, text, FACTS)
    after = preview(case, accepting(review, *(each.draft_id for each in review.drafts)))
    assert [each for each in after.new_places if each.startswith(("Tripoli", "K"))] == [
        "Tripoli (Lebanon)"
    ]
    drafted = {each.name: each for draft in review.drafts for each in draft.places}
    assert (drafted["Kiev"].place_id, drafted["Kiev"].country) == ("kyiv", "UA")
