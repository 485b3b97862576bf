"""Keeps charts of figures as they are drawn: for an act that changes nothing in them, as a pick of
a claim is, none is drawn again.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from claimscope.figures.timeline import TimelineStyle, event_days, timeline_figure
from claimscope.screen_limits import TIMELINE_ROWS
from claimscope.views.events import Events
from claimscope.views.frames import CLAIMS_FRAME
from claimscope.views.view import View
from components.cache.views import HASHED, load_charted_figures, load_events

NO_EVENTS = Events(pd.DataFrame(columns=list(CLAIMS_FRAME.columns)), 0)


def load_events_beside(figures: pd.DataFrame, view: View, *, events: bool) -> Events:
    """The events that have room beside these figures; none without ``events``."""
    if not events:
        return NO_EVENTS
    return load_events(view, *event_days(figures, view.effective_filters.clock), TIMELINE_ROWS)


@st.cache_resource(max_entries=16, hash_funcs={**HASHED, TimelineStyle: repr}, show_spinner=False)
def load_timeline(view: View, style: TimelineStyle) -> go.Figure:
    """See :func:`claimscope.figures.timeline.timeline_figure`; shared, to be read only."""
    charted = load_charted_figures(view)
    told = load_events_beside(charted.figures, view, events=style.events)
    return timeline_figure(charted.figures, told.claims, style, charted.groups, told.total)
