"""The part "Does it learn?": two deep networks and the same handwritten digits."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    Network,
    Snapshots,
    TrainingHistory,
    initialize,
    snapshots_of,
    train,
)
from engines.datasets import digit_samples
from engines.gradient_descent import OPTIMIZERS, StopReason
from engines.reference import mlp_gradients
from pages.chapters.backpropagation.telephone import learning_words as words
from pages.chapters.backpropagation.telephone.learning_checks import (
    can_ask,
    measured_gap,
    plain_gap,
)
from pages.chapters.backpropagation.telephone.learning_script import script
from pages.chapters.backpropagation.telephone.part import TelephonePart
from pages.chapters.backpropagation.telephone.settings import KEY, Settings
from pages.figures.learning import Learner, answers_panel, layers_panel, progress_panel
from pages.figures.panel import Panel
from pages.ui import old_controls as controls
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.long_work import telling
from pages.ui.old_chapter import Numbers, Opinion, Remedy

N_DIGITS, BATCH, WIDTH, N_SHOWN = 300, 30, 32, 10
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]
NAMES = ("gradient_descent", "momentum", "adam")
RULES = {OPTIMIZERS[name].label: name for name in NAMES}
KINDS = (("sigmoid", "xavier"), ("relu", "he"))
COLUMNS = (
    "units",
    "epoch",
    "right",
    "loss",
    "∂E/∂W, first",
    "∂E/∂W, last hidden",
    "W moved, first",
)
PRINTS = ("right", "loss", "∂E/∂W, first", "∂E/∂W, last hidden", "W moved, first")


@dataclass(frozen=True)
class Plan:
    """How the two networks are trained."""

    n_hidden: int = 6
    rule: str = "gradient_descent"
    learning_rate: float = 0.1
    n_epochs: int = 20


@dataclass(frozen=True, eq=False)
class Trained:
    """One network, how it went, and what all digits say of it after each epoch."""

    network: Network
    history: TrainingHistory
    snapshots: Snapshots

    @property
    def last(self) -> int:
        """The last epoch whose numbers are finite."""
        return len(self.history.losses) - 1

    @property
    def flew_off(self) -> bool:
        """Whether the loss left all scales in the next epoch."""
        return self.history.stop_reason is StopReason.DIVERGED

    def at(self, step: int) -> int:
        """Return the epoch that is shown at a step."""
        return min(step, self.last)


@dataclass(frozen=True, eq=False)
class Learned:
    """Both networks, and the digits that are shown."""

    networks: tuple[Trained, Trained]  # of sigmoids, of ReLUs
    labels: np.ndarray  # (n_shown,)
    pictures: np.ndarray  # (n_shown, 8, 8) standardised pixels

    @property
    def n_steps(self) -> int:
        """The number of epochs that at least one network came through."""
        return max(one.last for one in self.networks)


class Learning(TelephonePart):
    """Which of the two learns, and what do their gradients say?"""

    code = (train, snapshots_of)

    def ask(self, settings: Settings) -> Plan:
        """Ask how to train."""
        n_hidden = controls.slider("Hidden layers", f"{KEY}_layers", (2, 10), 6, 1)
        labels = list(RULES)
        rule = controls.choice("Optimizer", f"{KEY}_rule", labels, labels[0])
        rate = controls.scale("Learning rate η", f"{KEY}_rate", RATES, 0.1)
        epochs = controls.slider("Epochs", f"{KEY}_epochs", (1, 30), 20, 1)
        return Plan(n_hidden, RULES[rule], rate, epochs)

    def run(self, settings: Settings) -> Learned:
        """Train both networks on the same digits, in the same order."""
        inputs, targets, labels = digit_samples(N_DIGITS)
        networks = tuple(_trained(settings, inputs, targets, *kind) for kind in KINDS)
        pictures = inputs[:N_SHOWN].reshape(-1, 8, 8)
        return Learned(networks, labels[:N_SHOWN], pictures)

    def labels(self, settings: Settings, record: Learned) -> list[str]:
        """Name the epochs."""
        later = [f"After epoch {epoch}" for epoch in range(1, record.n_steps + 1)]
        return ["Before training", *later]

    def panels(self, settings: Settings, record: Learned) -> list[Panel]:
        """Draw what is right, gradients by layer, and what is said of ten digits."""
        learners = [
            Learner(
                words.UNITS[one.network.activation],
                one.history.accuracies,
                one.snapshots.weight_grads,
                one.snapshots.predictions.argmax(axis=-1),
                one.snapshots.predictions.max(axis=-1),
            )
            for one in record.networks
        ]
        n_steps, n_epochs = record.n_steps, settings.more.n_epochs
        return [
            progress_panel(learners, n_steps, n_epochs),
            layers_panel(learners, n_steps),
            answers_panel(learners, n_steps, record.pictures, record.labels),
        ]

    def bet(self, settings: Settings, record: Learned) -> Bet:
        """Ask what the network of sigmoids gets right in the end."""
        return words.bet(settings.more, record, N_DIGITS)

    def story(self, settings: Settings, record: Learned, step: int) -> list[str]:
        """Tell what both get right, and how their gradients lie over the layers."""
        return words.story(record, step, N_DIGITS)

    def ending(
        self, settings: Settings, record: Learned
    ) -> tuple[list[str], Remedy | None]:
        """Say which learned, and why."""
        return words.ending(settings.more, record), words.remedy(settings.more)

    def numbers(self, settings: Settings, record: Learned, step: int) -> Numbers:
        """Put this epoch's gradients of the first and the last hidden layer in."""
        rows = _rows(record)
        reached = sum(row[1] <= step for row in rows)
        return Numbers(words.formulas(record, step, N_DIGITS), COLUMNS, rows, reached)

    def opinions(self, settings: Settings, record: Learned, step: int) -> list[Opinion]:
        """Compute loss and share right plainly, and measure every layer's gradient."""
        inputs, targets, _ = digit_samples(N_DIGITS)
        with np.errstate(all="ignore"):
            gaps = [plain_gap(one, step, inputs, targets) for one in record.networks]
            offs = [measured_gap(one, step, inputs, targets) for one in record.networks]
        what = f"Loss and share right of all {N_DIGITS} digits, both networks"
        measured = "The size of ∂E/∂W in every layer of both networks, relative"
        return [
            Opinion("plain NumPy, layer by layer", max(gaps), 1e-9, what),
            Opinion("the complex-step derivative", max(offs), 1e-6, measured),
        ]

    def reference(self, settings: Settings, record: Learned) -> Opinion | None:
        """Ask scikit-learn for loss and gradients of both networks at the end."""
        inputs, targets, _ = digit_samples(N_DIGITS)
        gaps = []
        for one in record.networks:
            if not can_ask(one, inputs, targets):
                return None
            found = mlp_gradients(one.network, one.history.parameters, inputs, targets)
            theirs = np.array([np.sqrt((grad**2).mean()) for grad in found[1]])
            ours = one.snapshots.weight_grads[-1]
            gaps.append(np.abs(theirs - ours).max() / max(ours.max(), 1e-6))
            gaps.append(abs(found[0] - one.history.losses[-1]))
        what = "Loss and gradient sizes of both networks at the end"
        return Opinion("scikit-learn's MLPClassifier", float(max(gaps)), 1e-6, what)

    def take_home(self, settings: Settings, record: Learned) -> TakeHome:
        """Give every epoch of both, and a script that trains the last one again."""
        one = max(reversed(record.networks), key=lambda trained: trained.last)
        rule = (settings.more.rule, settings.more.learning_rate)
        code = script(one.network, rule, one.last, (N_DIGITS, BATCH), settings.seed)
        return TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _trained(settings: Settings, inputs, targets, kind: str, scheme: str) -> Trained:
    """Return one network and how its training went."""
    plan: Plan = settings.more
    sizes = (inputs.shape[1], *(WIDTH,) * plan.n_hidden, targets.shape[1])
    network = Network(sizes, kind, loss="softmax_cross_entropy")
    start = initialize(sizes, scheme, settings.seed)
    optimizer = OPTIMIZERS[plan.rule](plan.learning_rate)
    told = telling(f"Training with {words.UNITS[kind]}")
    how = (optimizer, plan.n_epochs, BATCH, settings.seed, told)
    history = train(network, start, inputs, targets, *how)
    return Trained(
        network, history, snapshots_of(network, history, inputs, targets, N_SHOWN)
    )


def _rows(record: Learned) -> list[tuple]:
    """Return one row for each epoch that a network came through, in time's order."""
    return [
        (
            words.UNITS[one.network.activation],
            epoch,
            float(one.history.accuracies[epoch]),
            float(one.history.losses[epoch]),
            float(one.snapshots.weight_grads[epoch, 0]),
            float(one.snapshots.weight_grads[epoch, -2]),
            float(one.snapshots.moved[epoch, 0]),
        )
        for epoch in range(record.n_steps + 1)
        for one in record.networks
        if epoch <= one.last
    ]
