"""A remedy for who gets lost: the largest learning rate with which nobody does."""

import numpy as np

from engines.gradient_descent import StopReason
from pages.ui.chapter import Remedy
from pages.words.numbers import few

from .record import HIGHER, Record, rates_of, walks_of


def remedy(record: Record) -> Remedy | None:
    """Offer that rate where somebody is lost now."""
    if not record.lost:
        return None
    settings = record.settings
    lost = np.any([_lost(record, one.size) for one in record.learners], axis=0)
    rates = np.array(rates_of(settings))
    safe = rates[~lost & (rates < settings.learning_rate)]
    if not len(safe):
        return None
    return Remedy(
        f"Take η = {few(safe[-1])}: nobody gets lost", {"eta": float(safe[-1])}
    )


def _lost(record: Record, size: int) -> np.ndarray:
    """Say of every rate whether it gets a learner lost, (V,)."""
    walks = walks_of(record.settings, size)
    flown = walks.stop_reasons == StopReason.DIVERGED
    ends = record.ground.neuron.loss(walks.weights[-1])
    return flown | (ends > HIGHER * record.everyone.losses[0])
