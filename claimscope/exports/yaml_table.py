"""A table as YAML, for a program and a reader: every row a mapping, days in ISO 8601, text quoted.

What is written is the small part of YAML 1.1 and 1.2 in which a reader of either finds the same:
mappings and sequences in block style, and scalars as JSON has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from claimscope.exports.format import Format
from claimscope.exports.provenance import provenance
from claimscope.exports.tables import shown_table
from claimscope.record.cells import Cell, cells, decimal
from claimscope.views.ledger import Ledger

# What YAML does not allow bare, and marks that turn the direction of text around.
ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
TABLE = "claims"


def yaml_bytes(content: Mapping[str, Mapping[str, Cell] | Sequence[Mapping[str, Cell]]]) -> bytes:
    """``content`` as YAML in UTF-8: under each name a mapping, or a sequence of mappings.

    Text is always quoted, so that no ``no`` is a flag and no day a date; letters of every script
    stay readable. What is missing is ``null``.
    """
    return ("\n".join(_lines(content)) + "\n").encode()


def _lines(
    content: Mapping[str, Mapping[str, Cell] | Sequence[Mapping[str, Cell]]],
) -> Iterator[str]:
    for name, held in content.items():
        if isinstance(held, Mapping):
            yield f"{name}:"
            yield from (f"  {key}: {_scalar(cell)}" for key, cell in held.items())
        elif held:
            yield f"{name}:"
            for row in held:
                for at, (key, cell) in enumerate(row.items()):
                    yield f"{'-' if at == 0 else ' '} {key}: {_scalar(cell)}"
        else:
            yield f"{name}: []"


def _scalar(cell: Cell) -> str:
    if isinstance(cell, float):
        return decimal(cell)
    plain = cell.isoformat() if isinstance(cell, date) else cell
    return ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(plain, ensure_ascii=False)
    )


def _table(name: str, ledger: Ledger) -> bytes:
    """The rows under the name of their table; ``claimscope`` says where they come from."""
    frame = shown_table(name, ledger)
    columns = [cells(frame, column) for column in frame.columns]
    rows = [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]
    return yaml_bytes({"claimscope": provenance(ledger), name: rows})


FORMATS = (
    Format(
        f"{TABLE}.yaml",
        f"The {TABLE} shown, for a program and a reader",
        "application/yaml",
        partial(_table, TABLE),
    ),
)
