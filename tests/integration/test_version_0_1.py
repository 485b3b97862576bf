"""What version 0.1 wrote still opens: a database, a picture, a package and ten links.

The files in ``written_by_0_1`` were made by the released 0.1.0. ``record.sqlite`` holds the seed
case with a corrected source, a judgement, a withdrawn figure and a review in progress;
``links.json`` the claims that each link showed. The pixels of ``timeline.png`` were made fewer, its
text chunks are those of 0.1.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from claimscope.assessment.as_of import record_at
from claimscope.figures.png_metadata import read_facts
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.review.serialise import deserialise
from claimscope.store.sql.store import SqlStore, open_store
from claimscope.views.choices import choices_in
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import open_ledger

WRITTEN = Path(__file__).parent / "written_by_0_1"
SEED = "dprk-russia-2024"
LINKS = json.loads((WRITTEN / "links.json").read_text("utf-8"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """The database of 0.1, brought up to date by being opened."""
    file = shutil.copy(WRITTEN / "record.sqlite", tmp_path)
    store = open_store(f"sqlite:///{file}")
    yield store
    store.close()


@pytest.fixture
def packaged(tmp_path: Path) -> Case:
    """The case in the package that 0.1 exported."""
    with zipfile.ZipFile(WRITTEN / "package.zip") as package:
        package.extractall(tmp_path / SEED)
    return load_case(tmp_path / SEED)


def test_its_database_opens_with_every_save(store: SqlStore) -> None:
    assert [entry.case_id for entry in store.cases()] == [SEED]
    saves = {(version.who, version.why) for version in store.history(SEED)}
    assert {
        ("Ann", "the full name"),
        ("Ann", "own call"),
        ("Ben", "counted twice"),
    } <= saves


def test_its_corrections_and_judgements_hold(store: SqlStore) -> None:
    case = store.case(SEED)
    names = to_pandas(case.sources).set_index("source_id")["name"]
    assert names["nis"] == "National Intelligence Service of South Korea"
    assert len(to_pandas(case.figures)) == 5
    [judgement] = to_pandas(case.judgements).to_dict("records")
    assert (judgement["who"], judgement["value"]) == ("Ann", "corroborated")


def test_its_record_is_there_as_it_was_before_the_corrections(store: SqlStore) -> None:
    first = min(version.recorded_at for version in store.history(SEED))
    assert len(to_pandas(store.case(SEED, first).figures)) == 6


def test_its_review_goes_on(store: SqlStore) -> None:
    [review] = store.reviews.of(SEED)
    assert review.name == "review-one"
    assert len(deserialise(review.content).drafts) == 2


def test_its_package_loads_to_the_record_that_its_picture_was_drawn_from(packaged: Case) -> None:
    facts = read_facts((WRITTEN / "timeline.png").read_bytes())
    assert facts.view == "timeline?source=nis"
    assert facts.case_digest == packaged.digest
    assert len(to_pandas(record_at(packaged, None).claims)) == 36


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link["query"])
def test_its_links_show_the_claims_that_they_showed(
    link: dict[str, object], packaged: Case
) -> None:
    filters, dropped = Filters.from_query(parse_qs(str(link["query"])), choices_in(packaged))
    assert dropped == link["dropped"] == []
    claims = CLAIMS_FRAME.shown(open_ledger(packaged, filters))
    assert sorted(claims["claim_id"]) == link["claims"]
