"""The pictures of "From paper": samples, loss, and the loss over two weights."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, counted_axis
from pages.figures.fields import Coordinates, Path, contour_panel, left_at, window_of
from pages.figures.footprints import footprints
from pages.figures.leaving import gone, walled, who_left
from pages.figures.panel import Panel, rounded
from pages.figures.places import Name, named
from pages.figures.series import series_panel
from pages.figures.shapes import dot
from pages.words.numbers import short

from .record import Record, loss_name, unit
from .samples import data_panel
from .words import plain

HIGHEST = 4  # times the first loss: higher ones leave the picture
HEIGHT = 520  # pixels


def panels(record: Record) -> list[Panel]:
    """Draw the samples, the loss, and the loss over two of the weights."""
    return [data_panel(record), loss_panel(record), weight_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, in windows that do not tell how it ends."""
    return panels(record.before_bet)


def losses_seen(record: Record) -> np.ndarray:
    """Return the losses, 0 where the answers' rounding makes them."""
    return plain(record.settings, record.fit.losses, record.fit.weights)


def loss_panel(record: Record) -> Panel:
    """Draw the loss, or how many samples are wrong, at every row so far."""
    losses, name, what = losses_seen(record), loss_name(record.settings), _what(record)
    window, shown = loss_window(record, losses), record.states.tolist()
    seen = np.searchsorted(record.states, np.arange(len(losses))).tolist()
    title = "Samples wrong" if record.settings.is_step else f"Loss by {what}"
    return series_panel(
        title,
        "loss",
        walled(losses, window, theme.stroke(theme.PATH, 2), shown),
        len(shown),
        alt=f"The {name} against the {what}",
        xaxis=counted_axis(window.x, what),
        yaxis=(counted_axis if record.settings.is_step else axis)(window.y, name),
        height=HEIGHT,
        frames=[_now(record, losses, window, row) for row in shown],
        spans=footprints(window, range(len(losses)), rounded(losses), seen, len(shown)),
        dragmode="pan",
    )


def _what(record: Record) -> str:
    return unit(record.settings)


def loss_window(record: Record, losses: np.ndarray) -> Window:
    """Return the window that holds the losses, but not those that fly off."""
    last = record.fit.n_steps
    if not record.is_told:
        losses, last = losses[:1], record.settings.n_planned
    near = losses[losses <= HIGHEST * losses[0]]
    top = float(near.max()) or 1.0
    if record.settings.is_step:
        top = float(len(record.settings.rows))
    last = max(last, 1)
    return Window((-0.05 * last, 1.06 * last), (-0.06 * top, 1.15 * top))


def _now(record: Record, losses: np.ndarray, window: Window, row: int) -> list[dict]:
    """Return the loss at a row; outside, how far and where it left."""
    loss = float(losses[row])
    if window.holds(row, loss):
        return [dot(row, loss, theme.HERE)]
    return gone(losses, window, row, theme.HERE, _what(record))


def says(record: Record) -> Coordinates:
    """Name the two weights, and the height above them."""
    names, two = record.settings.names, record.settings.plane
    height = "wrong" if record.settings.is_step else "L"
    axes = ["bias w₀" if k == 0 else f"weight {names[k]}" for k in two]
    return Coordinates(*(names[k] for k in two), height, *axes, _what(record))


def weight_panel(record: Record) -> Panel:
    """Draw the loss over two weights from above, with the path on it."""
    path, ground, words = _path(record), record.ground, says(record)
    window = window_of(ground)
    texts = left_at(window, path, words)
    rows = record.states
    gone = who_left(window, path.points[rows], [texts[at] for at in rows.tolist()])
    start = Name(path.points[:1], "start", theme.PATH, 9, plate=True)
    what = "Mistakes" if record.settings.is_step else "Loss"
    return contour_panel(
        f"{what} over {words.x} and {words.y}{_held(record)}",
        "weights",
        ground,
        [path],
        words,
        alt=f"{what} over the weights {words.x} and {words.y}, from above",
        height=HEIGHT,
        names=named(window, [*gone, start]),
        clickable=True,
    )


def _held(record: Record) -> str:
    """Name the weight that is held, and where."""
    settings = record.settings
    rest = [k for k in range(len(settings.names)) if k not in settings.plane]
    return "".join(
        f" at {settings.names[k]} = {short(float(record.held[k]))}" for k in rest
    )


def _path(record: Record) -> Path:
    points = record.fit.weights[:, list(record.settings.plane)]
    upto = [row + 1 for row in record.states.tolist()]
    return Path(points, record.fit.losses, upto)
