"""Sources: how reliable each is, on what basis, and how its claims stand."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.credibility import show_sources_part
from components.panels.evidence import show_words
from components.state.selection import apply_selection


def show(view: View) -> None:
    """The list of sources; a press shows the claims of one alone."""
    show_words(view)
    show_headline(view)
    apply_selection(show_sources_part(view), words=False)


if __name__ == "__main__":
    run_page(show)
