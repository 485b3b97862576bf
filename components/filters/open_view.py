"""The view of a run: the case through its filters, as the page needs it."""

from __future__ import annotations

from claimscope.record.case import Case
from claimscope.views.filters import Filters
from claimscope.views.view import View
from components.cases.open_case import is_empty
from components.cases.sidebar import show_documents_of
from components.filters.sidebar import show_filters
from components.navigation import AppPage
from components.state.former_ids import follow_merges


def open_view(case: Case | None, page: AppPage) -> View | None:
    """The case through its filters, with the sidebar that the page has beside it.

    A case without claims is shown only by pages that no filter narrows.
    """
    if case is not None:
        follow_merges(case)
    if case is None or (page.filtered and is_empty(case)):
        return None
    if not page.filtered:
        show_documents_of(case)
        return View(case, Filters())
    return show_filters(case)
