"""Judgements of analysts: a letter, a status or a note, each with who, when and why.

They are shown beside what is computed and never replace it: no status, no credibility and no
filter reads them. The kind ``standing`` is a status that an analyst would give; it keeps the name
that records of version 0.1 have it under.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from claimscope.formatting import day_words

if TYPE_CHECKING:
    from claimscope.record.case import Case

VERDICT_WORDS = {
    "reliability": "{who}’s rating: {value}",
    "standing": "{who}’s assessment: {value}",
    "note": "{who} notes",
}


def judgements_frame(
    case: Case, *, claim_id: str | None = None, source_id: str | None = None
) -> pd.DataFrame:
    """The judgements of a case, or of one claim or source of it, the latest first.

    One row a judgement; the columns are those of :data:`claimscope.record.model.JUDGEMENTS`.
    """
    rows = nw.from_native(case.judgements).lazy()
    for column, wanted in (("claim_id", claim_id), ("source_id", source_id)):
        if wanted is not None:
            rows = rows.filter(nw.col(column) == wanted)
    frame = rows.collect().to_pandas()
    return frame.sort_values(
        ["judged_on", "judgement_id"], ascending=[False, True], ignore_index=True
    )


def with_judgements(frame: pd.DataFrame, case: Case, key: str) -> pd.DataFrame:
    """Rows of claims or of sources (``key``: their id) with the column ``judgements``.

    It holds a tuple: each judgement of the row in words, the latest first (see
    :func:`judgement_words`).
    """
    words: dict[str, list[str]] = {}
    for judgement in judgements_frame(case).to_dict("records"):
        words.setdefault(judgement[key], []).append(judgement_words(judgement))
    found = [tuple(words.get(row_id, ())) for row_id in frame[key]]
    return frame.assign(judgements=pd.Series(found, index=frame.index, dtype="object"))


def judgement_words(judgement: Mapping[Any, Any]) -> str:
    """A judgement in words: ``Ada’s assessment: confirmed (1 Jun 2031): seen the letters``."""
    verdict = VERDICT_WORDS[judgement["kind"]].format(
        who=judgement["who"], value=judgement["value"]
    )
    day = day_words(judgement["judged_on"])
    return f"{verdict} ({day}): {judgement['why']}"
