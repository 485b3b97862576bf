"""Credibility: confirmed and unconfirmed, stances by source, and the sources themselves."""

from components.claim_panel import show_words
from components.credibility_parts import show_claims_part, show_sources_part, show_stances_part
from components.figure_parts import show_rivals_part
from components.headline import show_headline
from components.opening import current_view
from components.picks import take_up

view = current_view()
show_headline(view)
take_up(show_claims_part(view, height=420), narrow=False)
take_up(show_stances_part(view))
take_up(show_rivals_part(view))
take_up(show_sources_part(view), words=False)
show_words(view)
