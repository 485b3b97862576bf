"""Documents: the texts themselves, with every quote marked in its claim's status."""

from claimscope.views.view import View
from components.editing.edit import show_table_correction
from components.filters.header import show_headline
from components.navigation import run_page
from components.panels.documents import show_document_part
from components.panels.evidence import show_words


def show(view: View) -> None:
    """One document, and the claims in it."""
    show_headline(view)
    show_document_part(view)
    show_table_correction(view.case, "documents")
    show_words(view)


if __name__ == "__main__":
    run_page(show)
