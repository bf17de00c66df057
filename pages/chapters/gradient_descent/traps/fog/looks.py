"""How everyone in the fog is drawn: the learner's probes, and the machines' ways."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from engines.gradient_descent import Felt
from engines.gradient_descent.fog import A_WALK
from pages.figures import theme
from pages.figures.needles import needle
from pages.figures.panel import Span, Trail, rounded
from pages.figures.racers import RACERS
from pages.figures.shapes import INVISIBLE, dot, label

from .record import LEVEL, YOU

RADIUS, SMALL, PRINT = 9, 5, 3  # pixels: of probes, of walkers, of where they felt
NEAREST, REACH, LONGEST = 0.4, 0.2, 1.4  # of a needle: for no slope, for 1 more; most
FAINT = 0.45


class Look(NamedTuple):
    """Somebody's name, colour and dash."""

    name: str
    colour: str
    dash: str

    def line(self, width: float = 2) -> dict:
        """Return how the way is drawn."""
        return theme.stroke(self.colour, width, self.dash)


LOOKS = {
    YOU: Look("You", theme.HERE, "dot"),
    "descent": Look("Descent", RACERS["gradient_descent"].colour, "solid"),
    "restarts": Look("Restarts", theme.SLOPE, "dash"),
    "annealing": Look("Annealing", theme.NEXT, "dashdot"),
}


def shade(heights: np.ndarray, at: int) -> str:
    """Return the colour of a height among those that were felt: low ones are strong."""
    span = float(np.ptp(heights))
    share = (float(heights[at]) - float(heights.min())) / span if span else 0.0
    colours = [colour for _, colour in theme.DEPTH_SCALE]
    return colours[round(share * (len(colours) - 1))]


def probe(felt: Felt, at: int, is_faint: bool, is_newest: bool) -> list[dict]:
    """Return a probe as a dot with its number, and a needle that points downhill."""
    x, y = rounded(felt.points[at])
    edge = theme.HERE if is_newest else theme.INK
    number = label(str(at + 1), theme.INK, 11)
    look = {"line": {"color": edge, "width": 3 if is_newest else 1.5}, "label": number}
    if is_faint:
        return [dot(x, y, shade(felt.heights, at), RADIUS, **look, opacity=FAINT)]
    shapes = needle((x, y), _downhill(felt.slopes[at]), theme.SLOPE, 2.5)
    return [*shapes, dot(x, y, shade(felt.heights, at), RADIUS, **look)]


def _downhill(slope: np.ndarray) -> tuple[float, float]:
    """Return a needle that comes out from under its dot, longer where it is steeper."""
    size = float(np.hypot(*slope))
    long = min(NEAREST + REACH * size, LONGEST) if size > LEVEL else 0.0
    x, y = (-long / (size or 1.0) * slope).tolist()
    return x, y


def breaks(who: str, n: int) -> list[int]:
    """Return before which probes somebody has begun from elsewhere."""
    return [*range(A_WALK, n, A_WALK)] if who == "restarts" else []


def way(who: str, felt: Felt) -> Trail:
    """Return somebody's way, from the first probe on: a line through where he stood."""
    x, y, upto = [None], [None], [1]
    anew = breaks(who, len(felt.stood))
    for at, point in enumerate(felt.stood):
        if at in anew:
            x, y = [*x, None], [*y, None]
        across, up = rounded(point)
        x, y = [*x, across], [*y, up]
        upto.append(len(x))
    colour = LOOKS[who].colour
    head = dot(0, 0, colour, SMALL, line={"color": theme.PAPER, "width": 1.5})
    return Trail(x, y, upto, LOOKS[who].line(), head)


def been(who: str, felt: Felt) -> list[Span]:
    """Return a small dot at every place that somebody has felt, from then on."""
    last, colour = len(felt.points), LOOKS[who].colour
    places = map(rounded, felt.points)
    look = {"line": INVISIBLE, "opacity": 0.7}
    return [
        Span(dot(*place, colour, PRINT, **look), at, last)
        for at, (place, height) in enumerate(
            zip(places, felt.heights, strict=True), start=1
        )
        if np.isfinite(height)
    ]


def stands(felt: Felt) -> np.ndarray:
    """Return where somebody stands at every step, (k + 1, 1, 2); nan at the first."""
    nowhere: Sequence = np.full((1, 2), np.nan)
    return np.concatenate([nowhere, felt.stood])[:, np.newaxis]
