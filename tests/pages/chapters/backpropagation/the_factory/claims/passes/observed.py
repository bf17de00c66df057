"""What the presets of "One pass" say is to be seen."""

import numpy as np

from tests.claims import Claim


def _far(seen, letter: str) -> float:
    """Return how far the weights of a letter move at most."""
    ways = [abs(way) for name, (_, way) in seen.moving.items() if name[0] == letter]
    return max(ways)


def _moved_too_early(seen) -> float:
    """Return w₁₁ after a step whose blame goes back over output weights of after it."""
    over = seen.v[0] - seen.rate * seen.h[0] * seen.delta
    delta = (over @ seen.delta) * seen.slopes[0][0]
    return float(seen.w[0, 0] - seen.rate * seen.x[0] * delta)


OBSERVED = (
    Claim(
        "how much of the mistake each unit passes on, and over which weights it is "
        "handed back.",
        lambda told: told.seen.returned.all() and not told.seen.is_softmax,
    ),
    Claim("What becomes of the error in one step?", lambda told: told.seen.fell > 0),
    Claim(
        "two products, two mistakes: which of the outputs gets most of the blame, and "
        "what does a hidden unit do that hears from both?",
        lambda told: (
            len(told.seen.y) == 2
            and told.seen.returned.all()
            and np.ptp(np.abs(told.seen.delta)) > 0.01
        ),
    ),
    Claim(
        "softmax and cross-entropy are one pair: the blame of each output is simply "
        "its share minus what it should be, with no slope to pass.",
        lambda told: told.seen.is_softmax and told.seen.asks_for_shares,
    ),
    Claim(
        "the output is almost 0 and should be 1, so the mistake is almost as large as "
        "can be.",
        lambda told: told.seen.said[0] < 0.01 and told.seen.y[0] == 1,
    ),
    Claim(
        "Follow it on its way back: how much of it reaches the weights?",
        lambda told: told.seen.slopes[1][0] < 0.01 and abs(told.seen.blame[0]) > 0.9,
    ),
    Claim(
        "one row of XOR from a textbook, typed in under “Your own”: its thresholds "
        "{a}, {b} and {c} are biases with the sign turned.",
        lambda told: (
            told.seen.x.tolist() == [1, 1]
            and told.seen.y.tolist() == [0]
            and [-told[place] for place in "abc"] == [*told.seen.b, *told.seen.c]
        ),
    ),
    Claim(
        "Which move further in this step, the weights into the hidden units or those "
        "out of them?",
        lambda told: _far(told.seen, "v") > 1.1 * _far(told.seen, "w"),
    ),
    Claim(
        "a sheet of exercises that many pages print.",
        lambda told: told.seen.x.tolist() == [0.35, 0.9] and not told.seen.b.any(),
    ),
    Claim(
        "Some of them move the output weights before the blame travels back, and get "
        "{wrong} for the weight w₁₁: what is it here?",
        lambda told: told.reads(wrong=_moved_too_early(told.seen)),
    ),
    Claim(
        "four samples, and one step by the mean of their gradients.",
        lambda told: told.seen.walk.is_mean and len(told.seen.settings.sample) == 4,
    ),
    Claim(
        "The mean of their E falls; does the E of the sample that is followed fall, "
        "too?",
        lambda told: (
            told.seen.walk.mean_error(told.seen.rate) < told.seen.walk.mean_error(0)
            and told.seen.fell < 0
        ),
    ),
    Claim(
        "one hidden unit has a negative z.",
        lambda told: (told.seen.z[0] < 0).sum() == 1,
    ),
    Claim(
        "Follow the blame to it: what happens to the weights into it?",
        lambda told: told.seen.kind == "relu" and (told.seen.z[0] < 0).sum() == 1,
    ),
)
