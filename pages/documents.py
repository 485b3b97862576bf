"""Documents: the texts themselves, with every quote marked in its claim's standing."""

from components.claim_panel import show_words
from components.correction import show_table_correction
from components.document_parts import show_document_part
from components.headline import show_headline
from components.opening import current_view
from components.picks import take_up

view = current_view()
show_headline(view)
take_up(show_document_part(view), narrow=False)
show_table_correction(view.case, "documents")
show_words(view)
