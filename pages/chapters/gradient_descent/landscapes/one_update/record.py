"""What "One update" computes: a walk to one of its steps, and that step taken apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    OPTIMIZERS,
    Ingredient,
    Optimizer,
    Trajectory,
    descend,
    ingredients,
)
from pages.ui.chapter import Table

from ..settings import Settings

STAND, SLOPE, RATE, VELOCITY, AHEAD = "stand", "slope", "rate", "velocity", "ahead"
SQUARES, CORRECTION, BENDS, UPDATE = "squares", "correction", "bends", "update"
LAND = "land"
LARGEST = 1e150  # of what two are multiplied to compare them
STAGES = {  # what is made in each, by the names of the ingredients
    SLOPE: ("gradient",),
    RATE: ("learning_rate",),
    VELOCITY: ("velocity", "first_moment"),
    AHEAD: ("looked_ahead",),
    SQUARES: ("squared_sum", "squared_mean", "second_moment"),
    CORRECTION: ("corrected_first", "corrected_second"),
    BENDS: ("slopes", "bends"),
    UPDATE: ("brake", "jump", "update"),
}
COLUMNS = ("what", "x", "y")
OWN_COLUMNS = ("what", "first", "second")  # of Newton's, some not along x and y
OWN = ("slopes", "bends")
NAMES = {
    "gradient": "slope g",
    "learning_rate": "η now",
    "velocity": "velocity v",
    "first_moment": "average slope m",
    "looked_ahead": "slope looked ahead",
    "squared_sum": "sum of squares s",
    "squared_mean": "average of squares s",
    "second_moment": "average of squares v",
    "corrected_first": "m, corrected",
    "corrected_second": "v, corrected",
    "brake": "side of the square",
    "slopes": "slopes along its own two directions",
    "bends": "sizes of the bends along them",
    "jump": "jump",
    "update": "update Δ",
}


@dataclass(frozen=True, eq=False)
class Record:
    """A walk up to one of its steps, and the ingredients of that step."""

    settings: Settings
    walk: Trajectory
    at: int  # the step that is taken apart: t
    optimizer: Optimizer
    made: tuple[Ingredient, ...]
    landing: np.ndarray  # (2,)
    landing_value: float
    plain: np.ndarray  # (2,) what gradient descent would add here, with the same η
    plain_value: float  # the height where that leads

    @property
    def hand(self) -> str:
        """The key of the optimizer."""
        return self.settings.hand

    @property
    def label(self) -> str:
        """The optimizer's name."""
        return OPTIMIZERS[self.hand].label

    @property
    def point(self) -> np.ndarray:
        """Where it stands, (2,)."""
        return self.walk.points[self.at]

    @property
    def value(self) -> float:
        """How high that is."""
        return float(self.walk.values[self.at])

    @property
    def gradient(self) -> np.ndarray:
        """The slope there, (2,)."""
        return self.made[0].value

    @property
    def update(self) -> np.ndarray:
        """What is added to the point, (2,)."""
        return self.made[-1].value

    @property
    def rate(self) -> float:
        """The learning rate of this step."""
        return float(np.squeeze(self.ingredient("learning_rate", self.optimizer)))

    def ingredient(self, name: str, otherwise: object = None) -> np.ndarray:
        """Return what an ingredient has come to; an optimizer's own number if none."""
        for one in self.made:
            if one.name == name:
                return one.value
        return getattr(otherwise, name)

    def has(self, name: str) -> bool:
        """Tell whether there is an ingredient of that name."""
        return any(one.name == name for one in self.made)

    @cached_property
    def is_defined(self) -> bool:
        """Whether f has a height and a slope here."""
        return bool(np.isfinite([self.value, *self.gradient]).all())

    @cached_property
    def is_told(self) -> bool:
        """Whether all numbers are of a size that can be told."""
        sizes = (np.abs(one.value).max() for one in self.made)
        return all(size <= LARGEST for size in sizes)

    @property
    def has_landed(self) -> bool:
        """Whether f has a height where the update leads."""
        return bool(np.isfinite(self.landing_value))

    @cached_property
    def is_still(self) -> bool:
        """Whether neither slope nor memory moves it."""
        return not self.gradient.any() and not self.update.any()

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """What happens, in order; where nothing can happen it only stands."""
        if not self.is_defined or not self.is_told or self.is_still:
            return (STAND,)
        found = [stage for stage, names in STAGES.items() if any(map(self.has, names))]
        return (STAND, *found, LAND)

    def made_in(self, stage: str) -> list[Ingredient]:
        """Return what a stage makes."""
        return [one for one in self.made if one.name in STAGES.get(stage, ())]

    @cached_property
    def squares(self) -> Ingredient | None:
        """The squares of slopes that it has gathered, before any correction."""
        return next((one for one in self.made if one.kind == "area"), None)

    @cached_property
    def velocity(self) -> Ingredient | None:
        """What is remembered of the slopes themselves."""
        found = (one for one in self.made if one.name in STAGES[VELOCITY])
        return next(found, None)


def run(settings: Settings) -> Record:
    """Walk, and take the chosen step apart: the last one, where there are fewer."""
    surface, optimizer = settings.surface, settings.optimizer(settings.hand)
    walk = descend(surface, optimizer, settings.start, settings.n_steps)
    at = min(settings.moment, max(walk.n_steps - 1, 0))
    point = walk.points[at]
    state = {name: rows[at] for name, rows in walk.states.items()}
    with np.errstate(all="ignore"):
        hessian = surface.hessian(point) if optimizer.needs_hessian else None
        made = ingredients(optimizer, walk.gradients[at], state, hessian)
        rates = [one.value for one in made if one.name == "learning_rate"]
        rate = float(np.squeeze(rates[0])) if rates else optimizer.learning_rate
        landing, plain = point + made[-1].value, -rate * walk.gradients[at]
        heights = surface.value(np.stack([landing, point + plain])).tolist()
    return Record(
        *(settings, walk, at, optimizer, made),
        *(landing, heights[0], plain, heights[1]),
    )


def table(record: Record) -> Table:
    """List where it stands, all that is made on the way, and where it lands."""
    rows = [("point", *record.point.tolist())]
    if len(record.stages) > 1:
        rows += [_row(NAMES[one.name], one.value) for one in record.made]
        rows.append(("landing", *record.landing.tolist()))
    if record.hand != "newton":
        return Table(COLUMNS, rows)
    own = {NAMES[name] for name in OWN}
    rows = [(name if name in own else f"{name}: x, y", *both) for name, *both in rows]
    return Table(OWN_COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows have been made up to a stage."""
    seen = sum(len(record.made_in(stage)) for stage in record.stages[: step + 1])
    return 1 + seen + (record.stages[step] == LAND)


def _row(name: str, value: np.ndarray) -> tuple:
    found = np.atleast_1d(np.squeeze(value)).tolist()
    return (name, *found, *[None] * (2 - len(found)))
