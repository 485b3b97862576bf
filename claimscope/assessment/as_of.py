"""The record by a day: what had been said by then, with the status of every claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals as nw

from claimscope.assessment.status import said_by, status_of
from claimscope.record.case import Case
from claimscope.record.frames import Lazy

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
    marked = said_by(case, as_of)
    status = status_of(case, marked)
    claims = nw.from_native(case.claims).lazy().select(*CLAIM_COLUMNS)
    claims = claims.join(status, on="claim_id", how="left").filter(~nw.col("status").is_null())
    claims = claims.with_columns(nw.col("credibility").cast(nw.Int64))
    sources = nw.from_native(case.sources).lazy().select("source_id", source=nw.col("name"))
    said = marked.join(sources, on="source_id", how="left")
    return Record(case, claims, said, said.join(claims, on="claim_id", how="inner"))
