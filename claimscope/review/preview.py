"""What saving a review would change: the record before and after, side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from claimscope.assessment.as_of import record_at
from claimscope.errors import DataError
from claimscope.record.case import Case, checked_case
from claimscope.record.frames import source_names
from claimscope.record.model import KEPT_TABLES, TABLES
from claimscope.record.rows import Row, cell_problems
from claimscope.resources.country_names import area_words
from claimscope.resources.gazetteer import place_of_id
from claimscope.review.commit import Additions
from claimscope.review.draft import NewSource, Review
from claimscope.review.known_documents import known_document
from claimscope.review.matching import said_before
from claimscope.views.choices import names_in
from claimscope.views.frames import CLAIMS_FRAME


@dataclass(frozen=True)
class Preview:
    """What a save would touch of the record, as it would be, and how that differs from before.

    ``part`` holds the claims on which something new is said, with all that is said of them: no
    status of another claim can change.
    ``moved``: one row a claim of the case whose status or credibility changes: ``claim_id``,
    ``title``, ``before``, ``after``, ``credibility_before``, ``credibility_after``, ``reason``.
    ``added``: one row a new claim: ``claim_id``, ``title``, ``status``, ``reason``.
    ``joined``: one row an assertion about a claim the case has: ``title``, ``source``, ``stance``,
    ``revises``, what its source has said of it before. ``new_places`` names each new place with
    its country and with what else its name may mean; ``unplaced`` the places that nobody can
    locate. ``contested``: the claims that accepted drafts mean and that become contested.
    """

    part: Case
    moved: pd.DataFrame
    added: pd.DataFrame
    joined: pd.DataFrame
    new_sources: tuple[NewSource, ...]
    new_places: tuple[str, ...]
    unplaced: tuple[str, ...]
    contested: frozenset[str]


def preview(case: Case, review: Review) -> Preview:
    """The record with the accepted drafts in it. Raises :class:`DataError` where it cannot hold.

    ``case`` may be a part: what :func:`claimscope.record.case_part.part_of` gives of the claims
    that accepted drafts mean and of the text.
    """
    additions = Additions(case, review)
    before = _rows_about(case, {each["claim_id"] for each in additions.rows["assertions"]})
    after = _with_rows(case, review, before, additions)
    claims_after = CLAIMS_FRAME.whole(record_at(after, None))
    claims = CLAIMS_FRAME.whole(record_at(_checked(case, before), None))
    new = {each["name"] for each in additions.rows["sources"]}
    known = ~claims_after["claim_id"].isin(claims["claim_id"])
    moved = _moved(claims, claims_after)
    changed = pd.concat([moved.rename(columns={"after": "status"}), claims_after[known]])
    contested = set(changed["claim_id"][changed["status"] == "contested"])
    return Preview(
        part=after,
        moved=moved,
        added=claims_after[known][["claim_id", "title", "status", "reason"]],
        joined=_joined(case, review, after, additions),
        new_sources=tuple(each for each in review.sources.values() if each.recorded_name in new),
        new_places=tuple(
            _place_in_words(each, additions.namesakes[each["place_id"]])
            for each in additions.rows["places"]
        ),
        unplaced=tuple(additions.unplaced),
        contested=frozenset(
            meant for meant, claim_id in additions.claims.items() if claim_id in contested
        ),
    )


def _place_in_words(cells: Mapping[str, str], namesakes: Sequence[str]) -> str:
    """“Odessa (Ukraine; the text may also mean Odessa, Texas, United States)”."""
    place = place_of_id(cells["geonames_id"])
    if place is None or (place.kind == "country" and not namesakes):
        return cells["name"]
    doubt = f"the text may also mean {' or '.join(namesakes)}" if namesakes else ""
    return f"{cells['name']} ({'; '.join(filter(None, (area_words(place), doubt)))})"


Tables = Mapping[str, list[dict[str, str]]]


def _rows_about(case: Case, claims: Collection[str]) -> Tables:
    """The rows about those claims, with all that they refer to, by the name of their table."""
    cells = {table.name: list(case.cells(table)) for table in TABLES}
    kept = {
        name: [each for each in cells[name] if each["claim_id"] in claims]
        for name in ("claims", "claim_places", "assertions")
    }
    said = {each["assertion_id"] for each in kept["assertions"]}
    kept["figures"] = [each for each in cells["figures"] if each["assertion_id"] in said]
    # A review may add to any source and place, and to its document where the case has that.
    return {**cells, **kept, "judgements": [], "identities": []}


def _with_rows(case: Case, review: Review, before: Tables, additions: Additions) -> Case:
    rows = {name: [*cells, *additions.rows[name]] for name, cells in before.items()}
    known = known_document(case, review.text)
    ids = [known] if known else [each["document_id"] for each in additions.rows["documents"]]
    return _checked(case, rows, dict.fromkeys(ids, review.text))


def _checked(case: Case, tables: Tables, texts: Mapping[str, str] = {}) -> Case:
    rows = {
        name: [Row(number, each) for number, each in enumerate(cells, start=2)]
        for name, cells in tables.items()
    }
    problems = [
        problem
        for table in KEPT_TABLES
        for row in rows[table.name]
        for problem in cell_problems(row, table)
    ]
    if problems:
        raise DataError(problems)
    return checked_case(case.case_id, case.title, rows, {**case.texts, **texts})


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
