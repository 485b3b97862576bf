"""The review of a document without a browser: decisions, fields, what would change, the save."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.case import Case, load_case
from claimscope.record.model import ASSERTIONS
from claimscope.review.draft import Review
from claimscope.review.propose import begin_review
from claimscope.review.serialise import deserialise, serialise
from claimscope.store.sql.store import SqlStore, open_store
from components.review.card import OTHER
from components.web.markdown_text import JOINER, escape_markdown
from tests.unit.components.app_runs import answered, opened, parts_in, query_of, words_in
from tests.unit.review.conftest import ARTICLE, FACTS, crates_case

NAME = "a-review"
CASE = "crates"


@pytest.fixture(scope="session")
def crates(tmp_path_factory: pytest.TempPathFactory) -> Case:
    made = crates_case()
    made.title = "Crates at sea"  # a menu of cases tells them apart by their titles
    return load_case(made.write(tmp_path_factory.mktemp("crates") / CASE))


@pytest.fixture(scope="session")
def begun(crates: Case) -> str:
    """A review of the article, as it is written when it is put by."""
    return serialise(begin_review(crates, ARTICLE, FACTS))


@pytest.fixture(scope="module")
def begun_record(
    tmp_path_factory: pytest.TempPathFactory, ferry_record: Path, crates: Case, begun: str
) -> Path:
    """The file of a store with the crates case, and a review of it under way, beside the ferry."""
    file = Path(shutil.copy(ferry_record, tmp_path_factory.mktemp("begun")))
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.take_in(crates, "Ann", "begun")
        store.reviews.begin(CASE, NAME, begun)
    return file


@pytest.fixture
def store(copied_store: Callable[[Path], SqlStore], begun_record: Path) -> SqlStore:
    """A store with the crates case and a review of it under way."""
    return copied_store(begun_record)


@pytest.fixture
def app(store: SqlStore) -> AppTest:
    """The review opened, its first candidate on the card."""
    assert store.reviews.of(CASE)
    app = opened("intake", case=CASE, review=NAME)
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    [button] = [each for each in app.button if each.label == label]
    app = button.click().run()
    assert not app.exception
    return app


def now(store: SqlStore) -> Review:
    """The review as the store has it."""
    found = store.reviews.find(NAME)
    assert found
    return deserialise(found.content)


def act(app: AppTest, what: str) -> AppTest:
    """The app after the bar, or one of its keys, has asked for something."""
    app = answered(app, "review_bar", what)
    assert not app.exception
    return app


def bar(app: AppTest) -> dict[str, Any]:
    """What the bar above the proposals is sent."""
    return parts_in(app)["review_bar"]


def listed(app: AppTest) -> list[dict[str, Any]]:
    """The rows of the proposals, above the open card and below it."""
    parts = [each.proto for each in app.get("bidi_component")]
    sent = [json.loads(each.json) for each in parts if each.component_name == "proposals"]
    return [row for each in sent for row in each["rows"]]


def cards(store: SqlStore) -> list[str]:
    return [each.ids[0] for each in now(store).cards()]


def save(app: AppTest, who: str = "Ben") -> AppTest:
    """The app after what is accepted was saved in the dialog."""
    [opens] = [each for each in app.button if each.label.startswith("Save ")]
    app = opens.click().run()
    field(app, "Your name").set_value(who)
    [saves] = [each for each in app.button if each.label.endswith("to the record")]
    app = saves.click().run()
    assert not app.exception
    return app


def field(app: AppTest, label: str) -> Any:
    found = [
        each
        for kind in ("text_area", "text_input", "selectbox", "radio", "date_input")
        for each in getattr(app, kind)
        if each.label == label
    ]
    assert found, label
    return found[0]


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (["decide:accepted"], "1 accepted · 0 rejected"),
        (["decide:rejected"], "0 accepted · 1 rejected"),
        (["decide:accepted", "decide:rejected"], "1 accepted · 1 rejected"),
        (["decide:accepted", "undo"], "0 accepted · 0 rejected"),
        (["decide:accepted", "undo", "redo"], "1 accepted · 0 rejected"),
        (["decide:rejected", "move:back", "decide:open"], "0 accepted · 0 rejected"),
        (["move:next", "decide:accepted"], "1 accepted · 0 rejected"),
        (["all:rejected", "undo"], "0 accepted · 0 rejected"),
    ],
)
def test_a_decision_is_counted_and_put_by(
    app: AppTest, store: SqlStore, acts: list[str], told: str
) -> None:
    for each in acts:
        app = act(app, each)
    counts = now(store).counts()
    assert f"{counts['accepted']} accepted · {counts['rejected']} rejected" == told
    assert bar(app)["counts"] == f"{told} · {counts['open']} left"


def test_what_a_likely_claim_shares_is_told_whether_it_is_chosen_or_not(app: AppTest) -> None:
    told = "the same figure of crates · Bergen · 100 % similar wording"
    assert told in words_in(app).split(" | ")
    app = field(app, "Matches an existing claim?").set_value("new:d1").run()
    assert f"Likeliest: More than 40 crates fell into the sea · {told}" in words_in(app)


def test_a_decision_opens_the_next_proposal_and_an_undone_step_its_own(
    app: AppTest, store: SqlStore
) -> None:
    first, second, *_ = cards(store)
    app = act(app, "decide:accepted")
    assert field(app, "Quote (verbatim)").value == now(store).draft(second).quote
    app = act(app, "undo")
    assert field(app, "Quote (verbatim)").value == now(store).draft(first).quote


def test_what_is_listed_is_decided_at_once(app: AppTest, store: SqlStore) -> None:
    union = "seamen’s union"
    [source] = [
        each["value"] for each in bar(app)["choices"][0]["options"] if union in each["value"]
    ]
    app = act(app, f"list:{json.dumps(['said-by', source])}")
    assert query_of(app)["said-by"] == source
    assert bar(app)["accept"] == "Accept 1 listed"
    app = act(app, "all:accepted")
    [accepted] = now(store).accepted()
    assert union in accepted.source
    assert [each.value for each in app.toast] == ["1 proposal accepted."]
    app = act(app, f"list:{json.dumps(['said-by', ''])}")
    third = f"list:{json.dumps(['paragraph', bar(app)['choices'][1]['options'][0]['value']])}"
    app = act(act(app, third), "all:rejected")
    rejected = [each for each in now(store).drafts if each.decision == "rejected"]
    assert [each.quote.partition(" said")[0] for each in rejected] == [
        "BERGEN: The Nordlys Ferry Company"
    ]
    app = act(app, f"list:{json.dumps(['paragraph', ''])}")
    app = act(app, f"list:{json.dumps(['decision', 'accepted'])}")
    assert bar(app)["reject"] == "Reject 1 listed"
    assert act(app, "all:rejected")
    assert now(store).accepted() == ()


def test_words_carry_two_stances_on_two_claims_which_are_saved_as_two_assertions(
    app: AppTest, store: SqlStore
) -> None:
    app = press(app, "Add stance")
    assert "Fill in the stance before you accept it." in [each.value for each in app.warning]
    assert [each.disabled for each in app.button if each.label == "Accept"] == [True]
    app = field(app, "Stance").set_value("cannot confirm").run()
    app = field(app, "Matches an existing claim?").set_value(OTHER).run()
    app = field(app, "Which one").set_value("crew-ill").run()
    app = act(app, "decide:accepted")
    before = len(list(store.case(CASE).cells(ASSERTIONS)))
    save(app)
    *_, one, other = store.case(CASE).cells(ASSERTIONS)
    assert len(list(store.case(CASE).cells(ASSERTIONS))) == before + 2
    assert [(each["claim_id"], each["stance"]) for each in (one, other)] == [
        ("crates-lost", "asserts"),
        ("crew-ill", "cannot confirm"),
    ]
    assert one["quote"] == other["quote"]


def test_a_stance_is_removed_from_its_card(app: AppTest, store: SqlStore) -> None:
    before = now(store).drafts
    app = press(press(app, "Add stance"), "Remove stance")
    assert now(store).drafts == before
    assert not [each for each in app.button if each.label == "Remove stance"]


def test_a_key_right_after_a_word_loses_nothing(app: AppTest, store: SqlStore) -> None:
    first = now(store).drafts[0].draft_id
    field(app, "Stance").set_value("finds likely")
    act(app, "decide:accepted")
    draft = now(store).draft(first)
    assert (draft.stance, draft.decision) == ("finds likely", "accepted")


def test_a_review_is_thrown_away(app: AppTest, store: SqlStore) -> None:
    press(app, "Throw this review away")
    assert store.reviews.of(CASE) == []


def test_two_candidates_are_merged(app: AppTest, store: SqlStore) -> None:
    before = len(now(store).drafts)
    [merge] = [each for each in app.button if each.label.startswith("Merge")]
    assert not merge.click().run().exception
    assert len(now(store).drafts) == before - 1


def test_words_that_are_not_in_the_text_are_refused_and_nothing_is_accepted(
    app: AppTest, store: SqlStore
) -> None:
    words = field(app, "Quote (verbatim)")
    app = words.set_value("words that nobody wrote").run()
    assert "These words do not stand in the text." in words_in(app)
    [accept] = [each for each in app.button if each.label == "Accept"]
    assert accept.disabled
    assert "These words do not stand in the text." in words_in(act(app, "decide:accepted"))
    assert now(store).accepted() == ()
    assert now(store).drafts[0].quote in ARTICLE


@pytest.mark.parametrize(
    ("label", "value", "cell", "kept"),
    [
        ("Stance", "finds likely", "stance", "finds likely"),
        ("Source", "Coast guard of Norway", "source_id", "coast-guard"),
        ("Words that soften it, as worded", "more than", "hedge", "more than"),
        ("It rests on, as worded", "", "cites", ""),
        ("Evidence offered", "imagery", "evidence", "imagery"),
        ("Date precision of the statement", "month", "said_precision", "month"),
    ],
)
def test_a_field_changes_its_cell_of_the_candidate(
    app: AppTest, store: SqlStore, label: str, value: str, cell: str, kept: str
) -> None:
    app = field(app, label).set_value(value).run()
    assert not app.exception
    assert getattr(now(store).drafts[0], cell) == kept


def test_a_claim_of_its_own_is_worded_on_the_card(app: AppTest, store: SqlStore) -> None:
    own = now(store).drafts[0].own_claim
    app = field(app, "Matches an existing claim?").set_value(own).run()
    app = field(app, "Title of the claim").set_value(" Crates fell ").run()
    assert not app.exception
    assert (now(store).drafts[0].claim, now(store).drafts[0].title) == (own, "Crates fell")


def test_another_claim_has_to_be_named_before_it_can_be_accepted(
    app: AppTest, store: SqlStore
) -> None:
    for option in (now(store).drafts[0].own_claim, OTHER):
        app = field(app, "Matches an existing claim?").set_value(option).run()
    assert [each.value for each in app.warning] == ["Choose the claim it is about."]
    assert [each.disabled for each in app.button if each.label == "Accept"] == [True]
    app = field(app, "Which one").set_value("crew-ill").run()
    assert [each.disabled for each in app.button if each.label == "Accept"] == [False]
    assert now(store).drafts[0].claim == "crew-ill"


def test_before_anything_is_accepted_nothing_would_change(app: AppTest) -> None:
    assert "Nothing is accepted yet" in words_in(app)
    assert [each.disabled for each in app.button if each.label == "Save"] == [True]


def test_the_bar_says_what_would_change_and_what_is_left_out(app: AppTest, store: SqlStore) -> None:
    app = act(app, "decide:accepted")
    left = now(store).counts()["open"]
    assert "After saving:</b> 1 stance on existing claims" in words_in(app)
    assert f"Save 1 assertion ({left} unreviewed skipped)" in [each.label for each in app.button]
    app = act(app, "decide:accepted")
    assert "1 new unconfirmed claim" in words_in(app) or "1 new contested claim" in words_in(app)


def test_a_save_keeps_what_was_accepted_with_its_text_and_ends_the_review(
    app: AppTest, store: SqlStore
) -> None:
    before = len(list(store.case(CASE).cells(ASSERTIONS)))
    app = save(act(app, "decide:accepted"))
    assert "Saved: 1 assertion from" in words_in(app)
    assert store.reviews.of(CASE) == []
    case = store.case(CASE)
    assert len(list(case.cells(ASSERTIONS))) == before + 1
    assert ARTICLE in case.texts.values()
    assert store.history(CASE)[-1].who == "Ben"


def test_a_save_is_taken_back_and_its_review_goes_on(app: AppTest, store: SqlStore) -> None:
    before = store.case(CASE).digest
    app = act(app, "decide:accepted")
    decided = now(store)
    app = press(save(app), "Undo")
    assert store.case(CASE).digest == before
    assert {each.why.partition(":")[0] for each in store.history(CASE)[-4:]} >= {"Taken back"}
    [review] = store.reviews.of(CASE)
    assert deserialise(review.content) == decided
    assert bar(app)["counts"].startswith("1 accepted")


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("plain words", "plain words"),
        ("![x](y)", "\\!\\[x\\]\\(y\\)"),
        ("$1.5$ :red[a]", f"\\$1\\.5\\$ \\:{JOINER}red\\[a\\]"),
        ("*a* `b` <i>", "\\*a\\* \\`b\\` \\<i\\>"),
    ],
)
def test_words_of_a_document_hold_no_markdown(words: str, escaped: str) -> None:
    assert escape_markdown(words) == escaped


def test_a_card_says_before_it_is_accepted_that_its_claim_would_be_contested(app: AppTest) -> None:
    told = []
    for _ in range(4):
        told.append("Contested once saved" in words_in(app))
        app = answered(app, "review_bar", "move:next")
    assert told == [False, False, False, True], "the fourth is a denial"


def test_the_details_of_a_document_are_corrected_during_its_review(
    app: AppTest, store: SqlStore
) -> None:
    [title] = [each for each in app.text_input if each.label == "Title"]
    title.set_value("Crates lost near Bergen")
    app = press(app, "Update details")
    assert "Review: Crates lost near Bergen" in words_in(app)
    kept = store.reviews.find(NAME)
    assert kept is not None
    assert deserialise(kept.content).document.title == "Crates lost near Bergen"
    [title] = [each for each in app.text_input if each.label == "Title"]
    title.set_value(" ")
    app = press(app, "Update details")
    assert [each.value for each in app.warning] == ["Still to be filled in: title."]


def test_a_proposed_claim_that_is_not_the_same_is_told_apart(app: AppTest, store: SqlStore) -> None:
    assert now(store).draft("d1").claim == "crates-lost"
    press(app, "Not the same claim")
    draft = now(store).draft("d1")
    assert (draft.claim, draft.apart) == ("new:d1", ("crates-lost",))


def test_the_head_of_a_review_tells_the_language_of_the_text(app: AppTest) -> None:
    assert " · English · " in words_in(app)


DOUBT = "The text does not name who says this."


@pytest.fixture
def doubtful(store: SqlStore, begun: str) -> AppTest:
    """A review opened whose second proposal is to be checked."""
    review = deserialise(begun)
    drafts = (review.drafts[0], replace(review.drafts[1], doubt=DOUBT), *review.drafts[2:])
    store.reviews.begin(CASE, "doubtful", serialise(replace(review, drafts=drafts)))
    return opened("intake", case=CASE, review="doubtful")


def test_a_doubtful_proposal_is_seen_in_the_list_until_it_is_decided(doubtful: AppTest) -> None:
    doubts = [each["doubt"] for each in listed(doubtful)]
    assert doubts == ["", DOUBT, *[""] * (len(doubts) - 2)]
    app = act(act(doubtful, "move:next"), "decide:accepted")
    assert not any(each["doubt"] for each in listed(app))


def test_what_is_to_be_checked_is_accepted_with_others_only_where_just_such_is_listed(
    doubtful: AppTest,
) -> None:
    before = bar(doubtful)
    assert before["counts"].endswith(" left, 1 to check")
    app = act(doubtful, "all:accepted")
    accepted = before["acceptable"]
    assert f"{accepted} proposals accepted. 1 to be checked first." in [
        each.value for each in app.toast
    ]
    assert bar(app)["counts"] == f"{accepted} accepted · 0 rejected · 1 left, 1 to check"
    app = act(app, 'list:["decision", "check"]')
    assert [each["doubt"] for each in listed(app)] == [DOUBT]
    assert bar(app)["accept"] == "Accept 1 listed"
    app = act(app, "all:accepted")
    assert bar(app)["counts"] == f"{accepted + 1} accepted · 0 rejected · 0 left"
