"""The factory: what makes its second opinions disagree."""

CHECKED = ("trip.check.analytic", "trip.check.numeric")
# For each part float arrays of its record: with any one wrong, a badge is red.
TAMPERED = {
    "My number is different": ("verdict.values",),
    "One pass": CHECKED,
    "Chain rule": CHECKED,
    "Books of blame": ("back", "ledger.accounts", "ledger.credits", *CHECKED),
    "One step": ("change.predicted", "change.real"),
    "10,000 steps": ("many.snapshots", "many.losses", "many.outputs"),
    "Break it": ("measured", "check.analytic", "check.numeric"),
    "The check": CHECKED,
    "Two losses": (
        "squares.deltas",
        "squares.pre_activations",
        "squares.activations",
        "entropy.deltas",
        "entropy.pre_activations",
        "entropy.activations",
    ),
    "Nudging": (),  # counts: a thousandth is no multiplication; see test_nudging
}
