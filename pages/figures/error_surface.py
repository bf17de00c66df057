"""The error surface over two weights, from above and from the side, with a path."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent import Field, NeuronFit
from pages.figures import theme
from pages.figures.fields import Coordinates, Path, contour_panel, surface_panel
from pages.figures.neuron import Moment
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import segment

ANSWER = theme.stroke(theme.SLOPE, 2, "dash")
STAR = {"symbol": "star", "size": 14, "color": theme.MINIMUM}
LEGEND = (
    theme.marked("weights now", theme.HERE),
    theme.lined("path", theme.stroke(theme.PATH)),
    theme.lined("update of w₀, then w₁", theme.stroke(theme.NEXT)),
    theme.lined("answers a sample exactly", ANSWER),
)
SAYS = Coordinates("w₀", "w₁", "L", "bias weight w₀", "weight w₁")


def weight_panel(
    field: Field,
    answers: Sequence[tuple[np.ndarray, np.ndarray]],
    bottom: np.ndarray | None,
    fit: NeuronFit,
    moments: Sequence[Moment],
) -> Panel:
    """Draw the error surface from above, the path, and each sample's answers.

    `answers` holds, for each sample, two ends (x's and y's) of its zero-error line.
    """
    star = [("lowest point", STAR, {})] if bottom is not None else []
    weights = fit.weights.tolist()
    return contour_panel(
        "The error surface from above",
        "weights",
        field,
        [_path(fit, moments)],
        SAYS,
        alt="The error over both weights, from above",
        traces=[*map(_answer, answers), *_bottom(bottom)],
        legend=[*LEGEND, *star],
        under=lambda step: _way(weights, moments[step]),
    )


def bowl_panel(field: Field, fit: NeuronFit, moments: Sequence[Moment]) -> Panel:
    """Draw the same surface in three dimensions, with the path on it."""
    return surface_panel(
        "The same surface, from the side: turn it",
        "bowl",
        field,
        [_path(fit, moments)],
        SAYS,
        alt="The error surface in three dimensions",
    )


def _path(fit: NeuronFit, moments: Sequence[Moment]) -> Path:
    return Path(fit.weights, fit.losses, [one.state + 1 for one in moments])


def _answer(ends: tuple[np.ndarray, np.ndarray]) -> dict:
    x, y = ends
    hover = "this sample is answered exactly<extra></extra>"
    return scatter(x=x, y=y, mode="lines", line=ANSWER, hovertemplate=hover)


def _bottom(bottom: np.ndarray | None) -> list[dict]:
    if bottom is None:
        return []
    x, y = ([weight] for weight in bottom)
    hover = "the bottom<extra></extra>"
    return [scatter(x=x, y=y, mode="markers", marker=STAR, hovertemplate=hover)]


def _way(weights: list[list[float]], moment: Moment) -> list[dict]:
    """Return the two parts of an update, one for each input's blame."""
    if not moment.blames or moment.update + 1 == len(weights):
        return []
    (a, b), (c, d) = weights[moment.update], weights[moment.update + 1]
    return [
        segment((a, c), (b, b), theme.NEXT, 3),
        segment((c, c), (b, d), theme.NEXT, 3, "dot"),
    ]
