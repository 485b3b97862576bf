"""The small frames that the figures draw: claims, figures, quotes, stances and sources.

Each is a :class:`claimscope.views.frame_spec.FrameSpec` at the end of this module; places and
routes are in :mod:`claimscope.views.places`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.assessment.reasons import Reason, reason
from claimscope.assessment.stances import Stance
from claimscope.assessment.status import FIRM, ORIGINATING
from claimscope.formatting import event_words, said_words
from claimscope.record.case import Case
from claimscope.record.frames import origin_names, source_names, to_pandas
from claimscope.record.model import ASSERTIONS, CLAIMS, DOCUMENTS, FIGURES, SOURCES, STATUSES
from claimscope.views.filters import Filters
from claimscope.views.frame_spec import (
    CLAIM_STATUS,
    CURRENT,
    SAID_COLUMNS,
    SOURCE_NAME,
    FrameSpec,
    meanings,
)
from claimscope.views.judgements import with_judgements
from claimscope.views.ledger import Shown

STANCE_COLUMNS = {
    **meanings(CLAIMS, "claim_id", "title"),
    "status": CLAIM_STATUS,
    "source_id": "the source",
    "source": SOURCE_NAME,
    **meanings(SOURCES, "independence_group"),
    "origin": "that group by name",
    **meanings(ASSERTIONS, "stance", "hedge", "quote"),
    "said_on": SAID_COLUMNS["said_on"],
    "said": "that day in words",
    "before": "what the source said of it earlier and has revised; empty where it has not",
}


def _claim_rows(record: Record) -> pd.DataFrame:
    latest = record.said.group_by("claim_id").agg(nw.col("said_on").max())
    frame = to_pandas(record.claims.join(latest, on="claim_id", how="left"))
    reasons = _reasons(record, frame)
    frame["reason"] = [reasons[claim_id].sentence for claim_id in frame["claim_id"]]
    outcomes: list[Any] = [reasons[claim_id].would_change for claim_id in frame["claim_id"]]
    frame["would_change"] = outcomes
    frame["weighed"] = [reasons[claim_id].assertion_ids for claim_id in frame["claim_id"]]
    frame["event"] = list(
        map(event_words, frame["event_from"], frame["event_to"], frame["event_precision"])
    )
    frame = with_judgements(frame, record.case, "claim_id")
    rank = frame["status"].map({name: rank for rank, name in enumerate(STATUSES)})
    ranked = frame.assign(rank=rank, unspoken=-frame["stances"])
    order = ranked.sort_values(["rank", "unspoken", "title"]).index
    return frame.loc[order].reset_index(drop=True)


def _reasons(record: Record, claims: pd.DataFrame) -> Mapping[str, Reason]:
    current = to_pandas(record.said.filter(nw.col("current") == 1))
    current = current.sort_values(["said_on", "quote_start", "assertion_id"])
    stances: defaultdict[str, list[Stance]] = defaultdict(list)
    names = source_names(record.case)
    for row in current.to_dict("records"):
        stances[row["claim_id"]].append(_stance(row, names[row["source_id"]]))
    rows = zip(claims["claim_id"], claims["status"], claims["undenied"], strict=True)
    return {each: reason(status, stances[each], undenied) for each, status, undenied in rows}


def _stance(row: Mapping[Hashable, Any], name: str) -> Stance:
    return Stance(
        assertion_id=row["assertion_id"],
        source_id=row["source_id"],
        source=name,
        group=row["independence_group"],
        stance=row["stance"],
        hedge=row["hedge"],
        said=said_words(row["said_on"], row["said_precision"]),
        first_day=None if row["said_precision"] == "unknown" else row["said_from"].date(),
        last_day=row["said_on"].date(),
    )


def _figure_rows(record: Record) -> pd.DataFrame:
    said = record.spoken.select(
        *("assertion_id", "claim_id", "title", "status", "modality"),
        *("event_from", "event_to", "event_precision", "source", "source_id", "stance"),
        *("said_from", "said_on", "said_precision", "quote", "current"),
    )
    figures = nw.from_native(record.case.figures).lazy()
    joined = to_pandas(figures.join(said, on="assertion_id", how="inner"))
    places = _places_at(record.case)
    joined["places"] = [places.get(claim_id, ()) for claim_id in joined["claim_id"]]
    return joined.sort_values(["quantity", "said_on", "figure_id"], ignore_index=True)


def _shown_figures(figures: pd.DataFrame, shown: Shown, filters: Filters) -> pd.DataFrame:
    """The figures in assertions that are shown; of the filters' quantities only, if any."""
    kept = figures["assertion_id"].isin(shown.assertion_ids)
    if filters.quantities:
        kept &= figures["quantity"].isin(filters.quantities)
    return figures[kept].reset_index(drop=True)


