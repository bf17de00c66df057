"""How "Break it" ends: which parameters failed, why these, and what a step brings."""

from engines.backpropagation import BUGS
from pages.ui.chapter import Remedy

from ..record import Settings
from .record import Record
from .words import planted, who_failed

FAMOUS = "0.291027924"  # what half the web prints for Mazur's example
REASONS = {
    "update_first": (
        "The outputs' own gradients were right, because nothing had changed yet. Then "
        "the output weights moved, and the blame of the hidden units came back over "
        "the moved ones."
    ),
    "no_slope": (
        "Where σ′ is forgotten the blame passes a unit whole. Every gradient behind "
        "such a unit is off by the slopes on its way; a unit whose slope is 1 does no "
        "harm."
    ),
    "transposed": (
        "A square table read by columns where rows are meant keeps only its diagonal "
        "right."
    ),
    "no_half": (
        "Without the ½ the mistake counts twice, and so does every gradient: a "
        "relative error of one half for each."
    ),
    "sign": (
        "Every gradient has the right size and the wrong sign: a relative error of 2, "
        "the largest there is."
    ),
    "no_bias": "The biases' gradients stay 0, whatever E says; the weights' are right.",
    "leftover": (
        "This is the second step. Each gradient still holds the first one's, so it is "
        "about twice what it should be."
    ),
}


def ending(record: Record) -> list[str]:
    """Say which turned red, why these, and what a step would have brought."""
    bugs = planted(record.settings)
    if not bugs:
        return [
            f"**All {len(record.names)} are happy:** this backpropagation is right.",
            *_corner(record),
            _steps(record),
        ]
    return [
        f"**{who_failed(record)}**",
        *(REASONS[bug] for bug in bugs),
        *_wrong_way_back(record.settings, bugs),
        *_nothing_found(record),
        _steps(record),
        *_famous(record),
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer to switch the bugs off."""
    if not record.settings.bugs:
        return None
    return Remedy("Switch the bugs off", dict.fromkeys(BUGS, False))


def _corner(record: Record) -> list[str]:
    """Say why the check is happy where a real nudge is not."""
    numbers = record.trip.numbers
    has_kink = numbers.network.activation_of(0).has_kink
    if not has_kink or numbers.passed.pre_activations[0].all():
        return []
    return [
        "A ReLU stands exactly at its corner here, z = 0. The check nudges along i and "
        "takes the same side of the corner as backpropagation; a real nudge would "
        "not (see the part “The check”)."
    ]


def _wrong_way_back(settings: Settings, bugs: list[str]) -> list[str]:
    """Say what a transposed table does to the blame that travels over it."""
    _, n_hidden, n_outputs = settings.factory.sizes
    if "transposed" not in bugs or n_hidden != n_outputs:
        return []
    return [
        "And blame that travels over a transposed table reaches the wrong units, so "
        "all behind it is wrong."
    ]


def _nothing_found(record: Record) -> list[str]:
    if record.failed:
        return []
    return [
        "**Yet the check finds nothing:** with these numbers the bug makes no "
        "difference. A check with numbers as special as these proves little; take "
        "others."
    ]


def _steps(record: Record) -> str:
    """Compare a step with the right gradients and one with the faulty ones."""
    settings, numbers = record.settings, record.trip.numbers
    before, right = float(numbers.passed.loss), float(numbers.passed_after.loss)
    rate = settings.learning_rate
    says = f"One step of η = {rate:g} takes E from {before:.9g} to **{right:.9g}**"
    if right == before:
        says = f"One step of η = {rate:g} leaves E at **{right:.9g}**"
    if not planted(settings):
        return f"{says}."
    wrong = record.loss_after
    if wrong == right:
        return f"{says}, with these gradients as with the right ones.{_idle(settings)}"
    says += f" with the right gradients, to **{wrong:.9g}** with these."
    if wrong < before:
        return (
            f"{says} E falls all the same: training would seem to work, and nobody "
            "would notice. The check does."
        )
    if wrong > before:
        return f"{says} With these it rises."
    return f"{says} With these it stays."


def _idle(settings: Settings) -> str:
    """Say why a step does not show the bug, where that is known."""
    if planted(settings) != ["no_bias"] or settings.biases:
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
