"""Facets: how many claims each value of a filter has, beside what else is filtered."""

from __future__ import annotations

from claimscope.assessment.as_of import Record
from claimscope.record.frames import Lazy, to_pandas
from claimscope.views.filters import FILTERS, Filters, narrow, without


def facet_counts(record: Record, filters: Filters) -> dict[str, dict[str, int]]:
    """By filter and value the number of claims that the value has among what the *other* filters
    let through; values without a claim are left out. Of filters that take several values, but for
    the claims themselves.

    A filter's own choice leaves its other values their counts: they say what choosing them too
    would add.
    """
    facets = {spec.name: spec.values for spec in FILTERS if spec.values and spec.name != "claims"}
    others = {name: without(filters, name) for name in facets}
    # Most filters are not set: what all the others let through is then the same.
    rows = {each: narrow(record.spoken, record.case, each) for each in set(others.values())}
    return {
        name: _counts(values.by_claim(rows[others[name]], record.case))
        for name, values in facets.items()
    }


def _counts(pairs: Lazy) -> dict[str, int]:
    counts = to_pandas(pairs)["value"].value_counts()
    return {str(value): int(count) for value, count in counts.items()}
