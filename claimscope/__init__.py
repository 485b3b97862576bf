"""The domain: the record, its checks, status and the views drawn from it.

Nothing in here imports Streamlit: the dashboard uses this package, never the other way round.
"""

__version__ = "0.2.0"
"""The version, in one place: the package, the app, pictures and exports read it here."""
