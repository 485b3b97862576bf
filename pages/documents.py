"""Documents: the texts themselves, with every quote marked in its claim's status."""

from components.cases.open_case import current_view
from components.editing.edit import show_table_correction
from components.filters.header import show_headline
from components.panels.documents import show_document_part
from components.panels.evidence import show_words
from components.state import apply_selection

view = current_view()
show_headline(view)
apply_selection(show_document_part(view), narrow=False)
show_table_correction(view.case, "documents")
show_words(view)
