"""Failures worth a look."""

from pages.ui.chapter import Preset

PART = "What went wrong"
PRESETS = (
    Preset(
        "Nothing moves",
        "all weights begin at 0. Which layer feels a gradient, and does the plane ever "
        "change?",
        part=PART,
        failure="Zero start",
    ),
    Preset(
        "A straight fit flies off",
        "reported by users: no hidden layer, x, y and x², and soon no number at all. "
        "On the axis of powers, along what kind of line does the loss grow?",
        part=PART,
        failure="A straight fit on x, y, x²",
    ),
    Preset(
        "A penalty that explodes",
        "reported by users: tanh, a spiral, η 0.3 and L2 10. By what does the loss "
        "grow from epoch to epoch, and what do the samples have to do with it?",
        part=PART,
        failure="L2 10 on a spiral",
    ),
    Preset(
        "One sample at a time",
        "reported by users: batches of one, much noise, η 1. How many epochs does it "
        "last, and how much is left to explain for the mended run?",
        part=PART,
        failure="Batch 1, noise 50, η 1",
    ),
    Preset(
        "Everything at its largest",
        "reported by users: layers, units, noise, samples, batch, η and L2 at their "
        "largest. Which two of them are enough?",
        part=PART,
        failure="Everything at its largest",
    ),
)
