"""Streamlit parts that every chapter shares: no maths."""
