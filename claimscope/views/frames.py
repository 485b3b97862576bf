"""The small frames that the figures draw: a ledger aggregated to what is on the screen.

All come as pandas frames, whatever engine the case lies in.

Filters choose among rows and change none, so most views take two steps: ``whole_*`` makes the rows
of a record, once for an as-of date, and ``shown_rows`` picks from them what is :class:`Shown`.
``*_frame`` does both for a ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import narwhals as nw
import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.assessment.reasons import Reason, Stance, reason
from claimscope.formatting import event_words, said_words
from claimscope.record.case import Case
from claimscope.record.frames import source_names, to_pandas
from claimscope.record.model import STATUSES
from claimscope.views.judgements import with_calls
from claimscope.views.ledger import Ledger, Shown, shown_in


def shown_rows(rows: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    """The rows about claims that are shown, in their order."""
    return rows[rows["claim_id"].isin(shown.claim_ids)].reset_index(drop=True)


def claims_frame(ledger: Ledger) -> pd.DataFrame:
    """The rows of :func:`whole_claims` that are shown."""
    return shown_rows(whole_claims(ledger), shown_in(ledger))


def whole_claims(record: Record) -> pd.DataFrame:
    """One row a claim spoken of, the firmest status first, then those with most stances.

    Columns: those of the claim, ``status``, ``credibility``, ``stances`` (latest ones),
    ``said_on`` (latest day somebody spoke), ``reason``, ``would_change``, ``weighed`` (tuple of
    the assertion ids behind the reason), ``event``, its days in words, and ``calls``, the
    analysts' own, in words: no other column depends on them.
    """
    latest = record.said.group_by("claim_id").agg(nw.col("said_on").max())
    frame = to_pandas(record.claims.join(latest, on="claim_id", how="left"))
    reasons = _reasons(record, frame)
    frame["reason"] = [reasons[each].sentence for each in frame["claim_id"]]
    frame["would_change"] = [reasons[each].would_change for each in frame["claim_id"]]
    frame["weighed"] = [reasons[each].assertion_ids for each in frame["claim_id"]]
    frame["event"] = list(
        map(event_words, frame["event_from"], frame["event_to"], frame["event_precision"])
    )
    frame = with_calls(frame, record.case, "claim_id")
    rank = frame["status"].map({name: rank for rank, name in enumerate(STATUSES)})
    ranked = frame.assign(rank=rank, unspoken=-frame["stances"])
    order = ranked.sort_values(["rank", "unspoken", "title"]).index
    return frame.loc[order].reset_index(drop=True)


SORT_ORDERS = ("status", "date", "source")


def sorted_claims(claims: pd.DataFrame, stances: pd.DataFrame, order: str) -> pd.DataFrame:
    """``claims`` in one of ``SORT_ORDERS``: as they come, by who spoke first, or by the day.

    ``date`` puts first what was first spoken of; ``source`` goes by the source that first spoke.
    """
    if order == "status":
        return claims
    spoken = stances.sort_values(["said_on", "source"]).drop_duplicates("claim_id")
    ranks = spoken.set_index("claim_id")[["said_on", "source"]]
    keys = ["said_on", "source"] if order == "date" else ["source", "said_on"]
    ranked = claims[["claim_id"]].join(ranks, on="claim_id")
    return claims.loc[ranked.sort_values(keys, kind="stable").index].reset_index(drop=True)


def status_counts(claims: pd.DataFrame) -> dict[str, int]:
    """How many of ``claims`` have each status, in the vocabulary's order, zeros included."""
    counts = claims["status"].value_counts()
    return {status: int(counts.get(status, 0)) for status in STATUSES}


def figures_frame(ledger: Ledger) -> pd.DataFrame:
    """The rows of :func:`whole_figures` that are shown."""
    return shown_figures(whole_figures(ledger), shown_in(ledger), ledger.filters.quantities)


