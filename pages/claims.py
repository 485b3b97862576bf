"""Claims: as a table, as the stances of each source on them, and their competing figures."""

from collections.abc import Callable
from typing import NamedTuple

from streamlit.delta_generator import DeltaGenerator

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.claim_table import beside_in_table, show_claim_table
from components.panels.comparison import show_comparison
from components.panels.evidence import Beside, by_status, show_words
from components.panels.notices import part_heading
from components.panels.stances import beside_in_grid, show_stances
from components.state.claim_view import choose_claim_view, claim_view_before


class ClaimView(NamedTuple):
    """A view of the page: its title, what draws it, and where a claim stands in it."""

    title: str
    draw: Callable[[View, DeltaGenerator], None]
    beside: Beside


VIEWS = {
    "table": ClaimView("Table", show_claim_table, beside_in_table),
    "stances": ClaimView("Stance by source", show_stances, beside_in_grid),
    "figures": ClaimView("Competing figures", show_comparison, by_status),
}
"""By their name in the address."""


def show(view: View) -> None:
    """One of the three views of the claims."""
    show_words(view, VIEWS[claim_view_before(VIEWS)].beside)
    show_headline(view)
    row = part_heading("Claims")
    with row:
        chosen = choose_claim_view({name: each.title for name, each in VIEWS.items()})
    VIEWS[chosen].draw(view, row)


if __name__ == "__main__":
    run_page(show)
