"""Up to four trainings that differ in one thing, looked at after the same epochs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.backpropagation import ACTIVATIONS
from engines.gradient_descent import OPTIMIZERS
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.ui.long_work import telling

from ..record import FIRST_UNITS, Settings
from ..train import checks
from ..train import record as one_training
from ..train.table import PRINTS
from ..train.table import script as script_of_one

MOST = 4  # trainings
HAIR = 1e-9  # of an epoch
COLUMNS = ("run", "epoch", *PRINTS)

Options = Mapping[str, object]


def _numbers(*values: float) -> Options:
    return {f"{value:g}": value for value in values}


SHAPES = {"none": (), "2": (2,), "3": (3,), "8": (8,), "4–2": (4, 2), "8–8": (8, 8)}
# What may differ: its words, the setting, what its values are called, and the values.
KINDS: dict[str, tuple[str, str, Options, tuple[str, ...]]] = {
    "Learning rate": (
        "learning_rate",
        "η",
        _numbers(0.001, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0),
        ("0.01", "0.1", "1", "10"),
    ),
    "Optimizer": (
        "rule",
        "",
        {
            kind.label: name
            for name, kind in OPTIMIZERS.items()
            if not kind.needs_hessian
        },
        ("Gradient descent", "Momentum", "AdaGrad"),
    ),
    "Batch size": (
        "batch",
        "batch",
        _numbers(1.0, 5.0, 10.0, 30.0, 100.0, 250.0),
        ("1", "10", "250"),
    ),
    "Penalty L2": (
        "l2",
        "λ",
        _numbers(0.0, 0.001, 0.01, 0.03, 0.1, 1.0),
        ("0", "0.01", "0.1"),
    ),
    "Units": (
        "activation",
        "",
        {kind.label: name for name, kind in ACTIVATIONS.items()},
        ("tanh", "Sigmoid", "ReLU", "Identity"),
    ),
    "Hidden layers": ("hidden", "", SHAPES, ("2", "3", "4–2", "8–8")),
}


@dataclass(frozen=True, eq=False)
class Record:
    """The trainings, and their losses at every step."""

    settings: Settings
    names: tuple[str, ...]
    runs: tuple[one_training.Record, ...]
    losses: np.ndarray  # (S, N) of the samples trained on
    held_out: np.ndarray  # (S, N) of those held out

    @property
    def n_steps(self) -> int:
        """How many steps there are, the start among them."""
        return len(self.epochs)

    @cached_property
    def epochs(self) -> np.ndarray:
        """After how many epochs each step is, (S,)."""
        problem = self.runs[0].problem
        return problem.looks_at / problem.in_an_epoch

    @cached_property
    def shown(self) -> np.ndarray:
        """Which of its looks each training is at, (S, N): its last, once it is over."""
        return np.stack([looks_by(self.epochs, one) for one in self.runs], axis=1)

    def is_lost(self, run: int, step: int) -> bool:
        """Tell whether a training's loss has left all numbers by a step."""
        one = self.runs[run]
        at = int(self.shown[step, run])
        late = self.epochs[step] > one.epoch_at(at) + HAIR
        return one.is_lost and at == one.n_steps - 1 and bool(late)

    def score(self, run: int, step: int) -> float:
        """Return the share right, or explained, of the samples held out."""
        return float(self.runs[run].scores[self.shown[step, run], 1])

    @property
    def sorts(self) -> bool:
        """Whether they name classes; else they give numbers."""
        return self.runs[0].sorts


def looks_by(epochs: np.ndarray, one: one_training.Record) -> np.ndarray:
    """Return a training's last look by each of some epochs."""
    seen = one.history.looks / one.problem.in_an_epoch
    return np.searchsorted(seen, epochs + HAIR, side="right") - 1


def setting_of(settings: Settings) -> str:
    """Return which setting differs."""
    return KINDS[settings.differs][0]


def chosen(settings: Settings) -> dict[str, object]:
    """Return the values that are compared, by what they are called: at most four."""
    _, prefix, options, first = KINDS[settings.differs]
    labels = (settings.compared or first)[:MOST]
    return {f"{prefix} {label}".strip(): options[label] for label in labels}


def varied(settings: Settings, value: object) -> Settings:
    """Return the settings of one of the trainings."""
    if setting_of(settings) != "hidden":
        return replace(settings, **{setting_of(settings): value})
    units = {f"units_{at}": n for at, n in enumerate((*value, *FIRST_UNITS), 1)}
    units = {name: n for name, n in units.items() if hasattr(settings, name)}
    return replace(settings, n_hidden=len(value), **units)


def run(settings: Settings) -> Record:
    """Train them one after the other, each from its own first weights."""
    values = chosen(settings)
    watch = telling(f"{len(values)} trainings")
    runs = tuple(
        one_training.run(varied(settings, value)) for value in watch([*values.values()])
    )
    problem = runs[0].problem
    epochs = problem.looks_at / problem.in_an_epoch
    at = [looks_by(epochs, one) for one in runs]
    pairs = [*zip(runs, at, strict=True)]
    losses = np.stack([one.history.losses[some] for one, some in pairs], axis=1)
    tests = np.stack([one.history.test_losses[some] for one, some in pairs], axis=1)
    return Record(settings, tuple(values), runs, losses, tests)


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Compute losses and shares of all of them again, plainly."""
    ours = [record.losses[step], record.held_out[step], *_shares(record, step)]
    with np.errstate(all="ignore"):
        each = [
            checks.plain_numbers(one, int(record.shown[step, at]))
            for at, one in enumerate(record.runs)
        ]
    theirs = np.array(each).T
    what = "Losses and shares right of all of them at this step"
    return [agree(ours, theirs, "plain NumPy, layer by layer", what, 1e-9)]


def _shares(record: Record, step: int) -> np.ndarray:
    """Return the shares right of the samples trained on and held out, (2, N)."""
    pairs = zip(record.runs, record.shown[step], strict=True)
    return np.array([one.scores[at] for one, at in pairs]).T


def table(record: Record) -> Table:
    """List the steps of all trainings, in time's order."""
    rows = []
    for step in range(record.n_steps):
        shares = _shares(record, step)
        for at, name in enumerate(record.names):
            if not record.is_lost(at, step):
                losses = record.losses[step, at], record.held_out[step, at]
                numbers = [float(number) for number in (*losses, *shares[:, at])]
                rows.append((name, float(record.epochs[step]), *numbers))
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return the table's rows up to a step."""
    some = range(len(record.names)), range(step + 1)
    return sum(not record.is_lost(at, k) for at in some[0] for k in some[1])


def script(record: Record) -> Script:
    """Write the training that ends lowest as a script of its own."""
    best, steps = lowest(record), range(record.n_steps)
    last = max(step for step in steps if not record.is_lost(best, step))
    before = reached(record, last - 1) if last else 0
    row = before + sum(not record.is_lost(at, last) for at in range(best))
    one = script_of_one(record.runs[best])
    return Script(one.text, PRINTS, row, f"last row of {record.names[best]}")


def lowest(record: Record) -> int:
    """Return which ends with the lowest loss of the samples held out."""
    last = record.n_steps - 1
    ends = [
        np.inf if record.is_lost(at, last) else record.held_out[last, at]
        for at in range(len(record.names))
    ]
    return int(np.argmin(ends))
