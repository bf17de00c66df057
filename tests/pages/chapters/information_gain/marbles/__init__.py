"""Marbles: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Bag": ("drawing.terms", "drawing.surprises", "drawing.surprise"),
    "Questions": ("drawing.surprise", "drawing.questions"),
    "You ask": ("finding.bits",),
    "The wrong bag": (
        "wrong.terms",
        "wrong.questions",
        "wrong.missed",
        "drawing.questions",
    ),
    "Your counts": ("split.terms", "split.child_entropies", "split.child_ginis"),
    "My number is different": ("verdict.values",),
    "Measures": ("drawing.drawn_guess_mistakes", "drawing.best_guess_mistakes"),
}
