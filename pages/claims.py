"""Claims: as a table, as the stances of each source on them, and their competing figures."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.claim_table import show_claim_table
from components.panels.comparison import show_comparison
from components.panels.evidence import show_words
from components.panels.notices import part_heading
from components.panels.stances import show_stances
from components.state.claim_view import choose_claim_view

VIEWS = {
    "table": ("Table", show_claim_table),
    "stances": ("Stance by source", show_stances),
    "figures": ("Competing figures", show_comparison),
}
"""The views of the page by their name in the address: what each is called, and what draws it."""


def show(view: View) -> None:
    """One of the three views of the claims."""
    show_words(view)
    show_headline(view)
    row = part_heading("Claims")
    with row:
        chosen = choose_claim_view({name: title for name, (title, _) in VIEWS.items()})
    _, draw = VIEWS[chosen]
    draw(view, row)


if __name__ == "__main__":
    run_page(show)
