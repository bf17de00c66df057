"""Too many questions: what makes the second opinions of its parts disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "How deep?": ("learned", "held"),
    "Prune": ("path.alphas", "path.costs", "costs", "learned", "held"),
    "Many trees": (
        "forest.probabilities",
        "forest.own_probabilities",
        "forest.averages",
    ),
    "What matters": ("credit", "held.by_shuffle"),
}
