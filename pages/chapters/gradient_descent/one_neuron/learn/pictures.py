"""The pictures of one neuron: its samples, its loss, and the error surface."""

import numpy as np

from engines.gradient_descent import exact_answers
from pages.figures import theme
from pages.figures.axes import Window, axis, counted_axis
from pages.figures.fields import Path, contour_panel, window_of
from pages.figures.footprints import footprints
from pages.figures.leaving import gone, walled
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.relief import surface_panel
from pages.figures.series import series_panel
from pages.figures.shapes import dot, segment

from .amounts import losses_seen
from .moments import Moment
from .names import SAYS, names
from .record import ABOVE, ASIDE, Record
from .samples import data_panel

ANSWER = theme.stroke(theme.SLOPE, 2, "dash")
STAR = {"symbol": "star", "size": 14, "color": theme.MINIMUM}
HIGHEST = 4  # times the first loss: higher ones leave the picture


def panels(record: Record) -> list[Panel]:
    """Draw the samples, the loss, and the error surface from one or two sides."""
    view, drawn = record.settings.view, [data_panel(record), loss_panel(record)]
    if view != ASIDE:
        drawn.append(weight_panel(record))
    if view != ABOVE:
        drawn.append(bowl_panel(record))
    return drawn


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, in windows that do not tell how it ends."""
    return panels(record.before_bet)


def loss_panel(record: Record) -> Panel:
    """Draw the loss after every update so far."""
    losses, window = losses_seen(record), loss_window(record)
    shown = [moment.state for moment in record.moments]
    seen = np.searchsorted(shown, np.arange(len(losses))).tolist()
    return series_panel(
        "Loss, update by update",
        "loss",
        walled(losses, window, theme.stroke(theme.PATH, 2), shown),
        len(shown),
        alt="The loss L against the update",
        xaxis=counted_axis(window.x, "update"),
        yaxis=axis(window.y, "loss L"),
        height=520,
        frames=[_loss_now(losses, window, state) for state in shown],
        spans=footprints(window, range(len(losses)), rounded(losses), seen, len(shown)),
        dragmode="pan",
    )


def loss_window(record: Record) -> Window:
    """Return the window that holds the losses, but not those that fly off.

    Before the bet it is that of a loss which never rises, for all updates planned.
    """
    losses, last = losses_seen(record), record.fit.n_steps
    if not record.is_told:
        losses, last = losses[:1], record.settings.n_planned
    near = losses[losses <= HIGHEST * losses[0]]
    top, last = float(near.max()) or 1.0, max(last, 1)
    return Window((-0.05 * last, 1.06 * last), (-0.06 * top, 1.15 * top))


def _loss_now(losses: np.ndarray, window: Window, state: int) -> list[dict]:
    """Return the loss with some weights; outside, how far and where it left."""
    loss = float(losses[state])
    if window.holds(state, loss):
        return [dot(state, loss, theme.HERE)]
    return gone(losses, window, state, theme.HERE, "update")


def weight_panel(record: Record) -> Panel:
    """Draw the error surface from above, the path, and each sample's answers."""
    settings, ground = record.settings, record.ground
    bottom = next(iter(record.surface.minima), None)
    samples, view = (settings.inputs, settings.targets), window_of(ground)
    exact = exact_answers(*samples, settings.activation, (view.x, view.y))
    weights = record.fit.weights.tolist()
    return contour_panel(
        "Error surface: click a start",
        "weights",
        ground,
        [_path(record)],
        SAYS,
        alt="The error over both weights, from above",
        height=520,
        traces=[*map(_answer, exact), *_bottom(bottom)],
        names=names(record, _path(record), view, exact),
        under=lambda step: _way(weights, record.moments[step]),
        clickable=True,
    )


def bowl_panel(record: Record) -> Panel:
    """Draw the same surface in three dimensions, with the path on it."""
    return surface_panel(
        "The same in 3-D: turn it",
        "bowl",
        record.ground,
        [_path(record)],
        SAYS,
        alt="The error surface in three dimensions",
        height=520,
    )


def _path(record: Record) -> Path:
    upto = [moment.state + 1 for moment in record.moments]
    return Path(record.fit.weights, record.fit.losses, upto)


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
    (a, b), (c, d) = weights[moment.update : moment.update + 2]
    return [
        segment((a, c), (b, b), theme.NEXT, 3),
        segment((c, c), (b, d), theme.NEXT, 3, "dot"),
    ]
