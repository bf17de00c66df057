"""States of "Scales" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import SCALES

PRESETS = (
    Preset(
        "A narrow valley, a round bowl",
        "it is one line and one loss, over the weights of the length as measured and "
        "of the length standardised. Which walk goes straight to the star?",
        part=SCALES,
    ),
    Preset(
        "In millimetres",
        "nothing but the unit is another. Compare κ and the raw η with those in cm.",
        part=SCALES,
        unit="mm",
    ),
    Preset(
        "Scaled, not centred",
        "the spread is 1 now, but the mean is not 0. Is κ smaller than in inches?",
        part=SCALES,
        unit="inch",
        prepare="Scaled",
    ),
    Preset(
        "Two that go together",
        "whoever has a long petal has a wide one, so κ stays above 50. Which way does "
        "the valley lie?",
        part=SCALES,
        features="Length and width",
    ),
    Preset(
        "One η for both",
        "η = 0.5 is above the raw edge and below the other. What becomes of the raw "
        "walk?",
        part=SCALES,
        rates="One for both",
        eta_of_both=0.5,
    ),
)
