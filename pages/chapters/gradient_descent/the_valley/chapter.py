"""The valley. After it the reader understands that everything hangs on one product:

the learning rate times the bend of the ground. Below 1 the hiker crawls, at 1 he lands,
up to 2 he zigzags in, beyond 2 every step overshoots by more than the last.
"""

import numpy as np
import streamlit as st

from engines.gradient_descent import (
    SURFACES,
    GradientDescent,
    Trajectory,
    curves,
    descend,
    descent,
    diagnose,
    quadratic_path,
)
from engines.gradient_descent.outcomes import tell_outcome
from engines.gradient_descent.underfoot import trusted_parabola
from engines.reference import numeric_gradient
from pages.chapters.gradient_descent.the_valley import words
from pages.chapters.gradient_descent.the_valley.settings import (
    BET_AT,
    CURVES,
    DEFAULT_RATES,
    DEFAULT_STARTS,
    N_STEPS,
    PRESETS,
    RATES,
    SYMBOLS,
    Record,
    Settings,
    grain_of,
    snap,
)
from pages.figures.panel import Panel
from pages.figures.rate_scale import rate_scale
from pages.figures.valley import curve_panel, height_panel, view_of
from pages.ui import controls, exports
from pages.ui.bets import Bet
from pages.ui.chapter import Chapter, Numbers, Opinion, Remedy
from pages.ui.figure import figure
from pages.words.sentences import typeset


class TheValley(Chapter):
    """One hiker, one curve, one number to choose: the learning rate."""

    slug = "the_valley"
    key = "gd_valley"
    title = "The valley"
    question = (
        "You stand blindfolded on a slope and feel only the ground underfoot. "
        "How long should your next step be?"
    )
    presets = PRESETS
    code = (
        GradientDescent,
        descend,
        descent._walk,
        descent._until_the_stop,
        descent.first_stop,
        curves.square_value,
        curves.square_gradient,
        trusted_parabola,
        diagnose,
        tell_outcome,
    )
    symbols = SYMBOLS

    def controls(self) -> Settings:
        """Ask for the curve, the learning rate, the start and the number of steps."""
        curve = SURFACES["square"].label
        label = controls.choice(
            "Curve", "gd_valley_curve", list(CURVES), curve, on_change=self.restart
        )
        surface = CURVES[label]
        low, high, step = RATES[surface.name]
        rate_key = f"gd_valley_eta_{surface.name}"
        rate = controls.slider(
            "Learning rate η",
            rate_key,
            (low, high),
            DEFAULT_RATES[surface.name],
            step,
            help="How far to step for each unit of slope. The boundary 2/λ and the "
            "perfect 1/λ are marked below, on this slider's own scale.",
            format="%.3f",
        )
        scale = st.container()
        start = controls.slider(
            "Start x₀",
            f"gd_valley_x_{surface.name}",
            surface.domain[0],
            DEFAULT_STARTS[surface.name],
            grain_of(surface),
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
        diagnosis = self.kept(settings).record.diagnosis
        bends = diagnosis.nearest_minimum is not None and diagnosis.curvature > 0
        perfect = 1 / diagnosis.curvature if bends else None
        scale = rate_scale(span, settings.learning_rate, perfect)
        key = f"gd_valley_eta_{settings.curve}"

        def choose(point: dict) -> None:
            value = min(max(snap(point["x"], grain), span[0]), span[1])
            st.session_state[key] = value

        alt = words.boundary(settings, diagnosis)
        figure(scale, f"{key}_scale", alt, height=92, on_click=choose)
        st.caption(typeset([alt]))

    def run(self, settings: Settings) -> Record:
        """Walk, then ask why it went that way."""
        optimizer = GradientDescent(settings.learning_rate)
        walk = descend(settings.surface, optimizer, settings.start, settings.n_steps)
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
        after = min(BET_AT, walk.n_steps)
        answer = float(walk.points[after, 0])
        low, high = settings.surface.domain[0]
        return Bet(
            "Where will the hiker be after ten steps, from x₀ = "
            f"{settings.start:g} with η = {settings.learning_rate:g}? "
            "The slider's ends also stand for anywhere beyond them.",
            answer,
            words.bet_reason(settings, walk, after),
            first=settings.start,
            span=(low, high),
            tolerance=0.05 * (high - low),
            unit="x₁₀ = ",
        )

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Say what is felt here and what the next step does."""
        return words.story(settings, record.trajectory, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how it ends; where η is too large, offer the one that lands."""
        sentences = words.ending(settings, record.trajectory, record.diagnosis)
        safe = record.diagnosis.largest_safe_learning_rate
        fine = record.diagnosis.safe or record.diagnosis.nearest_minimum is None
        if fine or not safe or not np.isfinite(safe):
            return sentences, None
        low, high, grain = RATES[settings.curve]
        rate = min(max(snap(safe / 2, grain), low), high)
        values = {f"eta_{settings.curve}": rate}
        return sentences, Remedy(f"Take η = {rate:g}, near 1/λ", values)

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put x, slope and learning rate of this step into the update rule."""
        walk = record.trajectory
        updates = [*walk.updates[:, 0].tolist(), None]
        parts = (walk.points[:, 0], walk.values, walk.gradients[:, 0])
        known = np.column_stack(parts).tolist()
        rows = [(t, *row, updates[t]) for t, row in enumerate(known)]
        columns = ("step", "x", "f(x)", "f′(x)", "update Δ")
        return Numbers(words.formulas(settings, walk, step), columns, rows, step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Check slopes by central differences, and a parabola's walk by algebra."""
        walk, surface = record.trajectory, settings.surface
        felt = np.abs(walk.points[:, 0]) > (0 if surface.smooth else 1e-3)
        points = walk.points[felt]
        numeric = numeric_gradient(surface.value, points)
        size = np.maximum(1, np.abs(numeric))
        gap = np.abs(walk.gradients[felt] - numeric) / size
        found = [
            Opinion(
                "central differences",
                float(gap.max(initial=0)),
                1e-6,
                f"The slope at all {len(points)} points",
            )
        ]
        if settings.curve == "square":
            found.append(self._closed_form(settings, walk))
        return found

    def _closed_form(self, settings: Settings, walk: Trajectory) -> Opinion:
        steps, rate = np.arange(walk.n_steps + 1), settings.learning_rate
        exact = quadratic_path(settings.surface, walk.points[0], rate, steps)
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
        says = f"Gradient descent, {settings.surface.label.lower()}: last x and f(x)."
        numbers = self.numbers(settings, record, 0)
        return exports.TakeHome(
            numbers.columns,
            numbers.rows,
            exports.script(says, (value, gradient), body),
            ("x", "f(x)"),
        )

    def clicked(self, point: dict) -> None:
        """Start where the curve was clicked."""
        surface = CURVES[st.session_state["gd_valley_curve"]]
        low, high = surface.domain[0]
        start = min(max(snap(point["x"], grain_of(surface)), low), high)
        self.apply({f"x_{surface.name}": start})
