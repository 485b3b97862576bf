"""Documents: the texts themselves, with every quote marked in its claim's standing."""

from components.claim_panel import show_picked
from components.compositions import show_document_part
from components.opening import current_view, show_headline
from components.picks import pick_claims

view = current_view()
show_headline(view)
pick_claims(show_document_part(view))
show_picked(view)
