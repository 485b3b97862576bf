"""A view: a case, the filters it is seen through, and what was selected on its panels."""

from __future__ import annotations

from dataclasses import dataclass

from claimscope.record.case import Case
from claimscope.views.filter_spec import SelectionKind
from claimscope.views.filters import Filters
from claimscope.views.selection import Selection, narrowed


@dataclass(frozen=True)
class View:
    """A case, the filters it is seen through and what was picked on its views.

    Every frame on a page is made from ``effective_filters``: ``base_filters``, narrowed by the
    picks.
    """

    case: Case
    base_filters: Filters
    selections: tuple[Selection, ...] = ()

    @property
    def effective_filters(self) -> Filters:
        """The filters with the picks in them."""
        return narrowed(self.base_filters, self.selections)

    def without(self, *kinds: SelectionKind) -> View:
        """The view without picks of these kinds: a panel goes on showing what it is picked from."""
        return View(
            self.case, self.base_filters, tuple(p for p in self.selections if p.kind not in kinds)
        )