def _places_at(case: Case) -> dict[str, tuple[str, ...]]:
    """By claim the places at which it is said to happen, each under its country."""
    roles = to_pandas(case.claim_places)
    rows = roles[roles["role"] == "at"].merge(to_pandas(case.places), on="place_id")
    whole = rows["kind"] == "country"
    rows["path"] = rows["country"].where(whole, rows["country"] + "/" + rows["place_id"])
    return {
        str(claim_id): tuple(sorted(part)) for claim_id, part in rows.groupby("claim_id")["path"]
    }


def _quote_rows(record: Record) -> pd.DataFrame:
    documents = nw.from_native(record.case.documents).lazy()
    documents = documents.select("document_id", "publisher", "wire")
    sources = nw.from_native(record.case.sources).lazy()
    sources = sources.select("source_id", "reliability", "reliability_basis")
    rows = record.said.join(documents, on="document_id").join(sources, on="source_id")
    frame = to_pandas(rows)
    frame["said"] = list(map(said_words, frame["said_on"], frame["said_precision"]))
    frame["wordings"] = _wordings(record.case, frame["assertion_id"].tolist())
    return frame.sort_values(["said_on", "quote_start", "assertion_id"], ignore_index=True)


def _wordings(case: Case, assertion_ids: list[str]) -> list[list[str]]:
    """The figures in each assertion, as worded."""
    figures = to_pandas(nw.from_native(case.figures).lazy().select("assertion_id", "wording"))
    by_assertion = figures.groupby("assertion_id")["wording"].agg(list).to_dict()
    return [by_assertion.get(assertion_id, []) for assertion_id in assertion_ids]


def _stance_rows(record: Record) -> pd.DataFrame:
    frame = to_pandas(record.spoken.filter(nw.col("current") == 1))
    frame = frame.sort_values(["said_on", "quote_start", "assertion_id"], ignore_index=True)
    frame["said"] = list(map(said_words, frame["said_on"], frame["said_precision"]))
    earlier = _earlier(record)
    pairs = zip(frame["claim_id"], frame["source_id"], strict=True)
    frame["before"] = [earlier.get(pair, "") for pair in pairs]
    frame["origin"] = frame["independence_group"].map(origin_names(record.case))
    keys = ["claim_id", "source_id", "stance"]
    return frame.drop_duplicates(keys, ignore_index=True)[list(STANCE_COLUMNS)]


def _earlier(record: Record) -> dict[tuple[str, str], str]:
    """What each source said of each claim before its present stance: ``asserts 3 Oct 2024``."""
    rows = to_pandas(record.said.filter(nw.col("current") == 0)).sort_values("said_on")
    said = map(said_words, rows["said_on"], rows["said_precision"])
    rows["words"] = [f"{stance} {when}" for stance, when in zip(rows["stance"], said, strict=True)]
    grouped = rows.drop_duplicates(["claim_id", "source_id", "words"]).groupby(
        ["claim_id", "source_id"]
    )
    return {(str(key[0]), str(key[1])): ", ".join(part["words"]) for key, part in grouped}


def _source_rows(record: Record) -> pd.DataFrame:
    """One row a claim, source and latest stance, with all that the record says of the source."""
    stances = record.spoken.filter(nw.col("current") == 1)
    stances = stances.select("claim_id", "source_id", "stance", "status").unique()
    sources = with_judgements(to_pandas(record.case.sources), record.case, "source_id")
    return sources.merge(to_pandas(stances), on="source_id")


