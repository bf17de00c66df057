"""A remedy for who gets lost: the largest learning rate with which nobody does."""

from engines.gradient_descent import StopReason
from pages.ui.chapter import Remedy
from pages.words.numbers import few

from .rates import RATES
from .record import Record, fits_of


def remedy(record: Record) -> Remedy | None:
    """Offer that rate where somebody is lost now."""
    if not record.lost(len(record.moments) - 1):
        return None
    now = record.settings.learning_rate
    smaller = tuple(rate for rate in RATES if rate < now)
    fits = [fits_of(record.settings, one.size, smaller) for one in record.learners]
    safe = [
        rate
        for at, rate in enumerate(smaller)
        if all(one.stop_reasons[at] is not StopReason.DIVERGED for one in fits)
    ]
    if not safe:
        return None
    return Remedy(f"Take η = {few(safe[-1])}: nobody gets lost", {"eta": safe[-1]})
