"""What the valley computes: the walk of one hiker, and why it ended as it did."""

from dataclasses import dataclass, replace

import numpy as np

from engines.gradient_descent import (
    Diagnosis,
    Fate,
    GradientDescent,
    Surface,
    Trajectory,
    descend,
    diagnose,
    kink_path,
    quadratic_path,
)
from engines.gradient_descent.stopping import LOST_BEYOND
from engines.reference import numeric_gradient
from pages.ui.chapter import Opinion, Table, agree
from pages.words.sentences import counted

from .ground import BENT, MOVED, OWN, PARABOLAS, reach_for, surface_of
from .own import FORMULA, start_on, window_for

NEAR_THE_KINK = 1e-3  # so near, a central difference feels both sides of it
DEEP = -1e3  # a height
SMALLEST = 1e-12  # nearer to the kink a slope is 0
UNCHECKED = "; on the kink itself no slope can be measured"
UNMEASURED = "; elsewhere heights a hair apart tell none"
STEPS_APART, SAME_SLOPE = (
    (3e-6, 6e-6, 1.1e-5, 1.9e-5),
    2e-7,
)  # between heights; of a slope
FAR_OUT = 1e3  # beyond, x itself is too coarse for heights a hair apart
CLOSED = {
    "square": "(1 − 2η)ᵗ · x₀",
    MOVED: "c + (1 − 2η)ᵗ · (x₀ − c)",
    BENT: "(1 − ηλ)ᵗ · x₀",
}
COLUMNS = ("step", "x", "f(x)", "f′(x)", "update Δ")


@dataclass(frozen=True)
class Settings:
    """Everything the walk depends on."""

    curve: str
    learning_rate: float
    start: float
    n_steps: int = 20
    places: bool = False  # whether the strip also shows where it goes on to be
    c: float = 3.0  # where the bottom of (x − c)² is
    bend: float = 1.0  # λ of λx²/2
    part: str = "Walk"
    on_paper: int = 3  # steps of the walk that somebody has numbers of
    told: tuple[tuple[str, str], ...] = ()  # names of quantities, digits as typed
    formula: str = FORMULA  # of the learner's own curve
    window: tuple[float, float] = (0.0, 0.0)  # of that curve: from x to x

    @property
    def ground(self) -> tuple:
        """What the curve depends on, and no more: what is found on it is kept."""
        if self.curve == MOVED:
            return MOVED, self.c, reach_for(self.start - self.c)
        if self.curve == BENT:
            return BENT, self.bend, reach_for(self.start)
        if self.curve == OWN:
            return OWN, self.formula, *self._window
        return (self.curve,)

    @property
    def is_own(self) -> bool:
        """Whether the curve is the learner's own."""
        return self.curve == OWN

    @property
    def _window(self) -> tuple[float, float]:
        """What is drawn of one's own curve: the start is always in it."""
        is_one = self.window[0] < self.window[1]
        low, high = self.window if is_one else window_for(self.formula, self.start)
        return min(low, self.start), max(high, self.start)

    @property
    def surface(self) -> Surface:
        """The curve itself."""
        return surface_of(*self.ground)

    @property
    def is_parabola(self) -> bool:
        """Whether every step multiplies the distance from the bottom alike."""
        return self.curve in PARABOLAS


@dataclass(frozen=True, eq=False)
class Record:
    """The walk, and why it ended as it did."""

    settings: Settings
    trajectory: Trajectory
    diagnosis: Diagnosis
    wanted: float | None = None  # the start, where the curve is not there

    @property
    def is_off_the_curve(self) -> bool:
        """Whether the step after the last leads to where f has no value or slope."""
        return (
            self.settings.is_own
            and abs(self.next_place) <= LOST_BEYOND
            and (self.diagnosis.fate in (Fate.FALLS, Fate.FLIES_OFF))
        )

    @property
    def falls(self) -> bool:
        """Whether its last steps lead down, and the one out of every scale."""
        if not self.settings.is_own:
            return self.diagnosis.fate is Fate.FALLS
        last = [*self.diagnosis.path[-3:, 0], self.next_place]
        return leads_down(self.settings.surface, np.array(last))

    @property
    def next_place(self) -> float:
        """Where the step after the last would lead, of all that were gone on with."""
        last = self.diagnosis.path[-1]
        slope = self.settings.surface.gradient(last)[0]
        return float(last[0] - self.settings.learning_rate * slope)


def leads_down(surface: Surface, places: np.ndarray) -> bool:
    """Tell whether every one of these steps leads lower, and the last one far down."""
    with np.errstate(all="ignore"):
        heights = surface.value(places[:, np.newaxis])
    return bool((np.diff(heights) < 0).all() and heights[-1] < DEEP)


