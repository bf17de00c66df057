"""The valley: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Walk": ("trajectory.gradients", "trajectory.points"),
    "My number is different": ("verdict.values",),
}
