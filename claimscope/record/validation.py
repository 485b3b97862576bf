"""Checks that look across rows, tables and documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePath

from claimscope.errors import MOST_PROBLEMS, Problem
from claimscope.record.model import (
    ASSERTIONS,
    CLAIMS,
    DOCUMENTS,
    FIGURES,
    IDENTITIES,
    JUDGEMENTS,
    KEPT_TABLES,
    PLACES,
    RELIABILITY,
    STATUSES,
    Table,
)
from claimscope.record.rows import Row

Rows = Mapping[str, list[Row]]
Check = Callable[[Rows], Iterator[Problem]]
"""What is wrong with rows whose cells are each valid by themselves."""

BOUNDS: Mapping[str, tuple[bool, bool]] = {
    "exactly": (True, True),
    "about": (True, True),
    "between": (True, True),
    "at least": (True, False),
    "more than": (True, False),
    "up to": (False, True),
}
RANGES = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "precision_km": (0.0, 20_000.0)}


def cross_checks(texts: Mapping[str, str]) -> tuple[tuple[str, Check], ...]:
    """Every check between rows and ``texts``, in the order in which problems are told.

    Beside each is the table whose rows it is about, if these and the rows that they name are enough
    for it; empty else. A case that is read part by part has these checks of each part.
    """
    return (
        ("", key_problems),
        ("", reference_problems),
        (CLAIMS.name, event_problems),
        ("", unspoken_problems),
        (PLACES.name, place_problems),
        (FIGURES.name, figure_problems),
        ("", partial(quote_problems, texts=texts)),
        (JUDGEMENTS.name, judgement_problems),
        (IDENTITIES.name, identity_problems),
    )


def key_problems(rows: Rows) -> Iterator[Problem]:
    """Ids that stand twice in a table."""
    for table in KEPT_TABLES:
        first: dict[tuple[str, ...], int] = {}
        for row in rows[table.name]:
            key = tuple(row.cells[name] for name in table.key)
            if key in first:
                yield repeated_key(table, row, first[key])
            first.setdefault(key, row.number)


def repeated_key(table: Table, row: Row, first: int) -> Problem:
    """The id of a row that the row of the number ``first`` has already."""
    key = ", ".join(row.cells[name] for name in table.key)
    wrong = f"“{key}” is already the id of row {first}."
    return _problem(table, row, table.key[0], wrong, "Give every row an id of its own.")


def reference_problems(rows: Rows, tables: Iterable[Table] = KEPT_TABLES) -> Iterator[Problem]:
    """Ids that name no row of the table they refer to."""
    for table in tables:
        for column in (column for column in table.columns if column.refers_to):
            known = {row.cells[column.name] for row in rows[column.refers_to]}
            for row in rows[table.name]:
                value = row.cells[column.name]
                if value not in known and (value or not column.optional):
                    wrong = f"“{value}” is not known in {column.refers_to}.csv."
                    yield _problem(
                        table,
                        row,
                        column.name,
                        wrong,
                        "Correct the id or add the row there.",
                    )


def unspoken_problems(rows: Rows) -> Iterator[Problem]:
    """Claims that nobody takes a stance on."""
    spoken_of = {row.cells["claim_id"] for row in rows["assertions"]}
    return (unspoken_claim(row) for row in rows["claims"] if row.cells["claim_id"] not in spoken_of)


def unspoken_claim(row: Row) -> Problem:
    """A claim that nobody takes a stance on."""
    wrong = "no assertion is about this claim."
    return _problem(CLAIMS, row, "claim_id", wrong, "Add one, or remove the claim.")


def event_problems(rows: Rows) -> Iterator[Problem]:
    """Events that end before they begin."""
    for row in rows["claims"]:
        first, last = row.cells["event_from"], row.cells["event_to"]
        if first and last and first > last:
            wrong = f"the event begins ({first}) after it ends ({last})."
            yield _problem(CLAIMS, row, "event_from", wrong, "Swap or correct the two days.")


def place_problems(rows: Rows) -> Iterator[Problem]:
    """Coordinates that are not on the globe."""
    for row in rows["places"]:
        for column, (least, most) in RANGES.items():
            if not least <= float(row.cells[column]) <= most:
                wrong = f"{row.cells[column]} is not between {least:g} and {most:g}."
                yield _problem(PLACES, row, column, wrong, "Enter degrees (or kilometres).")


def figure_problems(rows: Rows) -> Iterator[Problem]:
    """Bounds that contradict each other, their qualifier or the words of the quote."""
    quotes = {row.cells["assertion_id"]: row.cells["quote"] for row in rows["assertions"]}
    for row in rows["figures"]:
        yield from _bound_problems(row)
        if row.cells["wording"] not in quotes.get(row.cells["assertion_id"], row.cells["wording"]):
            wrong = f"“{row.cells['wording']}” does not stand in the assertion's quote."
            yield _problem(FIGURES, row, "wording", wrong, "Copy the number's words from it.")


def _bound_problems(row: Row) -> Iterator[Problem]:
    yield from _negative_problems(row)
    low, high, qualifier = (row.cells[name] for name in ("low", "high", "qualifier"))
    wants_low, wants_high = BOUNDS[qualifier]
    for column, wanted in (("low", wants_low), ("high", wants_high)):
        if wanted and not row.cells[column]:
            wrong = f"“{qualifier}” needs a {column} bound."
            yield _problem(FIGURES, row, column, wrong, "Enter it, or choose another qualifier.")
        if not wanted and row.cells[column]:
            wrong = f"“{qualifier}” has no {column} bound."
            yield _problem(FIGURES, row, column, wrong, "Empty it: a bound is never invented.")
    if low and high and float(low) > float(high):
        wrong = f"low ({low}) is more than high ({high})."
        yield _problem(FIGURES, row, "low", wrong, "Swap or correct the two bounds.")
    elif qualifier in ("exactly", "about") and low and high and float(low) != float(high):
        wrong = f"“{qualifier}” is one number, but low and high differ."
        yield _problem(FIGURES, row, "low", wrong, "Make them equal, or use “between”.")


def _negative_problems(row: Row) -> Iterator[Problem]:
    for column in ("low", "high"):
        value = row.cells[column]
        if value and float(value) < 0:
            wrong = f"{value} is below zero, and a figure counts something."
            yield _problem(FIGURES, row, column, wrong, "Enter the number without its sign.")


def document_texts(rows: Rows, seeds: Path) -> tuple[dict[str, str], list[Problem]]:
    """The text of every document by its id, read from ``seeds`` and held against its hash."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for row in rows["documents"]:
        text, found = _document_text(row, seeds)
        problems += found
        if text is not None:
            texts[row.cells["document_id"]] = text
    return texts, problems


