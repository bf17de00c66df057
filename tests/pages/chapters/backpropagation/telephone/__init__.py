"""Telephone: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "One stack": (
        "profile.activations",
        "profile.deltas",
        "profile.weight_grads",
        "activations.middle",
        "deltas.low",
        "deltas.middle",
        "deltas.high",
        "weight_grads.middle",
    ),
    "Ladder of fixes": ("sizes", "factors"),
    "Map": ("found.log_ratios", "here.sizes"),
    "Census": ("profile.update_ratios",),
    "Does it learn?": (
        "sigmoid.history.losses",
        "relu.history.losses",
        "relu.history.accuracies",
        "sigmoid.snapshots.weight_grads",
        "relu.snapshots.weight_grads",
    ),
}
