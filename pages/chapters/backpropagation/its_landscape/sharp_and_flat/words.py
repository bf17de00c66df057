"""The sentences of "Sharp and flat" at each start, and its bet and ending."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted

from .record import LARGE, N_STARTS, NOISE, RATE, SMALL, Record, samples_of

OPTIONS = ("0 to 2", "3 to 5", "6 to 8")
HINT = (
    "Bet which ends are flatter, press Play for all eight starts, then take ReLUs and "
    "rescale a layer."
)
SYMBOLS = (
    ("θ", "all parameters of the network, in one row"),
    ("s", "how far along the line: 0 where training on all samples at once ends"),
    ("∇²L", "the Hessian: all second derivatives of the loss of the training samples"),
    ("λ_max", "its largest eigenvalue: how sharp the sharpest bend is"),
    ("W₁, b₁, W₂", "weights and biases of the first layer, weights of the second"),
)
BATCH = "How many samples each update of the one training sees; the other sees all 100."
EQUAL = (
    "With as many updates, small batches see fewer samples; with as many epochs, they "
    "take more updates."
)
RESCALE = (
    "The first layer's weights and biases, where small batches end, are multiplied by "
    "this and the next layer's weights divided by it: with ReLUs the network says the "
    "same as before."
)
WAYS = (
    "Each unit's part of the direction as long as its own weights at that end, or one "
    "direction for both ends, as long as small batches' weights before rescaling."
)
SURE = 2  # standard errors from 0: nearer, other starts could turn the sign


def labels(record: Record) -> list[str]:
    """Name the starts."""
    return [f"Start {number}" for number in range(1, N_STARTS + 1)]


def story(record: Record, step: int) -> list[str]:
    """Tell how sharp both ends of a start are, how good, and what lies between."""
    opening = [_opening(record)] if step == 0 else []
    return [
        *opening,
        _ends(record, step),
        *_rescaled(record, step),
        _line(record, step),
    ]


def _opening(record: Record) -> str:
    settings, sizes = record.settings, record.network.layer_sizes
    samples, _ = samples_of(settings)
    small, large = record.n_updates
    counts = (
        f"{small} updates each"
        if small == large
        else f"{small} updates and {large}, as many epochs"
    )
    return (
        f"{N_STARTS} networks {'–'.join(map(str, sizes))} are trained twice each, by "
        f"Adam at {RATE:g} on {len(samples.inputs)} samples with noise {NOISE:g}: in "
        f"batches of {int(settings.batch)}, and on all at once, {counts}."
    )


def _ends(record: Record, step: int) -> str:
    one, other = apart(*(float(of) for of in record.sharpness[:, step]))
    small, large = (percent(float(of)) for of in record.right[:, step])
    return (
        f"**Start {step + 1}:** batches of {int(record.settings.batch)} end where the "
        f"sharpest bend is {one} ({small} right in the test), all at once where it is "
        f"{other} ({large})."
    )


def _rescaled(record: Record, step: int) -> list[str]:
    """Tell what rescaling did to the end of small batches, and what not."""
    if not record.is_rescaled:
        return []
    before = few(float(record.sharpness_before[step]))
    loss = few(float(record.losses[SMALL, step]))
    return [
        f"Before its first layer was multiplied by {few(record.settings.rescale)} and "
        f"the next one divided by it, the sharpest bend of small batches' end was "
        f"{before}; its loss, {loss}, is as it was."
    ]


def _line(record: Record, step: int) -> str:
    first, last = (few(float(record.losses[kind, step])) for kind in (LARGE, SMALL))
    top = few(float(record.highest[step]))
    return (
        f"On the straight line from all at once (loss {first}) to small batches (loss "
        f"{last}) the loss gets up to {top}."
    )


def bet(record: Record) -> Bet:
    """Ask in how many starts small batches end flatter."""
    settings = record.settings
    again = ", after rescaling" if record.is_rescaled else ""
    question = (
        f"Of {N_STARTS} starts, in how many do batches of {int(settings.batch)} end "
        f"flatter (a smaller sharpest bend{again}) than all samples at once?"
    )
    reason = f"They do in {record.n_flatter} of {N_STARTS}."
    answer = OPTIONS[_third(record.n_flatter)]
    return Bet(question, answer, reason, options=OPTIONS, told_at=N_STARTS - 1)


def _third(count: int) -> int:
    return 0 if count <= 2 else 1 if count <= 5 else 2


def ending(record: Record) -> list[str]:
    """Tell how often small batches end flatter, how much better, and what it means."""
    batch = int(record.settings.batch)
    flatter = (
        f"Batches of {batch} end flatter in {record.n_flatter} of {N_STARTS} starts."
    )
    return [flatter, *_scaled(record), _tested(record), _losses(record)]


def _scaled(record: Record) -> list[str]:
    """Tell in how many starts they did before rescaling: the function is the same."""
    if not record.is_rescaled:
        return []
    before = int((record.sharpness_before < record.sharpness[LARGE]).sum())
    return [
        f"Before rescaling it was {before} of {N_STARTS}, with the same functions: "
        "this sharpness tells of the weights too, not of the function alone."
    ]


def _tested(record: Record) -> str:
    """Hold both kinds' accuracies in the test against chance."""
    small, large = record.right
    ahead = 100 * (small - large)
    mean, error = float(ahead.mean()), float(ahead.std(ddof=1) / np.sqrt(len(ahead)))
    told = f"{few(abs(mean))} percentage points (standard error {few(error, 2)})"
    if abs(mean) <= SURE * error or mean == 0:
        return (
            "In the test neither kind is ahead by more than chance: on average "
            f"{percent(float(small.mean()))} right in small batches and "
            f"{percent(float(large.mean()))} all at once."
        )
    who = "small batches name" if mean > 0 else "all at once names"
    return f"In the test {who} more samples rightly, on average by {told}."


def _losses(record: Record) -> str:
    """Tell what else differs: how far each kind got with its training samples."""
    one, other = apart(*(float(of.mean()) for of in record.losses))
    return (
        f"The mean loss of the {counted(N_STARTS, 'end')} is {one} in small batches "
        f"and {other} all at once: how far a training has come may matter as well."
    )
