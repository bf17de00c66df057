"""States of "Basins" that are worth seeing."""

from pages.ui.chapter import Preset

from .. import settings

PART = settings.BASINS
PRESETS = (
    Preset(
        "Four hollows",
        "press Play and look where the colours meet. Is each start in the colour of "
        "its nearest minimum?",
    ),
    Preset(
        "Hollows that vanish",
        "one of the minima does not hold at this η. What becomes of the starts around "
        "it, and which minimum is next if you raise η?",
        eta=0.017,
    ),
    Preset(
        "Torn basins",
        "a heavy ball rolls past hollows. How wide are the borders now, and how far "
        "from a minimum are the starts that end there?",
        walker="Momentum",
        eta=0.01,
    ),
    Preset(
        "Newton seeks level ground",
        "without care for the bends' signs Newton's method jumps to wherever the "
        "slope would be 0. What stands in the midst of the hatched cells?",
        landscape="Styblinski–Tang",
        walker="Newton",
        jumps="Level ground",
    ),
    Preset(
        "Adam beside descent",
        "a ground of your own, with an edge where it ends. Where do the two part, and "
        "who gets lost at the edge?",
        landscape="Your own surface",
        formula="x^4 + y^4 - 4x*y + sqrt(x + y + 3)",
        map_view="Difference",
        other="Adam",
    ),
)