def _track_record(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a source: how many claims it states, by how they stand, and its other stances."""
    states = rows["stance"].isin(ORIGINATING)
    stated = rows[states].drop_duplicates(["claim_id", "source_id"])
    sources = rows.drop(columns=["claim_id", "stance", "status"]).drop_duplicates("source_id")
    return sources_frame(
        sources,
        Counter(zip(stated["source_id"], stated["status"], strict=True)),
        Counter(rows["source_id"][~states]),
    )


def sources_frame(
    sources: pd.DataFrame,
    stated: Mapping[tuple[str, str], int],
    reservations: Mapping[str, int],
) -> pd.DataFrame:
    """The ``SOURCES_FRAME`` of those of the ``sources``, with their ``judgements``, that take a
    stance: ``stated`` is the number of claims that a source states by its id and their status,
    ``reservations`` that of its other stances.
    """
    counts: dict[str, Counter[str]] = {source_id: Counter() for source_id in reservations}
    for (source_id, status), number in stated.items():
        own = counts.setdefault(source_id, Counter())
        own["claims"] += number
        own["firm" if status in FIRM else status] += number
    kept = sources[sources["source_id"].isin(counts)]
    numbers = {
        name: [int(counts[source_id][name]) for source_id in kept["source_id"]]
        for name in ("claims", "firm", "unconfirmed", "contested")
    }
    others = [int(reservations.get(source_id, 0)) for source_id in kept["source_id"]]
    return kept.assign(**numbers, reservations=others).sort_values(
        ["claims", "name", "source_id"], ascending=[False, True, True], ignore_index=True
    )


def status_counts(claims: pd.DataFrame) -> dict[str, int]:
    """How many of ``claims`` have each status, in the vocabulary's order, zeros included."""
    counts = claims["status"].value_counts()
    return {status: int(counts.get(status, 0)) for status in STATUSES}


_EVENT = ("event_from", "event_to", "event_precision")
CLAIM_COLUMNS = {
    **meanings(CLAIMS),
    "stances": "number of sources’ latest stances on it",
    "origins": "number of independence groups that state it",
    "on_record": "number of latest stances that put a public act on record",
    "confirming": "number of latest stances that confirm it",
    "refusals": "number of latest stances that cannot confirm it",
    "doubts": "number of latest stances that doubt it",
    "denials": "number of latest stances that deny it",
    "evidenced_denials": "number of those that come with evidence",
    "unblocked_records": "number of public acts on record that no refusal blocks",
    "unblocked_confirmations": "number of confirmations that no refusal blocks",
    "unblocked_origins": "number of statements by groups that no refusal blocks",
    "status": "its status by the as-of date",
    "credibility": "information credibility, 1 to 6",
    "undenied": "the status that it would have without its denials",
    "said_on": "latest day on which somebody spoke of it",
    "reason": "why it has that status, a sentence",
    "would_change": "tuple of the statuses within reach, each with what would bring it",
    "weighed": "tuple of the ids of the assertions behind the reason",
    "event": "the days that it is said to cover, in words",
    "judgements": "tuple of the analysts’ judgements of it, in words; no other column uses them",
}
FIGURE_COLUMNS = {
    **meanings(FIGURES),
    **meanings(CLAIMS, "claim_id", "title", "modality", *_EVENT),
    **meanings(ASSERTIONS, "source_id", "stance", "quote"),
    **SAID_COLUMNS,
    "status": CLAIM_STATUS,
    "source": SOURCE_NAME,
    "current": CURRENT,
    "places": "tuple of where its claim is said to happen: country or country/place_id",
}
QUOTE_COLUMNS = {
    **meanings(ASSERTIONS),
    **SAID_COLUMNS,
    **meanings(DOCUMENTS, "publisher", "wire"),
    **meanings(SOURCES, "independence_group", "reliability", "reliability_basis"),
    "source": SOURCE_NAME,
    "current": CURRENT,
    "said": "the day it was said, in words",
    "wordings": "list of its figures, each as worded",
}
SOURCE_COLUMNS = {
    **meanings(SOURCES),
    "judgements": "tuple of the analysts’ judgements of it, in words",
    "claims": "number of claims it states",
    "firm": "number of those that are confirmed or corroborated",
    "unconfirmed": "number of those that are unconfirmed",
    "contested": "number of those that are contested",
    "reservations": "number of its other stances, on claims of others",
}

CLAIMS_FRAME = FrameSpec(
    "claims",
    "a claim that somebody has spoken of; the firmest status first, then most stances",
    CLAIM_COLUMNS,
    _claim_rows,
)
FIGURES_FRAME = FrameSpec(
    "figures",
    "a figure that somebody gave; by quantity and the day it was said. low or high is missing "
    "where the words give no such bound",
    FIGURE_COLUMNS,
    _figure_rows,
    pick=_shown_figures,
)
QUOTES_FRAME = FrameSpec(
    "quotes",
    "an assertion with who printed it; in the order in which they were said",
    QUOTE_COLUMNS,
    _quote_rows,
)
STANCES_FRAME = FrameSpec(
    "stances",
    "a claim and the latest stance of a source on it, in the order in which they were taken; two "
    "rows where a source took two different stances on its latest day",
    STANCE_COLUMNS,
    _stance_rows,
)
SOURCES_FRAME = FrameSpec(
    "sources",
    "a source with a stance on a claim; most claims first",
    SOURCE_COLUMNS,
    _source_rows,
    summarise=_track_record,
)
