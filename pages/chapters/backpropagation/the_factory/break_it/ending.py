"""How "Break it" ends: which parameters failed, why these, and what a step brings."""

import numpy as np

from engines.slips.factory.gradients import IN_THE_STEP, ON_THE_WAY_THERE
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import listed

from ..settings import BUGS
from ..words import they, verb
from .effects import effects, letter_of
from .not_in_gradients import blind, in_the_step, on_the_way_there
from .record import LOST, Record, planted
from .steps import famous, steps
from .words import who_failed

ROUNDING, SAME = 1e-12, 1e-9  # relative: of gradients, and of slopes, that are one
REASONS = {
    "no_half": "Without the ½ the mistake counts twice.",
    "sign": "The mistake is taken the wrong way round.",
    "no_bias": "Nobody writes the biases' gradients down, so they are told as 0.",
    "leftover": "This is the second step, and what is told is the sum of both steps.",
    "slope_at_activation": "Slopes are taken at a, what came out, and not at z.",
    "no_output_slope": "The outputs hand their mistake on whole, past their slopes.",
    "mistake_handed_back": "The bare mistake goes back, past the outputs' slopes; only "
    "the weights into the outputs get δ.",
    "slope_at_target": "The outputs' slopes are taken at the targets.",
    "slope_of_pair": "The outputs' slopes, which this error has cancelled, are "
    "multiplied in again.",
    "no_two": "Without the 2 the mistake counts half.",
    "targets_exchanged": "The outputs are held against the targets in turned order.",
    "sent_z": "Weights out of hidden units get δ times z, not times what was sent.",
    "bias_left_out": "No bias is added on the way there, and none gets a gradient.",
    "swapped_weights": "On the way there rows and columns of square tables are "
    "exchanged.",
}
NEW = (*BUGS,)[7:]  # ones of which another one may leave nothing


def ending(record: Record) -> list[str]:
    """Say which turned red, why these, and what a step would have brought."""
    bugs = planted(record.settings)
    if not bugs:
        return [*_without_bugs(record), *_corner(record), steps(record)]
    return [
        f"**{who_failed(record)}**",
        *_reasons(record, bugs),
        *effects(record),
        *_hidden(record, bugs),
        *_nothing_found(record, bugs),
        steps(record),
        *famous(record),
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


def _reasons(record: Record, bugs: list[str]) -> list[str]:
    """Say what each bug does, and what comes of those outside the way back."""
    said = [_reason(record, bug) for bug in bugs if bug not in IN_THE_STEP]
    if {*bugs} & {*ON_THE_WAY_THERE}:
        said.append(on_the_way_there(record))
    if {*bugs} & {*IN_THE_STEP}:
        said.append(in_the_step(record))
    return said


def _reason(record: Record, bug: str) -> str:
    """Say what a bug does to the way back of the blame."""
    if bug in NEW and _is_idle(record, bug):
        return f"“{BUGS[bug].label}” changes nothing beside the others."
    own = {"update_first": _moved, "no_slope": _whole, "transposed": _mixed_up}
    return own[bug](record) if bug in own else REASONS[bug]


def _is_idle(record: Record, bug: str) -> bool:
    """Tell whether the other bugs alone come to the very same."""
    if len(planted(record.settings)) == 1:
        return False
    with_it, without = record.faulty, record.without(bug)
    pairs = (
        (with_it.grads.vector, without.grads.vector),
        (with_it.measured, without.measured),
        (with_it.parameters.vector, without.parameters.vector),
    )
    return all(np.array_equal(one, other) for one, other in pairs)


def _moved(record: Record) -> str:
    """Say over which weights the blame came back."""
    last = record.settings.network.n_layers - 1
    into_outputs = [
        place.layer == last and place.source is not None
        for place in record.settings.names.places()
    ]
    if not record.backprop[into_outputs].any():
        return (
            "The output weights were to move first, but their gradients are told as 0."
        )
    return "The output weights moved before the blame came back over them."


def _whole(record: Record) -> str:
    """Say by which slopes the blame should have been multiplied."""
    layers = record.faulty.right.back.slopes
    unit = "every unit"
    if record.settings.network.loss_function.wants_logits:
        layers = layers[:-1]
        unit = "every hidden unit" if record.settings.slope_of_pair else unit
    slopes = np.concatenate([np.ravel(some) for some in layers])
    low, high = float(slopes.min()), float(slopes.max())
    if high - low <= SAME * high:
        return f"Blame passes {unit} whole, where a slope of {few(low)} is due."
    low, high = apart(low, high)
    return f"Blame passes {unit} whole, where slopes from {low} to {high} are due."


def _mixed_up(record: Record) -> str:
    """Say which tables are square, and what that does."""
    letters = {
        place.layer: letter_of(name)
        for name, place in record.settings.names.parameters().items()
        if place.source is not None
    }
    shapes = enumerate(record.settings.network.shapes["weights"])
    square = [layer for layer, (n, m) in shapes if n == m > 1]
    says = f"Rows and columns of {listed([letters[one] for one in square])} are"
    crossed = [letters[layer] for layer in square if layer]
    if not crossed:
        return f"{says} exchanged: only its diagonal keeps its place."
    return (
        f"{says} exchanged, and blame comes back over the exchanged {listed(crossed)}, "
        "to the wrong units."
    )


def _corner(record: Record) -> list[str]:
    """Say why the check is happy where a real nudge is not."""
    units = [unit for layer in _kinked(record) for unit in _at_corner(record, layer)]
    if not units:
        return []
    return [
        f"{they(units, 'stands', 'stand')} exactly at a corner of ReLU here, z = 0. "
        "The check nudges along i and takes the same side of the corner as "
        "backpropagation; a real nudge would not (see the part “The check”)."
    ]


def _kinked(record: Record) -> list[int]:
    """Return the hidden layers whose activation has a corner."""
    network = record.settings.network
    hidden = range(network.n_layers - 1)
    return [layer for layer in hidden if network.activation_of(layer).has_kink]


def _at_corner(record: Record, layer: int) -> list[str]:
    """Return the units of a layer that stand at their corner and are heard."""
    right = record.faulty.right
    weights = record.faulty.parameters.weights[layer + 1]
    at_corner = right.there.pre_activations[layer][0] == 0
    sent = weights * right.back.deltas[layer + 1][0, :, np.newaxis]
    is_heard = np.abs(sent.sum(axis=-1)) > ROUNDING * np.abs(sent).sum(axis=-1)
    units = np.flatnonzero((at_corner & is_heard).any(axis=0))
    return [record.settings.names.unit(layer + 1, int(unit)) for unit in units]


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
    lessons = blind(record)
    if lessons:
        return lessons
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
