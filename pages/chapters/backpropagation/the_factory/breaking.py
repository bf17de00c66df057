"""The part "Break it": bugs to plant, and the check that finds them."""

from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from engines.backpropagation import (
    BUGS,
    FaultyGradients,
    applies,
    bugs,
    check_gradients,
    errors_beyond_rounding,
    faulty_gradients,
    forward,
    grade_of,
    updates_of,
)
from engines.reference.by_hand import by_hand
from pages.chapters.backpropagation.the_factory import (
    breaking_script,
    settings,
)
from pages.chapters.backpropagation.the_factory import breaking_words as words
from pages.chapters.backpropagation.the_factory.part import (
    ALLOWED,
    PassRecord,
    gradient_opinion,
    pass_record,
    scikit_learn_opinion,
)
from pages.chapters.backpropagation.the_factory.passing import told_of
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.figures.gradient_check import checked_network_panel, errors_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui import old_controls as controls
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.formulas import tex

COLUMNS = ("parameter", "told", "measured", "relative error", "grade")
PRINTS = ("told", "measured", "relative error")


@dataclass(frozen=True, eq=False)
class Record:
    """What the faulty pass tells, what is measured, and what a step of each brings."""

    honest: PassRecord  # the pass without bugs, at the same parameters
    faulty: FaultyGradients
    told: np.ndarray  # (P,) by the faulty pass
    measured: np.ndarray  # (P,) from E alone
    errors: np.ndarray  # (P,) relative
    grades: tuple[str, ...]  # P of them
    names: tuple[str, ...]  # P of them
    loss_after: float  # after a step with the faulty gradient

    @property
    def failed(self) -> tuple[int, ...]:
        """The parameters that are not happy."""
        return tuple(k for k, grade in enumerate(self.grades) if grade != "happy")