def shown_figures(
    figures: pd.DataFrame, shown: Shown, quantities: Sequence[str] = ()
) -> pd.DataFrame:
    """The figures in assertions that are shown; of ``quantities`` only, if there are any."""
    kept = figures["assertion_id"].isin(shown.assertion_ids)
    if quantities:
        kept &= figures["quantity"].isin(quantities)
    return figures[kept].reset_index(drop=True)


def whole_figures(record: Record) -> pd.DataFrame:
    """One row a figure somebody gave, by quantity and the day it was said.

    Columns: those of the figure; ``claim_id``, ``title``, ``status``, ``modality``,
    ``event_from``, ``event_to``, ``event_precision`` of its claim; ``source``, ``source_id``,
    ``stance``, ``said_from``, ``said_on``, ``said_precision``, ``quote`` and ``current`` of its
    assertion; ``places``, where its claim says it is, as a tuple of ``country`` or
    ``country/place_id``. ``low`` or ``high`` is missing where the words give no such bound.
    """
    said = record.spoken.select(
        "assertion_id",
        "claim_id",
        "title",
        "status",
        "modality",
        "event_from",
        "event_to",
        "event_precision",
        "source",
        "source_id",
        "stance",
        "said_from",
        "said_on",
        "said_precision",
        "quote",
        "current",
    )
    figures = nw.from_native(record.case.figures).lazy()
    joined = to_pandas(figures.join(said, on="assertion_id", how="inner"))
    places = _places_at(record.case)
    joined["places"] = [places.get(claim_id, ()) for claim_id in joined["claim_id"]]
    return joined.sort_values(["quantity", "said_on", "figure_id"], ignore_index=True)


def _places_at(case: Case) -> dict[str, tuple[str, ...]]:
    """By claim the places at which it is said to happen, each under its country."""
    roles = to_pandas(case.claim_places)
    rows = roles[roles["role"] == "at"].merge(to_pandas(case.places), on="place_id")
    whole = rows["kind"] == "country"
    rows["path"] = rows["country"].where(whole, rows["country"] + "/" + rows["place_id"])
    return {str(each): tuple(sorted(part)) for each, part in rows.groupby("claim_id")["path"]}


def quotes_frame(ledger: Ledger, claim_ids: Sequence[str]) -> pd.DataFrame:
    """One row an assertion about the given claims said by the as-of date, filters apart.

    Columns: those of the assertion, ``source``, ``independence_group``, ``reliability`` and
    ``reliability_basis`` of its source; ``current`` (0 where the source has since taken another
    stance), ``said`` (when, in words), ``publisher``, ``wire``, and ``wordings``, the list of
    its figures as worded; in the order in which they were said.
    """
    rows = ledger.said.filter(nw.col("claim_id").is_in(list(claim_ids)))
    documents = nw.from_native(ledger.case.documents).lazy()
    sources = nw.from_native(ledger.case.sources).lazy()
    rows = rows.join(documents.select("document_id", "publisher", "wire"), on="document_id")
    rows = rows.join(
        sources.select("source_id", "reliability", "reliability_basis"), on="source_id"
    )
    frame = to_pandas(rows)
    frame["said"] = list(map(said_words, frame["said_on"], frame["said_precision"]))
    frame["wordings"] = _wordings(ledger, frame["assertion_id"].tolist())
    return frame.sort_values(["said_on", "quote_start", "assertion_id"], ignore_index=True)


def _wordings(ledger: Ledger, assertion_ids: list[str]) -> list[list[str]]:
    figures = nw.from_native(ledger.case.figures).lazy().select("assertion_id", "wording")
    rows = to_pandas(figures.filter(nw.col("assertion_id").is_in(assertion_ids)))
    by_assertion = rows.groupby("assertion_id")["wording"].agg(list).to_dict()
    return [by_assertion.get(each, []) for each in assertion_ids]


def stances_frame(ledger: Ledger) -> pd.DataFrame:
    """The rows of :func:`whole_stances` that are shown."""
    return shown_rows(whole_stances(ledger), shown_in(ledger))


