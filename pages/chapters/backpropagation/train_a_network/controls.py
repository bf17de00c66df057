"""The chapter's controls: a few on show, the rest behind "More"."""

from dataclasses import replace

from engines.backpropagation import ACTIVATIONS, SCHEMES
from engines.datasets import FEATURES, PLANE_TASKS
from engines.gradient_descent import OPTIMIZERS, SCHEDULES
from pages.ui.choices import Choice, Several, Switch
from pages.ui.control import Control, Values, where
from pages.ui.controls import Beside, Scale, Seed, Slider

from . import words
from .kept import ADDED, BY_HAND, CHOSEN
from .looks import PACES
from .own_table import OwnPlaneTable
from .record import FIRST_UNITS, MOST_LAYERS, MOST_UNITS, POINTS, TABLE

YOURS, YOUR_TABLE = "Your own points", "Your own table"
TASKS = {task.label: name for name, task in PLANE_TASKS.items()}
TASKS |= {YOURS: POINTS, YOUR_TABLE: TABLE}
MADE = [name for name, task in TASKS.items() if task in PLANE_TASKS]
PAINTS = {"Nothing": -1, "Blue": 0, "Orange": 1, "Green": 2}
NAMES = {feature.label: name for name, feature in FEATURES.items()}
UNITS = {kind.label: name for name, kind in ACTIVATIONS.items()}
RULES = {
    kind.label: name for name, kind in OPTIMIZERS.items() if not kind.needs_hessian
}
PLANS = {plan.label: name for name, plan in SCHEDULES.items()}
STARTS = {scheme.label: name for name, scheme in SCHEMES.items()}
RATES = (0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
PENALTIES = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
BATCHES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 50.0, 100.0, 250.0)
SAMPLES = (20.0, 50.0, 100.0, 200.0, 300.0, 500.0)
SCALES = (0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)
EPOCHS = (
    1.0,
    3.0,
    10.0,
    30.0,
    50.0,
    100.0,
    200.0,
    300.0,
    500.0,
    1000.0,
    2000.0,
    3000.0,
)


def but_in(part: str, control: Control | Beside) -> Control | Beside:
    """Return a control as it is, but not there in one of the parts."""
    if isinstance(control, Beside):
        inner = tuple(but_in(part, one) for one in control.controls)
        return replace(control, controls=inner)

    def shown(values: Values) -> bool:
        return values.get("part") != part and control.is_shown(values)

    return replace(control, shown=shown)


def is_there(layer: int):
    """Return what tells whether a hidden layer is in the network, the first one 1."""
    return lambda values: values["layers"] >= layer


def units(layer: int) -> Slider:
    """Return the slider for the units of one hidden layer."""
    return Slider(
        f"units{layer}",
        f"Layer {layer}",
        (1, MOST_UNITS),
        FIRST_UNITS[layer - 1],
        1,
        into=f"units_{layer}",
        shown=is_there(layer),
    )


DRAWN = {"shown": where("data", *MADE), "rare": True}
TRAINED = (  # what a training is made of
    Choice("data", "Data", TASKS, "Circle", as_list=True, main=True, restarts=True),
    OwnPlaneTable("brought", shown=where("data", YOUR_TABLE), wide=True, restarts=True),
    Choice(
        "paint",
        "A click in the plane adds",
        PAINTS,
        "Orange",
        shown=where("data", YOURS),
        looks=True,
    ),
    replace(ADDED, shown=where("data", YOURS)),
    BY_HAND,
    CHOSEN,
    Slider("layers", "Hidden layers", (0, MOST_LAYERS), 2, 1, into="n_hidden"),
    Beside("units", tuple(map(units, range(1, MOST_LAYERS + 1))), columns=3),
    Scale("rate", "Learning rate η", RATES, 0.1, into="learning_rate", typed=True),
    Seed("seed", default=6, again="New start", help=words.SEED, stays=True),
    Choice("act", "Units", UNITS, "tanh", into="activation", as_list=True, rare=True),
    Several("features", "What it is told", NAMES, ("x", "y"), rare=True),
    Choice("rule", "Optimizer", RULES, rare=True, most_buttons=1),
    Scale("epochs", "Epochs", EPOCHS, 100.0, into="n_epochs", typed=True, rare=True),
    Choice("plan", "Its schedule", PLANS, into="schedule", rare=True),
    Scale("batch", "Batch size", BATCHES, 10.0, help=words.BATCH, rare=True),
    Scale("samples", "Samples", SAMPLES, 300.0, into="n_samples", **DRAWN),
    Slider("noise", "Noise, %", (0, 50), 0, 5, help=words.NOISE, **DRAWN),
    Seed("drawn", "Draw of the samples", help=words.DRAWN, stays=True, **DRAWN),
    Scale("l1", "Penalty L1, λ", PENALTIES, 0.0, help=words.L1, typed=True, rare=True),
    Scale("l2", "Penalty L2, λ", PENALTIES, 0.0, help=words.L2, typed=True, rare=True),
    Choice("init", "First weights", STARTS, "Xavier", into="scheme", rare=True),
    Scale("scale", "Their scale", SCALES, 1.0, help=words.SCALE, rare=True),
    Switch(
        "standard",
        "Standardise the features",
        into="standardised",
        help=words.STANDARDISED,
        rare=True,
    ),
    Choice("pace", "Steps of the stepper", PACES, help=words.PACE, rare=True),
)

# In "What went wrong" all but the seed comes with the failure.
CONTROLS = tuple(
    one if one.name == "seed" else but_in("What went wrong", one) for one in TRAINED
)