class Breaking(Part):
    """Which weights turn red?"""

    code = (bugs.faulty_backward, faulty_gradients, check_gradients, grade_of)

    def ask(self, settings: Settings) -> tuple[str, ...]:
        """Show a switch for every bug; return those that are on."""
        on = tuple(bug for bug in BUGS if _switch(bug, settings))
        idle = [BUGS[bug].label for bug in on if not applies(bug, settings.network)]
        if idle:
            st.caption(words.idle(idle))
        return on

    def run(self, settings: Settings) -> Record:
        """Let the faulty pass tell its gradients, and measure them."""
        network, sample = settings.network, (settings.inputs, settings.targets)
        rate, biases = settings.learning_rate, settings.biases
        faulty = faulty_gradients(
            network, settings.parameters, *sample, settings.more, rate, biases
        )
        here = faulty.parameters
        check = check_gradients(network, here, *sample, faulty.grads, "complex")
        step = updates_of(faulty.grads, rate, biases).vector
        moved = here.with_vector(here.vector + step)
        errors = errors_beyond_rounding(check.analytic, check.numeric)
        return Record(
            honest=pass_record(_at(settings, here)),
            faulty=faulty,
            told=check.analytic,
            measured=check.numeric,
            errors=errors,
            grades=tuple(grade_of(error) for error in errors),
            names=tuple(settings.names.parameters()),
            loss_after=float(forward(network, moved, *sample).loss),
        )

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the parameter that is checked."""
        n = len(record.names)
        checked = [f"{name} ({k} of {n})" for k, name in enumerate(record.names, 1)]
        return ["not checked yet", *checked]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the network with its grades, and the errors."""
        names, here = settings.names, record.faulty.parameters
        told = told_of(record.honest)
        title, graded = "The check, weight by weight", (record.errors, record.grades)
        return [
            checked_network_panel(
                names, here, told.done.passed, told.said, *graded, title
            ),
            errors_panel(names, *graded),
        ]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask which parameters fail the check."""
        return words.bet(settings, record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Check one parameter."""
        return words.story(settings, record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say which are red and why; offer to switch the bugs off."""
        told = words.ending(settings, record)
        if not settings.more:
            return told, None
        return told, Remedy("Switch the bugs off", dict.fromkeys(BUGS, False))

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put this parameter's two gradients into the relative error."""
        rows = _rows(record)
        if not step:
            return Numbers([_rule()], COLUMNS, rows, 0)
        k = step - 1
        place = list(settings.names.places())[k]
        name = settings.names.parameter_latex(place)
        formulas = [
            (
                "Measured: a nudge of this parameter alone, along i so that no digit "
                "gets lost, and E computed again",
                rf"\frac{{\operatorname{{Im}} E({name} + i h)}}{{h}} = "
                rf"{tex(record.measured[k])},\quad h = 10^{{-20}}",
            ),
            _relative(record, k),
        ]
        return Numbers(formulas, COLUMNS, rows, step)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Check what is measured, and the backward pass without the bugs."""
        return [gradient_opinion(record.honest), _by_hand(settings, record)]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the gradients without the bugs."""
        return scikit_learn_opinion(_at(settings, record), record.honest)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the check, and a script that has the bugs and finds them."""
        code = breaking_script.script(settings, record.faulty.parameters)
        return exports.TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _switch(bug: str, chosen: Settings) -> bool:
    """Show a bug's switch."""
    told = BUGS[bug].what
    if not applies(bug, chosen.network):
        told += f" Nothing changes here: {words.WHY_IDLE[bug]}."
    return controls.switch(BUGS[bug].label, f"{settings.KEY}_{bug}", False, help=told)


def _at(chosen: Settings, here) -> Settings:
    """Return the settings with other parameters: after one step, say."""
    here = here.faulty.parameters if isinstance(here, Record) else here
    tables = [
        tuple(map(tuple, np.vstack([weights, bias]).tolist()))
        for weights, bias in zip(here.weights, here.biases, strict=True)
    ]
    return replace(chosen, first=tables[0], second=tables[1])


def _rule() -> tuple[str, str]:
    return (
        "FactoryPass by backpropagation, measured from E alone, and compared",
        r"\frac{\lvert \text{told} - \text{measured} \rvert}"
        r"{\max(\lvert \text{told} \rvert, \lvert \text{measured} \rvert)}",
    )


def _relative(record: Record, k: int) -> tuple[str, str]:
    """Put one parameter's gap into its relative error."""
    both = np.abs([record.told, record.measured])
    gap, size = abs(record.told[k] - record.measured[k]), both[:, k].max()
    rule, says = _rule()[1], "Relative error"
    if gap and record.errors[k] != gap / size:
        size, says = both.max(), "So small a gap, as a share of the largest gradient"
        rule = r"\frac{\lvert \text{told} - \text{measured} \rvert}{\text{largest}}"
    if not size:
        return "Both are 0, so there is no error", r"\text{told} = \text{measured} = 0"
    share = rf"\frac{{{tex(gap)}}}{{{tex(size)}}}"
    return says, f"{rule} = {share} = {tex(record.errors[k])}"


def _rows(record: Record) -> list[tuple]:
    columns = (record.told, record.measured, record.errors)
    numbers = zip(*(map(float, column) for column in columns), strict=True)
    named = zip(record.names, numbers, record.grades, strict=True)
    return [(name, *values, grade) for name, values, grade in named]


def _by_hand(settings: Settings, record: Record) -> Opinion:
    """Compare what was measured with a backward pass in plain Python, without bugs."""
    sample = (settings.inputs[0].tolist(), settings.targets[0].tolist())
    here = record.faulty.parameters
    right = by_hand(settings.network, here, *sample).grads.vector
    size = max(1e-6, float(np.abs(right).max()))
    gap = float(np.abs(right - record.measured).max()) / size
    what = (
        f"The {len(right)} measured gradients, which the check goes by; the told ones "
        "are what you broke (as a share of the largest)"
    )
    return Opinion("an honest pass, number by number", gap, ALLOWED, what)
