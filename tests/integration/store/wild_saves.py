"""What people may save in the ferry case: changes of every kind, some of which are refused."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from claimscope.errors import DataError
from claimscope.record.changes import TABLE_BY_NAME, Change, Save, StoreError, Version
from claimscope.record.model import MODALITIES, ROLES, STANCES
from claimscope.store.corrections import added, corrected, restore, withdrawals, withdrawn
from claimscope.store.sql.store import SqlStore

CASE = "ferry"
DAYS = st.sampled_from(["2031-05-01", "2031-05-03", "2031-05-04", "2031-06-01"])
LETTERS = st.sampled_from(["a", "", "a\0b", " "])
CELLS = {
    "documents": {
        "title": st.text(max_size=9),
        "file": st.sampled_from(["gazette.txt", "./b.txt"]),
    },
    "sources": {"independence_group": st.sampled_from(["north", "south", ""])},
    "claims": {"modality": st.sampled_from([*MODALITIES, "rumour"]), "title": LETTERS},
    "claim_places": {"role": st.sampled_from(list(ROLES))},
    "assertions": {
        "stance": st.sampled_from(list(STANCES)),
        "said_on": DAYS,
        "claim_id": st.sampled_from(["ferry-sank", "crates-moved", "nothing"]),
        "source_id": st.sampled_from(["mayor", "port-police", "nobody"]),
    },
    "figures": {"low": st.sampled_from(["7", "7.0", "9", ""]), "unit": st.text(max_size=5)},
}


@st.composite
def acts(draw: st.DrawFn) -> Callable[[list[Version], SqlStore], list[Change]]:
    """Corrections, withdrawals with and without what refers to the row, additions, restorations."""
    kind = draw(st.sampled_from(["correct", "correct", "withdraw", "alone", "restore", "say"]))
    table, which = draw(st.sampled_from(sorted(CELLS))), draw(st.integers(0, 9))
    cells = {name: draw(values) for name, values in CELLS[table].items()}
    more = {name: draw(values) for name, values in CELLS["assertions"].items()}
    kept = draw(st.sets(st.sampled_from(sorted(cells)), min_size=1))

    def changes(versions: list[Version], store: SqlStore) -> list[Change]:
        rows = [row for row in store.current(CASE) if row.table == table]
        gone = withdrawals(versions)
        if kind == "restore":
            return restore(gone[which % len(gone)]) if gone else []
        if kind == "say":
            said = next(row for row in store.current(CASE) if row.table == "assertions")
            new = {**(said.cells or {}), **more, "assertion_id": f"new-{which}"}
            return added(versions, TABLE_BY_NAME["assertions"], new)
        if not rows:
            return []
        row = rows[which % len(rows)]
        if kind == "withdraw":
            return withdrawn(versions, row)
        if kind == "alone":
            return [Change(row.table, row.row_id, None, row.number)]
        return corrected(versions, row, {name: cells[name] for name in kept})

    return changes


def outcome(store: SqlStore, changes: list[Change]) -> str:
    """What the store says to a save of these changes; nothing where it keeps them."""
    try:
        store.save(CASE, Save("Ben", "a slip", tuple(changes)))
    except (DataError, StoreError) as error:
        return str(error)
    return ""
