"""The analyst's own calls: a letter, a standing or a note, each with who, when and why.

They stand beside what is computed and never instead of it: no standing, no credibility and no
filter reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from data.errors import Problem
from data.model import JUDGEMENTS, RELIABILITY, STANDINGS
from data.tables import Row
from data.words import day_words

if TYPE_CHECKING:
    from data.case import Case

ABOUT = {"reliability": "source_id", "standing": "claim_id"}
CALLED = {"reliability": "would give it {}", "standing": "would call it {}", "note": "notes"}
WORDS = {"reliability": RELIABILITY, "standing": STANDINGS}


def judgements_frame(
    case: Case, *, claim_id: str | None = None, source_id: str | None = None
) -> pd.DataFrame:
    """The judgements of a case, or of one claim or source of it, the latest first.

    One row a judgement; the columns are those of :data:`data.model.JUDGEMENTS`.
    """
    rows = nw.from_native(case.judgements).lazy()
    for column, wanted in (("claim_id", claim_id), ("source_id", source_id)):
        if wanted is not None:
            rows = rows.filter(nw.col(column) == wanted)
    frame = rows.collect().to_pandas()
    return frame.sort_values(
        ["judged_on", "judgement_id"], ascending=[False, True], ignore_index=True
    )


def with_calls(frame: pd.DataFrame, case: Case, key: str) -> pd.DataFrame:
    """Rows of claims or of sources (``key``: their id) with the column ``calls``.

    It holds a tuple: each call on the row in words, the latest first (see :func:`call_words`).
    """
    calls: dict[str, list[str]] = {}
    for row in judgements_frame(case).to_dict("records"):
        calls.setdefault(row[key], []).append(call_words(row))
    found = [tuple(calls.get(each, ())) for each in frame[key]]
    return frame.assign(calls=pd.Series(found, index=frame.index, dtype="object"))


def call_words(judgement: Mapping[Any, Any]) -> str:
    """A call in words: ``Ada would call it confirmed (1 Jun 2031): seen the letters``."""
    said = CALLED[judgement["kind"]].format(judgement["value"])
    day = day_words(judgement["judged_on"])
    return f"{judgement['who']} {said} ({day}): {judgement['why']}"


def judgement_problems(rows: Mapping[str, list[Row]]) -> Iterator[Problem]:
    """Judgements of nothing or of two things, and values that their kind does not know."""
    for row in rows[JUDGEMENTS.name]:
        yield from _subject_problems(row)
        yield from _value_problems(row)


def _subject_problems(row: Row) -> Iterator[Problem]:
    kind = row.cells["kind"]
    named = [column for column in ("claim_id", "source_id") if row.cells[column]]
    wanted = ABOUT.get(kind)
    if wanted and named != [wanted]:
        wrong = f"“{kind}” is about a {wanted.removesuffix('_id')} and nothing else."
        yield _problem(row, wanted, wrong, f"Fill {wanted}, and it alone.")
    elif len(named) != 1:
        wrong = "a note is about one claim or one source."
        yield _problem(row, "claim_id", wrong, "Fill claim_id or source_id.")


def _value_problems(row: Row) -> Iterator[Problem]:
    kind, value = row.cells["kind"], row.cells["value"]
    known = WORDS.get(kind, {})
    if known and value not in known:
        wrong = f"“{value}” is no {kind}."
        yield _problem(row, "value", wrong, f"Use {' | '.join(known)}.")
    if value and not known:
        yield _problem(row, "value", "a note has no value.", "Empty it; the words go into why.")


def _problem(row: Row, column: str, wrong: str, remedy: str) -> Problem:
    return Problem(JUDGEMENTS.file, row.number, column, wrong, remedy)
