"""What is to be observed in the presets: only what their probes do."""

from math import atan2, cos, hypot

from tests.claims import Claim, Told


def along_the_slope(told: Told) -> bool:
    """Tell whether every probe is set downhill of the one before it."""
    game = told.seen
    return game.n > 2 and all(_leads(game, at, at + 1) for at in range(game.n - 1))


def _leads(game, at: int, then: int) -> bool:
    right, up = game.slopes[at]
    x, y = (b - a for a, b in zip(game.places[at], game.places[then], strict=True))
    return hypot(x, y) > 0 and cos(atan2(-up, -right) - atan2(y, x)) > 0.9


def a_net(told: Told) -> bool:
    rows = [y for _, y in told.seen.places]
    return told.seen.n == 12 and len({*rows}) == 3


def wide_then_down(told: Told) -> bool:
    """Tell whether the last four go down from the lowest of the eight before them."""
    heights = told.seen.heights
    return told.seen.n == 12 and max(heights[8:]) < min(heights[:8])


CLAIMS = (
    Claim(
        "every probe goes where the slope of the last one points, as descent does.",
        along_the_slope,
    ),
    Claim(
        "Into which hollow do they lead, and what do they know of the others?",
        along_the_slope,
    ),
    Claim("twelve probes in three rows, whatever they felt.", a_net),
    Claim("Is the lowest of them in the lowest hollow?", a_net),
    Claim(
        "eight probes look around, and four go down from the lowest of them.",
        wide_then_down,
    ),
    Claim("Step through them: which needle led to the next probe?", wide_then_down),
)
