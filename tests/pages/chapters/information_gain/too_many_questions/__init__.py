"""Too many questions: what makes the second opinions of its parts disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "How deep?": ("learned", "held"),
    "What matters": ("credit", "held.by_shuffle"),
}
