"""Every claim of a case with its status and the reason, for a terminal or another program."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from claimscope.record.case import Case
from claimscope.record.frames import to_pandas
from claimscope.views.filters import Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import open_ledger


def assess(case: Case, as_of: date | None = None) -> list[dict[str, Any]]:
    """One entry a claim of the case, in the order of its table.

    ``claim_id``, ``title``, ``status``, ``credibility``, ``reason`` and ``assertions``, the ids
    of those that the reason rests on. A claim on which nobody had spoken by ``as_of`` has the
    status None, no credibility, an empty reason and no assertions.
    """
    spoken_of = CLAIMS_FRAME.shown(open_ledger(case, Filters(as_of=as_of))).set_index("claim_id")
    claims = to_pandas(nw.from_native(case.claims).lazy().select("claim_id", "title"))
    return [
        _entry(each["claim_id"], each["title"], spoken_of) for each in claims.to_dict("records")
    ]


def _entry(claim_id: str, title: str, spoken_of: Any) -> dict[str, Any]:
    entry = {"claim_id": claim_id, "title": title}
    if claim_id not in spoken_of.index:
        return {**entry, "status": None, "credibility": None, "reason": "", "assertions": []}
    row = spoken_of.loc[claim_id]
    return {
        **entry,
        "status": str(row["status"]),
        "credibility": int(row["credibility"]),
        "reason": str(row["reason"]),
        "assertions": list(row["weighed"]),
    }
