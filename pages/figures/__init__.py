"""Plotly figures as plain JSON: no Streamlit, no arithmetic.

What all of them are made of: `theme` (colours, the figure), `plain` (JSON),
`panel` (a figure and what moves on it), `live` (what follows a hand), `shapes`, `axes`,
`powers` and `lettering` (how wide words are). Whole pictures to fill in: `series`,
`bars`, `fields`. Subjects that several chapters draw: `network*`, `tree`, `growth`,
`rate_scale`. What only one chapter draws stands in that chapter's `pictures`.
"""
