"""Credibility: confirmed and unconfirmed, stances by source, and the sources themselves."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.credibility import show_claims_part, show_sources_part, show_stances_part
from components.panels.evidence import show_words
from components.panels.timeline import show_comparison_part
from components.state.selection import apply_selection


def show(view: View) -> None:
    """From the claims to those who make them."""
    show_headline(view)
    apply_selection(show_claims_part(view, height=420), narrow=False)
    apply_selection(show_stances_part(view))
    apply_selection(show_comparison_part(view))
    apply_selection(show_sources_part(view), words=False)
    show_words(view)


if __name__ == "__main__":
    run_page(show)
