"""How the status of each claim went on: by frames of every engine, and claim by claim."""

from __future__ import annotations

import pandas as pd
import pytest

from claimscope.assessment import claim_status as by_claim_alone
from claimscope.assessment.status import status_by_day, status_frame
from claimscope.assessment.status_spans import SPAN_COLUMNS, latest_frame, spans_frame
from claimscope.record.case import Case, load_case
from claimscope.record.frames import to_pandas
from claimscope.record.model import CLAIMS
from claimscope.synthesis.case import write_case
from tests.unit.assessment.test_status import CLAIM_IDS, STORIES, by_claim, said_of, told_case
from tests.unit.record.engines import ENGINES, on_engine

Spans = list[tuple[str | int, ...]]


@pytest.fixture(scope="module", params=["stories", "invented"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("told") / "case"
    if request.param == "stories":
        told_case(STORIES, CLAIM_IDS).write(folder)
    else:
        write_case(folder, 300)
    return load_case(folder)


def spans_of(case: Case) -> Spans:
    rows = to_pandas(spans_frame(status_by_day(case)))
    assert tuple(rows) == SPAN_COLUMNS
    for name in ("from_day", "to_day"):
        rows[name] = pd.to_datetime(rows[name]).dt.strftime("%Y-%m-%d").fillna("")
    return sorted(map(tuple, rows.to_numpy().tolist()))


def spans_claim_by_claim(case: Case) -> Spans:
    ids = [row["claim_id"] for row in case.cells(CLAIMS)]
    return sorted(
        (claim_id, each.from_day, each.to_day or "", each.status, each.credibility)
        for claim_id in ids
        for each in by_claim_alone.status_spans(*said_of(case, claim_id))
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_the_spans_of_every_engine_are_those_of_each_claim_alone(engine: str, case: Case) -> None:
    spans = spans_of(on_engine(engine, case))
    assert spans == spans_claim_by_claim(case)
    assert any(last for _, _, last, *_ in spans)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_status_of_the_last_day_is_the_status_by_all_that_was_said(
    engine: str, case: Case
) -> None:
    latest = latest_frame(status_by_day(on_engine(engine, case)))
    assert by_claim(latest) == by_claim(status_frame(case))
