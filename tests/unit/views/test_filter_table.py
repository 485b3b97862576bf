"""The page on filters in the documentation is made from the filters themselves."""

from __future__ import annotations

from claimscope.resources import ROOT
from claimscope.views.filters import FILTERS
from tools.filter_table import filter_table


def test_the_documentation_has_every_filter_as_it_is() -> None:
    page = (ROOT / "docs" / "filters.md").read_text("utf-8")
    made_with = "write it anew: python -m tools.filter_table > docs/filters.md"
    assert page == filter_table(), made_with
    assert all(f"`--{spec.parameter}`" in page for spec in FILTERS)
