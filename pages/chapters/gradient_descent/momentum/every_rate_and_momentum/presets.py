"""States of "Every η and β" that are worth seeing."""

from pages.ui.chapter import Preset

from .. import settings

PART = settings.EVERY
PRESETS = (
    Preset(
        "The star",
        "the ring stands beside theory's best. On which lines does it stand, and what "
        "does each direction do there?",
        part=PART,
        eta=2.68,
        beta=0.4,
    ),
    Preset(
        "Plain descent's best",
        "at β = 0 one η serves both directions as well as it can. How long does the "
        "slower of them take?",
        part=PART,
        eta=1.9,
        beta=0.0,
    ),
    Preset(
        "Too much memory",
        "far above the lines both directions ring. What decides how fast the ringing "
        "fades: η, or β alone?",
        part=PART,
        eta=1.0,
        beta=0.95,
    ),
    Preset(
        "A little beyond",
        "a little more η than the star's, with the same β. What does that change along "
        "the flat direction, and what along the steep one?",
        part=PART,
        eta=2.9,
        beta=0.4,
    ),
    Preset(
        "On the very edge",
        "η is exactly 2 + 2β. What becomes of the error along the steep direction?",
        part=PART,
        eta=3.0,
        beta=0.5,
    ),
    Preset(
        "Nesterov's map",
        "where does the edge run now, and where does the steep direction stop ringing?",
        part=PART,
        optimizer="Nesterov",
        eta=1.26,
        beta=0.6,
    ),
)