def whole_stances(record: Record) -> pd.DataFrame:
    """One row a claim and source: its latest stance, in the order in which they were taken.

    A source that took two different stances on its latest day has a row for each.

    Columns: ``claim_id``, ``title``, ``status``, ``source_id``, ``source``,
    ``independence_group``, ``stance``, ``hedge``, ``said_on``, ``said`` (in words), ``before``:
    what the source said of it earlier and has revised, empty where it has not.
    """
    frame = to_pandas(record.spoken.filter(nw.col("current") == 1))
    frame = frame.sort_values(["said_on", "quote_start", "assertion_id"], ignore_index=True)
    frame["said"] = list(map(said_words, frame["said_on"], frame["said_precision"]))
    earlier = _earlier(record)
    keys = zip(frame["claim_id"], frame["source_id"], strict=True)
    frame["before"] = [earlier.get(key, "") for key in keys]
    columns = [
        "claim_id",
        "title",
        "status",
        "source_id",
        "source",
        "independence_group",
        "stance",
        "hedge",
        "said_on",
        "said",
        "before",
    ]
    return frame.drop_duplicates(["claim_id", "source_id", "stance"])[columns]


def _earlier(record: Record) -> dict[tuple[str, str], str]:
    """What each source said of each claim before its present stance: ``asserts 3 Oct 2024``."""
    rows = to_pandas(record.said.filter(nw.col("current") == 0)).sort_values("said_on")
    said = map(said_words, rows["said_on"], rows["said_precision"])
    rows["words"] = [f"{stance} {when}" for stance, when in zip(rows["stance"], said, strict=True)]
    grouped = rows.drop_duplicates(["claim_id", "source_id", "words"]).groupby(
        ["claim_id", "source_id"]
    )
    return {(str(key[0]), str(key[1])): ", ".join(part["words"]) for key, part in grouped}


def sources_frame(ledger: Ledger) -> pd.DataFrame:
    """The sources with a stance on a shown claim: see :func:`tracked_sources`."""
    return tracked_sources(stances_frame(ledger), called_sources(ledger.case))


def called_sources(case: Case) -> pd.DataFrame:
    """The table ``sources`` with the column ``calls``, the analysts' own on each, in words."""
    return with_calls(to_pandas(case.sources), case, "source_id")


def tracked_sources(stances: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row a source of ``sources`` that takes one of ``stances`` (see ``stances_frame``).

    Columns: those of the source; ``claims`` it states, and how many of these are ``firm``
    (confirmed or corroborated), ``unconfirmed``, ``contested``; ``reservations``, its other
    stances, on claims of others.
    """
    states = stances["stance"].isin(["asserts", "confirms", "on record"])
    stated = stances[states].drop_duplicates(["claim_id", "source_id"])
    summary = pd.DataFrame(
        {
            "claims": stated.groupby("source_id").size(),
            "firm": _count(stated, ["confirmed", "corroborated"]),
            "unconfirmed": _count(stated, ["unconfirmed"]),
            "contested": _count(stated, ["contested"]),
            "reservations": stances[~states].groupby("source_id").size(),
        }
    )
    sources = sources.set_index("source_id")
    joined = sources.join(summary.fillna(0).astype(int), how="inner").reset_index(names="source_id")
    return joined.sort_values(["claims", "name"], ascending=[False, True], ignore_index=True)


def _reasons(record: Record, claims: pd.DataFrame) -> Mapping[str, Reason]:
    current = to_pandas(record.said.filter(nw.col("current") == 1))
    current = current.sort_values(["said_on", "quote_start", "assertion_id"])
    stances: defaultdict[str, list[Stance]] = defaultdict(list)
    names = source_names(record.case)
    for row in current.to_dict("records"):
        stances[row["claim_id"]].append(_stance(row, names[row["source_id"]]))
    statuses = zip(claims["claim_id"], claims["status"], strict=True)
    return {claim_id: reason(status, stances[claim_id]) for claim_id, status in statuses}


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


def _count(stances: pd.DataFrame, statuses: list[str]) -> pd.Series:
    return stances[stances["status"].isin(statuses)].groupby("source_id").size()
