"""Failures worth a look."""

from pages.ui.chapter import Preset

PART = "What went wrong"
PRESETS = (
    Preset(
        "All weights 0, a circle",
        "all weights begin at 0. Which layer feels a gradient, and does the plane ever "
        "change?",
        part=PART,
        failure="All weights 0",
    ),
    Preset(
        "A straight fit",
        "reported by users: no hidden layer, told x, y and x². What becomes of the "
        "loss?",
        part=PART,
        failure="A straight fit on x, y, x²",
    ),
    Preset(
        "η 0.3 and L2 10",
        "reported by users: tanh, a spiral, η 0.3 and L2 10. What becomes of the loss "
        "from epoch to epoch?",
        part=PART,
        failure="L2 10 on a spiral",
    ),
    Preset(
        "One sample at a time",
        "reported by users: batches of one, much noise, η 1. How much is left to "
        "explain for the mended run?",
        part=PART,
        failure="Batch 1, noise 50, η 1",
    ),
    Preset(
        "Everything at its largest",
        "reported by users: layers, units, noise, samples, batch, η and L2 at their "
        "largest. Which of them would you turn down first?",
        part=PART,
        failure="Everything at its largest",
    ),
)
