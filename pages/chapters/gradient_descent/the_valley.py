"""The valley. After it the reader understands that everything hangs on one product:

the learning rate times the bend of the ground. Below 1 the hiker crawls, at 1 he lands,
up to 2 he zigzags in, beyond 2 every step overshoots by more than the last.
"""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from engines.gradient_descent import (
    SURFACES,
    Diagnosis,
    GradientDescent,
    Surface,
    Trajectory,
    curves,
    descend,
    diagnose,
    quadratic_descent_point,
)
from engines.gradient_descent.underfoot import trusted_parabola
from engines.reference import numeric_gradient
from pages.chapters.gradient_descent import valley_words
from pages.figures.panel import Panel
from pages.figures.valley import curve_panel, height_panel, rate_scale_panel, view_of
from pages.ui import controls, exports
from pages.ui.anatomy import Chapter, Numbers, Opinion, Preset, Remedy
from pages.ui.bets import Bet
from pages.ui.figure import steps

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
DEFAULT_RATES = {"square": 0.2, "double_well": 0.05, "wave": 0.05, "cubic": 0.1,
                 "plateau": 0.5, "kink": 0.3}
DEFAULT_STARTS = {"square": 10.0, "double_well": 1.6, "wave": 0.5, "cubic": 1.2,
                  "plateau": 1.5, "kink": 2.0}
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


