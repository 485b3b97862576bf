"""What a case offers to choose from: the values of its filters, and their readable names."""

from __future__ import annotations

from collections.abc import Iterable

from claimscope.record.case import Case
from claimscope.views.filter_spec import FilterSpec
from claimscope.views.filters import FILTERS


def choices_in(case: Case) -> dict[str, list[str]]:
    """The values that each filter may take in a case, in its menu's order, by the filter's name."""
    return {name: list(names) for name, names in names_in(case).items()}


def names_in(case: Case, specs: Iterable[FilterSpec] = FILTERS) -> dict[str, dict[str, str]]:
    """The readable names of those values, each filter's by the values themselves; of all filters
    unless ``specs`` are given.

    Within a filter no two are alike: where the record has one name twice, the ids tell them apart.
    """
    return {spec.name: spec.choices(case) for spec in specs if spec.choices}
