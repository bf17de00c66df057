"""Landscapes: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "One update": ("walk.gradients", "walk.updates"),
}
