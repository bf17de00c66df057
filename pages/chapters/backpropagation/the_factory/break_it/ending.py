"""How "Break it" ends: which parameters failed, why these, and what a step brings."""

import numpy as np

from engines.backpropagation import BUGS
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import listed

from ..words import they, verb
from .effects import effects
from .record import LOST, Record
from .words import planted, who_failed

FAMOUS = "0.291027924"  # what half the web prints for Mazur's example
DIGITS, MOST = 9, 17  # of an error
ROUNDING, SAME = 1e-12, 1e-9  # relative: of gradients, and of slopes, that are one
REASONS = {
    "no_half": "Without the ½ the mistake counts twice.",
    "sign": "The mistake is taken the wrong way round.",
    "no_bias": "Nobody writes the biases' gradients down, so they are told as 0.",
    "leftover": "This is the second step, and what is told is the sum of both steps.",
}


def ending(record: Record) -> list[str]:
    """Say which turned red, why these, and what a step would have brought."""
    bugs = planted(record.settings)
    if not bugs:
        return [*_without_bugs(record), *_corner(record), _steps(record)]
    return [
        f"**{who_failed(record)}**",
        *(_reason(record, bug) for bug in bugs),
        *effects(record),
        *_hidden(record, bugs),
        *_nothing_found(record, bugs),
        _steps(record),
        *_famous(record),
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer to switch the bugs off."""
    if not record.settings.bugs:
        return None
    return Remedy("Switch the bugs off", dict.fromkeys(BUGS, False))


def _without_bugs(record: Record) -> list[str]:
    """Say that all is well, and where that proves little."""
    n = len(record.names)
    if record.is_lost:
        return [
            f"**All {n} are happy, and all {n} are smaller than {few(LOST)}:** E "
            "hardly changes with any of them, so this proves little. Take other "
            "numbers."
        ]
    return [f"**All {n} are happy:** this backpropagation is right."]


def _reason(record: Record, bug: str) -> str:
    """Say what a bug does to the way back of the blame."""
    own = {"update_first": _moved, "no_slope": _whole, "transposed": _mixed_up}
    return own[bug](record) if bug in own else REASONS[bug]


def _moved(record: Record) -> str:
    """Say over which weights the blame came back."""
    if not record.backprop[[name[0] == "v" for name in record.names]].any():
        return (
            "The output weights were to move first, but their gradients are told as 0."
        )
    return "The output weights moved before the blame came back over them."


def _whole(record: Record) -> str:
    """Say by which slopes the blame should have been multiplied."""
    numbers = record.trip.numbers.passed
    layers = numbers.slopes[: 1 if record.trip.is_logits else 2]
    slopes = np.concatenate([np.ravel(some) for some in layers])
    low, high = float(slopes.min()), float(slopes.max())
    if high - low <= SAME * high:
        return f"Blame passes every unit whole, where a slope of {few(low)} is due."
    low, high = apart(low, high)
    return f"Blame passes every unit whole, where slopes from {low} to {high} are due."


def _mixed_up(record: Record) -> str:
    """Say which tables are square, and what that does."""
    n_inputs, n_hidden, n_outputs = record.settings.factory.sizes
    if n_hidden != n_outputs:
        return "Rows and columns of w are exchanged: only its diagonal keeps its place."
    back = "and blame comes back over the exchanged v, to the wrong units"
    if n_inputs != n_hidden:
        return f"Rows and columns of v are exchanged, {back}."
    return f"Rows and columns of w and v are exchanged, {back}."


def _corner(record: Record) -> list[str]:
    """Say why the check is happy where a real nudge is not."""
    numbers = record.trip.numbers
    at_corner = numbers.passed.pre_activations[0][0] == 0
    if not numbers.network.activation_of(0).has_kink or not at_corner.any():
        return []
    _, weights = numbers.parameters.weights
    sent = weights * numbers.back.pre_activation_grads[1][0]
    is_heard = np.abs(sent.sum(axis=1)) > ROUNDING * np.abs(sent).sum(axis=1)
    corners = np.flatnonzero(at_corner & is_heard)
    if not corners.size:
        return []
    units = [record.settings.names.unit(1, int(at)) for at in corners]
    return [
        f"{they(units, 'stands', 'stand')} exactly at a corner of ReLU here, z = 0. "
        "The check nudges along i and takes the same side of the corner as "
        "backpropagation; a real nudge would not (see the part “The check”)."
    ]


def _hidden(record: Record, bugs: list[str]) -> list[str]:
    """Say which parameters are told right by several bugs, and wrong by one alone."""
    if len(bugs) == 1:
        return []
    said = []
    for bug in bugs:
        spared = sorted(set(record.alone(bug)) - set(record.failed))
        if spared:
            names = [record.names[k] for k in spared]
            said.append(
                f"One bug hides another: with “{BUGS[bug].label}” alone "
                f"{listed(names)} would fail too."
            )
    return said


def _nothing_found(record: Record, bugs: list[str]) -> list[str]:
    """Say why the check is happy although a bug is planted."""
    if record.failed:
        return []
    it = verb(bugs, "the bug makes", "the bugs make")
    gaps = np.abs(record.backprop - record.measured)
    sizes = np.maximum(np.abs(record.backprop), np.abs(record.measured))
    if not sizes.any():
        why = "every gradient is told and measured as exactly 0"
    elif record.is_lost:
        why = f"no gradient reaches {few(LOST)} here, so only rounding is left"
    elif (gaps <= ROUNDING * sizes.max()).all():
        why = f"with these numbers {it} no difference"
    else:
        why = f"with these numbers {it} less of a difference than it minds"
    return [
        f"**Yet the check finds nothing:** {why}. A check with numbers as special as "
        "these proves little; take others."
    ]


def _steps(record: Record) -> str:
    """Compare a step with the right gradients and one with the faulty ones."""
    settings, numbers = record.settings, record.trip.numbers
    before, right = float(numbers.passed.loss), float(numbers.passed_after.loss)
    wrong, rate = record.loss_after, few(settings.learning_rate)
    first, second, third = apart(before, right, wrong, digits=DIGITS, most=MOST)
    says = f"One step of η = {rate} takes E from {first} to **{second}**"
    if right == before:
        says = f"One step of η = {rate} leaves E at **{first}**"
    if not planted(settings):
        return f"{says}."
    if wrong == right:
        return f"{says}, with these gradients as with the right ones.{_idle(record)}"
    told = f"{says} with the right gradients, to **{third}** with these."
    if right == before:
        told = (
            f"{says} with the right gradients, and takes it to **{third}** with these."
        )
    return f"{told} {_verdict(before, right, wrong, bool(record.failed))}"


def _verdict(before: float, right: float, wrong: float, is_found: bool) -> str:
    """Say what one would see who watches E alone."""
    if wrong == before:
        return "With these it stays."
    if wrong > before:
        also = right > before
        return (
            "It rises with both: the step is too large."
            if also
            else "With these it rises."
        )
    if right > before:
        return (
            "It falls with these, by luck: with the right ones the step is too large."
        )
    if not is_found:
        return "E falls with both."
    return (
        "E falls all the same: training would seem to work, and nobody would notice. "
        "The check does."
    )


def _idle(record: Record) -> str:
    """Say why a step does not show the bug, where that is known."""
    only_biases = all(record.names[k][0] in "bc" for k in record.failed)
    if record.settings.biases or not record.failed or not only_biases:
        return ""
    return (
        " This step leaves the biases alone, so it cannot show what is wrong with "
        "their gradients. The check does."
    )


def _famous(record: Record) -> list[str]:
    bugs = planted(record.settings)
    if f"{record.loss_after:.9f}" != FAMOUS or bugs != ["update_first"]:
        return []
    right = float(record.trip.numbers.passed_after.loss)
    return [
        f"**{FAMOUS}** is the number that half the web prints for this example; "
        f"right is {right:.9f}."
    ]