class TheValley(Chapter):
    """One hiker, one curve, one number to choose: the learning rate."""

    slug = "the_valley"
    key = "gd_valley"
    title = "The valley"
    question = (
        "You stand blindfolded on a slope and feel only the ground underfoot. "
        "How long should your next step be?"
    )
    presets = (
        _preset("Steady walk", "square", 0.2, 10.0,
                "every step is shorter than the last although nobody shortens it: the "
                "slope under the hiker does."),
        _preset("Crawl", "square", 0.02, 10.0,
                "the direction is right at every step, and yet the bottom stays far: "
                "the learning rate is a small part of what the valley would allow."),
        _preset("One perfect step", "square", 0.5, 10.0,
                "the dashed parabola is the valley itself, so its bottom is the "
                "valley's bottom."),
        _preset("Zigzag", "square", 0.9, 10.0,
                "the hiker lands on the other side each time, but lower."),
        _preset("Two-cycle", "square", 1.0, 10.0,
                "exactly at the boundary: over to the same height, and back, for ever."),
        _preset("Fly off", "square", 1.05, 3.0,
                "the slope always points the right way; it is the length of the step "
                "that throws the hiker out."),
        _preset("The wrong dip", "double_well", 0.05, 1.6,
                "the hiker stops in the valley on his side. Nothing he can feel tells "
                "him of the deeper one."),
        _preset("Stuck on the plateau", "plateau", 0.5, 4.0,
                "there is a pit straight ahead, but the ground underfoot is almost flat, "
                "so the steps are almost nothing."),
        _preset("Never settling", "kink", 0.3, 2.0,
                "the slope of a kink does not shrink near the bottom, so neither do the "
                "steps."),
        _preset("Resting on a slope", "cubic", 0.1, 1.2,
                "the ground goes flat at 0 without being a bottom, and the hiker cannot "
                "tell the difference."),
    )
    code = (
        GradientDescent,
        descend,
        curves.square_value,
        curves.square_gradient,
        trusted_parabola,
        diagnose,
    )

    def controls(self) -> Settings:
        """Ask for the curve, the learning rate, the start and the number of steps."""
        label = controls.choice(
            "Curve", "gd_valley_curve", list(CURVES), SURFACES["square"].label
        )
        surface = CURVES[label]
        low, high, step = RATES[surface.name]
        rate_key = f"gd_valley_eta_{surface.name}"
        rate = controls.slider(
            "Learning rate η", rate_key, (low, high), DEFAULT_RATES[surface.name], step,
            help="How far to step for each unit of slope: Δ = −η · f′(x).",
            format="%.3f",
        )
        scale = st.container()
        start = controls.slider(
            "Start x₀", f"gd_valley_x_{surface.name}", surface.domain[0],
            DEFAULT_STARTS[surface.name], _grain(surface),
            help="Or click the curve.",
        )
        fewest, most, default = N_STEPS
        n_steps = controls.slider(
            "Steps", "gd_valley_steps", (fewest, most), default, 5
        )
        settings = Settings(surface.name, rate, start, n_steps)
        with scale:
            self._rate_scale(settings, (low, high), step)
        return settings

    def _rate_scale(
        self, settings: Settings, span: tuple[float, float], grain: float
    ) -> None:
        bend = self.run(settings).diagnosis.curvature
        perfect = 1 / bend if bend > 0 else None
        panel = rate_scale_panel(span, settings.learning_rate, perfect)
        key = f"gd_valley_eta_{settings.curve}"

        def choose(point: dict) -> None:
            value = min(max(_snap(point["x"], grain), span[0]), span[1])
            st.session_state[key] = value

        alt = valley_words.boundary(settings, self.run(settings).diagnosis)
        steps([panel], key=f"{key}_scale", labels=[""], alts=[alt], on_click=choose)
        st.caption(alt)

    def run(self, settings: Settings) -> Record:
        """Walk, then ask why it went that way."""
        optimizer = GradientDescent(settings.learning_rate)
        walk = descend(
            settings.surface, optimizer, settings.start, settings.n_steps
        )
        return Record(walk, diagnose(walk, settings.surface, optimizer))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Number the steps."""
        last = record.trajectory.n_steps
        return [f"step {step} of {last}" for step in range(last + 1)]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the curve, and the height step by step, with one vertical scale."""
        view = view_of(settings.surface, record.trajectory)
        rate = settings.learning_rate
        return [
            curve_panel(settings.surface, record.trajectory, rate, view),
            height_panel(settings.surface, record.trajectory, view),
        ]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask where the hiker will be after ten steps."""
        walk = record.trajectory
        answer = float(walk.points[min(BET_AT, walk.n_steps), 0])
        low, high = settings.surface.domain[0]
        reason = " ".join(valley_words.ending(settings, walk, record.diagnosis))
        return Bet(
            f"Where will the hiker be after ten steps from x₀ = {settings.start:g} with "
            f"η = {settings.learning_rate:g}? The slider's ends also stand for anywhere "
            "beyond them.",
            answer,
            reason,
            span=(low, high),
            tolerance=0.05 * (high - low),
            unit="x₁₀ = ",
        )

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Say what is felt here and what the next step does."""
        return valley_words.story(settings, record.trajectory, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how it ends; offer the learning rate that lands, where it is too large."""
        sentences = valley_words.ending(settings, record.trajectory, record.diagnosis)
        safe = record.diagnosis.largest_safe_learning_rate
        if record.diagnosis.safe or not safe or not np.isfinite(safe):
            return sentences, None
        low, high, grain = RATES[settings.curve]
        rate = min(max(_snap(safe / 2, grain), low), high)
        values = {f"eta_{settings.curve}": rate}
        return sentences, Remedy(f"Take η = {rate:g}, about 1/λ", values)

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put x, slope and learning rate of this step into the update rule."""
        walk = record.trajectory
        rows = [
            (t, float(walk.points[t, 0]), float(walk.values[t]),
             float(walk.gradients[t, 0]),
             float(walk.updates[t, 0]) if t < walk.n_steps else None)
            for t in range(walk.n_steps + 1)
        ]
        columns = ("step", "x", "f(x)", "f′(x)", "update Δ")
        return Numbers(valley_words.formulas(settings, walk, step), columns, rows)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Compare slopes with central differences, and a parabola's walk with algebra."""
        walk, surface = record.trajectory, settings.surface
        felt = np.abs(walk.points[:, 0]) > (0 if surface.smooth else 1e-3)
        points = walk.points[felt]
        numeric = np.array([numeric_gradient(surface.value, at) for at in points])
        numeric = numeric.reshape(points.shape)  # (0, 1) when no point is left
        size = np.maximum(1, np.abs(numeric))
        gap = np.abs(walk.gradients[felt] - numeric) / size
        found = [Opinion("central differences", float(gap.max(initial=0)), 1e-6,
                         f"The slope at all {len(points)} points")]
        if settings.curve == "square":
            found.append(self._closed_form(settings, walk))
        return found

    def _closed_form(self, settings: Settings, walk: Trajectory) -> Opinion:
        start = walk.points[0]
        exact = quadratic_descent_point(
            settings.surface.hessian(start), settings.surface.gradient(start), start,
            settings.learning_rate, np.arange(walk.n_steps + 1),
        )
        gap = np.abs(walk.points - exact) / np.maximum(1, np.abs(exact))
        what = f"All {len(exact)} points, as (1 − 2η)ᵗ · x₀"
        return Opinion("the closed form", float(gap.max()), 1e-9, what)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table of steps, and the walk as a script."""
        walk, name = record.trajectory, settings.curve
        value = getattr(curves, f"{name}_value")
        gradient = getattr(curves, f"{name}_gradient")
        body = f"""
x = np.array([{settings.start!r}])
for step in range({walk.n_steps}):
    x = x - {settings.learning_rate!r} * {name}_gradient(x)
print(repr(float(x[0])))
print(repr(float({name}_value(x))))
"""
        says = f"Gradient descent on {settings.surface.label.lower()}: last x, last f(x)."
        numbers = self.numbers(settings, record, 0)
        return exports.TakeHome(
            numbers.columns,
            numbers.rows,
            exports.script(says, (value, gradient), body),
            (float(walk.points[-1, 0]), float(walk.values[-1])),
        )

    def clicked(self, point: dict) -> None:
        """Start where the curve was clicked."""
        surface = CURVES[st.session_state["gd_valley_curve"]]
        low, high = surface.domain[0]
        start = min(max(_snap(point["x"], _grain(surface)), low), high)
        self.apply({f"x_{surface.name}": start})


def _grain(surface: Surface) -> float:
    """Return the step of the start slider: a fine, round part of the domain."""
    low, high = surface.domain[0]
    return 0.1 if high - low > 15 else 0.05 if high - low > 5 else 0.02


def _snap(value: float, grain: float) -> float:
    """Return the multiple of `grain` nearest to `value`, as a slider would give it."""
    return round(round(value / grain) * grain, 6)
