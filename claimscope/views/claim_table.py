"""The claims as a table: any columns, in any order, grouped, a page at a time.

:func:`claim_rows` says once for a view what the table holds; :func:`claim_page` picks the rows of
one page of it, which alone are sent to a browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, Literal

import pandas as pd

from claimscope.assessment.credibility import credibility_words
from claimscope.assessment.status import ORIGINATING
from claimscope.bidi import isolated
from claimscope.formatting import NO_DATE, short_name
from claimscope.record.frames import row_dicts
from claimscope.screen_limits import LIST_ROWS
from claimscope.views.claim_groups import ORDER, claim_order, evidence_of
from claimscope.views.figure_words import short_figures
from claimscope.views.paging import Paging, paging
from claimscope.views.places import MENTIONED

NO_PLACE = "No place given"


@dataclass(frozen=True)
class Column:
    """A column of the table: its head, what it holds, and by which column of
    :func:`claim_rows` it is sorted; what has no value of that comes last, whichever way.
    """

    label: str
    meaning: str
    sort: str
    number: bool = False


COLUMNS: Mapping[str, Column] = {
    "claim": Column("Claim", "what is claimed", "claim"),
    "source": Column("Sources", "who states it; what others say, with a sign", "first_source"),
    "figure": Column("Figure", "its figure in short: ≈ about, ≥ at least", "value", number=True),
    "wording": Column("As worded", "its figures in the words of their source", "wording"),
    "place": Column("Place", "where it happens, or from where to where", "place"),
    "event": Column("Event date", "when it is said to have happened", "event_from"),
    "first": Column("First said", "the first day on which anybody spoke of it", "first_on"),
    "said": Column("Last said", "the latest day on which anybody spoke of it", "said_on"),
    "reliability": Column("Reliability", "letters A to F of those who state it", "reliability"),
    "credibility": Column(
        "Credibility", "information credibility, 1 to 6", "credibility", number=True
    ),
    "document": Column("Document", "who printed it", "document"),
    "status": Column("Status", "its status in a word", "rank"),
    "reason": Column("Basis", "why it has its status", "reason"),
    "judgements": Column("Assessments", "analysts’ own assessments", "judgements"),
}
FIRST = "claim"
"""The column that is always there."""
AT_FIRST = ("source", "figure", "place", "event", "said", "credibility", "document")
"""The columns shown until others are chosen."""
SORTS = {"status": "rank", "date": "first_on"} | {
    name: column.sort for name, column in COLUMNS.items() if name != "status"
}
"""The orders by name: one for each column; ``date`` is what links of before call ``first``."""
Grouping = Literal["status", "source", "place", "none"]
GROUPINGS: Mapping[Grouping, str] = {
    "status": "Status",
    "source": "First source",
    "place": "Place",
    "none": "Nothing",
}
GROUPED_BY: Mapping[Grouping, str] = {
    "status": "status",
    "source": "first_source",
    "place": "first_place",
}
"""By which column of :func:`claim_rows` the rows are grouped."""


@dataclass(frozen=True)
class Order:
    """How the rows stand: grouped, and sorted by one of ``SORTS`` within each group."""

    sort: str = "status"
    descending: bool = False
    group: Grouping = "status"


@dataclass(frozen=True)
class Section:
    """The rows of one group that are on a page; ``count`` is of all that the group has.

    ``name`` is the status, source or place that they share, empty where nothing groups them.
    """

    name: str
    count: int
    rows: tuple[Mapping[Any, Any], ...]


@dataclass(frozen=True)
class Page(Paging):
    """One page of the table, in the groups of its order."""

    sections: tuple[Section, ...]


def claim_rows(
    claims: pd.DataFrame,
    stances: pd.DataFrame,
    figures: pd.DataFrame,
    quotes: pd.DataFrame,
    roles: pd.DataFrame,
) -> pd.DataFrame:
    """One row a claim of a ``CLAIMS_FRAME``, the most contested first.

    ``claim_id``; a column of words for each of ``COLUMNS``, and those that they are sorted by:
    ``value`` (the greatest number of its figures), ``event_from``, ``first_on``, ``said_on``,
    ``rank`` (its place in this order) and ``first_source``; ``first_place``; ``why``, the
    credibility in words.
    """
    ranks = {claim: rank for rank, claim in enumerate(claim_order(claims, stances, figures))}
    evidence = evidence_of(stances, figures)
    current = figures[figures["current"] == 1]
    places, first_places = place_words(roles)
    stating = quotes[quotes["stance"].isin(ORIGINATING)]
    first = pd.concat([stating, quotes]).drop_duplicates("claim_id").set_index("claim_id")
    said = quotes.groupby("claim_id", sort=False)
    first_days = said["said_on"].min()
    greatest = current[["low", "high"]].max(axis=1).groupby(current["claim_id"]).max().to_dict()
    first_said, last_said = said["said"].first(), said["said"].last()
    ids = claims["claim_id"]

    def of_each(found: Mapping[str, str]) -> list[str]:
        return [found.get(claim_id, "") for claim_id in ids]

    rows = claims.assign(
        claim=claims["title"],
        rank=ids.map(ranks),
        event=claims["event"].replace(NO_DATE, ""),
        source=[evidence.who(each) for each in row_dicts(claims, ["claim_id"])],
        first_source=first["source"].map(short_name).reindex(ids).array,
        figure=[short_figures(evidence.figures.get(each, ())) for each in ids],
        value=pd.Series([greatest.get(each) for each in ids], index=ids.index, dtype=float),
        wording=of_each(joined(current, "wording", "; ")),
        place=of_each(places),
        first_place=of_each(first_places),
        first_on=first_days.reindex(ids).array,
        first=first_said.reindex(ids).array,
        said=last_said.reindex(ids).array,
        reliability=of_each(joined(stating, "reliability", ", ")),
        document=of_each(first_of_each(quotes, "publisher")),
        judgements=["; ".join(words) for words in claims["judgements"]],
    )
    pairs = zip(rows["status"], rows["credibility"], strict=True)
    rows["why"] = [credibility_words(status, int(digit)) for status, digit in pairs]
    return rows.sort_values("rank", ignore_index=True)


def claim_page(rows: pd.DataFrame, order: Order, number: int, size: int = LIST_ROWS) -> Page:
    """One page of :func:`claim_rows`; the last where there are not so many."""
    ordered = ordered_rows(rows, order)
    page = paging(len(ordered), number, size)
    return page_of(ordered.iloc[page.rows], ordered["group"].value_counts().to_dict(), page)


def page_of(shown: pd.DataFrame, counts: Mapping[Any, int], page: Paging) -> Page:
    """The page that shows these rows, each with its ``group``, of which all pages have so many."""
    rows = shown.drop(columns="rank").to_dict("records")
    sections = tuple(
        Section(str(name), int(counts[name]), tuple(part))
        for name, part in groupby(rows, key=lambda row: row["group"])
    )
    return Page(**asdict(page), sections=sections)


def ordered_rows(rows: pd.DataFrame, order: Order) -> pd.DataFrame:
    """All rows in an order, with the ``group`` of each.

    Statuses stand in their order, the most contested first; sources and places by how many claims
    they have, those without a place last. A claim stands in one group: that of the source who
    first stated it, of the first place.
    """
    rows = grouped(rows, order.group)
    counts = rows["group"].value_counts()
    ranks = {name: rank for rank, name in enumerate(ORDER)}
    if order.group != "status":
        names = sorted(counts.index, key=lambda name: (name == NO_PLACE, -counts[name], name))
        ranks = {name: rank for rank, name in enumerate(names)}
    key = SORTS[order.sort]
    values = rows[key].str.casefold().replace("", None) if _is_text(rows[key]) else rows[key]
    ranked = pd.DataFrame({"value": values, "rank": rows["rank"]}, index=rows.index)
    ranked = ranked.sort_values("rank").sort_values(
        "value", ascending=not order.descending, kind="stable", na_position="last"
    )
    at = rows.loc[ranked.index, "group"].map(ranks).sort_values(kind="stable").index
    ordered: pd.DataFrame = rows.loc[at].reset_index(drop=True)
    return ordered


def shown_table(ordered: pd.DataFrame, order: Order, columns: Sequence[str]) -> pd.DataFrame:
    """Rows that are in the order, with the columns shown, under their heads, for a spreadsheet.

    The status stands first, as its sign does on the screen, and what the rows are grouped by.
    """
    table = pd.DataFrame({"Status": ordered["status"]})
    if order.group in ("source", "place"):
        table[f"Group: {GROUPINGS[order.group].lower()}"] = ordered["group"]
    for name in (FIRST, *columns):
        column = COLUMNS[name]
        table[column.label] = ordered[name].astype(str)
    return table


def grouped(rows: pd.DataFrame, group: Grouping) -> pd.DataFrame:
    """The rows with the ``group`` of each, empty where nothing groups them."""
    if group == "none":
        return rows.assign(group="")
    names = rows[GROUPED_BY[group]]
    return rows.assign(group=names.replace("", NO_PLACE) if group == "place" else names)


def _is_text(values: pd.Series) -> bool:
    return bool(pd.api.types.is_string_dtype(values) and len(values))


def joined(rows: pd.DataFrame, column: str, between: str) -> dict[str, str]:
    """The different values of a column by claim, in one text."""
    return {claim_id: between.join(values) for claim_id, values in _values(rows, column).items()}


def first_of_each(rows: pd.DataFrame, column: str) -> dict[str, str]:
    """The first value by claim and how many others there are: ``Dawn``, ``Dawn +1``."""
    return {
        claim_id: f"{isolated(first)} +{len(others)}" if others else first
        for claim_id, (first, *others) in _values(rows, column).items()
    }


def _values(rows: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """The different values of a column by claim, in their order."""
    pairs = rows[["claim_id", column]].drop_duplicates()
    found: dict[str, list[str]] = {}
    for claim_id, value in pairs.itertuples(index=False):
        found.setdefault(claim_id, []).append(value)
    return found


def place_words(roles: pd.DataFrame) -> tuple[dict[str, str], dict[str, str]]:
    """By claim ``Ussuriysk``, ``North Korea → Russia``, ``near Kursk``; and the first of them."""
    located = roles[roles["role"] != MENTIONED]
    by_claim: dict[str, dict[str, list[str]]] = {}
    for claim_id, role, name in located[["claim_id", "role", "name"]].itertuples(index=False):
        by_claim.setdefault(claim_id, {}).setdefault(role, []).append(name)
    words = {claim_id: _place_words(by_role) for claim_id, by_role in by_claim.items()}
    order = ("at", "near", "to", "from")
    first = {
        claim_id: next(by_role[role][0] for role in order if role in by_role)
        for claim_id, by_role in by_claim.items()
    }
    return words, first


def _place_words(by_role: Mapping[str, Sequence[str]]) -> str:
    at = [isolated(name) for name in by_role.get("at", ())]
    near = [f"near {isolated(name)}" for name in by_role.get("near", ())]
    origin, target = (", ".join(map(isolated, by_role.get(end, ()))) for end in ("from", "to"))
    route = [f"{origin} → {target}".strip()] if origin or target else []
    return ", ".join([*at, *near, *route])
