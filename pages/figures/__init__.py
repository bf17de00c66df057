"""Plotly figures from the engines' records: no Streamlit, no arithmetic.

What all of them are made of: `theme` (colours, the figure, its legend), `plain` (JSON),
`panel` (a figure and what moves on it), `shapes`, `axes` and `powers`, `lettering` (how
wide words are), and whole pictures to fill in: `series`, `bars` and `fields`. Every
other module is one chapter's own.
"""