def _document_text(row: Row, seeds: Path) -> tuple[str | None, list[Problem]]:
    try:
        path = (seeds / row.cells["file"]).resolve()
        if not stays_below(row.cells["file"]) or not path.is_relative_to(seeds.resolve()):
            wrong = f"“{row.cells['file']}” points outside the seeds folder."
            return None, [_problem(DOCUMENTS, row, "file", wrong, "Keep the text under seeds/.")]
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        wrong = f"“{row.cells['file']}” is not UTF-8."
        return None, [_problem(DOCUMENTS, row, "file", wrong, "Save the text again as UTF-8.")]
    except (OSError, ValueError):  # a name with a null character is a ValueError
        wrong = f"“{row.cells['file']}” is missing."
        remedy = "Put the text into the folder “seeds” of the case."
        return None, [_problem(DOCUMENTS, row, "file", wrong, remedy)]
    if hashlib.sha256(raw).hexdigest() != row.cells["sha256"].lower():
        wrong = f"“{row.cells['file']}” is not the text that was entered: its hash differs."
        remedy = "Restore the text; a new version is a new document."
        return text, [_problem(DOCUMENTS, row, "sha256", wrong, remedy)]
    return text, []


def stays_below(file: str) -> bool:
    """Whether a written path goes only downwards, so that it means the same in any folder."""
    written = PurePath(file)
    return not written.is_absolute() and ".." not in written.parts


