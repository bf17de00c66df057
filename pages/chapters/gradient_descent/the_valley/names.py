"""The names on the curve, at every step where there is room for them."""

import numpy as np

from engines.gradient_descent.underfoot import tangent_ends, trusted_parabola
from pages.figures import theme
from pages.figures.leaving import since, who_left
from pages.figures.panel import Span
from pages.figures.places import Name, Sheet, between, placed
from pages.words.numbers import short, signed

from .underfoot import HIKER, Scene, reach_in

SIZES = ((265, 190), (560, 380))  # pixels: a phone or the home page, and a desk
STAR, RING = 7, 17  # pixels: a minimum's, and the ring by which the start is dragged
LATELY = 4  # steps whose way is kept free of names, if it can be
TRUSTED = "the parabola that<br>this step trusts"


def names(scene: Scene) -> list[Span]:
    """Return the names at every step: of what has gone, of what stays, of the step."""
    sheet = Sheet(scene.view, SIZES, len(scene.walked))
    sheet.still.extend([(np.column_stack(scene.curve), 0), (scene.stars, STAR)])
    lately = np.arange(len(scene.walked))[:, np.newaxis] - np.arange(LATELY + 1)
    sheet.faint.append((between(scene.walked[np.maximum(lately, 0)], 10), 0))
    sheet.faint.append((_always(scene, scene.walked[:1]), RING))
    there = scene.view.held(scene.walked[:, np.newaxis])
    sheet.moving.append((there, HIKER))
    step = _of_the_step(scene, sheet)
    hiker = Name(there, "hiker", theme.HERE, 11, near=True)
    texts = since(scene.view, scene.walked, "step", lambda at: f"x = {short(at[0])}")
    gone = who_left(scene.view, scene.walked, texts)
    *minima, ground = _of_what_stays(scene)
    every = [*gone, *minima, *step, ground, hiker]
    return [span for spans in placed(sheet, every) for span in spans]


def _always(scene: Scene, points: np.ndarray) -> np.ndarray:
    """Return points (P, 2) as they are at every step."""
    return np.broadcast_to(points, (len(scene.walked), *points.shape))


def _of_what_stays(scene: Scene) -> list[Name]:
    """Return the names of the minima, and of the curve."""
    look = {"gap": 12, "best": "below"}
    minima = [
        Name(at[np.newaxis], "minimum", theme.MINIMUM, **look) for at in scene.stars
    ]
    along = np.column_stack(scene.curve)[30:-30:48]
    return [*minima, Name(along, "the ground", theme.CURVE)]


def _of_the_step(scene: Scene, sheet: Sheet) -> list[Name]:
    """Return the names of a step, and put what is drawn for it on the sheet."""
    x, y = scene.walked.T
    slopes, change = scene.trajectory.gradients[:, 0], np.diff(x, append=np.nan)
    ends = tangent_ends(x[:, None], y[:, None], slopes[:, None], reach_in(scene.view))
    tangent = np.stack(ends, axis=-1)
    reach = 1.3 * np.abs(change)
    arch = trusted_parabola(x, y, slopes, scene.learning_rate, reach, 33)
    arch = np.stack(arch, axis=-1).swapaxes(0, 1)
    over = np.stack([x, x + change, x + change, y, y, np.append(y[1:], np.nan)], -1)
    way = over.reshape(-1, 2, 3).swapaxes(1, 2)
    drawn = (between(tangent, 16), arch, between(way, 24))
    gone = ~scene.held[:, np.newaxis, np.newaxis]
    drawn = [np.where(gone, np.nan, part) for part in drawn]
    sheet.moving.extend((part, 0) for part in drawn)
    far = [f"Δ = {short(by)}" for by in change[:-1].tolist()]
    felt = [f"slope {signed(slope)}" for slope in slopes.tolist()]
    along = scene.view.held(drawn[0][:, [0, -1, 4, 11]])
    middle = scene.view.held(drawn[2][:, [24, 34, 12]])
    names = [
        Name(middle, [*far, ""], theme.NEXT, 6, "above", shorter="Δ"),
        Name(along, felt, theme.SLOPE, shorter="slope"),
    ]
    top = scene.view.held(drawn[1][:, [0, -1, 3, -4, 6, -7, 16, 10, 22]])
    shorter = "the parabola<br>it trusts"
    return [*names, Name(top, TRUSTED, theme.NEXT, 7, shorter=shorter)]
