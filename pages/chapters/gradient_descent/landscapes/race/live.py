"""What moves in the race while a hand is on a learning rate, on β, or on the start."""

import numpy as np

from engines.gradient_descent import Trajectories, race_many
from pages.figures.live import Handle, Live, LivePath, LiveTrack
from pages.figures.relief import RAISED, raised
from pages.figures.walkers import walker

from .pictures import ABOVE, ASIDE, BOTH, heights, slopes
from .record import Record

MOST_POINTS = 80  # drawn for one value
FEWER_POINTS = 32  # for one start: of these there are many
BEYOND = 0.5  # of the window, to each side: farther off, a line is not to scale
RATE = "eta_"  # begins the names of the settings that are learning rates
ROLLING = ("momentum", "nesterov")  # those that keep a velocity


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return all paths for every value of a setting, if it is one that moves them."""
    moving = _moving(record, name)
    if not moving or not record.is_defined:
        return None
    every = _every(record, MOST_POINTS if name != "start" else FEWER_POINTS)
    walks = _walks(record, name, values, moving, every)
    upto = np.searchsorted(walks.steps, record.shown, side="right") - 1
    parts = [
        part
        for at in range(len(record.walkers))
        for part in _parts(record, walks, moving, at)
    ]
    handle = Handle(0, "start", *values.T) if _is_dragged(record, name) else None
    return Live(parts, handle, upto.tolist())


def live_before_bet(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return the same for pictures that do not tell how it ends."""
    return live(record.before_bet, name, values)


def _is_dragged(record: Record, name: str) -> bool:
    return name == "start" and record.settings.view != ASIDE


def _moving(record: Record, name: str) -> list[int]:
    """Return the numbers of the walkers whose paths follow a setting."""
    if name == "start":
        return [*range(len(record.walkers))]
    keys = ROLLING if name == "momentum" else (name.removeprefix(RATE),)
    return [at for at, key in enumerate(record.walkers) if key in keys]


def _every(record: Record, most: int) -> int:
    """Return of how many steps one is drawn."""
    return max(1, -(-record.settings.n_steps // (most - 1)))


def _walks(record: Record, name: str, values, moving, every: int) -> Trajectories:
    """Let those that move walk once for each value."""
    settings = record.settings
    changed, starts = {}, np.tile(settings.start, (len(values), 1))
    if name == "start":
        starts = values
    else:
        changed = {"momentum" if name == "momentum" else "learning_rate": values}
    optimizers = [settings.optimizer(record.walkers[at], **changed) for at in moving]
    return race_many(settings.surface, optimizers, starts, settings.n_steps, every)


def _parts(record: Record, walks: Trajectories, moving, at: int) -> list:
    """Return what is drawn of a walker: for every value, or always the same."""
    if at in moving:
        row = moving.index(at)
        points = walks.points[:, row].swapaxes(0, 1)  # (V, N, 2)
        high, slope = walks.values[:, row].T, walks.gradients[:, row].swapaxes(0, 1)
        last = np.searchsorted(walks.steps, walks.n_steps[row])
        return _drawn(record, walks.steps, at, points, high, slope, last)
    rows = np.minimum(walks.steps, record.race.n_steps)
    found, n = record.race, len(walks.points[0, 0])
    points, high = found.points[rows, at], found.values[rows, at]
    norms = found.gradient_norms[rows, at][:, np.newaxis]
    last = np.searchsorted(walks.steps, found.trajectories[at].n_steps)
    return _drawn(record, walks.steps, at, points, high, norms, np.full(n, last))


def _drawn(record: Record, steps, at: int, points, high, slope, last) -> list:
    """Return a walker in all panels; points (..., N, 2), high (..., N)."""
    look = walker(record.walkers[at], np.zeros((1, 2)), np.zeros(1), [1])
    head = look.head(0, 0, look.colour)
    view = record.settings.view
    parts, panel = [], 0
    if view != ASIDE:
        x, y = _near(record, points)
        parts.append(LivePath(0, x, y, last, look.line, head))
        panel = 1
    if view not in (ABOVE, ""):
        x, y, z = raised(record.ground, points, high)
        top = raised(record.ground, points, high, RAISED)[2]
        trace = 1 + 2 * at
        parts.append(LiveTrack(panel, trace, x, y, z, last))
        parts.append(LiveTrack(panel, trace + 1, x, y, top, last, head=True))
        panel += 1
    with np.errstate(over="ignore"):
        norms = np.linalg.norm(slope, axis=-1)
    beside = [(heights(record), high), (slopes(record), norms)]
    for lines, values in beside[: 1 if view == BOTH else 2]:
        y = lines.drawn(values)
        parts.append(LivePath(panel, steps, y, last, look.line, head))
        panel += 1
    return parts


def _near(record: Record, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of points, those far out of the window no farther than needed."""
    window = record.window
    return tuple(
        np.clip(
            points[..., axis],
            low - BEYOND * (high - low),
            high + BEYOND * (high - low),
        )
        for axis, (low, high) in enumerate((window.x, window.y))
    )
