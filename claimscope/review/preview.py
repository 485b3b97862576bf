"""What saving a review would change: the record before and after, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from claimscope.assessment.as_of import record_at
from claimscope.errors import DataError
from claimscope.record.case import Case, checked_case
from claimscope.record.frames import source_names
from claimscope.record.model import KEPT_TABLES
from claimscope.record.rows import Row, cell_problems
from claimscope.resources.country_names import area_words
from claimscope.resources.gazetteer import place_of_id
from claimscope.review.commit import Additions
from claimscope.review.draft import NewSource, Review
from claimscope.review.matching import said_before
from claimscope.views.choices import names_in
from claimscope.views.frames import CLAIMS_FRAME


@dataclass(frozen=True)
class Preview:
    """The record as it would be, and how that differs from the record as it is.

    ``moved``: one row a claim of the case whose status or credibility changes: ``claim_id``,
    ``title``, ``before``, ``after``, ``credibility_before``, ``credibility_after``, ``reason``.
    ``added``: one row a new claim: ``claim_id``, ``title``, ``status``, ``reason``.
    ``joined``: one row an assertion about a claim the case has: ``title``, ``source``, ``stance``,
    ``revises``, what its source has said of it before. ``new_places`` names each new place with
    its country and with what else its name may mean; ``unplaced`` the places that nobody can
    locate.
    """

    case: Case
    moved: pd.DataFrame
    added: pd.DataFrame
    joined: pd.DataFrame
    new_sources: tuple[NewSource, ...]
    new_places: tuple[str, ...]
    unplaced: tuple[str, ...]


def preview(case: Case, review: Review) -> Preview:
    """The record with the accepted drafts in it. Raises :class:`DataError` where it cannot hold."""
    additions = Additions(case, review)
    after = _with_rows(case, review, additions)
    claims_before, claims_after = (
        CLAIMS_FRAME.whole(record_at(each, None)) for each in (case, after)
    )
    new = {each["name"] for each in additions.rows["sources"]}
    known = ~claims_after["claim_id"].isin(claims_before["claim_id"])
    return Preview(
        case=after,
        moved=_moved(claims_before, claims_after),
        added=claims_after[known][["claim_id", "title", "status", "reason"]],
        joined=_joined(case, review, after, additions),
        new_sources=tuple(each for each in review.sources.values() if each.recorded_name in new),
        new_places=tuple(
            _place_in_words(each, additions.namesakes[each["place_id"]])
            for each in additions.rows["places"]
        ),
        unplaced=tuple(additions.unplaced),
    )


def _place_in_words(cells: Mapping[str, str], namesakes: Sequence[str]) -> str:
    """“Odessa (Ukraine; the text may also mean Odessa, Texas, United States)”."""
    place = place_of_id(cells["geonames_id"])
    if place is None or (place.kind == "country" and not namesakes):
        return cells["name"]
    doubt = f"the text may also mean {' or '.join(namesakes)}" if namesakes else ""
    return f"{cells['name']} ({'; '.join(filter(None, (area_words(place), doubt)))})"


def _with_rows(case: Case, review: Review, additions: Additions) -> Case:
    rows: dict[str, list[Row]] = {}
    for table in KEPT_TABLES:
        cells = [*case.cells(table), *additions.rows[table.name]]
        rows[table.name] = [Row(number, each) for number, each in enumerate(cells, start=2)]
    problems = [
        problem
        for table in KEPT_TABLES
        for row in rows[table.name]
        for problem in cell_problems(row, table)
    ]
    if problems:
        raise DataError(problems)
    new = {each["document_id"]: review.text for each in additions.rows["documents"]}
    return checked_case(case.case_id, case.title, rows, {**case.texts, **new})


def _moved(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    was = before[["claim_id", "status", "credibility"]]
    both = was.merge(after, on="claim_id", suffixes=("_before", "_after"))
    changed = (both["status_before"] != both["status_after"]) | (
        both["credibility_before"] != both["credibility_after"]
    )
    names = {"status_before": "before", "status_after": "after"}
    wanted = ["claim_id", "title", "before", "after"]
    more = ["credibility_before", "credibility_after", "reason"]
    return both[changed].rename(columns=names)[[*wanted, *more]].reset_index(drop=True)


def _joined(case: Case, review: Review, after: Case, additions: Additions) -> pd.DataFrame:
    titles = names_in(case)["claims"]
    names = source_names(after)
    rows = [
        {
            "title": titles[cells["claim_id"]],
            "source": names[cells["source_id"]],
            "stance": cells["stance"],
            "revises": said_before(case, draft).get(cells["claim_id"], ""),
        }
        for draft, cells in zip(review.accepted(), additions.rows["assertions"], strict=True)
        if cells["claim_id"] in titles
    ]
    return pd.DataFrame(rows, columns=["title", "source", "stance", "revises"])
