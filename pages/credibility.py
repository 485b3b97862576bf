"""Credibility: confirmed and unconfirmed, stances by source, and the sources themselves."""

import streamlit as st

from components.claim_panel import show_picked
from components.compositions import show_claims_part, show_stances_part
from components.credibility_panel import show_sources
from components.loaders import load_sources
from components.opening import current_view, show_headline
from components.picks import pick_claims

view = current_view()
show_headline(view)
pick_claims(show_claims_part(view, height=420, png=False))
pick_claims(show_stances_part(view))
st.subheader("Sources")
show_sources(load_sources(view))
show_picked(view)
