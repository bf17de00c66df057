"""What the presets of "One pass" say is to be seen."""

import numpy as np

from tests.claims import Claim

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
        "one hidden unit has a negative z.",
        lambda told: (told.seen.z[0] < 0).sum() == 1,
    ),
    Claim(
        "Follow the blame to it: what happens to the weights into it?",
        lambda told: told.seen.kind == "relu" and (told.seen.z[0] < 0).sum() == 1,
    ),
)
