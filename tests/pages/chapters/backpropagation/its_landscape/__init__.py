"""Its landscape: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "One plane": (
        "ground.losses",
        "ground.plane.center",
        "ground.plane.directions",
        "truth.losses",
        "truth.heights",
        "truth.distances",
    ),
    "Sharp and flat": ("losses", "between", "around", "sharpness"),
    "With shortcuts": ("last_plain", "last_shortcuts"),
}
