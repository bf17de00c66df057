"""States of "Two directions" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import PHASES

PRESETS = (
    Preset(
        "One η for two",
        "follow each direction by itself. Which of the two is in the hiker's way, and "
        "what does the ball do there?",
    ),
    Preset(
        "The η that serves both",
        "η is all but 2/(m + L). Compare the two factors of the hiker, and try to find "
        "an η that makes both smaller.",
        eta=1.9,
        beta=0.0,
    ),
    Preset(
        "A narrow valley",
        "κ is 100. How much of the hiker's height is along the flat direction after "
        "the first ten steps?",
        kappa=100.0,
        eta=1.6,
        beta=0.7,
        steps=100,
    ),
    Preset(
        "Beyond the edge",
        "η·λ is above 2 along the steep direction. What becomes of the hiker there, "
        "and what of the ball?",
        eta=2.2,
        beta=0.6,
    ),
    Preset(
        "Beyond 2 + 2β",
        "η·λ is above 2 + 2β. Look at the ball's swings along the steep direction.",
        eta=3.3,
        beta=0.6,
    ),
    Preset(
        "A heavy ball rings",
        "with β = 0.95 the ball forgets little. How often does it run past the bottom "
        "of the flat direction?",
        eta=1.0,
        beta=0.95,
        steps=100,
    ),
    Preset(
        "Neither swing nor crawl",
        "β is all but (1 − √(ηλ))² for the flat direction: its two roots are nearly "
        "one. Compare with a larger β, and with a smaller one.",
        eta=1.6,
        beta=0.51,
    ),
    Preset(
        "The best of both",
        "the best η and β for κ = 20. Do both directions shrink alike?",
        eta=2.66,
        beta=0.41,
    ),
    Preset(
        "Place and speed",
        "after its first step the hiker keeps to a line: his place decides his step. "
        "What does the ball's curve look like?",
        beta=0.8,
        view=PHASES,
    ),
    Preset(
        "A round bowl",
        "κ is 1, so both directions are alike. Is there anything left for the ball to "
        "do better?",
        kappa=1.0,
        eta=0.5,
        beta=0.6,
    ),
)
