"""The names on the curve: of what has gone, of what stays, and of the step."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent.underfoot import tangent_ends, trusted_parabola
from pages.figures import theme
from pages.figures.leaving import since, who_left
from pages.figures.places import Name, named
from pages.words.numbers import short, signed

from .underfoot import Scene, reach_in

RING = 17  # pixels: the ring by which the start is dragged
TRUSTED = "the parabola that<br>this step trusts"
SHORTER = "the parabola<br>it trusts"
ON_TANGENT, ON_WAY = (0, 1, 0.27, 0.73), (0.5, 0.75, 0.25)  # shares of their length
ON_ARCH = [0, 32, 3, 29, 6, 26, 16, 10, 22]  # of 33 points


def names(scene: Scene) -> dict:
    """Return the names at every step, the most important first."""
    there = scene.view.held(scene.walked[:, np.newaxis])
    hiker = Name(there, "hiker", theme.HERE, 11, near=True, covers="nothing")
    texts = since(scene.view, scene.walked, "step", lambda at: f"x = {short(at[0])}")
    gone = who_left(scene.view, scene.walked, texts)
    *minima, ground = _of_what_stays(scene)
    every = [*gone, *minima, *_of_the_step(scene), ground, hiker]
    start = (*scene.walked[0].tolist(), RING)
    return named(scene.view, every, kept=[start])


def _of_what_stays(scene: Scene) -> list[Name]:
    """Return the names of the minima, and of the curve."""
    look = {"gap": 12, "best": "below"}
    minima = [
        Name(at[np.newaxis], "minimum", theme.MINIMUM, **look) for at in scene.stars
    ]
    along = np.column_stack(scene.curve)[30:-30:48]
    return [*minima, Name(along, "the ground", theme.CURVE)]


def _of_the_step(scene: Scene) -> list[Name]:
    """Return the names of a step: of the way over, the slope and the parabola."""
    x, y = scene.walked.T
    slopes, change = scene.trajectory.gradients[:, 0], np.diff(x, append=np.nan)
    ends = tangent_ends(x[:, None], y[:, None], slopes[:, None], reach_in(scene.view))
    reach = 1.3 * np.abs(change)
    arch = trusted_parabola(x, y, slopes, scene.learning_rate, reach, 33)
    over = np.stack([x, x + change]), np.stack([y, y])
    far = [f"Δ = {short(by)}" for by in change[:-1].tolist()]
    felt = [f"slope {signed(slope)}" for slope in slopes.tolist()]

    def where(points: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        """Return points (A, T), (A, T) as (T, A, 2): of a hiker inside, and inside."""
        seen = np.where(scene.held, np.stack(points), np.nan)
        return scene.view.held(seen.transpose(2, 1, 0))

    way = where(_along(over, ON_WAY))
    along = where(_along([one.T for one in ends], ON_TANGENT))
    top = where([one[ON_ARCH] for one in arch])
    return [
        Name(way, [*far, ""], theme.NEXT, 6, "above", shorter="Δ"),
        Name(along, felt, theme.SLOPE, shorter="slope"),
        Name(top, TRUSTED, theme.NEXT, 7, shorter=SHORTER),
    ]


def _along(ends: Sequence[np.ndarray], shares: Sequence[float]) -> list[np.ndarray]:
    """Return places between the ends (2, T) of x and of y, each (A, T)."""
    part = np.array(shares)[:, np.newaxis]
    return [first + part * (last - first) for first, last in ends]
