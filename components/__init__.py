"""Everything that draws: the only Streamlit code besides the pages."""
