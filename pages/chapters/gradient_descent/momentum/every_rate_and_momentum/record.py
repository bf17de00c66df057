"""What "Every η and β" computes: the map, and the walk of one of its cells."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engines.gradient_descent import (
    Momentum,
    MomentumMap,
    Nesterov,
    StopReason,
    asymptotic_rate,
    descend,
    ends_of,
    momentum_map,
    quadratic,
    rate_by_powers,
    update_matrices,
)
from engines.gradient_descent.momentum_map import sizes_along
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..settings import Settings

FLAT, STEEP = 0, 1  # the columns
START = np.ones(2)  # one from the bottom along each direction
NEAR = 1e-3  # of the error at the start: near enough
ETA = np.arange(1, 101) * 4 / 100  # of the map
BETA = np.arange(100) / 100
FARTHER = 1000  # steps at most of a walk that has grown: some shrink later
LONG = 2**15  # steps, to see the long run
KINDS = {"Momentum": Momentum, "Nesterov": Nesterov}
BY_RATE, BY_STEPS = COLOURINGS = ("Rate", "Steps")
PRINTED = ("flat", "steep", "flat moved", "steep moved", "left")
COLUMNS = ("step", *PRINTED, "place and speed")


@dataclass(frozen=True, eq=False)
class Record:
    """The map of all settings, and the learner's own walk."""

    settings: Settings
    found: MomentumMap
    errors: np.ndarray  # (T + 1, 2) from the bottom along both directions
    moves: np.ndarray  # (T + 1, 2) the update that led here; 0 at the start
    sizes: np.ndarray  # (T + 1,) place and speed together, along both directions
    stop_reason: StopReason
    rate: float  # of the second half, measured
    arrival: int  # the step from which it stays near; one more than asked for: none

    @property
    def n_steps(self) -> int:
        """The steps that were taken."""
        return len(self.errors) - 1

    @property
    def half(self) -> int:
        """The step from which its rate is measured."""
        return self.n_steps // 2

    @property
    def is_lost(self) -> bool:
        """Whether it has left every scale."""
        return self.stop_reason is StopReason.DIVERGED

    @property
    def left(self) -> np.ndarray:
        """What is left of the first error, (T + 1,)."""
        sizes = np.linalg.norm(self.errors, axis=1)
        return sizes / sizes[0]

    @property
    def kind(self) -> type[Momentum]:
        """The optimizer's class."""
        return KINDS[self.settings.optimizer]

    @property
    def optimizer(self) -> Momentum:
        """The optimizer that walks."""
        return self.kind(self.settings.learning_rate, self.settings.momentum)

    @cached_property
    def theory(self) -> float:
        """What a step multiplies the error by in the long run, by theory."""
        return float(asymptotic_rate(self.optimizer, self.settings.bends))


@lru_cache(maxsize=32)
def map_of(optimizer: str, condition_number: float, n_steps: int) -> MomentumMap:
    """Return the map, which another place on it leaves as it is."""
    bends = (1 / condition_number, 1.0)
    watch = telling("The map")
    kind = KINDS[optimizer]
    grid = kind, bends, START, ETA, BETA, n_steps
    return momentum_map(*grid, NEAR, watch, at_most=FARTHER)


def run(settings: Settings) -> Record:
    """Walk with every setting of the map, and with the learner's own."""
    n_steps = settings.n_steps
    found = map_of(settings.optimizer, settings.condition_number, n_steps)
    optimizer = KINDS[settings.optimizer](settings.learning_rate, settings.momentum)
    walk = descend(quadratic(np.diag(settings.bends)), optimizer, START, n_steps)
    ends = ends_of(walk, optimizer, settings.bends, np.zeros(2), n_steps, NEAR)
    moves = np.vstack([np.zeros(2), walk.updates])
    sizes = sizes_along(walk, optimizer, settings.bends, np.zeros(2)) ** 0.5
    rate, arrival = float(ends.rates[0]), int(ends.arrivals[0])
    walked = walk.points, moves, sizes, walk.stop_reason
    return Record(settings, found, *walked, rate, arrival)


def opinions(record: Record) -> list[Opinion]:
    """Check the walk by powers of one update, the rate by the long run."""
    optimizer, bends = record.optimizer, record.settings.bends
    exact = _by_powers(update_matrices(optimizer, bends), record.n_steps)
    exact = np.stack([exact, np.diff(exact, axis=0, prepend=exact[:1])])
    walked = agree(
        np.stack([record.errors, record.moves]),
        exact,
        "powers of one update's matrix",
        "Both errors and their moves at every step",
        allowed=1e-9,
    )
    powers = rate_by_powers(optimizer, bends, START, record.half, record.n_steps)
    rate = agree(
        record.rate,
        powers,
        "those powers",
        "The rate that was measured",
        allowed=1e-9,
    )
    long = rate_by_powers(optimizer, bends, START, LONG // 2, LONG)
    what = "The largest root"
    theory = agree(
        record.theory, long, f"the rate after {LONG:,} steps", what, allowed=1e-3
    )
    return [walked, rate, theory]


def _by_powers(matrices: np.ndarray, n_steps: int) -> np.ndarray:
    """Return the errors of a walk from START, (T + 1, 2), by powers."""
    powers = [np.linalg.matrix_power(matrices, step) for step in range(n_steps + 1)]
    return np.stack(powers)[:, :, 0, 0] * START


def table(record: Record) -> Table:
    """List both errors, how they moved, and how large both are together."""
    sizes = record.left, record.sizes
    rows = np.column_stack([record.errors, record.moves, *sizes]).tolist()
    return Table(COLUMNS, [(step, *row) for step, row in enumerate(rows)])


def cell_at(record: Record, point: dict) -> dict[str, float]:
    """Return learning rate and momentum of the cell that was clicked."""
    eta = ETA[np.abs(ETA - point["x"]).argmin()]
    beta = BETA[np.abs(BETA - point["y"]).argmin()]
    return {"eta": round(float(eta), 2), "beta": round(float(beta), 2)}
