"""The domain: the record, its checks, status and the views drawn from it.

Nothing in here knows how a screen is made: no streamlit, plotly or folium.
"""
