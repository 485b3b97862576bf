"""Facets: how many claims each value of a filter has, beside what else is filtered."""

from __future__ import annotations

import pandas as pd

from claimscope.assessment.as_of import Record
from claimscope.record.frames import to_pandas
from claimscope.views.filter_spec import ValuesIn
from claimscope.views.filters import FILTERS, Filters, narrow, without


def facet_counts(record: Record, filters: Filters) -> dict[str, dict[str, int]]:
    """By filter and value the number of claims that the value has among what the *other* filters
    let through; values without a claim are left out. Of filters that take several values, but for
    the claims themselves.

    A filter's own choice leaves its other values their counts: they say what choosing them too
    would add.
    """
    return {
        spec.name: _counts(record, without(filters, spec.name), spec.values)
        for spec in FILTERS
        if spec.values and spec.name != "claims"
    }


def _counts(record: Record, others: Filters, values: ValuesIn) -> dict[str, int]:
    rows = narrow(record.spoken, record.case, others)
    pairs = to_pandas(values.by_claim(rows, record.case))
    counts: pd.Series = pairs["value"].value_counts()
    return {str(value): int(count) for value, count in counts.items()}
