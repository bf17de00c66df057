"""The part "The check": how small a nudge measures a gradient best."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    StepSizeSweep,
    check_gradients,
    measured_gradients,
    sweep_step_sizes,
)
from engines.reference.by_hand import by_hand
from pages.chapters.backpropagation.the_factory import checking_words as words
from pages.chapters.backpropagation.the_factory import script_network, settings
from pages.chapters.backpropagation.the_factory.part import (
    PassRecord,
    gradient_opinion,
    pass_record,
    scikit_learn_opinion,
)
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.figures.gradient_check import sweep_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui import old_controls as controls
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.formulas import tex
from pages.words.numbers import few

METHODS = {"Centred": "centred", "Forward": "forward", "Complex step": "complex"}
PRECISIONS = ("float64", "float32")
# From 0.1 down to 1e-15, two to each power of ten.
NUDGES = tuple(float(f"{head}e-{k}") for k in range(1, 16) for head in (3, 1))[1:]
COLUMNS = ("h", "worst error", "median error", "expected", "measured as 0")
DIGITS = 12  # of two gradients that are to be compared
SPOILT = 1e-2  # relative: not even the best nudge is right
MANY = 100.0  # roundings on the way to E
NOISY, LEAST = 0.1, 1e-6  # of the largest gradient; of none at all
PRINTS = ("h", "worst error", "median error")


@dataclass(frozen=True, eq=False)
class Record:
    """The honest pass, and its gradients measured with every h."""

    done: PassRecord
    sweep: StepSizeSweep
    names: tuple[str, ...]  # of the parameters

    @property
    def has_kink(self) -> bool:
        """Whether the hidden units have a corner: ReLU."""
        return self.done.done.network.activation_of(0).has_kink

    @property
    def is_at_kink(self) -> bool:
        """Whether a corner, a z of exactly 0, spoils every real nudge."""
        is_spoilt = float(self.sweep.worst[self.sweep.best]) > SPOILT
        hidden = self.done.done.passed.pre_activations[0]
        return is_spoilt and self.has_kink and not hidden.all()

    @property
    def has_gradient(self) -> bool:
        """Whether there is anything to measure."""
        return bool(self.sweep.analytic.any())


class Checking(Part):
    """A smaller nudge is better, until it is not."""

    code = (measured_gradients, check_gradients, sweep_step_sizes)

    def ask(self, chosen: Settings) -> tuple[str, str]:
        """Ask how to measure, and with how many digits."""
        key = settings.KEY
        method = controls.choice("Method", f"{key}_method", list(METHODS), "Centred")
        label = "Digits (float64 keeps about 16, float32 about 7)"
        precision = controls.choice(label, f"{key}_digits", PRECISIONS, "float64")
        return METHODS[method], precision

    def run(self, settings: Settings) -> Record:
        """Measure all gradients with every h."""
        sample = (settings.inputs, settings.targets)
        sweep = sweep_step_sizes(
            settings.network, settings.parameters, *sample, NUDGES, *settings.more
        )
        names = tuple(settings.names.parameters())
        return Record(pass_record(settings), sweep, names)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the nudges."""
        return [f"h = {few(h)}" for h in NUDGES]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the errors against h."""
        return [sweep_panel(record.sweep)]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask which nudge measures best."""
        return words.bet(record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Say how far off this nudge is, and why."""
        return words.story(record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say which nudge is best, and what theory says."""
        told = words.ending(record)
        if settings.more == ("complex", "float64"):
            return told, None
        values = {"method": "Complex step", "digits": "float64"}
        label = "Take the complex step"
        if settings.more[0] == "complex":
            label = "Take 16 digits"
        return told, Remedy(label, values)

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the worst parameter's nudge into the method's formula."""
        sweep, k = record.sweep, int(record.sweep.worst_parameter[step])
        place = list(settings.names.places())[k]
        name = settings.names.parameter_latex(place)
        measured, told = sweep.measured[step, k], sweep.analytic[k]
        formulas = [
            (
                f"The gradient that is farthest off, by {words.NAMES[sweep.method]}",
                rf"{words.FORMULAS[sweep.method].format(w=name)} = "
                rf"{tex(measured, DIGITS)}",
            ),
            (
                "FactoryPass by backpropagation",
                rf"\frac{{\partial E}}{{\partial {name}}} = {tex(told, DIGITS)}",
            ),
            (
                "The difference, over the larger of the two",
                rf"\frac{{{tex(abs(measured - told))}}}"
                rf"{{{tex(max(abs(measured), abs(told)))}}} = "
                rf"{tex(sweep.worst[step])}",
            ),
        ]
        return Numbers(formulas, COLUMNS, _rows(record), step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Check the gradients that are told, and this step's measured ones."""
        noise = _by_hand(settings, record, step)
        size = float(np.abs(record.sweep.analytic).max())
        # Where rounding may be as large as a gradient, agreement would prove nothing.
        tells = noise.allowed < max(size, LEAST) * NOISY
        return [gradient_opinion(record.done), *([noise] if tells else [])]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the gradients."""
        return scikit_learn_opinion(settings, record.done)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the errors for every h, and the sweep as a script."""
        method, precision = settings.more
        body = f"""{script_network.network_code(settings)}
{script_network.gradient_code(settings)}

told = gradient(p)
steps = np.array({list(NUDGES)!r})
# Every h and every parameter is a network of its own, {precision} all of them.
p, x, y, h = (array.astype(np.{precision}) for array in (p, x, y, steps))
nudges = h[:, None, None] * np.eye(len(p), dtype=p.dtype)
{SCRIPTS[method]}
measured = (rises / h[:, None]).astype(float)
gap, size = np.abs(told - measured), np.maximum(np.abs(told), np.abs(measured))
errors = np.divide(gap, size, out=np.zeros_like(gap), where=size != 0)
some = errors[:, told != 0]  # a gradient of 0 has no relative error
print(repr(float(steps[-1])))  # of the last h
print(repr(float(errors.max(axis=1)[-1])))
print(repr(float(np.median(some, axis=1)[-1]) if some.size else 0.0))
"""
        says = "Gradients measured with ever smaller nudges h, and their errors."
        code = exports.script(says, script_network.sources(settings), body)
        return exports.TakeHome(COLUMNS, _rows(record), code, PRINTS)


SCRIPTS = {
    "centred": "rises = (error(p + nudges, x, y) - error(p - nudges, x, y)) / 2",
    "forward": "rises = error(p + nudges, x, y) - error(p, x, y)",
    "complex": "rises = np.imag(error(p + 1j * nudges, x, y))",
}


def _rows(record: Record) -> list[tuple]:
    sweep = record.sweep
    columns = (sweep.steps, sweep.worst, sweep.median, sweep.expected)
    numbers = zip(*(map(float, column) for column in columns), strict=True)
    return [(*row, int(n)) for row, n in zip(numbers, sweep.n_lost, strict=True)]


def _by_hand(settings: Settings, record: Record, step: int) -> Opinion:
    """Nudge every parameter in plain Python; rounding may differ, as theory says."""
    sweep, h = record.sweep, NUDGES[step]
    sample = (settings.inputs[0].tolist(), settings.targets[0].tolist())
    first = settings.parameters

    def loss(nudge):
        moved = first.with_vector(first.vector + nudge)
        return by_hand(settings.network, moved, *sample).loss

    rows = np.eye(first.count) * h
    if sweep.method == "complex":
        rises = [complex(loss(1j * row)).imag for row in rows]
    elif sweep.method == "forward":
        rises = [loss(row) - loss(0 * row) for row in rows]
    else:
        rises = [(loss(row) - loss(-row)) / 2 for row in rows]
    gap = np.abs(np.array(rises) / h - sweep.measured[step])
    # What rounding may do at most, for a few roundings on the way to E.
    digits = float(np.finfo(sweep.precision).eps)
    sizes = np.abs(sweep.analytic)
    noise = MANY * (sweep.rounding[step] * sizes + digits * (1 + sizes))
    if sweep.method != "complex":
        of_sums = sweep.loss + float(np.abs(first.vector) @ sizes)
        noise = noise + MANY * digits * of_sums / h
    worst = int((gap - noise).argmax())
    what = f"The {len(rows)} gradients measured with h = {few(h)}"
    against = "a nudge in plain Python"
    return Opinion(against, float(gap[worst]), float(noise[worst]), what)
