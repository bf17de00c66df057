"""What "One stack" may say: put together from its story and its ending."""

from math import ceil

from engines.backpropagation import ACTIVATIONS, SCHEMES
from tests.claims import Claims

from . import one_stack_ending, one_stack_offers, one_stack_story
from .own import seen_of

DEPTHS, SCALES = (1, 2, 3, 11, 12, 50, 100), (0.01, 0.1, 1.0, 1.4, 10.0, 50.0)
OVERFLOW = {"depth": 100, "width": 64.0, "act": "ReLU", "scale": 50.0}
OVERFLOW |= {"init": "Constant"}
WIDE = 40  # layers: from there on wide stacks take too long for a sweep


def evidence(record):
    """Return the medians by layer of the networks' raw sizes."""
    return seen_of(record)


def answers(seen):
    """Return the power of ten that arrives; of one layer, how values compare."""
    if seen.depth > 1:
        low, high = -ceil(0.8 * seen.depth + 4), ceil(0.35 * seen.depth + 3)
        return min(max(seen.powers, low), high)
    return (
        f"{'larger' if seen.values[1] > seen.values[0] else 'smaller'} than the inputs"
    )


def settings(rng):
    """Return a stack of any kind, narrow where it is deep, odd ones often."""
    depth = rng.choice([*DEPTHS, rng.randint(1, 100), rng.randint(1, 30)])
    widths = (4.0, 8.0, 16.0, 32.0) if depth > WIDE else (4.0, 8.0, 16.0, 32.0, 64.0)
    is_odd = rng.random() < 0.03
    widths = (64.0, 128.0) if is_odd else widths
    schemes = [one.label for one in SCHEMES.values()]
    if rng.random() < 0.02:
        return OVERFLOW | {"seed": rng.randint(0, 999)}
    return {
        "depth": depth,
        "width": rng.choice(widths),
        "act": rng.choice([*(one.label for one in ACTIVATIONS.values()), "Sigmoid"]),
        "init": rng.choice(schemes[2:] if rng.random() < 0.85 - is_odd else schemes),
        "scale": rng.choice([*SCALES, 0.05, 0.5, 0.85, 1.2, 2.0, 3.0, 5.0, 20.0]),
        "norm": rng.random() < 0.2,
        "skip": rng.random() < 0.2,
        "seed": rng.randint(0, 999),
    }


CLAIMS = Claims(
    (*one_stack_story.CLAIMS, *one_stack_ending.CLAIMS, *one_stack_offers.CLAIMS),
    evidence=evidence,
    answers=answers,
    settings=settings,
    few=8,
    many=600,
)
