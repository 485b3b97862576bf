"""The domain: the record, its checks, status and the views drawn from it.

Nothing in here knows how a screen is made: no streamlit, plotly or folium.
"""

__version__ = "0.2.0"
"""The version, in one place: the package, the app, pictures and exports read it here."""
