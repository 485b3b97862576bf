"""Claims: as a table, as the stances of each source on them, and their competing figures."""

from collections.abc import Callable
from typing import NamedTuple

from streamlit.delta_generator import DeltaGenerator

from claimscope.views.view import View
from components.cache.views import load_claim_order
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.claim_table import show_claim_table, table_order
from components.panels.comparison import show_comparison
from components.panels.evidence import InOrder, show_words
from components.panels.notices import part_heading
from components.panels.stances import grid_order, show_stances
from components.state.claim_view import choose_claim_view, claim_view_before


class ClaimView(NamedTuple):
    """A view of the page: its title, what draws it, and the order in which it has the claims."""

    title: str
    draw: Callable[[View, DeltaGenerator], None]
    in_order: InOrder


VIEWS = {
    "table": ClaimView("Table", show_claim_table, table_order),
    "stances": ClaimView("Stance by source", show_stances, grid_order),
    "figures": ClaimView("Competing figures", show_comparison, load_claim_order),
}
"""By their name in the address."""


def show(view: View) -> None:
    """One of the three views of the claims."""
    show_words(view, VIEWS[claim_view_before(VIEWS)].in_order)
    show_headline(view)
    row = part_heading("Claims")
    with row:
        chosen = choose_claim_view({name: each.title for name, each in VIEWS.items()})
    VIEWS[chosen].draw(view, row)


if __name__ == "__main__":
    run_page(show)
