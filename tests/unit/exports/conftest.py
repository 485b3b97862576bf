"""The ledgers that every format is tried on."""

from __future__ import annotations

import pytest

from claimscope.record.case import Case, load_case
from claimscope.views.filters import Filters
from claimscope.views.ledger import Ledger, open_ledger
from tests.made_case import ferry_case
from tests.unit.exports.hostile_record import hostile_record


@pytest.fixture(scope="session")
def ferry_ledger(ferry: Case) -> Ledger:
    """All of the made case."""
    return open_ledger(ferry, Filters())


@pytest.fixture(scope="session")
def called(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The made case with judgements of an analyst on a claim and on a source."""
    made = ferry_case()
    made.judges(
        "standing",
        judgement_id="on-crates-moved",
        claim_id="crates-moved",
        value="confirmed",
        why="Seen the letters.",
    )
    made.judges("reliability", judgement_id="on-the-mayor", source_id="mayor", value="D")
    return load_case(made.write(tmp_path_factory.mktemp("called") / "ferry"))


@pytest.fixture(scope="session")
def nothing_shown(ferry: Case) -> Ledger:
    """The made case through filters that leave nothing."""
    return open_ledger(ferry, Filters(text="words that nobody says"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """All of a case whose every text tries to be more than text."""
    folder = hostile_record().write(tmp_path_factory.mktemp("hostile") / "case")
    return open_ledger(load_case(folder), Filters())
