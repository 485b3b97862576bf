"""Methods: the rules, scales, tables and limits, as the code itself holds them."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.methods import show_methods


def show(view: View | None) -> None:
    """The methods, which can be read before there is any claim."""
    if view is not None:
        show_headline(view)
    show_methods()


if __name__ == "__main__":
    run_page(show)
