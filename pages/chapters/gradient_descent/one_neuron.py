"""One neuron. After it the reader understands that learning is blame in proportion:

a neuron compares its answer with the truth, blames each input by its size times the
mistake, and moves each weight by that much; done again and again this is a walk down
an error surface.
"""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from engines.datasets import load
from engines.gradient_descent import (
    Field,
    GradientDescent,
    NeuronFit,
    Surface,
    fit_neuron,
    neuron_surface,
    quadratic_descent_point,
    value_grid,
    window_around,
    zero_error_line,
)
from engines.gradient_descent.neuron import Neuron
from engines.reference import least_squares, numeric_gradient
from pages.chapters.gradient_descent import neuron_words
from pages.figures import neuron as figures
from pages.figures.panel import Panel
from pages.ui import controls, exports, tables
from pages.ui.anatomy import Chapter, Numbers, Opinion, Preset, Remedy
from pages.ui.bets import Bet

# Six marks a decade: a learning rate is a matter of orders of magnitude.
RATES = [m * 10.0**-k for k in range(6, 0, -1) for m in (1, 1.5, 2, 3, 5, 7)] + [1.0]
RATES = [float(f"{rate:.2g}") for rate in RATES]
BATCHES = {"All samples": None, "Two at a time": 2, "One at a time": 1}
ACTIVATIONS = {"Linear": "linear", "Sigmoid": "sigmoid"}
VIEWS = ("From above", "3-D", "Both")
IN_PARTS, WHOLE = "In four parts", "Whole updates"
MOST_PARTED = 60  # updates that are still worth four frames each
COLUMNS = (
    tables.Column("study time", -1000, 1000, "Hours studied, or minutes: your choice."),
    tables.Column("passed", -10, 10, "1 for passed, 0 for failed."),
)


def _rows(name: str) -> tables.Rows:
    return tuple(tuple(row) for row in load(name).rows.tolist())


@dataclass(frozen=True)
class Settings:
    """Everything the training depends on, and how it is shown."""

    rows: tables.Rows
    activation: str
    weights: tuple[float, float]
    learning_rate: float
    batch_size: int | None
    n_epochs: int
    in_parts: bool
    view: str

    @property
    def inputs(self) -> np.ndarray:
        """The samples with the bias input 1 in front, shape (n_samples, 2)."""
        times = np.array([row[0] for row in self.rows])
        return np.column_stack([np.ones_like(times), times])

    @property
    def targets(self) -> np.ndarray:
        """What each answer should have been, shape (n_samples,)."""
        return np.array([row[1] for row in self.rows])

    def __repr__(self) -> str:
        """Leave out what does not change the training: a bet holds for all views."""
        parts = (self.rows, self.activation, self.weights, self.learning_rate,
                 self.batch_size, self.n_epochs)
        return repr(parts)


@dataclass(frozen=True, eq=False)
class Record:
    """The training, and the surface it walked on."""

    fit: NeuronFit
    surface: Surface
    curvatures: np.ndarray  # eigenvalues of the Hessian at the end, smallest first
    frames: list[figures.Frame]


def _preset(name: str, table: str, observe: str, **values: object) -> Preset:
    plain = {"act": "Linear", "w0": 0.1, "w1": 0.3, "eta": 0.1, "batch": "All samples",
             "epochs": 5}
    return Preset(name, plain | values | {"data": _rows(table)}, observe)


