"""Grow a tree: what makes the second opinions of its parts disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "One split": ("thresholds", "gains", "own_gains"),
    "The plane": ("plane.rectangles", "decisions.tree.thresholds"),
    "The tree": ("path.thresholds", "path.values", "path.highs", "change.point"),
    "Two steps ahead": ("first.totals",),
}
