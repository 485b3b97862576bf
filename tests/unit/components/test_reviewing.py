"""The review of a document without a browser: decisions, fields, what would change, the save."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claimscope.record.case import Case, load_case
from claimscope.review import Review, begin_review, deserialise, serialise
from claimscope.store.sql.store import SqlStore
from components.review.card import OTHER
from components.web.markdown_text import JOINER, escape_markdown
from tests.unit.components.app_runs import opened, words_in
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


@pytest.fixture
def store(kept_ferry: SqlStore, crates: Case, begun: str) -> SqlStore:
    """A store with the crates case and a review of it under way."""
    kept_ferry.take_in(crates, "Ann", "begun")
    kept_ferry.reviews.begin(CASE, NAME, begun)
    return kept_ferry


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


def progress(app: AppTest) -> str:
    [bar] = app.get("progress")
    return str(bar.proto.text).partition(".")[0]


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
    ("pressed", "told"),
    [
        (["Accept"], "1 accepted, 0 rejected"),
        (["Reject"], "0 accepted, 1 rejected"),
        (["Accept", "Reject"], "1 accepted, 1 rejected"),
        (["Accept", "Undo"], "0 accepted, 0 rejected"),
        (["Reject", "Back", "Reopen"], "0 accepted, 0 rejected"),
        (["Next", "Accept"], "1 accepted, 0 rejected"),
    ],
)
def test_a_decision_is_counted_and_put_by(
    app: AppTest, store: SqlStore, pressed: list[str], told: str
) -> None:
    for label in pressed:
        app = press(app, label)
    assert told in progress(app)
    counts = now(store).counts()
    assert f"{counts['accepted']} accepted, {counts['rejected']} rejected" == told


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
    assert "Nothing yet: accept a candidate" in words_in(app)
    assert not [each for each in app.button if each.label.startswith("Save ")]


def test_what_would_change_is_shown_and_the_save_names_what_it_leaves_out(
    app: AppTest, store: SqlStore
) -> None:
    app = press(app, "Accept")
    left = now(store).counts()["open"]
    assert "Stances on existing claims: 1" in words_in(app)
    assert f"Save 1 assertion ({left} unreviewed skipped)" in [each.label for each in app.button]


def test_a_save_keeps_what_was_accepted_with_its_text_and_ends_the_review(
    app: AppTest, store: SqlStore
) -> None:
    app = press(app, "Accept")
    before = len(store.case(CASE).assertions)  # type: ignore[arg-type]
    for each in app.text_input:
        if each.label == "Your name":
            each.set_value("Ben")
    [save] = [each for each in app.button if each.label.startswith("Save ")]
    app = save.click().run()
    assert [each.value for each in app.success] == ["Saved: 1 assertion."]
    assert store.reviews.of(CASE) == []
    case = store.case(CASE)
    assert len(case.assertions) == before + 1  # type: ignore[arg-type]
    assert ARTICLE in case.texts.values()
    assert store.history(CASE)[-1].who == "Ben"


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
