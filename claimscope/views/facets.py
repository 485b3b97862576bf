"""Facets: how many claims each value of a filter has, beside what else is filtered."""

from __future__ import annotations

from claimscope.record.frames import Lazy, to_pandas
from claimscope.views.filters import FACETED, without
from claimscope.views.ledger import Ledger


def facet_counts(ledger: Ledger) -> dict[str, dict[str, int]]:
    """By filter and value the number of claims that the value has among what the ledger's *other*
    filters let through; values without a claim are left out. Of filters that take several values,
    but for the claims themselves.

    A filter's own choice leaves its other values their counts: they say what choosing them too
    would add.
    """
    facets = {spec.name: spec.values for spec in FACETED if spec.values}
    others = {name: without(ledger.filters, name) for name in facets}
    # Most filters are not set: what all the others let through is then the same.
    rows = {each: ledger.through(each) for each in set(others.values())}
    return {
        name: _counts(values.by_claim(rows[others[name]], ledger.case))
        for name, values in facets.items()
    }


def _counts(pairs: Lazy) -> dict[str, int]:
    counts = to_pandas(pairs)["value"].value_counts()
    return {str(value): int(count) for value, count in counts.items()}