def quote_problems(rows: Rows, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Quotes that do not stand in their document where their offsets say.

    The right place is searched for as often as problems are kept.
    """
    searched = 0
    for row in rows["assertions"]:
        cells = row.cells
        text = texts.get(cells["document_id"])
        start, end = int(cells["quote_start"]), int(cells["quote_end"])
        if text is not None and not _stands_at(text, cells["quote"], start, end):
            wrong = f"the text from {start} to {end} is not the quote."
            searched += 1
            remedy = _where_else(text, cells["quote"]) if searched <= MOST_PROBLEMS else ""
            yield _problem(ASSERTIONS, row, "quote", wrong, remedy)
        if cells["hedge"] and cells["hedge"] not in cells["quote"]:
            wrong = f"“{cells['hedge']}” does not stand in the quote."
            yield _problem(ASSERTIONS, row, "hedge", wrong, "Copy the hedge's words from it.")


def _stands_at(text: str, quote: str, start: int, end: int) -> bool:
    return end - start == len(quote) and end <= len(text) and text.startswith(quote, start)


def _where_else(text: str, quote: str) -> str:
    found = text.find(quote)
    if found < 0:
        return "These words are nowhere in the document: copy them character for character."
    return f"They stand at {found} to {found + len(quote)}: correct the offsets."


def _problem(table: Table, row: Row, column: str, wrong: str, remedy: str) -> Problem:
    return Problem(table.file, row.number, column, wrong, remedy)


SUBJECT_OF = {"reliability": "source_id", "standing": "claim_id"}


VALUES_OF = {"reliability": RELIABILITY, "standing": STATUSES}


def judgement_problems(rows: Mapping[str, list[Row]]) -> Iterator[Problem]:
    """Judgements of nothing or of two things, and values that their kind does not know."""
    for row in rows[JUDGEMENTS.name]:
        yield from _subject_problems(row)
        yield from _value_problems(row)


def _subject_problems(row: Row) -> Iterator[Problem]:
    kind = row.cells["kind"]
    named = [column for column in ("claim_id", "source_id") if row.cells[column]]
    wanted = SUBJECT_OF.get(kind)
    if wanted and named != [wanted]:
        wrong = f"“{kind}” is about a {wanted.removesuffix('_id')} and nothing else."
        yield _judgement_problem(row, wanted, wrong, f"Fill {wanted}, and it alone.")
    elif len(named) != 1:
        wrong = "a note is about one claim or one source."
        yield _judgement_problem(row, "claim_id", wrong, "Fill claim_id or source_id.")


def _value_problems(row: Row) -> Iterator[Problem]:
    kind, value = row.cells["kind"], row.cells["value"]
    known = VALUES_OF.get(kind, {})
    if known and value not in known:
        wrong = f"“{value}” is no {kind}."
        yield _judgement_problem(row, "value", wrong, f"Use {' | '.join(known)}.")
    if value and not known:
        yield _judgement_problem(
            row, "value", "a note has no value.", "Empty it; the words go into why."
        )


def _judgement_problem(row: Row, column: str, wrong: str, remedy: str) -> Problem:
    return Problem(JUDGEMENTS.file, row.number, column, wrong, remedy)


def identity_problems(rows: Rows) -> Iterator[Problem]:
    """Decisions about nothing, about a claim and a source, or about one id and itself.

    An id that was merged into another is no row of its own any more.
    """
    for row in rows[IDENTITIES.name]:
        cells = row.cells
        subjects = [column for column in ("claim_id", "source_id") if cells[column]]
        if len(subjects) != 1:
            wrong = "it is about one claim or one source."
            remedy = "Fill claim_id or source_id."
            yield _problem(IDENTITIES, row, "claim_id", wrong, remedy)
            continue
        [subject] = subjects
        other, table = cells["other_id"], f"{subject.removesuffix('_id')}s"
        if other == cells[subject]:
            wrong = f"“{other}” is compared with itself."
            yield _problem(IDENTITIES, row, "other_id", wrong, "Name the other one.")
        elif cells["verdict"] == "same" and other in {each.cells[subject] for each in rows[table]}:
            wrong = f"“{other}” was merged into another and is in {table}.csv still."
            yield _problem(IDENTITIES, row, "other_id", wrong, "Remove one of the two.")
