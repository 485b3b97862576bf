"""All that the page of a source is made of: its profile and its strip of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from claimscope.views.source_profile import Row, SourceProfile, source_profile
from claimscope.views.source_strip import Strip, source_strip


@dataclass(frozen=True)
class SourcePage:
    """``strip`` is None where nobody has spoken of what the source speaks of."""

    profile: SourceProfile
    strip: Strip | None


def source_page(
    source: Row,
    claims: pd.DataFrame,
    quotes: pd.DataFrame,
    figures: pd.DataFrame,
    days: Sequence[date],
) -> SourcePage:
    """The page of a row of ``sources``: see :func:`source_profile` and :func:`source_strip`.

    Of the ``quotes`` and ``figures`` only these columns are looked at: of its own
    :data:`OWN_QUOTES` with ``said``, and :data:`OWN_FIGURES`; of others’ quotes :data:`OTHERS`.
    """
    profile = source_profile(source, claims, quotes, figures)
    strip = source_strip(str(source["source_id"]), profile.name, quotes, days)
    return SourcePage(profile, strip if len(quotes) else None)


OTHERS = ("claim_id", "source_id", "source", "independence_group", "stance", "said_on", "current")
OWN_QUOTES = (
    *OTHERS,
    *("assertion_id", "said_precision", "evidence", "hedge", "quote", "quote_start"),
    *("document_id", "publisher", "wire"),
)
OWN_FIGURES = (
    *("claim_id", "source_id", "said_on", "said_precision", "quote", "current", "figure_id"),
    *("quantity", "aspect", "unit", "low", "high", "qualifier", "wording"),
)
