"""The tables an analyst takes away: what a ledger's filters let through, joined for reading.

They are made for a spreadsheet or a notebook: every id has its name beside it, so that no table
needs another to be understood. A column that version 0.1 named otherwise comes under both names
(:data:`claimscope.views.former_names.FORMER_NAMES`). The tables of the record itself, as they are
entered, are the Data Package (:mod:`claimscope.exports.data_package`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import get_args

import narwhals as nw
import pandas as pd

from claimscope.formatting import qualifier_words
from claimscope.record.frames import to_pandas
from claimscope.record.model import DOCUMENTS, SOURCES
from claimscope.views.former_names import with_former_columns
from claimscope.views.frames import CLAIMS_FRAME, FIGURES_FRAME
from claimscope.views.judgements import judgements_frame, with_judgements
from claimscope.views.ledger import Ledger, shown_in
from claimscope.views.places import MENTIONED_PLACES_FRAME, ROLES_FRAME
from claimscope.views.seen_case import Grain, SeenCase

CLAIM_COLUMNS = [
    *("claim_id", "title", "statement", "status", "credibility", "reason", "topic", "modality"),
    *("event_from", "event_to", "event_precision", "places", "stances", "last_said_on", "note"),
    "judgements",
]
SAID_COLUMNS = [
    *("claim_id", "claim", "status", "source_id", "source", "stance", "current"),
    *("said_on", "said_precision"),
]
ASSERTION_COLUMNS = [
    *("assertion_id", *SAID_COLUMNS, "hedge", "cites", "evidence", "quote"),
    *("document_id", "document", "publisher", "wire", "published_on", "url"),
    *("quote_start", "quote_end"),
]
FIGURE_COLUMNS = [
    *("figure_id", "assertion_id", "quantity", "aspect", "qualifier", "low", "high", "unit"),
    *("wording", *SAID_COLUMNS, "quote"),
]


def claims_table(ledger: Ledger) -> pd.DataFrame:
    """One row a claim shown, the firmest status first.

    Beside the claim's own columns: ``status``, ``credibility`` (1 to 6), ``reason``, ``places``
    (``from Ellery; to Inner bay``), ``stances`` (sources' latest ones, filters apart) and
    ``last_said_on``, the latest day on which anybody spoke of it; ``judgements``, those of
    analysts in words, which have no part in the status.
    """
    frame = CLAIMS_FRAME.shown(ledger).rename(columns={"said_on": "last_said_on"})
    places = _places_in_words(ledger, frame["claim_id"].tolist())
    frame["places"] = [places.get(claim_id, "") for claim_id in frame["claim_id"]]
    return _in_words(frame)[CLAIM_COLUMNS]


def assertions_table(ledger: Ledger) -> pd.DataFrame:
    """One row an assertion shown, in the order in which they were said.

    With the title of its ``claim`` and that claim's ``status``, the name of its ``source``, and
    of its ``document`` (title) who printed it, when and where. ``current`` is false where the
    source has since taken another stance; ``quote_start`` and ``quote_end`` count characters of
    the document's text from 0.
    """
    documents = nw.from_native(ledger.case.documents).lazy()
    documents = documents.select(
        *("document_id", "publisher", "wire", "published_on", "url"), document=nw.col("title")
    )
    rows = to_pandas(ledger.shown.join(documents, on="document_id", how="left"))
    rows = rows.rename(columns={"title": "claim"})
    rows = rows.sort_values(["said_on", "quote_start", "assertion_id"], ignore_index=True)
    return rows[ASSERTION_COLUMNS]


def figures_table(ledger: Ledger) -> pd.DataFrame:
    """One row a figure shown, by quantity and the day it was said, with who said it of what.

    ``low`` or ``high`` is missing where the words give no such bound: it is not zero.
    A number that stands alone has the ``qualifier`` "as stated".
    """
    frame = FIGURES_FRAME.shown(ledger).rename(columns={"title": "claim"})[FIGURE_COLUMNS]
    return frame.assign(qualifier=list(map(qualifier_words, frame["qualifier"])))


def sources_table(ledger: Ledger) -> pd.DataFrame:
    """One row a source that an assertion shown is by, by name.

    The columns of the record, and ``judgements``, those of analysts in words.
    """
    frame = with_judgements(
        _shown(ledger, ledger.case.sources, "source_id"), ledger.case, "source_id"
    )
    frame = _in_words(frame.sort_values(["name", "source_id"], ignore_index=True))
    return frame[[*SOURCES.column_names, "judgements"]]


def places_table(ledger: Ledger) -> pd.DataFrame:
    """One row a place of a claim shown, also where it is only named, those with most claims first.

    The columns of the record; ``claims`` (their number), ``status`` (the commonest among them),
    ``statuses`` (``2 unconfirmed, 1 forecast``), ``roles`` and ``only_mentioned``.
    """
    return MENTIONED_PLACES_FRAME.shown(ledger)[list(MENTIONED_PLACES_FRAME.columns)]


def documents_table(ledger: Ledger) -> pd.DataFrame:
    """One row a document that an assertion shown stands in, by the day of publication."""
    frame = _shown(ledger, ledger.case.documents, "document_id")
    return frame.sort_values(["published_on", "document_id"], ignore_index=True)[
        DOCUMENTS.column_names
    ]


def judgements_table(ledger: Ledger) -> pd.DataFrame:
    """One row an analyst's judgement of a claim or a source that is shown, the latest first."""
    frame = judgements_frame(ledger.case)
    shown = shown_in(ledger)
    sources = set(_shown(ledger, ledger.case.sources, "source_id")["source_id"])
    kept = frame["claim_id"].isin(shown.claim_ids) | frame["source_id"].isin(sources)
    return frame[kept].reset_index(drop=True)


SHOWN_TABLES: Mapping[str, Callable[[Ledger], pd.DataFrame]] = {
    "claims": claims_table,
    "assertions": assertions_table,
    "figures": figures_table,
    "sources": sources_table,
    "places": places_table,
    "documents": documents_table,
    "judgements": judgements_table,
}


def table_parts(name: str, seen: SeenCase) -> Iterator[pd.DataFrame]:
    """The table of that name, some rows at a time, with the columns of version 0.1 at its end.

    It has one part at least, which may be without rows. Of places, which a case never has many of,
    there is one.
    """
    frames = (
        map(SHOWN_TABLES[name], seen.parts(PARTED[name]))
        if name in PARTED
        else [seen.places()[list(MENTIONED_PLACES_FRAME.columns)]]
    )
    yield from map(with_former_columns, frames)


PARTED: Mapping[str, Grain] = {name: name for name in get_args(Grain)}
"""The tables that come in parts, and what each part has some of."""


def _in_words(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(judgements=["; ".join(words) for words in frame["judgements"]])


def _shown(ledger: Ledger, table: object, key: str) -> pd.DataFrame:
    """The rows of a table of the record that an assertion shown refers to."""
    frame = to_pandas(table)  # type: ignore[arg-type]
    return frame[frame[key].isin(set(to_pandas(ledger.shown.select(key).unique())[key]))]


def _places_in_words(ledger: Ledger, claim_ids: list[str]) -> dict[str, str]:
    roles = ROLES_FRAME.about(ledger, claim_ids).sort_values(["role", "name"])
    words: dict[str, list[str]] = {}
    for claim_id, role, name in roles[["claim_id", "role", "name"]].itertuples(index=False):
        words.setdefault(claim_id, []).append(f"{role} {name}")
    return {claim_id: "; ".join(parts) for claim_id, parts in words.items()}
