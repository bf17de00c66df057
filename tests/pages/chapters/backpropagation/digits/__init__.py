"""Digits: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Learn to read": (
        "shares",
        "confusions",
        "held_accuracies",
        "baseline_accuracies",
        "net.history.losses",
        "net.history.accuracies",
        "baseline.history.losses",
    ),
    "Draw your own": ("shares", "distances"),
    "One digit": ("shares", "after_shares", "pixel_blame", "others"),
    "What units look for": (
        "weights",
        "biases",
        "speaks",
        "means",
        "spreads",
        "heights",
    ),
}
