"""Landscapes: what makes the second opinions of its parts disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Race": ("race.points", "race.gradient_norms"),
    "One update": ("walk.gradients", "walk.updates"),
    "Fair race": (
        "fair.own_race.heights",
        "fair.tuned_race.heights",
        "fair.tuning.scores.median",
    ),
    "Sweep": ("walks.points", "walks.gradients"),
}
