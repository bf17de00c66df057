"""Landscapes: what makes the second opinions of its parts disagree."""

TAMPERED = {
    "Race": ("race.points", "race.gradient_norms"),
    "Sweep": ("walks.points", "walks.gradients"),
}