class OneNeuron(Chapter):
    """Hours studied, passed or not: one neuron learns it by the delta rule."""

    slug = "one_neuron"
    key = "gd_neuron"
    title = "One neuron"
    question = (
        "A neuron guesses from your hours of study whether you passed, and is wrong. "
        "Which of its weights is to blame, and by how much?"
    )
    presets = (
        _preset("One student", "one_student",
                "with every update the mistake is halved: 0.3, 0.15, 0.075, … And the "
                "bottom is no point: a whole line of weights answers this student."),
        _preset("One perfect update", "one_student",
                "η is exactly 1/λ, so one update answers the student exactly.",
                eta=0.2),
        _preset("Too bold", "one_student",
                "every correction overshoots the truth by more than the mistake was.",
                eta=0.5),
        _preset("Five students", "five_students",
                "no line answers all five, so the bottom is not at zero: the neuron "
                "settles for the least total mistake.",
                eta=0.1, epochs=40),
        _preset("An outlier", "outlier",
                "nine hours and failed: its mistake is the longest arrow and its input "
                "the largest, so it gets a louder voice than anyone else.",
                eta=0.03, epochs=40),
        _preset("One at a time", "five_students",
                "each update listens to one student only and heads for that student's "
                "own line, so the path wobbles and never quite rests.",
                eta=0.05, batch="One at a time", epochs=10),
        _preset("Hours not scaled", "minutes",
                "the same students in minutes. The η that served for hours now throws "
                "the weights out at once.",
                eta=0.1, epochs=20),
        _preset("A sigmoid neuron", "five_students",
                "the line becomes an S that can stay near 0 and 1, and the surface is "
                "no longer a bowl.",
                act="Sigmoid", w0=0.0, w1=0.0, eta=1.0, epochs=40),
        _preset("A saturated neuron", "five_students",
                "it is sure and wrong. On the flat ends of the S the slope is almost "
                "zero, so almost no blame gets through.",
                act="Sigmoid", w0=9.0, w1=0.3, eta=1.0, epochs=40),
    )
    code = (fit_neuron, GradientDescent, neuron_surface, quadratic_descent_point)

    def controls(self) -> Settings:
        """Ask for the samples, the neuron, the first weights and the learning rate."""
        rows = tables.editable("gd_neuron_data", COLUMNS, _rows("one_student"), 12)
        rate = controls.scale(
            "Learning rate η", "gd_neuron_eta", RATES, 0.1,
            help="How far to move each weight for each unit of blame.",
        )
        epochs = controls.slider("Passes over the table (epochs)", "gd_neuron_epochs",
                                 (1, 50), 5, 1)
        left, right = st.columns(2)
        with left:
            w0 = controls.number("First bias weight w₀", "gd_neuron_w0", (-20.0, 20.0),
                                 0.1, 0.1)
        with right:
            w1 = controls.number("First weight w₁", "gd_neuron_w1", (-20.0, 20.0),
                                 0.3, 0.1)
        activation = controls.choice("Neuron", "gd_neuron_act", list(ACTIVATIONS),
                                     "Linear")
        batch = controls.choice("Each update looks at", "gd_neuron_batch",
                                list(BATCHES), "All samples")
        view = controls.choice("Error surface", "gd_neuron_view", VIEWS, "Both")
        stepper = controls.choice("Stepper shows updates", "gd_neuron_parts",
                                  [IN_PARTS, WHOLE], IN_PARTS)
        return Settings(rows, ACTIVATIONS[activation], (w0, w1), rate, BATCHES[batch],
                        epochs, stepper == IN_PARTS, view)

    def run(self, settings: Settings) -> Record:
        """Train the neuron and look at the surface it walked on."""
        fit = fit_neuron(
            settings.inputs, settings.targets, settings.weights,
            settings.learning_rate, settings.n_epochs, settings.activation,
            settings.batch_size,
        )
        surface = neuron_surface(settings.inputs, settings.targets, settings.activation)
        bends = np.linalg.eigvalsh(surface.hessian(fit.weights[-1]))
        in_parts = settings.in_parts and fit.n_steps <= MOST_PARTED
        return Record(fit, surface, bends, figures.frames_of(fit.n_steps, in_parts))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name each position: the update, and the part of it."""
        total, parts = record.fit.n_steps, len(record.frames) > record.fit.n_steps + 1
        names = [
            f"update {frame.update + 1} of {total}: {frame.stage}" if parts
            else f"after {frame.update} of {total}"
            for frame in record.frames
        ]
        return [*names[:-1], f"after {total} of {total}"]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the samples, and the error surface from above and from the side."""
        fit, frames = record.fit, record.frames
        samples = np.array(settings.rows)
        field = value_grid(record.surface, 61, self._window(settings, record))
        panels = [figures.data_panel(samples, _lines(settings, fit), fit, frames,
                                     COLUMNS[0].name)]
        if settings.view != "3-D":
            ends = _answer_lines(settings, field)
            bottom = _bottom(record)
            panels.append(figures.weight_panel(field, ends, bottom, fit, frames))
        if settings.view != "From above":
            panels.append(figures.bowl_panel(field, fit, frames))
        return panels

    def _window(self, settings: Settings, record: Record) -> tuple:
        bottom = _bottom(record)
        weights, losses = record.fit.weights, record.fit.losses
        if bottom is not None:
            weights, losses = np.vstack([weights, bottom]), np.append(losses, 0.0)
        return window_around(weights, losses)

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask which weight the first update will move more."""
        if record.fit.n_steps == 0:
            return None
        return neuron_words.bet(settings, record.fit)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell the part of the update that is shown."""
        return neuron_words.story(settings, record.fit, record.frames[step])

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how the training ends; offer a learning rate that is safe."""
        sharpest = record.curvatures[-1]
        sentences = neuron_words.ending(settings, record.fit, record.curvatures)
        if settings.learning_rate * sharpest < 2 or settings.activation != "linear":
            return sentences, None
        safe = max((rate for rate in RATES if rate <= 1 / sharpest), default=RATES[0])
        return sentences, Remedy(f"Take η = {safe:g}, below 1/λ", {"eta": safe})

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the samples and weights of this update into the delta rule."""
        fit = record.fit
        columns = ("update", "w₀", "w₁", "a", "y − a", "loss L")
        if len(settings.rows) > 1:
            columns = ("update", "w₀", "w₁", "largest |y − a|", "mean |y − a|", "loss L")
        gaps = np.abs(fit.errors)
        first = fit.activations[:, 0] if len(settings.rows) == 1 else gaps.max(axis=1)
        second = fit.errors[:, 0] if len(settings.rows) == 1 else gaps.mean(axis=1)
        values = np.column_stack([fit.weights, first, second, fit.losses])
        rows = [(t, *row) for t, row in enumerate(values.tolist())]
        frame = record.frames[step]
        return Numbers(neuron_words.formulas(settings, fit, frame), columns, rows)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Check each update's gradient numerically, and the weights by algebra."""
        fit = record.fit
        found = [_numeric(settings, fit)]
        if settings.activation == "linear" and settings.batch_size is None:
            start = fit.weights[0]
            exact = quadratic_descent_point(
                record.surface.hessian(start), record.surface.gradient(start), start,
                settings.learning_rate, np.arange(len(fit.weights)),
            )
            gap = np.abs(fit.weights - exact) / np.maximum(1, np.abs(exact))
            found.append(Opinion("the closed form", float(gap.max()), 1e-9,
                                 f"The weights after each of {fit.n_steps} updates"))
        return found

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Compare the bottom of our surface with scikit-learn's least squares."""
        if settings.activation != "linear":
            return None
        theirs = least_squares(settings.inputs, settings.targets)
        ours = _lowest(record)
        heights = record.surface.value(np.array([ours, theirs]))
        what = (
            f"The error at the lowest point, {heights[0]:.6g}; this training stands at "
            f"{record.fit.losses[-1]:.6g}"
        )
        return Opinion("scikit-learn's least squares", float(np.ptp(heights)), 1e-12, what)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table of updates, and the training as a script."""
        fit = record.fit
        numbers = self.numbers(settings, record, 0)
        says = "One neuron, the delta rule: last weights w0, w1 and last loss."
        code = exports.script(says, (), neuron_words.script(settings, fit))
        expected = (*fit.weights[-1].tolist(), float(fit.losses[-1]))
        return exports.TakeHome(numbers.columns, numbers.rows, code, expected)

    def apply(self, values: dict) -> None:
        """Set controls as usual, and the table too."""
        plain = dict(values)
        if "data" in plain:
            tables.put("gd_neuron_data", plain.pop("data"))
        super().apply(plain)

    def shows(self, preset: Preset) -> bool:
        """Tell whether controls and table stand at this preset."""
        plain = dict(preset.values)
        rows = plain.pop("data")
        rest = Preset(preset.name, plain, preset.observe)
        return tables.rows_of("gd_neuron_data") == rows and super().shows(rest)


def _bottom(record: Record) -> np.ndarray | None:
    """Return the one lowest point of a linear neuron's bowl, or None."""
    minima = record.surface.minima
    return np.array(minima[0]) if minima else None