def on_the_curve(settings: Settings) -> Settings:
    """Return the settings with a start at which the curve is there."""
    if not settings.is_own:
        return settings
    start = start_on(settings.formula, settings.start)
    return settings if start is None else replace(settings, start=start)


def run(settings: Settings) -> Record:
    """Walk, then ask why it went that way.

    Where one's own curve is not there at the start, the walk begins beside it.
    """
    asked, settings = settings, on_the_curve(settings)
    wanted = asked.start if settings != asked else None
    optimizer = GradientDescent(settings.learning_rate)
    walk = descend(settings.surface, optimizer, settings.start, settings.n_steps)
    found = diagnose(walk, settings.surface, optimizer)
    return Record(settings, walk, found, wanted)


def opinions(record: Record) -> list[Opinion]:
    """Check slopes by central differences, and some walks by algebra."""
    walk, surface = record.trajectory, record.settings.surface
    off_the_kink = np.abs(walk.points[:, 0]) > NEAR_THE_KINK
    felt = off_the_kink | surface.smooth
    apart = None
    if record.settings.is_own:
        felt, apart = _measurable(surface, walk.points), STEPS_APART[1]
    slopes = agree(
        walk.gradients[felt],
        numeric_gradient(surface.value, walk.points[felt], apart),
        "central differences",
        _slopes_checked(int(felt.sum()), len(felt), record.settings.is_own),
        allowed=1e-6,
    )
    found = [slopes] if felt.any() else []
    return [*found, *_closed_form(record)]


def _closed_form(record: Record) -> list[Opinion]:
    """Check the points where algebra knows them."""
    settings, points = record.settings, record.trajectory.points
    walked = settings.learning_rate, np.arange(len(points))
    if settings.is_parabola:
        exact = quadratic_path(settings.surface, points[0], *walked)
        what = f"Every point, as {CLOSED[settings.curve]}"
    elif settings.curve == "kink":
        exact = kink_path(settings.start, *walked)[:, np.newaxis]
        what = "Every point, counted in steps of η"
    else:
        return []
    return [agree(points, exact, "the closed form", what, allowed=1e-9)]


def _measurable(surface: Surface, points: np.ndarray) -> np.ndarray:
    """Tell where heights alone tell a slope, (T,): however far apart, the same one."""
    with np.errstate(all="ignore"):
        found = [numeric_gradient(surface.value, points, by) for by in STEPS_APART]
        least, most = np.min(found, axis=0)[:, 0], np.max(found, axis=0)[:, 0]
        rounding = 1e-15 * np.abs(surface.value(points)) / STEPS_APART[0]
        near = np.abs(points[:, 0]) < FAR_OUT
        return near & (
            most - least + rounding <= SAME_SLOPE * np.maximum(1.0, np.abs(least))
        )


def _slopes_checked(checked: int, total: int, is_own: bool) -> str:
    """Say how many slopes were checked, and why not the others."""
    if checked == total:
        return "The slope at every point of the walk"
    return f"The slope at {checked} of {counted(total, 'point')}" + (
        UNMEASURED if is_own else UNCHECKED
    )


def table(record: Record) -> Table:
    """List the steps."""
    walk = record.trajectory
    updates = [*walk.updates[:, 0].tolist(), None]
    felt = (walk.points[:, 0], walk.values, walk.gradients[:, 0])
    known = np.column_stack(felt).tolist()
    return Table(COLUMNS, [(t, *row, updates[t]) for t, row in enumerate(known)])


def place_of(record: Record, x: float) -> float:
    """Return a place as it is told: on the kink, what rounding alone parts from 0 is 0.

    There the engine, too, takes it for the bottom.
    """
    on_the_kink = not record.settings.surface.smooth and abs(x) <= SMALLEST
    return 0.0 if on_the_kink else x


def start_at(record: Record, point: dict) -> dict[str, float]:
    """Return the start where the curve was clicked."""
    settings, surface = record.settings, record.settings.surface
    low, high = surface.domain[0]
    start = min(max(snap(point["x"], grain_of(surface)), low), high)
    return {f"x_{settings.curve}": start}


def grain_of(surface: Surface) -> float:
    """Return the step of the start slider: a fine, round part of the domain."""
    low, high = surface.domain[0]
    wide = high - low
    if wide > 50 or wide < 1:
        return float(f"{10.0 ** (np.floor(np.log10(wide)) - 2):.12g}")
    return 0.1 if wide > 15 else 0.05 if wide > 5 else 0.02


def snap(value: float, grain: float) -> float:
    """Return the multiple of `grain` nearest to `value`, as a slider would give it."""
    return float(f"{round(value / grain) * grain:.12g}")
