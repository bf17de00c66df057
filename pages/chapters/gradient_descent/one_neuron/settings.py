"""What can be chosen for one neuron, what comes of it, and the presets."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from engines.datasets import load
from engines.gradient_descent import NeuronFit, Surface
from pages.figures.neuron import Moment
from pages.ui import old_controls as controls
from pages.ui import tables
from pages.ui.old_chapter import Preset

# Six marks a decade: a learning rate is a matter of orders of magnitude.
RATES = [m * 10.0**-k for k in range(6, 0, -1) for m in (1, 1.5, 2, 3, 5, 7)] + [1.0]
RATES = [float(f"{rate:.2g}") for rate in RATES]
BATCHES = {"All": None, "Two": 2, "One": 1}
ACTIVATIONS = {"Linear": "linear", "Sigmoid": "sigmoid"}
VIEWS = ("From above", "3-D", "Both")
IN_PARTS, WHOLE = "In four parts", "Whole updates"
MOST_PARTED = 60  # updates that are still worth four frames each
COLUMNS = (
    tables.Column("study time", 0, 1000, "Hours or minutes, from 0 to 1000."),
    tables.Column("passed", -10, 10, "1 for passed, 0 for failed (−10 to 10 allowed)."),
)


def rows_of(name: str) -> tables.Rows:
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
        parts = (
            self.rows,
            self.activation,
            self.weights,
            self.learning_rate,
            self.batch_size,
            self.n_epochs,
        )
        return repr(parts)


@dataclass(frozen=True, eq=False)
class Record:
    """The training, and the surface it walked on."""

    fit: NeuronFit
    surface: Surface
    curvatures: np.ndarray  # eigenvalues of the Hessian at the end, smallest first
    frames: list[Moment]


def _preset(name: str, table: str, observe: str, **values: object) -> Preset:
    plain = {
        "act": "Linear",
        "w0": 0.1,
        "w1": 0.3,
        "eta": 0.1,
        "batch": "All",
        "epochs": 5,
    }
    return Preset(name, plain | values | {"data": rows_of(table)}, observe)


PRESETS = (
    _preset(
        "One student",
        "one_student",
        "with every update the mistake is halved: 0.3, 0.15, 0.075, … And the "
        "bottom is no point: a whole line of weights answers this student.",
    ),
    _preset(
        "One perfect update",
        "one_student",
        "η is exactly 1/λ, so one update answers the student exactly.",
        eta=0.2,
    ),
    _preset(
        "Too bold",
        "one_student",
        "every correction overshoots the truth by more than the mistake was.",
        eta=0.5,
    ),
    _preset(
        "Five students",
        "five_students",
        "no line answers all five, so the lowest loss is not zero. The path drops into "
        "the valley at once and then creeps along it, far from done after 40 passes.",
        eta=0.1,
        epochs=40,
    ),
    _preset(
        "An outlier",
        "outlier",
        "nine hours and failed: at first its mistake is the longest arrow and its "
        "input the largest, so it has the loudest voice and tilts the line flat.",
        eta=0.03,
        epochs=40,
    ),
    _preset(
        "One at a time",
        "five_students",
        "each update listens to one student only and heads for that student's "
        "own line, so the path wobbles and never quite rests.",
        eta=0.05,
        batch="One",
        epochs=10,
    ),
    _preset(
        "Hours not scaled",
        "minutes",
        "the same students in minutes. The η that served for hours now throws "
        "the weights out at once.",
        eta=0.1,
        epochs=20,
    ),
    _preset(
        "A sigmoid neuron",
        "five_students",
        "the line becomes an S that can stay near 0 and 1, and the surface is "
        "no longer a bowl.",
        act="Sigmoid",
        w0=0.0,
        w1=0.0,
        eta=1.0,
        epochs=40,
    ),
    _preset(
        "A saturated neuron",
        "five_students",
        "it is sure and wrong. On the flat ends of the S the slope is almost "
        "zero, so almost no blame gets through.",
        act="Sigmoid",
        w0=9.0,
        w1=0.3,
        eta=1.0,
        epochs=40,
    ),
)


SYMBOLS = (
    ("x", "an input: the study time, or the bias input, which is always 1"),
    ("w₀, w₁", "the weights of the bias input and of the study time"),
    ("a", "the neuron's answer (activation): w₀·1 + w₁·x, for a sigmoid through the S"),
    ("y", "the truth (target), and y − a the mistake"),
    ("L", "the loss: the mean over the samples of half the squared mistake"),
    ("−∂L/∂w", "the blame of a weight: how fast the loss falls when it grows"),
    ("η (eta)", "the learning rate: how far to move for each unit of blame"),
    ("λ (lambda)", "the bend of the error surface, where it bends most"),
    ("epoch", "one pass over all samples"),
    ("central differences", "a slope measured from heights alone, a hair to each side"),
)


def ask() -> Settings:
    """Draw the controls; return the settings they stand for."""
    rows = tables.editable("gd_neuron_data", COLUMNS, rows_of("one_student"), 12)
    rate = controls.scale(
        "Learning rate η",
        "gd_neuron_eta",
        RATES,
        0.1,
        help="How far to move each weight for each unit of blame.",
    )
    epochs = controls.slider(
        "Passes over the table (epochs)", "gd_neuron_epochs", (1, 50), 5, 1
    )
    left, right = st.columns(2)
    with left:
        w0 = controls.number(
            "First bias weight w₀", "gd_neuron_w0", (-20.0, 20.0), 0.1, 0.1
        )
    with right:
        w1 = controls.number("First weight w₁", "gd_neuron_w1", (-20.0, 20.0), 0.3, 0.1)
    activation = controls.choice("Neuron", "gd_neuron_act", list(ACTIVATIONS), "Linear")
    batch = controls.choice(
        "Samples per update", "gd_neuron_batch", list(BATCHES), "All"
    )
    view = controls.choice("Error surface", "gd_neuron_view", VIEWS, "Both")
    stepper = controls.choice(
        "Stepper shows updates", "gd_neuron_parts", [IN_PARTS, WHOLE], IN_PARTS
    )
    return Settings(
        rows,
        ACTIVATIONS[activation],
        (w0, w1),
        rate,
        BATCHES[batch],
        epochs,
        stepper == IN_PARTS,
        view,
    )
