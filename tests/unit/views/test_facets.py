"""Facets: the counts at the values of a filter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimscope.record.case import Case
from claimscope.views.choices import choices_in
from claimscope.views.facets import facet_counts
from claimscope.views.filter_spec import FilterSpec
from claimscope.views.filters import FILTERS, Filters
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.ledger import Ledger, open_ledger

COUNTED = [spec for spec in FILTERS if spec.values and spec.name != "claims"]


@pytest.mark.parametrize("spec", COUNTED, ids=lambda spec: spec.name)
def test_a_count_is_what_choosing_the_value_leaves(seed_case: Case, spec: FilterSpec) -> None:
    counts = facet_counts(open_ledger(seed_case, Filters()))[spec.name]
    for value in choices_in(seed_case)[spec.name]:
        chosen: dict[str, Any] = {spec.name: (value,)}
        left = CLAIMS_FRAME.shown(open_ledger(seed_case, Filters(**chosen)))
        assert counts.get(value, 0) == len(left)


def test_another_filter_narrows_the_counts(seed_ledger: Callable[[Filters], Ledger]) -> None:
    filters = Filters(sources=("zelensky",))
    counts = facet_counts(seed_ledger(filters))
    assert counts["statuses"] == {"unconfirmed": 1, "assessment": 1}
    assert counts["quantities"] == {"troops": 1}


def test_the_other_values_of_a_filter_keep_their_counts(
    seed_ledger: Callable[[Filters], Ledger],
) -> None:
    filters = Filters(sources=("zelensky",))
    counts = facet_counts(seed_ledger(filters))
    assert counts["sources"] == facet_counts(seed_ledger(Filters()))["sources"]


def test_nothing_is_counted_where_nothing_is_shown(nothing_found: Ledger) -> None:
    counts = facet_counts(nothing_found)
    assert all(each == {} for each in counts.values())
