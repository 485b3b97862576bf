"""Pure drawing: a small frame in, a Plotly figure or a folium map out. Knows no Streamlit."""
