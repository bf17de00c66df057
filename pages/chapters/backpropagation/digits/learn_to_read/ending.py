"""How Learn to read ends: what the hidden layer brought, and what would mend it."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from engines.backpropagation import forward
from pages.ui.chapter import Remedy
from pages.words.numbers import with_error
from pages.words.sentences import counted, out_of

from ..record import RATES, Settings, trained
from .record import LEARNT, Record, advantage, error_of, lead

VERDICTS = {
    1: "**The hidden layer helps, from this start:**",
    0: "**Too near to call:**",
    -1: "**The hidden layer stands in the way, from this start:**",
}
FEW_UNITS, ENOUGH = 8, 32.0
BETTER = 0.1  # share right, before a remedy is worth its button


def ending(record: Record) -> list[str]:
    """Say what the hidden layer brought, and why it read badly where it did."""
    verdict = [_alone(record)] if record.is_baseline else _against(record)
    return [*verdict, *_learned(record), *_dead(record)]


def _alone(record: Record) -> str:
    _, held, _ = record.right(record.n_steps)
    return (
        f"**Without a hidden layer** it names {held} of the {len(record.labels)} "
        "digits it never saw rightly."
    )


def _against(record: Record) -> list[str]:
    """Compare with the baseline, and say how far chance may account for it."""
    n, last = len(record.labels), record.n_steps
    alone, behind = advantage(record, last)
    points, error = 100 * (alone - behind) / n, 100 * error_of(alone, behind, n)
    _, held, base = record.right(last)
    counts = (
        f"it names {held} of the {n} digits it never saw rightly, the baseline {base}"
    )
    verdict = VERDICTS[lead(record, last)]
    size = (
        f"In points, {with_error(points, error)}: the standard error says how much the "
        "choice of digits that were held out may move it. What another seed would "
        "change is not in it."
    )
    return [f"{verdict} {counts}.", *([size] if error else [])]


def _learned(record: Record) -> list[str]:
    """Compare what was learned with what was never seen."""
    learned, held, _ = record.right(record.n_steps)
    shares = learned / len(record.net.learned.labels), held / len(record.labels)
    if shares[1] < LEARNT:
        return []
    return [
        f"Of the digits it learned from it names {shares[0]:.1%} rightly, of "
        f"those it never saw {shares[1]:.1%}."
    ]


def _dead(record: Record) -> list[str]:
    """Count the units that are 0 for every digit, where it reads badly."""
    if record.held_accuracies[-1] >= LEARNT or record.net.recipe.activation != "relu":
        return []
    dead = n_dead(record)
    if not dead:
        return []
    says = out_of(dead, record.net.recipe.hidden, "hidden unit")
    return [f"**Dead:** {says} 0 for every digit that it learns from."]


def n_dead(record: Record) -> int:
    """Count the hidden units that are 0 for every learned digit at the end."""
    net = record.net
    samples = net.learned.inputs, net.learned.targets
    with np.errstate(all="ignore"):
        passed = forward(net.network, net.parameters(net.last), *samples)
    return int((passed.activations[1] <= 0).all(axis=0).sum())


def remedy(record: Record) -> Remedy | None:
    """Offer what reads best of a few other settings, where it reads badly."""
    if record.held_accuracies[-1] >= LEARNT:
        return None
    tried = [(right_at_the_end(one), one) for one in _others(record)]
    share, best = max(tried, key=lambda pair: pair[0], default=(0.0, None))
    if share < max(LEARNT, record.held_accuracies[-1] + BETTER):
        return None
    n = len(record.labels)
    count = f"{round(share * n)} of {n} right"
    if best.hidden != record.settings.hidden:
        units = counted(int(best.hidden), "hidden unit")
        return Remedy(f"Take {units}: then {count}", {"hidden": best.hidden})
    rate = best.learning_rate
    return Remedy(f"Take η = {rate:g}: then {count}", {"rate": rate})


@lru_cache(maxsize=64)
def right_at_the_end(settings: Settings) -> float:
    """Return the share of the held-out digits that is named rightly in the end."""
    one = trained(settings)
    says = one.shares(one.held.inputs, one.last).argmax(axis=-1)
    return float((says == one.held.labels).mean())


def _others(record: Record) -> list[Settings]:
    """Return other settings to try: more units where there are few, or other rates."""
    settings, shares = record.settings, record.held_accuracies
    if 0 < settings.hidden <= FEW_UNITS:
        return [replace(settings, hidden=ENOUGH)]
    rate, relu = settings.learning_rate, record.net.recipe.activation == "relu"
    fell = shares.max() - shares[-1] > BETTER
    if record.net.flew_off or fell or (relu and n_dead(record)):
        rates = [one for one in RATES if one < rate][-3:]
    else:
        rates = [one for one in RATES if one > rate][:2]
    return [replace(settings, learning_rate=one) for one in rates]
