"""The record by a day: what had been said by then, with the status of every claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import cast

import narwhals as nw
import pandas as pd
from narwhals.typing import IntoFrame

from claimscope.assessment.claim_status import ClaimStatus, Said, claim_status, current_of
from claimscope.assessment.status import said_by, status_of
from claimscope.record.case import Case, on_pandas
from claimscope.record.frames import Lazy
from claimscope.record.model import ASSERTIONS, SOURCES

FEW_ASSERTIONS = 2_000
"""Of so many at most a record in pandas is made claim by claim."""
WORDS = ("status", "undenied")
"""The columns of a status frame that are no numbers."""

CLAIM_COLUMNS = (
    "claim_id",
    "title",
    "statement",
    "topic",
    "modality",
    "event_from",
    "event_to",
    "event_precision",
    "note",
)


@dataclass(frozen=True)
class Record:
    """A case as it stood at the end of a day: what had been said by then, and how it stood.

    ``claims``: one row a claim on which somebody had spoken, with its ``status`` and
    ``credibility``. ``said``: one row an assertion, with ``said_from``, the first day it may have
    been said (``said_on`` itself where its precision is unknown and no day is the first),
    ``source`` (its name) and ``independence_group``. ``spoken``: the rows of ``said`` joined with
    their claim.
    """

    case: Case
    claims: Lazy
    said: Lazy
    spoken: Lazy


def record_at(case: Case, as_of: date | None) -> Record:
    """The case as it stood at the end of ``as_of``; where that is None, with all it holds."""
    if case.engine is on_pandas and len(case.rows[ASSERTIONS.name]) <= FEW_ASSERTIONS:
        return record_of_few(case, as_of)
    return record_on_engine(case, as_of)


def record_on_engine(case: Case, as_of: date | None) -> Record:
    """The same of however many rows, by the engine that the case lies on."""
    marked = said_by(case, as_of)
    status = status_of(case, marked)
    claims = nw.from_native(case.claims).lazy().select(*CLAIM_COLUMNS)
    claims = claims.join(status, on="claim_id", how="left").filter(~nw.col("status").is_null())
    claims = claims.with_columns(nw.col("credibility").cast(nw.Int64))
    sources = nw.from_native(case.sources).lazy().select("source_id", source=nw.col("name"))
    said = marked.join(sources, on="source_id", how="left")
    return Record(case, claims, said, said.join(claims, on="claim_id", how="inner"))


def record_of_few(case: Case, as_of: date | None) -> Record:
    """The same of few rows in pandas, claim by claim: steps on frames cost ten times as much."""
    day = as_of.isoformat() if as_of else ""
    every = [row.cells for row in case.rows[ASSERTIONS.name]]
    held = [number for number, cells in enumerate(every) if not day or cells["said_on"] <= day]
    rows = [every[number] for number in held]
    sources = {row.cells["source_id"]: row.cells for row in case.rows[SOURCES.name]}
    own = [sources[cells["source_id"]] for cells in rows]
    spoken = [
        Said.of(cells, source["independence_group"])
        for cells, source in zip(rows, own, strict=True)
    ]
    of_claim: dict[str, list[Said]] = defaultdict(list)
    for cells, each in zip(rows, spoken, strict=True):
        of_claim[cells["claim_id"]].append(each)
    current = {id(each) for said in of_claim.values() for each in current_of(said)}
    said = _frame(case.assertions).take(held).reset_index(drop=True)
    said["independence_group"] = _texts(source["independence_group"] for source in own)
    said["said_from"] = pd.Series([each.said_from for each in spoken], dtype="datetime64[us]")
    said["current"] = pd.Series([id(each) in current for each in spoken], dtype="int64")
    said["source"] = _texts(source["name"] for source in own)
    claims = _with_status(_frame(case.claims), of_claim)
    place = {claim_id: number for number, claim_id in enumerate(claims["claim_id"])}
    theirs = claims.drop(columns="claim_id").take([place[name] for name in said["claim_id"]])
    joined = pd.concat([said, theirs.reset_index(drop=True)], axis=1)
    return Record(case, *(nw.from_native(frame).lazy() for frame in (claims, said, joined)))


def _with_status(claims: pd.DataFrame, of_claim: Mapping[str, Sequence[Said]]) -> pd.DataFrame:
    """The claims of which something was said, with the columns of a status frame."""
    claims = claims[claims["claim_id"].isin([*of_claim])].reset_index(drop=True)
    found = [
        claim_status(modality, of_claim[claim_id])
        for claim_id, modality in zip(claims["claim_id"], claims["modality"], strict=True)
    ]
    claims = claims[[*CLAIM_COLUMNS]]
    for name in (field.name for field in fields(ClaimStatus)):
        cells = [getattr(each, name) for each in found]
        claims[name] = _texts(cells) if name in WORDS else pd.Series(cells, dtype="int64")
    return claims


def _frame(frame: IntoFrame) -> pd.DataFrame:
    """A frame of a case that lies in pandas."""
    return cast("pd.DataFrame", frame)


def _texts(cells: Iterable[str]) -> pd.Series:
    return pd.Series([*cells], dtype="str")
