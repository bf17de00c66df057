"""How numbers, lists, plurals and formulas are written; no Streamlit, no Plotly."""
