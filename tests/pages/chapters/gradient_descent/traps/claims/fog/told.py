"""What is told while one plays, and at each probe afterwards."""

from math import atan2, hypot, pi

from tests.claims import Claim, Told

SIDES = (
    *("to the right", "to the upper right", "up", "to the upper left"),
    *("to the left", "to the lower left", "down", "to the lower right"),
)
SIDE = "|".join(SIDES)


def probes(told: Told) -> int:
    """Return how many probes are told of."""
    return told.step if told.seen.is_over else told.seen.n


def a_probe(told: Told) -> bool:
    """Tell whether a probe was there, and felt that."""
    at = probes(told) - 1
    (x, y), height = told.seen.places[at], told.seen.heights[at]
    return told.reads(t=at + 1, x=x, y=y, height=height)


def a_slope(told: Told) -> bool:
    right, up = told.seen.slopes[probes(told) - 1]
    angle = atan2(-up, -right) / (pi / 4)
    side = SIDES.index(told.word("side"))
    off = (angle - side + 4) % 8 - 4
    steep = hypot(right, up)
    is_side = abs(off) <= 0.5 + 1e-9 and steep >= 0.01
    return a_probe(told) and is_side and told.reads(steep=steep)


def no_slope(told: Told) -> bool:
    return a_probe(told) and hypot(*told.seen.slopes[probes(told) - 1]) < 0.01


def before(told: Told) -> tuple[float, float, int]:
    """Return the newest height, the lowest before it, and whose that was."""
    heights = told.seen.heights[: probes(told)]
    *earlier, now = heights
    return now, min(earlier), earlier.index(min(earlier)) + 1


def lower(told: Told) -> bool:
    """Tell whether the newest is the lowest, and which was before it, and how low."""
    now, least, at = before(told)
    return now < least and told.reads(before=least, at=at)


def higher(told: Told) -> bool:
    now, least, at = before(told)
    return now > least and told.reads(before=least, at=at)


def as_low(told: Told) -> bool:
    now, least, at = before(told)
    return abs(now - least) < 1e-9 and told.reads(at=at)


def everyone(told: Told) -> bool:
    """Tell whether everybody's lowest height is the one that is said."""
    t = probes(told)
    you, descent, restarts, annealing = told.seen.lowest(t)
    heights = {"descent": descent, "restarts": restarts, "annealing": annealing}
    one = (told.word("noun") == "probe") == (t == 1)
    return told.seen.is_over and one and told.reads(t=t, you=you, **heights)


def in_the_fog(told: Told) -> bool:
    hollows, ground = len(told.seen.bottoms), told.seen.ground
    sides = [-4 + 0.1 * k for k in range(81)]
    outward = [
        *(ground.slope(4.0, at)[0] for at in sides),
        *(-ground.slope(-4.0, at)[0] for at in sides),
        *(ground.slope(at, 4.0)[1] for at in sides),
        *(-ground.slope(at, -4.0)[1] for at in sides),
    ]
    return told.seen.n == 0 and 2 <= hollows <= 6 and min(outward) > 0


def lifted(told: Told) -> bool:
    x, y = told.seen.bottoms[0]
    bottom, n = told.seen.depths[0], len(told.seen.bottoms)
    return told.seen.is_over and told.reads(n=n, x=x, y=y, bottom=bottom)


def your_lowest(told: Told) -> bool:
    heights = told.seen.heights
    at = heights.index(min(heights)) + 1
    return told.seen.is_over and told.reads(height=min(heights), at=at)


PROBE = "Probe {t} at ({x}, {y}) feels height {height}"
LOWEST = "you {you}, descent {descent}, restarts {restarts} and annealing {annealing}."
CLAIMS = (
    Claim(
        f"{PROBE}; downhill is {{side:{SIDE}}} on the map, {{steep}} a unit.", a_slope
    ),
    Claim(f"{PROBE}, and hardly any slope.", no_slope),
    Claim("It is the first, and so the lowest so far.", lambda told: probes(told) == 1),
    Claim("It is the lowest so far: before it that was probe {at}, {before}.", lower),
    Claim("Probe {at} stays the lowest, with {before}.", higher),
    Claim("That is as low as probe {at}, the lowest before it.", as_low),
    Claim(f"Lowest after {{t}} {{noun:probe|probes}}: {LOWEST}", everyone),
    Claim(
        "Nothing of the ground can be seen: it has two to six hollows, and it rises at "
        "the edge of the window.",
        in_the_fog,
    ),
    Claim(
        "You have {budget} probes.",
        lambda told: told.seen.n == 0 and told.reads(budget=told.seen.budget),
    ),
    Claim(
        "Click anywhere, or type a place, to feel how high the ground is there and "
        "which way it falls.",
        lambda told: told.seen.n == 0,
    ),
    Claim("The fog has lifted.", lambda told: told.seen.is_over),
    Claim(
        "The ground has {n} hollows, and the lowest has its bottom at ({x}, {y}), at "
        "height {bottom}.",
        lifted,
    ),
    Claim("The lowest you have felt is {height}, with probe {at}.", your_lowest),
)
