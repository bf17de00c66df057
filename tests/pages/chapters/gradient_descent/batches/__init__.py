"""Batches: what makes the second opinions of its parts disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Side by side": (
        "everyone.weights",
        "table.weights",
        "guest.weights",
        "guest.losses",
    ),
    "Scales": (
        "raw.trajectory.points",
        "raw.trajectory.values",
        "prepared.trajectory.points",
        "prepared.trajectory.gradients",
        "raw.ground.bends",
    ),
    "Guesses": ("slope", "returned", "kept"),
    "The floor": ("drawn.weights", "drawn.pulls", "shuffled.weights", "shuffled.pulls"),
}
