"""Traps: what makes the second opinions of its parts disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Basins": ("found.ends", "walk.path.points"),
    "Which hold": ("bends", "edges", "held.ends"),
    "Ways out": (
        "ways.lowest",
        "walks.descent",
        "walks.momentum",
        "walks.restarts",
        "walks.annealing",
    ),
    "Annealing": (
        "chain.points",
        "chain.chances",
        "chain.temperatures",
        "crowd.shares",
        "crowd.cold_shares",
        "crowd.predicted",
    ),
    "Saddles": ("escape.points", "escape.factors"),
    "Fog": ("minima",),
}
