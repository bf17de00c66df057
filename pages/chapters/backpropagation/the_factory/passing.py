"""The part "One pass": values forward, blame back, one step, and the new error."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    backward,
    books_of_blame,
    forward,
    one_pass,
    step_change,
    updates_of,
)
from engines.reference.by_hand import by_hand
from pages.chapters.backpropagation.the_factory import (
    pass_formulas,
    pass_quantities,
    pass_script,
    pass_words,
)
from pages.chapters.backpropagation.the_factory.part import (
    PassRecord,
    gradient_opinion,
    pass_record,
    scikit_learn_opinion,
)
from pages.chapters.backpropagation.the_factory.settings import RATES, Settings
from pages.figures.network_pass import FactoryPass, answers_panel, pass_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part

COLUMNS = ("step", "what", "value")
PRINTS = ("value",)


@dataclass(frozen=True, eq=False)
class Record(PassRecord):
    """The pass, and what its picture and its sentences tell of it."""

    told: FactoryPass
    safe: float | None  # the largest learning rate offered with which E falls


class Passing(Part):
    """One pass there and back."""

    code = (one_pass, forward, backward, updates_of)

    def run(self, settings: Settings) -> Record:
        """Pass forward and back, and look for a learning rate that is safe."""
        plain = pass_record(settings)
        return Record(plain.done, plain.check, told_of(plain), _safe(settings))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the fifteen steps."""
        return pass_words.labels(settings, record.told)

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the network, and its answers beside the targets."""
        names = settings.names
        return [pass_panel(names, record.told), answers_panel(names, record.told)]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask what one step does to the error."""
        return pass_words.bet(settings, record.told)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell what is computed at this step."""
        return pass_words.story(settings, record.told, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say what the step did; offer a shorter one where the error rose."""
        told = pass_words.ending(settings, record.told)
        rose = record.done.passed_after.loss > record.done.passed.loss
        if not rose or record.safe is None:
            return told, None
        label = f"Take η = {record.safe:g}: the error falls"
        return told, Remedy(label, {"eta": record.safe})

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put this step's numbers into its formula; list all that were computed."""
        formulas = pass_formulas.formulas(settings, record.told, step)
        found = list(pass_quantities.quantities(settings.names, record.told))
        reached = sum(at <= step for at, _, _ in found)
        return Numbers(formulas, COLUMNS, found, reached)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Measure the gradients from E alone, and pass forward without arrays."""
        return [gradient_opinion(record), forward_opinion(settings, record)]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the gradients."""
        return scikit_learn_opinion(settings, record)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give every number of the pass, and the pass as a script."""
        rows = self.numbers(settings, record, 0).rows
        says = "One pass forward, one back, one step of gradient descent: the new E."
        body = pass_script.body(settings, "print(repr(float(forward()[-1])))")
        code = exports.script(says, pass_script.SOURCES, body)
        return exports.TakeHome(COLUMNS, rows, code, PRINTS)


def told_of(record: PassRecord) -> FactoryPass:
    """Return what the drawing of a pass writes."""
    done = record.done
    books = tuple(
        books_of_blame(done.network, done.parameters, done.passed, done.back, layer)
        for layer in (0, 1)
    )
    stands_for = done.network.loss_function.prediction
    said, after = done.passed.outputs[0], done.passed_after.outputs[0]
    return FactoryPass(done, books, stands_for(said), stands_for(after))


def forward_opinion(settings: Settings, record: PassRecord) -> Opinion:
    """Pass forward in plain Python, number by number, before and after the step."""
    done, gaps = record.done, []
    sample = settings.inputs[0].tolist(), settings.targets[0].tolist()
    for parameters, passed in (
        (done.parameters, done.passed),
        (done.next_parameters, done.passed_after),
    ):
        plain = by_hand(done.network, parameters, *sample)
        theirs = [*plain.pre_activations, *plain.activations[1:], [plain.loss]]
        ours = [*passed.pre_activations, *passed.activations[1:], passed.loss]
        for one, other in zip(ours, theirs, strict=True):
            size = np.maximum(1, np.abs(other))
            gaps.append(np.abs((one - np.array(other)) / size).max())
    what = "Every z, every activation and E, before and after the step"
    return Opinion("a pass without arrays", float(max(gaps)), 1e-12, what)


def _safe(settings: Settings) -> float | None:
    """Return the largest learning rate offered, below the chosen, with E falling."""
    network, parameters = settings.network, settings.parameters
    sample = settings.inputs, settings.targets
    change = step_change(network, parameters, *sample, RATES, settings.biases)
    falls = [
        rate
        for rate, real in zip(RATES, change.real, strict=True)
        if real < 0 and rate < settings.learning_rate
    ]
    return max(falls, default=None)
