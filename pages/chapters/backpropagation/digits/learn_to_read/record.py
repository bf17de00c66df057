"""A network and the linear baseline, trained alike; what they say of held-out digits."""

from dataclasses import dataclass, replace

import numpy as np

from ..record import Settings, Trained, split, trained


@dataclass(frozen=True, eq=False)
class Record:
    """Both networks; row s of the arrays is after epoch s of `net`."""

    settings: Settings
    net: Trained
    baseline: Trained  # the same network, where it has no hidden layer
    shares: np.ndarray  # (S, n, 10) what `net` gives each digit of a held-out picture
    confusions: np.ndarray  # (S, 10, 10) float counts: what they are, what is said
    held_accuracies: np.ndarray  # (S,) share of the held-out digits named rightly
    baseline_accuracies: np.ndarray  # (S of the baseline,)

    @property
    def n_steps(self) -> int:
        """The number of epochs that at least one of them came through."""
        return max(self.net.last, self.baseline.last)

    def answers(self, step: int) -> np.ndarray:
        """Return the digit that each held-out picture is taken for, (n,)."""
        return self.shares[self.net.at(step)].argmax(axis=-1)


def run(settings: Settings) -> Record:
    """Train both alike, and let them read the digits that were held out."""
    net, baseline = trained(settings), trained(replace(settings, hidden=0.0))
    answers = net.held_shares.argmax(axis=-1)
    return Record(
        settings,
        net,
        baseline,
        net.held_shares,
        np.array([confusion(row) for row in answers]),
        right_share(net),
        right_share(baseline),
    )


def confusion(answers: np.ndarray) -> np.ndarray:
    """Count the held-out digits by what they are (rows) and what is said of them."""
    pairs = 10 * split()[1].labels + answers
    return np.bincount(pairs, minlength=100).reshape(10, 10).astype(float)


def right_share(one: Trained) -> np.ndarray:
    """Return the share of the held-out digits that it names rightly, by epoch."""
    answers = one.held_shares.argmax(axis=-1)
    return (answers == split()[1].labels).mean(axis=-1)
