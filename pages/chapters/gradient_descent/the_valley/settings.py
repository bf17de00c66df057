"""What can be chosen in the valley: curve, learning rate, start; and the presets."""

from dataclasses import dataclass

from engines.gradient_descent import SURFACES, Diagnosis, Surface, Trajectory
from pages.ui.chapter import Preset

CURVES = {surface.label: surface for surface in SURFACES.values()}
# The slider's range for each curve, wide enough for all that can happen on it.
RATES = {
    "square": (0.01, 1.2, 0.01),
    "double_well": (0.005, 0.4, 0.005),
    "wave": (0.005, 0.3, 0.005),
    "cubic": (0.01, 0.6, 0.01),
    "plateau": (0.05, 3.0, 0.05),
    "kink": (0.01, 1.2, 0.01),
}
DEFAULT_RATES = {
    "square": 0.2,
    "double_well": 0.05,
    "wave": 0.05,
    "cubic": 0.1,
    "plateau": 0.5,
    "kink": 0.3,
}
DEFAULT_STARTS = {
    "square": 10.0,
    "double_well": 1.6,
    "wave": 0.5,
    "cubic": 1.2,
    "plateau": 4.0,
    "kink": 2.0,
}
N_STEPS = (10, 100, 20)  # fewest, most, default
BET_AT = 10


@dataclass(frozen=True)
class Settings:
    """Everything the walk depends on."""

    curve: str
    learning_rate: float
    start: float
    n_steps: int

    @property
    def surface(self) -> Surface:
        """The curve itself."""
        return SURFACES[self.curve]


@dataclass(frozen=True, eq=False)
class Record:
    """The walk, and why it ended as it did."""

    trajectory: Trajectory
    diagnosis: Diagnosis


def _preset(name: str, curve: str, rate: float, start: float, observe: str) -> Preset:
    values = {"curve": SURFACES[curve].label, f"eta_{curve}": rate, f"x_{curve}": start}
    return Preset(name, values, observe)


PRESETS = (
    _preset(
        "Steady walk",
        "square",
        0.2,
        10.0,
        "every step is shorter than the last although nobody shortens it: the "
        "slope under the hiker does.",
    ),
    _preset(
        "Crawl",
        "square",
        0.02,
        10.0,
        "the direction is right at every step, and yet the bottom stays far: "
        "the learning rate is a small part of what the valley would allow.",
    ),
    _preset(
        "One perfect step",
        "square",
        0.5,
        10.0,
        "the dashed parabola is the valley itself, so its bottom is the "
        "valley's bottom.",
    ),
    _preset(
        "Zigzag",
        "square",
        0.9,
        10.0,
        "the hiker lands on the other side each time, but lower.",
    ),
    _preset(
        "Two-cycle",
        "square",
        1.0,
        10.0,
        "exactly at the boundary: over to the same height, and back, for ever.",
    ),
    _preset(
        "Fly off",
        "square",
        1.05,
        3.0,
        "the slope always points the right way; it is the length of the step "
        "that throws the hiker out.",
    ),
    _preset(
        "The wrong dip",
        "double_well",
        0.05,
        1.6,
        "the hiker stops in the valley on his side. Nothing he can feel tells "
        "him of the deeper one.",
    ),
    _preset(
        "Stuck on the plateau",
        "plateau",
        0.5,
        4.0,
        "there is a pit straight ahead, but the ground underfoot is almost flat, "
        "so the steps are almost nothing.",
    ),
    _preset(
        "Never settling",
        "kink",
        0.3,
        2.0,
        "the slope of a kink does not shrink near the bottom, so neither do the steps.",
    ),
    _preset(
        "Resting on a slope",
        "cubic",
        0.1,
        1.2,
        "the ground goes flat at 0 without being a bottom, and the hiker cannot "
        "tell the difference.",
    ),
)


def grain_of(surface: Surface) -> float:
    """Return the step of the start slider: a fine, round part of the domain."""
    low, high = surface.domain[0]
    return 0.1 if high - low > 15 else 0.05 if high - low > 5 else 0.02


def snap(value: float, grain: float) -> float:
    """Return the multiple of `grain` nearest to `value`, as a slider would give it."""
    return round(round(value / grain) * grain, 6)


SYMBOLS = (
    ("x, f(x)", "where the hiker stands, and how high that is"),
    ("f′(x)", "the slope underfoot: rise for each unit to the right"),
    ("η (eta)", "the learning rate: how far to step for each unit of slope"),
    ("Δ (delta)", "the update: what is added to x, −η · f′(x)"),
    ("λ (lambda)", "the bend of the ground, f″: how fast the slope changes with x"),
    ("1/λ, 2/λ", "the η that lands a parabola in one step, and the η that throws out"),
    ("x₀, x₁, x₂, …", "the start, and the points after one step, two steps, …"),
    ("central differences", "a slope measured from heights alone, a hair to each side"),
)
