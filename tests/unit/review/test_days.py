"""A document of any century is reviewed, saved and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimscope.record.case import Case
from claimscope.record.changes import Save
from claimscope.record.frames import to_pandas
from claimscope.record.model import TABLES
from claimscope.review.commit import changes_of
from claimscope.review.edits import decided
from claimscope.review.known_documents import facts_of, known_document
from claimscope.review.preview import preview
from claimscope.review.propose import begin_review
from claimscope.review.serialise import deserialise, serialise
from claimscope.store.sql.store import open_store
from tests.unit.review.conftest import ARTICLE, FACTS

SINCE = "\nHarbour master Ola Berg said that 12 crates were lost 150 years ago.\n"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-30", "9999-12-31"])
def test_a_day_of_any_century_is_reviewed_saved_and_read_back(
    tmp_path: Path, crates: Case, day: str
) -> None:
    text, facts = ARTICLE + SINCE, replace(FACTS, published_on=day)
    review = begin_review(crates, text, facts)
    review = decided(review, review.drafts[-1].draft_id, "accepted")
    review = deserialise(serialise(review))
    seen = preview(crates, review).part
    store = open_store(f"sqlite:///{tmp_path / 'record.sqlite'}")
    store.take_in(crates, "Ann", "begun")
    changes, texts = changes_of(crates, review)
    store.save(crates.case_id, Save("Ben", "read", changes, texts))
    kept = store.case(crates.case_id)
    store.close()
    for table in TABLES:
        assert all(cells in list(kept.cells(table)) for cells in seen.cells(table))
    rows = to_pandas(kept.documents)
    [row] = rows[rows["document_id"] == known_document(kept, text)].to_dict("records")
    assert facts_of(row).published_on == day
