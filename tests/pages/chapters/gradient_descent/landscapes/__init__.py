"""Landscapes: what makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "Race": (),
    "Fair race": (
        "fair.own_race.heights",
        "fair.tuned_race.heights",
        "fair.tuning.scores.median",
    ),
}
