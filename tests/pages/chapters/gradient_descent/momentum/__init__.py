"""Momentum: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Two directions": ("hiker.parts.errors", "ball.parts.errors", "ball.parts.heights"),
    "For ever": (
        "hiker.trajectory.points",
        "ball.trajectory.points",
        "ball.trajectory.gradients",
        "ball.diagnosis.path",
        "ahead.trajectory.points",
    ),
    "Every η and β": ("errors", "moves"),
}