def _lowest(record: Record) -> np.ndarray:
    """Return a lowest point: the only one, or where descent meets the trough."""
    if record.surface.minima:
        return np.array(record.surface.minima[0])
    start, surface = record.fit.weights[0], record.surface
    slope, bend = surface.gradient(start), surface.hessian(start)
    return quadratic_descent_point(bend, slope, start, 1 / record.curvatures[-1], 10**6)


def _lines(settings: Settings, fit: NeuronFit) -> tuple[np.ndarray, np.ndarray]:
    """Return study times and the neuron's answers there, for every state."""
    times = settings.inputs[:, 1]
    room = max(0.15 * np.ptp(times), 0.5 * np.abs(times).max(), 0.5)
    along = np.linspace(min(0, times.min()), times.max() + room, 41)
    inputs = np.column_stack([np.ones_like(along), along])
    neuron = Neuron.facing(inputs, np.zeros(len(along)), settings.activation)
    _, answers, _ = neuron.forward(fit.weights)
    return along, answers


def _answer_lines(settings: Settings, field: Field) -> list:
    """Return, for each sample, two ends of the line of weights that answer it."""
    found = []
    for inputs, target in zip(settings.inputs, settings.targets, strict=True):
        line = zero_error_line(inputs, target, settings.activation)
        if line is None:
            continue
        (a, b), offset = line
        w0 = np.array([field.x[0], field.x[-1]])
        if b:
            found.append((w0, (offset - a * w0) / b))
        else:
            found.append((np.full(2, offset / a), np.array([field.y[0], field.y[-1]])))
    return found


def _numeric(settings: Settings, fit: NeuronFit) -> Opinion:
    """Compare every update's gradient with central differences of its batch's loss."""
    gap = 0.0
    for t, batch in enumerate(fit.batches):
        part = neuron_surface(settings.inputs[batch], settings.targets[batch],
                              settings.activation)
        numeric = numeric_gradient(part.value, fit.weights[t])
        size = max(1.0, float(np.abs(numeric).max()))
        gap = max(gap, float(np.abs(numeric - fit.weight_grads[t]).max()) / size)
    return Opinion("central differences", gap, 1e-6,
                   f"The gradients of all {fit.n_steps} updates")
