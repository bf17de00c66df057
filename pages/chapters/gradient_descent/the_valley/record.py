"""What the valley computes: the walk of one hiker, and why it ended as it did."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import (
    CURVES,
    Diagnosis,
    GradientDescent,
    Surface,
    Trajectory,
    curves,
    descend,
    diagnose,
    kink_path,
    quadratic_path,
)
from engines.reference import numeric_gradient
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.words.sentences import counted

NEAR_THE_KINK = 1e-3  # so near, a central difference feels both sides of it
SMALLEST = 1e-12  # nearer to the kink a slope is 0
UNCHECKED = "; on the kink itself no slope can be measured"
# The slider's range for each curve, wide enough for all that can happen on it.
RATES = {
    "square": (0.01, 1.2, 0.01),
    "double_well": (0.005, 0.4, 0.005),
    "wave": (0.005, 0.3, 0.005),
    "cubic": (0.01, 0.6, 0.01),
    "plateau": (0.05, 3.0, 0.05),
    "kink": (0.01, 1.2, 0.01),
}
ANY_RATE = (1e-4, 10.0)  # that may be typed
FIRST_RATES = {
    "square": 0.2,
    "double_well": 0.05,
    "wave": 0.05,
    "cubic": 0.1,
    "plateau": 0.5,
    "kink": 0.3,
}
FIRST_STARTS = {
    "square": 10.0,
    "double_well": 1.6,
    "wave": 0.5,
    "cubic": 1.2,
    "plateau": 4.0,
    "kink": 2.0,
}
COLUMNS = ("step", "x", "f(x)", "f′(x)", "update Δ")


@dataclass(frozen=True)
class Settings:
    """Everything the walk depends on."""

    curve: str
    learning_rate: float
    start: float
    n_steps: int
    places: bool = False  # whether the strip also shows where it goes on to be

    @property
    def surface(self) -> Surface:
        """The curve itself."""
        return CURVES[self.curve]


@dataclass(frozen=True, eq=False)
class Record:
    """The walk, and why it ended as it did."""

    settings: Settings
    trajectory: Trajectory
    diagnosis: Diagnosis


def run(settings: Settings) -> Record:
    """Walk, then ask why it went that way."""
    optimizer = GradientDescent(settings.learning_rate)
    walk = descend(settings.surface, optimizer, settings.start, settings.n_steps)
    return Record(settings, walk, diagnose(walk, settings.surface, optimizer))


def opinions(record: Record) -> list[Opinion]:
    """Check slopes by central differences, and some walks by algebra."""
    walk, surface = record.trajectory, record.settings.surface
    off_the_kink = np.abs(walk.points[:, 0]) > NEAR_THE_KINK
    felt = off_the_kink | surface.smooth
    slopes = agree(
        walk.gradients[felt],
        numeric_gradient(surface.value, walk.points[felt]),
        "central differences",
        _slopes_checked(int(felt.sum()), len(felt)),
        allowed=1e-6,
    )
    found = [slopes] if felt.any() else []
    return [*found, *_closed_form(record)]


def _closed_form(record: Record) -> list[Opinion]:
    """Check the points where algebra knows them."""
    settings, points = record.settings, record.trajectory.points
    walked = settings.learning_rate, np.arange(len(points))
    if settings.curve == "square":
        exact = quadratic_path(settings.surface, points[0], *walked)
        what = "Every point, as (1 − 2η)ᵗ · x₀"
    elif settings.curve == "kink":
        exact = kink_path(settings.start, *walked)[:, np.newaxis]
        what = "Every point, counted in steps of η"
    else:
        return []
    return [agree(points, exact, "the closed form", what, allowed=1e-9)]


def _slopes_checked(checked: int, total: int) -> str:
    """Say how many slopes were checked, and why not the others."""
    if checked == total:
        return "The slope at every point of the walk"
    return f"The slope at {checked} of {counted(total, 'point')}" + UNCHECKED


def table(record: Record) -> Table:
    """List the steps."""
    walk = record.trajectory
    updates = [*walk.updates[:, 0].tolist(), None]
    felt = (walk.points[:, 0], walk.values, walk.gradients[:, 0])
    known = np.column_stack(felt).tolist()
    return Table(COLUMNS, [(t, *row, updates[t]) for t, row in enumerate(known)])


def script(record: Record) -> Script:
    """Write the walk as a script."""
    settings, name = record.settings, record.settings.curve
    value, gradient = (getattr(curves, f"{name}_{of}") for of in ("value", "gradient"))
    body = f"""
x = np.array([{settings.start!r}])
for step in range({record.trajectory.n_steps}):
    x = x - {settings.learning_rate!r} * {name}_gradient(x)
print(repr(float(x[0])))
print(repr(float({name}_value(x))))
"""
    says = f"Gradient descent, {settings.surface.label.lower()}: last x and f(x)."
    return Script(exports.script(says, (value, gradient), body), ("x", "f(x)"))


def place_of(record: Record, x: float) -> float:
    """Return a place as it is told: on the kink, what rounding alone parts from 0 is 0.

    There the engine, too, takes it for the bottom.
    """
    on_the_kink = not record.settings.surface.smooth and abs(x) <= SMALLEST
    return 0.0 if on_the_kink else x


def start_at(record: Record, point: dict) -> dict[str, float]:
    """Return the start where the curve was clicked."""
    surface = record.settings.surface
    low, high = surface.domain[0]
    start = min(max(snap(point["x"], grain_of(surface)), low), high)
    return {f"x_{surface.name}": start}


def grain_of(surface: Surface) -> float:
    """Return the step of the start slider: a fine, round part of the domain."""
    low, high = surface.domain[0]
    return 0.1 if high - low > 15 else 0.05 if high - low > 5 else 0.02


def snap(value: float, grain: float) -> float:
    """Return the multiple of `grain` nearest to `value`, as a slider would give it."""
    return round(round(value / grain) * grain, 6)
