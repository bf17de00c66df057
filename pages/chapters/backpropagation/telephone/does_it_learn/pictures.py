"""The pictures of the part "Does it learn?": shares right, gradients, and answers."""

from pages.chapters.backpropagation.telephone.does_it_learn.record import Record
from pages.figures.learning import Learner, answers_panel, layers_panel, progress_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw what is right, gradients by layer, and what is said of ten digits."""
    learners = [
        Learner(
            one.name,
            one.history.accuracies,
            one.snapshots.weight_grads,
            one.snapshots.predictions.argmax(axis=-1),
            one.snapshots.predictions.max(axis=-1),
        )
        for one in record.networks
    ]
    n_steps, n_epochs = record.n_steps, record.settings.n_epochs
    return [
        progress_panel(learners, n_steps, n_epochs),
        layers_panel(learners, n_steps),
        answers_panel(learners, n_steps, record.pictures, record.labels),
    ]
