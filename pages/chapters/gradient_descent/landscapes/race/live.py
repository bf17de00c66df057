"""What moves in the race while a hand is on a learning rate, on β, or on the start."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from engines.gradient_descent import Trajectories, race_many
from pages.figures.live import Handle, Live, LivePath, LiveTrack
from pages.figures.relief import RAISED, raised
from pages.figures.walkers import walker

from ..settings import WALKERS, Settings
from .pictures import ASIDE, BOTH, heights, slopes
from .record import Record

MOST_POINTS = 60  # drawn for one value
FEWER_POINTS = 26  # for one start: of these there are many
BEYOND = 0.5  # of the window, to each side: farther off, a line is not to scale
RATE = "eta_"  # begins the names of the settings that are learning rates
ROLLING = ("momentum", "nesterov")  # those that keep a velocity


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return all paths for every value of a setting, if it is one that moves them."""
    moving = _moving(record, name)
    if not moving or not record.is_defined:
        return None
    every = _every(record, MOST_POINTS if name != "start" else FEWER_POINTS)
    steps = np.unique(
        [*range(0, record.settings.n_steps, every), record.settings.n_steps]
    )
    upto = np.searchsorted(steps, record.shown, side="right") - 1
    beside = [heights(record)]
    if record.settings.view != BOTH:
        beside.append(slopes(record))
    parts = []
    for at in range(len(record.walkers)):
        walk = _kept if at not in moving else _moved
        walked = walk(record, at, name, values, every, steps)
        parts += _drawn(record, steps, at, beside, *walked)
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
    rate = name.removeprefix(RATE)
    if name != "momentum" and rate != record.walkers[record.hand]:
        return []  # only the rate in hand is followed
    keys = ROLLING if name == "momentum" else (rate,)
    return [at for at, key in enumerate(record.walkers) if key in keys]


def _every(record: Record, most: int) -> int:
    """Return of how many steps one is drawn."""
    return max(1, -(-record.settings.n_steps // (most - 1)))


def _moved(record: Record, at: int, name: str, values, every: int, steps) -> tuple:
    """Return points, heights, slopes and last step of a walker for each value."""
    key, kept = record.walkers[at], tuple(map(tuple, values)) if name == "start" else ()
    settings = _own(record.settings, key, name)
    walks = _walks(settings, key, name, kept or tuple(values.tolist()), every)
    last = np.searchsorted(steps, walks.n_steps[0])
    with np.errstate(over="ignore"):
        slope = np.linalg.norm(walks.gradients[:, 0], axis=-1)
    points = walks.points[:, 0].swapaxes(0, 1)  # (V, N, 2)
    return points, walks.values[:, 0].T, slope.T, last


def _own(settings: Settings, key: str, name: str) -> Settings:
    """Return the settings as far as a walker's sweep depends on them."""
    own = f"{RATE}{key}"
    rates = [f"{RATE}{other}" for other in WALKERS]
    others = {rate: 1.0 for rate in rates if rate not in (own,) or name == own}
    if name == "start":
        others["start"] = (0.0, 0.0)
    if name == "momentum" or key not in ROLLING:
        others["momentum"] = 0.5
    return replace(settings, walkers=(), hand="", view="", **others)


@lru_cache(48)
def _walks(
    settings: Settings, key: str, name: str, values: tuple, every: int
) -> Trajectories:
    """Let a walker walk once for each value: most stay where one number is changed."""
    starts, changed = np.array(values), {}
    if name != "start":
        starts = np.tile(settings.start, (len(values), 1))
        field = "momentum" if name == "momentum" else "learning_rate"
        changed = {field: np.array(values)}
    rule = settings.optimizer(key, **changed)
    return race_many(settings.surface, [rule], starts, settings.n_steps, every)


def _kept(record: Record, at: int, name: str, values, every: int, steps) -> tuple:
    """Return the same of a walker that no value moves: the walk there is."""
    found, n = record.race, len(values)
    rows = np.minimum(steps, found.n_steps)
    last = np.searchsorted(steps, found.trajectories[at].n_steps)
    walked = found.points, found.values, found.gradient_norms
    return *(array[rows, at] for array in walked), np.full(n, last)


def _drawn(
    record: Record, steps, at: int, beside: list, points, high, slope, last
) -> list:
    """Return a walker in all panels; points (..., N, 2), high and slope (..., N)."""
    look = walker(record.walkers[at], np.zeros((1, 2)), np.zeros(1), [1])
    head = look.head(0, 0, look.colour)
    view = record.settings.view
    parts, panel = [], 0
    if view != ASIDE:
        x, y = _near(record, points)
        parts.append(LivePath(0, x, y, last, look.line, head))
        panel = 1
    if view in (ASIDE, BOTH):
        x, y, z = raised(record.ground, points, high)
        top = raised(record.ground, points, high, RAISED)[2]
        trace = 1 + 2 * at
        parts.append(LiveTrack(panel, trace, x, y, z, last))
        parts.append(LiveTrack(panel, trace + 1, x, y, top, last, head=True))
        panel += 1
    for lines, values in zip(beside, (high, slope), strict=False):
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
