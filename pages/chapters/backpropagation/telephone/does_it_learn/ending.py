"""How the part "Does it learn?" ends, and what would mend it, made from its record."""

from dataclasses import replace
from functools import lru_cache

from pages.ui.chapter import Remedy
from pages.words.numbers import few, percent, times
from pages.words.sentences import out_of

from .record import RATES, Record, Trained, flat_share, n_silent_layers, run
from .words import LEARNT, right

BEGUN = 0.25  # share right
FELL = 0.1  # share right: less than at the best by more
LARGE_FOR_ADAM = 0.01
FADED = 0.1  # of the last hidden layer's gradient: what less counts as vanished
EPSILON, BESIDE_EPSILON = 1e-8, 1e-6  # what Adam adds; gradients that it hardly touches
BETTER = 0.1  # share right, of both networks on average
MANY = 10.0  # times the weights' size: more is told as a multiple


def ending(record: Record) -> list[str]:
    """Say which learned, and what parts them."""
    sigmoid, relu = record.networks
    verdicts = [_verdict(sigmoid), _verdict(relu)]
    if record.settings.rule == "adam":
        return [*verdicts, *_of_adam(record)]
    if _has_learnt(relu) and not _has_learnt(sigmoid):
        return [*verdicts, *_what_parts_them(sigmoid, relu)]
    return verdicts


def _has_learnt(one: Trained) -> bool:
    return not one.flew_off and bool(one.history.accuracies[-1] >= LEARNT)


def _verdict(one: Trained) -> str:
    """Say what became of one network, and by which number."""
    name, share = one.name, float(one.history.accuracies[-1])
    best = float(one.history.accuracies.max())
    after = f"{right(share)} right{_after(one)}"
    if one.flew_off:
        where = f"in epoch {one.last + 1}"
        return f"**{name} flew off** {where}: the loss grew beyond all numbers."
    if share >= LEARNT:
        return f"**{name} has learnt the digits** it trains on: {right(share)} right."
    if not one.ends(-1)[0]:
        return _without_gradient(one, after)
    if share >= BEGUN:
        return f"**{name} has begun to learn**: {after}, guessing gets 10%."
    if best >= BEGUN:
        return f"**{name} has lost what it had learnt**: {after}."
    return f"**{name} has not learnt**: {after}, where guessing gets 10%."


def _after(one: Trained) -> str:
    """Say that it was better before, where it was."""
    shares = one.history.accuracies
    best = int(shares.argmax())
    if shares[best] - shares[-1] <= FELL:
        return ""
    return f", after {percent(float(shares[best]))} in epoch {best}"


def _without_gradient(one: Trained, after: str) -> str:
    """Say what left the first layer without a gradient."""
    name = one.name
    zero = "the first layer's gradient is exactly 0 to a computer"
    if one.network.activation == "sigmoid":
        flat = flat_share(one)
        pairs = "all" if flat == 1 else percent(flat)
        return (
            f"**{name} is saturated** ({after}): {pairs} of the pairs of a hidden unit "
            f"and a digit pass on less than a tenth of the steepest slope, and {zero}."
        )
    hidden = len(one.network.layer_sizes) - 2
    silent = n_silent_layers(one)
    if not silent:
        return (
            f"**{name} is dead** ({after}): no digit's blame finds a way back, and "
            f"{zero}."
        )
    off = out_of(silent, hidden, "hidden layer")
    return (
        f"**{name} is dead** ({after}): {off} off altogether, every unit for every "
        f"digit, and {zero}."
    )


def _of_adam(record: Record) -> list[str]:
    """Say what Adam makes of tiny gradients, and whether η suits it."""
    first = float(record.sigmoid.ends(0)[0])
    moved = (
        f"the first weights of the sigmoids, whose gradient was {few(first)} before "
        f"training, moved by {_moved(record.sigmoid)}"
    )
    steps = (
        "Adam divides every gradient by its own usual size, so a layer with tiny "
        f"gradients takes steps of about η too: {moved}."
    )
    if first < BESIDE_EPSILON:
        steps = (
            "Adam divides every gradient by its own usual size and ε = 10⁻⁸, and "
            f"beside that ε a gradient can be too tiny for steps of η: {moved}."
        )
    rate = record.settings.learning_rate
    if rate <= LARGE_FOR_ADAM:
        return [steps]
    return [steps, f"η = {rate:g} is large for Adam: about 0.001 is usual."]


def _moved(one: Trained) -> str:
    """Write how far the first layer's weights went from where they began."""
    moved = float(one.snapshots.moved[-1, 0])
    if moved >= MANY:
        return f"{few(moved)} times their size"
    return f"{percent(moved)} of their size"


def _what_parts_them(sigmoid: Trained, relu: Trained) -> list[str]:
    """Compare gradients at the start and how far the first layers moved."""
    (first, last), (other, top) = sigmoid.ends(0), relu.ends(0)
    far = (
        "In the end the first layer's weights have moved by "
        f"{_moved(sigmoid)} with sigmoids, by {_moved(relu)} with ReLUs."
    )
    if first / last < FADED:
        return [
            "What parts them: with sigmoids the first layer's gradient was, before "
            f"training, {few(first / last)} times the last hidden layer's: it had "
            "vanished on its way back. With ReLUs it was "
            f"{times(other / top, 'that layer had')}. {far}"
        ]
    if first >= other:
        return [far]
    return [
        "What parts them: nothing vanished over so few layers, but with sigmoids the "
        f"first layer's gradient was {few(first)} before training, with ReLUs "
        f"{few(other)}: at the same η they take smaller steps. {far}"
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the learning rate that ends best, of some that may mend it."""
    if _has_learnt(record.relu):
        return None
    settings = record.settings
    tried = [_tried(replace(settings, learning_rate=at)) for at in _others(record)]
    if not tried:
        return None
    best = max(tried, key=_score)
    if _score(best) < _score(record) + BETTER:
        return None
    rate = best.settings.learning_rate
    shares = " and ".join(
        f"{one.name} {percent(float(one.history.accuracies[-1]))}"
        for one in best.networks
    )
    return Remedy(f"Take η = {rate:g}: then {shares} right", {"rate": rate})


_tried = lru_cache(maxsize=4)(run)


def _score(record: Record) -> float:
    """Return the mean share right; what flew off has none."""
    shares = [
        0.0 if one.flew_off else float(one.history.accuracies[-1])
        for one in record.networks
    ]
    return sum(shares) / len(shares)


def _others(record: Record) -> list[float]:
    """Return the rates to try: smaller ones if a network broke, else larger ones."""
    rate, relu = record.settings.learning_rate, record.relu
    fell = relu.history.accuracies.max() - relu.history.accuracies[-1] > FELL
    if relu.flew_off or fell or not relu.ends(-1)[0]:
        is_large = record.settings.rule == "adam" and rate > LARGE_FOR_ADAM
        most = LARGE_FOR_ADAM if is_large else rate
        return [one for one in RATES if one < most][-2:]
    return [one for one in RATES if one > rate][:2]
