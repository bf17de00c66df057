"""Which question? What makes its second opinions disagree."""

# For each part float arrays of its record: with any one wrong, a badge is red. What
# "Luck" checks is allowed five standard errors, which is far more than 1e-3: its
# negative control is `test_a_biased_shuffle_is_noticed`.
TAMPERED = {
    "Rank": ("gains",),
    "Grow": ("left",),
    "Luck": (),
    "Luck at each node": ("gains",),
    "Three trees": ("questions_a_row",),
    "Best small tree": ("wrong", "asked"),
}
