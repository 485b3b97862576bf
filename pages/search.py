"""Search: who else said it, in the quotes, claims and texts of every case."""

from claimscope.views.view import View
from components.navigation import run_page
from components.panels.notices import part_heading
from components.panels.search import show_found, show_query


def show(_: View | None) -> None:
    """What is searched for, and the passages that hold it."""
    part_heading("Search all cases")
    show_query()
    show_found()


if __name__ == "__main__":
    run_page(show)
