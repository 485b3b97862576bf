"""Claims: all of them by status, the stances of each source on them, and competing figures."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.claims import show_claims_part
from components.panels.credibility import show_stances_part
from components.panels.evidence import show_words
from components.panels.timeline import show_comparison_part
from components.state.selection import apply_selection


def show(view: View) -> None:
    """From the claims to who says what of them, and with which figure."""
    show_words(view)
    show_headline(view)
    show_claims_part(view, room=None)
    apply_selection(show_stances_part(view))
    apply_selection(show_comparison_part(view))


if __name__ == "__main__":
    run_page(show)
