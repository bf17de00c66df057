"""Plotly figures from the engines' records: no Streamlit, no arithmetic."""
