"""A network and the linear baseline, trained alike; what they make of new digits."""

from dataclasses import dataclass, replace

import numpy as np

from pages.ui.chapter import Table

from ..record import ANY, Settings, Trained, course, split

COLUMNS = ("epoch", "loss", "learned right", "held out right", "baseline right")
LEARNT = 0.9  # share right of the held-out digits
SURE = 2.0  # standard errors: what is farther from 0 is told as a difference


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

    @property
    def n_planned(self) -> int:
        """How many steps the whole record has, the start among them."""
        return self.n_steps + 1 if self.is_whole else self.settings.n_epochs + 1

    @property
    def is_whole(self) -> bool:
        """Whether both learn no more."""
        return self.net.is_whole and self.baseline.is_whole

    @property
    def is_baseline(self) -> bool:
        """Whether the network has no hidden layer: it is the baseline itself."""
        return self.net.recipe == self.baseline.recipe

    @property
    def labels(self) -> np.ndarray:
        """What the held-out digits are, (n,)."""
        return self.net.held.labels

    def answers(self, step: int) -> np.ndarray:
        """Return the digit that each held-out picture is taken for, (n,)."""
        return self.shares[self.net.at(step)].argmax(axis=-1)

    def right(self, step: int) -> tuple[int, int, int]:
        """Count what is right: of the learned, the held-out, and by the baseline."""
        at, other = self.net.at(step), self.baseline.at(step)
        n_learned, n_held = len(self.net.learned.labels), len(self.labels)
        return (
            round(float(self.net.history.accuracies[at]) * n_learned),
            round(float(self.held_accuracies[at]) * n_held),
            round(float(self.baseline_accuracies[other]) * n_held),
        )

    def mistakes(self, step: int) -> np.ndarray:
        """Return the counts of a step's mistakes, (10, 10): what is right is 0."""
        counts = self.confusions[self.net.at(step)]
        return counts - np.diag(np.diag(counts))


def run(settings: Settings) -> Record:
    """Train both alike, and let them read the digits that were held out."""
    return _upto(settings, settings.n_epochs)


def begin(settings: Settings) -> Record:
    """Return the record of the first epochs, or of all that are trained already."""
    return _upto(settings, settings.recipe.slice)


def grow(record: Record) -> Record:
    """Return the record with a slice more of epochs."""
    settings = record.settings
    return _upto(settings, record.n_steps + settings.recipe.slice)


def _upto(settings: Settings, n_epochs: int) -> Record:
    """Return the record of at least so many epochs; both networks have as many."""
    recipes = settings.recipe, replace(settings, hidden=0.0).recipe
    courses = [course(recipe) for recipe in recipes]
    net, baseline = (one.upto(n_epochs) for one in courses)
    longest = max(net.last, baseline.last)  # others may have taken one further
    net, baseline = (one.upto(longest) for one in courses)
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


def advantage(record: Record, step: int) -> tuple[int, int]:
    """Count the held-out digits that `net` alone, and the baseline alone, has right."""
    theirs = record.baseline.held_shares[record.baseline.at(step)].argmax(axis=-1)
    ours, labels = record.answers(step), record.labels
    alone = (ours == labels) & (theirs != labels)
    return int(alone.sum()), int(((ours != labels) & (theirs == labels)).sum())


def error_of(alone: int, behind: int, n: int) -> float:
    """Return the standard error of (alone - behind) / n, over other digits held out."""
    return float(np.sqrt(alone + behind - (alone - behind) ** 2 / n) / n)


def lead(record: Record, step: int) -> int:
    """Return 1 where `net` reads better beyond chance, -1 where worse, else 0."""
    alone, behind = advantage(record, step)
    share = (alone - behind) / len(record.labels)
    error = error_of(alone, behind, len(record.labels))
    return 0 if abs(share) <= SURE * error else int(np.sign(share))


def shown(record: Record, step: int) -> np.ndarray:
    """Return the pictures that are asked for: the surest mistakes first.

    Where those are asked for that are right, the least sure come first.
    """
    settings, said = record.settings, record.answers(step)
    wanted = np.ones(len(said), dtype=bool)
    if settings.true_digit != ANY:
        wanted &= record.labels == int(settings.true_digit)
    if settings.said_digit != ANY:
        wanted &= said == int(settings.said_digit)
    if not asks_for_right(settings):
        wanted &= said != record.labels
    rows = np.flatnonzero(wanted)
    sure = record.shares[record.net.at(step), rows].max(axis=-1)
    return rows[np.argsort(sure if asks_for_right(settings) else -sure, kind="stable")]


def asks_for_right(settings: Settings) -> bool:
    """Tell whether pictures are asked for that are named rightly."""
    return settings.true_digit == settings.said_digit != ANY


def table(record: Record) -> Table:
    """List the epochs that the network came through."""
    history, base = record.net.history, record.baseline
    rows = [
        (
            at,
            float(history.losses[at]),
            float(history.accuracies[at]),
            float(record.held_accuracies[at]),
            float(record.baseline_accuracies[base.at(at)]),
        )
        for at in record.net.epochs
    ]
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return the table's rows up to a step's epoch."""
    return record.net.at(step) + 1
