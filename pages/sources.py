"""Sources: all of them in a list, and a page for each with what it states and who answers."""

from claimscope.views.view import View
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.evidence import show_words
from components.panels.source_profile import (
    beside_in_profile,
    of_source,
    open_source,
    show_source_part,
)
from components.panels.sources import listed_sources, show_sources_part


def show(view: View) -> None:
    """The list of the sources, or the page of the one that was chosen in it."""
    source = open_source(view)
    if source is None:
        show_words(view)
        show_headline(view)
        show_sources_part(view)
    else:
        part = of_source(view, source["source_id"])
        show_words(part, lambda shown, claim_id: beside_in_profile(shown, source, claim_id))
        show_source_part(view, source, listed_sources(view)["source_id"].tolist())


if __name__ == "__main__":
    run_page(show)
