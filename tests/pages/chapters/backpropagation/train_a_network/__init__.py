"""Train a network: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Train": (
        "history.losses",
        "history.test_losses",
        "history.accuracies",
        "history.test_accuracies",
        "history.weight_grad_sizes",
        "history.snapshots",
        "maps.plane",
        "maps.answers",
    ),
    "Many starts": (
        "history.losses",
        "history.snapshots",
        "history.test_accuracies",
    ),
    "Side by side": ("losses", "held_out"),
    "What went wrong": (
        "broken.history.losses",
        "broken.history.snapshots",
        "mended.history.losses",
        "mended.history.test_losses",
        "mended.history.test_accuracies",
        "mended.history.weight_grad_sizes",
        "mended.history.snapshots",
    ),
}
